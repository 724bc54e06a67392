"""What the cells of a form count, in the database and in one query; the list behind a cell asks the same conditions."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Q,
    QuerySet,
    Value,
    When,
)

from cadre.ages import at_least, at_most
from cadre.models.people import Cadre, EthnicGroup
from cadre.staff import with_levels
from dashboards.forms.definitions import StatColumn, StatForm, StatRow
from foundation.core.models import counts_on
from office.organisation.models.form_places import FormPlace
from office.organisation.models.structure import Post, PostTitle
from planning.models import PlanningEntry, PlanningTarget

# What is counted by, whatever is counted: each row of a source has these.
OF_TITLE = {
    "title": "title",
    "name": "title__name",
    "level": "title__level",
    "place": "title__form_place",
    "second": "title__second_place",
    "leads": "title__is_leader",
    "kind": "title__kind",
    "unit": "unit",
    "block": "unit__kind",
}


def in_units(rows: QuerySet, post: str, form: StatForm, units: Collection[int]) -> QuerySet:
    """The rows of the form's levels in the units (keys), with title and unit as `stat_…`; `post` leads to the post."""
    rows = rows.alias(**{f"stat_{name}": F(f"{post}{of}") for name, of in OF_TITLE.items()})
    return rows.filter(stat_unit__among=units, stat_level__in=form.levels)


@dataclass(frozen=True)
class StatSource:
    """What a form counts on a day: one row a post held, or a planning entry, of what its reader may see.

    `asked` are the posts, or the titles planned for, of which there could be rows; `person` leads from a row to its
    person.
    """

    form: StatForm
    day: datetime.date
    rows: QuerySet
    asked: QuerySet
    person: str = ""

    def in_column(self, column: StatColumn) -> Q:
        """Condition: the title of a row counts in the column."""
        return reduce(or_, (counted_in(place, blocks) for place, blocks in column.places.items()))

    @property
    def in_any(self) -> Q:
        return reduce(or_, (self.in_column(column) for column in self.form.columns))

    def in_row(self, row: StatRow) -> Q | Case:
        """Condition: a row of the form counts the person; of a heading, who is in none of its parts."""
        if row.rest:
            parts = reduce(or_, (self.in_row(part) for part in self.form.parts(row.key)))
            found = When(parts, then=Value(False))
            return Case(found, default=Value(True), output_field=BooleanField())
        return person_is(row, self.day, self.person)

    def narrowed(self, row: StatRow | None, column: StatColumn | None) -> QuerySet:
        """The rows behind a cell; of a whole row, or of all that the form counts, where a part is not asked for."""
        rows = self.rows.filter(self.in_column(column) if column else self.in_any)
        return rows.filter(self.in_row(row)) if row else rows

    @property
    def left_out(self) -> QuerySet:
        """The rows that no column counts; of posts those of who leads, is a member, or was put into some column."""
        rows = self.rows.exclude(self.in_any)
        collective = Q(stat_kind=PostTitle.Kind.COLLECTIVE)
        told = Q(stat_leads=True) | collective | ~Q(stat_place="")
        return rows.filter(told) if self.form.of_people else rows

    @property
    def known(self) -> frozenset[int]:
        """The columns of which there could be rows; one query."""
        columns = {str(column.number): self.in_column(column) for column in self.form.columns}
        asked = self.asked.order_by().aggregate(
            **{f"column_{number}": Count("pk", filter=of) for number, of in columns.items()}
        )
        return frozenset(int(number) for number in columns if asked[f"column_{number}"])

    def apart(self) -> list["LeftOut"]:
        """What no column counts, those that nobody has settled first; one query."""
        return left_out(self)

    def notes(self) -> Iterator[str]:
        """What must be known to read the numbers, beside what the form itself says."""
        yield from ()


def counted_in(place: str, blocks: Collection[str] | None) -> Q:
    """Condition: a title of the place, at a unit of one of the blocks (None: of any)."""
    titles = Q(stat_place=place) | Q(stat_second=place)
    return titles if blocks is None else titles & Q(stat_block__in=blocks)


def person_is(row: StatRow, day: datetime.date, person: str = "") -> Q:
    """Condition: what a row asks holds for the person on the day; `person` leads to them."""
    asked = Q()
    if row.sex:
        asked &= Q(**{f"{person}sex": row.sex})
    if row.minority:
        group = f"{person}ethnic_group"
        asked &= Q(**{f"{group}__isnull": False}) & ~Q(**{f"{group}__code": EthnicGroup.MAJORITY})
    if row.age:
        least, most = row.age
        asked &= Q(**{f"{person}birth__isnull": False})
        asked &= Q() if least is None else at_least(day, least, f"{person}birth")
        asked &= Q() if most is None else at_most(day, most, f"{person}birth")
    for kind in ("degree", "theory"):
        if levels := getattr(row, kind):
            asked &= Q(**{f"{kind}_then__in": levels})
    return asked


