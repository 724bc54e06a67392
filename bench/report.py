"""What was measured: printed as tables, and written as JSON with the same figures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

WIDTH = 34
MISSED = "  ← aim missed"


@dataclass(frozen=True)
class Measured:
    """`ratio` is to its base in the table; `aim` is the ratio to stay under, where there is one."""

    name: str
    ms: float
    ratio: float
    aim: float | None = None

    @property
    def is_missed(self) -> bool:
        return self.aim is not None and self.ratio > self.aim


@dataclass(frozen=True)
class ReportTable:
    """Things timed in turn; the first rows are the bases, and the ratio is to the first of them unless it is told."""

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
        bases: Sequence[str] | Mapping[str, str],
        aims: Mapping[str, float] | None = None,
    ) -> "ReportTable":
        """From medians in ms, to the first of the bases; or to its own base, where each row is told one."""
        own = dict(bases) if isinstance(bases, Mapping) else {}
        bases = list(own.values() or bases)
        own = {name: own.get(name, name if own else bases[0]) for name in medians}
        measured = {
            name: Measured(name, round(ms, 2), round(ms / medians[own[name]], 2), (aims or {}).get(name))
            for name, ms in medians.items()
        }
        rows = [row for name, row in measured.items() if name not in bases]
        return cls(title, runs, [measured[name] for name in bases], rows)

    def lines(self) -> list[str]:
        """As printed: milliseconds, then the ratio, to the second of two bases too, then the aim."""
        second = self.bases[1] if len(self.bases) == 2 else None
        heads = "x base" if len(self.bases) > 2 else f"x {self.bases[0].name}"
        heads = f"{heads:>30}" + (f"{f'x {second.name}':>20}" if second else "")
        lines = [
            f"{self.title}; medians of at most {self.runs} runs",
            f"  {'':<{WIDTH}}{'ms':>10}{heads}{'aim':>6}",
        ]
        for row in [*self.bases, *self.rows]:
            other = f"{row.ms / second.ms:>20.2f}" if second else ""
            aim = "–" if row.aim is None else row.aim
            missed = MISSED if row.is_missed else ""
            lines.append(f"  {row.name:<{WIDTH}}{row.ms:>10.2f}{row.ratio:>30.2f}{other}{aim:>6}{missed}")
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
    """Of each size, by its number of people, the list of everything that was printed, with its table."""
    sizes = {
        str(people): [
            {"table": table.title, **asdict(row)} for table in of_size for row in [*table.bases, *table.rows]
        ]
        for people, of_size in tables.items()
    }
    path.write_text(json.dumps(sizes, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
