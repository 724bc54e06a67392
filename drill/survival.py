"""What a fault did: a row of the table that docs/reliability.md holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADS = ("fault", "survived", "lost", "kept", "pages failed, s", "well after, s", "at most, s")
NOT_RUN = "not run"


@dataclass(frozen=True)
class Survival:
    """`lost` and `kept` count acknowledged writes.

    `failed` are the seconds between the first page that failed and the last, `well` those until all was well.
    """

    fault: str
    survived: str
    lost: str = "0"
    kept: str = "–"
    failed: float | None = None
    well: float | None = None
    most: float | None = None

    def cells(self) -> tuple[str, ...]:
        seconds = ("–" if one is None else f"{one:.1f}" for one in (self.failed, self.well))
        most = "–" if self.most is None else f"{self.most:g}"
        return (self.fault, self.survived, self.lost, self.kept, *seconds, most)


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of Markdown."""
    lines = [HEADS, ("---",) * len(HEADS), *rows]
    return [f"| {' | '.join(line)} |".replace("| --- |", "|---|").replace(" --- |", "---|") for line in lines]


def told(document: str) -> dict[str, dict[str, str]]:
    """The rows of the table that a document holds, by fault."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in document.splitlines()
        if line.startswith("| ") and line.count("|") == len(HEADS) + 1
    ]
    return {row[0]: dict(zip(HEADS, row, strict=True)) for row in rows if row[0] != HEADS[0]}


def differences(outcomes: Iterable[Survival], known: dict[str, dict[str, str]]) -> list[str]:
    """In sentences; how long something took differs when it is above what is promised, and not otherwise."""
    found = []
    for outcome in outcomes:
        row = known.get(outcome.fault)
        if outcome.survived.startswith(NOT_RUN):
            continue
        if row is None:
            found.append(f"{outcome.fault}: is not in the table")
            continue
        found += _unlike(outcome, row)
    return found


def _unlike(outcome: Survival, row: dict[str, str]) -> list[str]:
    found = [
        f"{outcome.fault}: {head} is “{now}”, the table says “{row[head]}”"
        for head, now in (("survived", outcome.survived), ("lost", outcome.lost))
        if now != row[head]
    ]
    most = row["at most, s"]
    if outcome.well is not None and most != "–" and outcome.well > float(most):
        found.append(f"{outcome.fault}: well after {outcome.well:.1f} s, the table says at most {most} s")
    return found
