"""Who rose, who fell, who was not completed two years running: lists of names with both grades."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation.grades import abbreviated
from evaluation.models import EvaluationQuerySet
from evaluation.told_apart import GradeChange, changed

LISTED = (GradeChange.ROSE, GradeChange.FELL, GradeChange.TWICE)
ON_SCREEN, PRINTED = 50, 5000


@dataclass(frozen=True)
class ChangedPerson:
    name: str
    url: str
    post: str
    unit: str
    before: str
    grade: str


@dataclass(frozen=True)
class ChangeList:
    """The first of them in official order, of `total`."""

    change: GradeChange
    total: int
    people: list[ChangedPerson]

    @property
    def more(self) -> int:
        return self.total - len(self.people)


def change_lists(
    rows: EvaluationQuerySet, seen: EvaluationQuerySet, numbers: Mapping[GradeChange, int], *, whole: bool
) -> Iterator[ChangeList]:
    """The lists that hold anybody, all of each where they are printed; one query a list."""
    rows = rows.beside_year_before(seen).ranked().select_related("cadre", "unit")
    rows = rows.order_by("unit__official_key", "rank", "cadre__sort_key", "pk")
    for change in LISTED:
        if numbers[change]:
            found = rows.filter(changed(change))[: PRINTED if whole else ON_SCREEN]
            yield ChangeList(change, numbers[change], [person(row) for row in found])


def person(row: object) -> ChangedPerson:
    return ChangedPerson(
        str(row.cadre),
        row.get_absolute_url(),
        row.post_words,
        row.unit.name,
        abbreviated(row.before, row.year - 1),
        abbreviated(row.grade, row.year),
    )