def held_posts(user: Any, form: StatForm, units: Collection[int], day: datetime.date) -> StatSource:
    """The posts of the form's levels in the units (keys) that somebody held on the day, also beside a main post; of
    people who serve then and whom the user may see.
    """
    people = with_levels(Cadre.objects.seen_by(user, day), day)
    rows = people.annotate(seat=FilteredRelation("posts", condition=counts_on(day, "posts__")))
    since = {"stat_since": F("seat__valid_from"), "stat_known": F("seat__known_on")}
    rows = in_units(rows.alias(**since), "seat__post__", form, units)
    return StatSource(form, day, rows, in_units(Post.objects.for_user(user), "", form, units))


def planned(
    user: Any, form: StatForm, units: Collection[int], day: datetime.date, terms: Iterable[int]
) -> StatSource:
    """The entries that stand approved on the day for titles of the units (keys) in the terms; the user's own and
    their relatives' too, `masked`: a total is whole.
    """
    entries = PlanningEntry.objects.listed_for(user).planned_on(day).filter(target__term__in=terms)
    rows = in_units(with_levels(entries, day, "cadre"), "target__post__", form, units)
    targets = PlanningTarget.objects.for_user(user).filter(term__in=terms)
    return StatSource(form, day, rows, in_units(targets, "post__", form, units), person="cadre__")


@dataclass(frozen=True)
class LeftOut:
    """A title that stands in no column: nobody has settled where, or the form has none for it. Of moves and posts taken
    what they are told apart by (`key`).
    """

    title: int
    name: str
    place: str
    count: int
    key: str = ""

    @property
    def settled(self) -> bool:
        return bool(self.place)

    @property
    def place_name(self) -> str:
        return FormPlace(self.place).label if self.place else ""


@dataclass(frozen=True)
class StatCounts:
    """The numbers of a form by (key of the row, number of the column), and the titles that it leaves out.

    A column that is not `asked` has no post, or nobody is planned for such: it stays empty, for 0 would say that
    somebody looked. Of `unclear` people it is not known whether they held their post already.
    """

    form: StatForm
    numbers: dict[tuple[str, int], int]
    asked: frozenset[int] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)
    unclear: int = 0

    def of(self, row: StatRow, column: StatColumn) -> int | None:
        """The number of a cell, of a heading how many are in none of its parts; None where nothing was asked."""
        if column.number not in self.asked or not (row.counted or row.rest):
            return None
        if row.counted:
            return self.numbers[row.key, column.number]
        parts = sum(self.numbers[part.key, column.number] for part in self.form.parts(row.key))
        return self.numbers["total", column.number] - parts

    @property
    def blank(self) -> list[StatColumn]:
        """The columns in which nothing was asked."""
        return [column for column in self.form.columns if column.number not in self.asked]


def counted(source: StatSource) -> StatCounts:
    """Count all cells; three queries for any number of people and cells.

    The database groups people by which rows count them, so each is in one group, and counts every column in each.
    """
    form = source.form
    rows = [row for row in form.rows if row.counted]
    flags = {f"row_{row.key}": truth(source.in_row(row)) for row in rows if row.key != "total"}
    columns = {str(column.number): source.in_column(column) for column in form.columns}
    numbers = {(row.key, column.number): 0 for row in rows for column in form.columns}
    unclear = 0
    for group in grouped(source, flags, columns):
        unclear += group["unclear"]
        for row in (row for row in rows if group.get(f"row_{row.key}", True)):
            for column in form.columns:
                numbers[row.key, column.number] += group[f"column_{column.number}"]
    return StatCounts(form, numbers, source.known, source.apart(), unclear)


def grouped(source: StatSource, flags: dict[str, Any], columns: dict[str, Q]) -> QuerySet:
    """People grouped by the flags, with their number in each column, and how many may have begun after the day."""
    counts = {f"column_{number}": Count("pk", distinct=True, filter=of) for number, of in columns.items()}
    counts["unclear"] = Value(0)
    if source.form.of_people:
        later = Q(stat_since=None, stat_known__gt=source.day)
        counts["unclear"] = Count("pk", distinct=True, filter=later)
    rows = source.rows.filter(source.in_any).order_by()
    return rows.annotate(**flags).values(*flags).annotate(**counts)


def left_out(source: StatSource) -> list[LeftOut]:
    """The titles held, or planned for, that stand in no column, those nobody has settled first; one query."""
    named = {name: F(f"stat_{name}") for name in ("title", "name", "place")}
    rows = source.left_out.order_by().annotate(**named).values(*named)
    found = [LeftOut(**each) for each in rows.annotate(count=Count("pk", distinct=True))]
    return sorted(found, key=lambda each: (each.settled, each.name, each.title))


def truth(condition: Q | Case) -> ExpressionWrapper | Case:
    """A condition as a value of each row."""
    return ExpressionWrapper(condition, BooleanField()) if isinstance(condition, Q) else condition
