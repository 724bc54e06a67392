"""People by what was typed: post, unit and state in a line, by given name, the accents that were typed first."""

from collections.abc import Iterator

from django.db.models import Case, Count, IntegerField, Q, Value, When

from cadre.models.people import Cadre, CadreNow, CadrePrivate
from cadre.projected import in_projection
from cadre.querysets import CadreQuerySet
from finding.groups import Hit, HitGroup, SearchQuestion
from foundation.core.figures import thousands
from foundation.core.text import fold, fold_name
from foundation.ordering.order import MOST_ROWS

PEOPLE = "Cán bộ"
SHOWN = 8
SERVING = CadreNow.Status.SERVING
TODAY = ("now__unit", "now__held__post__title", "now__held__post__unit")
THEN = ("now__unit", "held__post__title", "held__post__unit")
MANY = "Mở danh sách trên {count} đồng chí, gõ thêm để thu hẹp"
REST = {
    SERVING: "Mở danh sách {count} đồng chí đang công tác",
    CadreNow.Status.LEFT: "Mở danh sách {count} đồng chí đã nghỉ, chuyển đi",
    CadreNow.Status.NO_POST: "Mở danh sách {count} đồng chí chưa có chức vụ",
}


def people(asked: SearchQuestion) -> HitGroup:
    """People of today in whatever state; of another day those who held a post then. Two queries."""
    rows = people_found(asked)
    if asked.today:
        counts, related = by_state(rows), TODAY
        if sum(counts.values()) > MOST_ROWS:
            return the_first_of_many(asked, rows)
        rows = rows.order_by(first(Q(now__status=SERVING)), *by_name(asked.text))
    else:
        counts, related = {SERVING: rows.order_by().count()}, THEN
        rows = rows.order_by(*by_name(asked.text))
    hits = [person(asked, cadre) for cadre in rows.select_related(*related)[:SHOWN]]
    return HitGroup(PEOPLE, sum(counts.values()), hits, list(rest(asked, counts)))


def by_state(rows: CadreQuerySet) -> dict[str, int]:
    """How many people of each state; of more than `MOST_ROWS` the first met are counted, one more than these."""
    found, path = in_projection(rows), "status"
    if found is None:
        found, path = rows, "now__status"
    states = {status.value: Count("pk", filter=Q(**{path: status})) for status in CadreNow.Status}
    return found.order_by()[: MOST_ROWS + 1].aggregate(**states)


def the_first_of_many(asked: SearchQuestion, rows: CadreQuerySet) -> HitGroup:
    """Not the best fitting: to sort them all for every letter typed would take seconds. Two more letters find fewer."""
    listed = rows.filter(now__status=SERVING).order_by("now__official_key", "pk").select_related(*TODAY)
    hits = [person(asked, cadre) for cadre in listed[:SHOWN]]
    words = MANY.format(count=thousands(MOST_ROWS))
    more = Hit(words, asked.list_of(status="all"), icon="list-ul")
    return HitGroup(PEOPLE, MOST_ROWS, hits, [more], more=True)


def people_found(asked: SearchQuestion) -> CadreQuerySet:
    """Those whom the list of people would find by the same text."""
    if asked.today:
        numbers = CadrePrivate.objects.for_user(asked.user)
        return Cadre.objects.for_user(asked.user).found_by(asked.text, numbers=numbers)
    return Cadre.objects.seen_by(asked.user, asked.day).found_then(asked.text)


def by_name(text: str) -> Iterator:
    """The order of given names; before it the names that hold what was typed, first those that bear its accents."""
    folded = fold_name(text)
    yield first(Q(name_fold__startswith=folded) | Q(name_fold__contains=f" {folded}"))
    if fold(text) != text.lower():
        yield first(Q(full_name__contains=text.title()))
    yield from ("sort_key", "pk")


def first(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())


def person(asked: SearchQuestion, cadre: Cadre) -> Hit:
    """The name; beside it post and unit, or what became of the person, the telephone and the year of birth."""
    held = cadre.now.held if asked.today else cadre.held
    where = str(held.post) if held else f"{cadre.now.get_status_display()}, {cadre.now.unit}"
    born = f"sinh {cadre.birth.year}" if cadre.birth else ""
    note = " · ".join(part for part in (where, cadre.phone if asked.today else "", born) if part)
    return Hit(cadre.full_name, asked.at(cadre.get_absolute_url()), note, "person")


def rest(asked: SearchQuestion, counts: dict[str, int]) -> Iterator[Hit]:
    """The lists of those who were found, by state, where they are more than one sees."""
    if sum(counts.values()) > SHOWN:
        for status, words in REST.items():
            if count := counts.get(status):
                more = {} if status == SERVING else {"status": status.value}
                yield Hit(words.format(count=count), asked.list_of(**more), icon="list-ul")
