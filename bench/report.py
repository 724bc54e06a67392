"""What was measured: printed as tables, and written as JSON with the same figures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """`ratio` is to the base of its table; `aim` is the ratio to come to, where there is one."""

    name: str
    ms: float
    ratio: float
    aim: float | None = None


@dataclass(frozen=True)
class ReportTable:
    """Things timed in turn; the first rows are the bases, and the ratio is to the first of them."""

    title: str
    runs: int
    bases: list[Measured]
    rows: list[Measured]

    @classmethod
    def of(
        cls,
        title: str,
        runs: int,
        medians: Mapping[str, float],
        *,
        bases: Sequence[str],
        aims: Mapping[str, float] | None = None,
    ) -> "ReportTable":
        """From medians in ms; of a base too it is told how it compares with the first."""
        first = medians[bases[0]]
        measured = {
            name: Measured(name, round(ms, 2), round(ms / first, 2), (aims or {}).get(name))
            for name, ms in medians.items()
        }
        rows = [row for name, row in measured.items() if name not in bases]
        return cls(title, runs, [measured[name] for name in bases], rows)

    def lines(self) -> list[str]:
        """As printed: milliseconds, then the ratio to each base, then the aim."""
        heads = "".join(f"{f'x {base.name}':>20}" for base in self.bases)
        lines = [f"{self.title}; medians of {self.runs} runs", f"  {'':<28}{'ms':>10}{heads}{'aim':>6}"]
        for row in [*self.bases, *self.rows]:
            others = "".join(f"{row.ms / base.ms:>20.2f}" for base in self.bases[1:])
            aim = "–" if row.aim is None else row.aim
            lines.append(f"  {row.name:<28}{row.ms:>10.2f}{row.ratio:>20.2f}{others}{aim:>6}")
        return lines


def pack(tables: Sequence[ReportTable]) -> str:
    """For the process that prints, which is not the one that measured."""
    return json.dumps([asdict(table) for table in tables])


def unpack(text: str) -> list[ReportTable]:
    tables = []
    for fields in json.loads(text):
        rows = {key: [Measured(**row) for row in fields.pop(key)] for key in ("bases", "rows")}
        tables.append(ReportTable(**fields, **rows))
    return tables


def write_json(path: Path, tables: Mapping[int, Sequence[ReportTable]]) -> None:
    """Of each size, by its number of people, the list of everything that was printed."""
    sizes = {
        str(people): [asdict(row) for table in of_size for row in [*table.bases, *table.rows]]
        for people, of_size in tables.items()
    }
    path.write_text(json.dumps(sizes, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
