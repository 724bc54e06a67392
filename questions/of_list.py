"""What is asked about many: how many of which kind, who retires, who is planned and what each lacks."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from cadre.ages import age_on
from cadre.columns import held, level
from cadre.models.people import Cadre
from cadre.retirement import Retirements
from foundation.core.figures import Share
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.outside import on_page
from office.regulations.conditions import lower_first
from office.regulations.findings import PASSED, RULE_UNCONFIRMED, SPECIAL_CASE
from planning.judged_entries import JudgedEntry
from planning.lists import PlanningList
from questions.answers import Answer, Asking, Cell, PeopleList, cut

HEADS = ("Họ và tên", "Sinh (tuổi)", "Chức vụ, đơn vị", "LLCT")
RECORDS = "Hồ sơ cán bộ"


def line(asked: Asking, cadre: Cadre) -> list[Cell]:
    age, post = age_on(cadre.birth, asked.day), held(cadre)
    born = f"{cadre.birth} ({age})" if cadre.birth else ""
    return [
        asked.link(cadre),
        Cell(born),
        Cell(str(post.post) if post else f"{cadre.now.get_status_display()}, {cadre.now.unit}"),
        Cell(level("theory")(cadre)),
    ]


def place(asked: Asking) -> dict[str, Any]:
    """Among whom is counted, as the list of people is asked for it."""
    kind, _, value = asked.values.get("among", "").partition(":")
    query = {kind: value} if kind else {}
    return query | ({"unit": asked.found["unit"].pk} if asked.found.get("unit") else {})


def count(asked: Asking) -> Answer:
    """So many of all, with the list of both."""
    chosen, among = asked.values, place(asked)
    wanted = {name: chosen[name] for name in ("sex", "minority", "theory", "degree") if chosen.get(name)}
    if chosen.get("under"):
        wanted["age_to"] = chosen["under"] - 1
    behind, whole = PeopleList(asked, among | wanted), PeopleList(asked, among)
    found, total = behind.count(), whole.count()
    share = Share(found, total)
    return Answer(
        f"{found} đồng chí trong {total} đồng chí ({share.words(1)})" if wanted else f"{found} đồng chí",
        asked.source(RECORDS) + "; tuổi tính tại ngày này",
        HEADS,
        [line(asked, cadre) for cadre in behind.people()],
        behind.opens(found),
        [*behind.remarks, *cut(found)],
    )


def retiring(asked: Asking) -> Answer:
    """Who retires within so many months, with the month and what it rests on."""
    months = asked.values.get("months") or 12
    unit = {"unit": asked.found["unit"].pk} if asked.found.get("unit") else {}
    behind = PeopleList(asked, {"retiring": months, **unit})
    found, retirements = behind.count(), Retirements(asked.day)
    rows = [[*line(asked, cadre)[:3], Cell(retirements.of(cadre).words)] for cadre in behind.people()]
    basis = f"; căn cứ {retirements.rule.article}" if retirements.confirmed else ""
    return Answer(
        f"{found} đồng chí nghỉ hưu trong {months} tháng tới",
        asked.source(RECORDS) + basis,
        (*HEADS[:3], "Nghỉ hưu hết tháng"),
        rows,
        behind.opens(found),
        [*behind.remarks, *cut(found)],
    )


def planned(asked: Asking) -> Answer:
    """The lines of a planning list, with what each lacks; of masked lines nothing."""
    term, title = asked.found["list"]
    found = PlanningList(asked.user, term, title, asked.day)
    rows = [
        [planned_person(asked, one), Cell(one.workplace if not one.masked else ""), Cell(lacks(one))]
        for one in found.lines
    ]
    number = f"{len(rows)} {found.unit_word}"
    return Answer(
        f"{found.name}: {number}",
        asked.source("Danh sách quy hoạch"),
        ("Họ và tên", "Chức vụ, đơn vị", "Còn thiếu"),
        rows,
        Cell(f"Mở danh sách {number}", asked.at(reverse("planning-list", args=[term, title])))
        if rows
        else None,
        [*not_confirmed(found.lines), found.measured_by],
    )


def not_confirmed(lines: Iterable[JudgedEntry]) -> Iterator[str]:
    """The conditions of which nobody confirmed what is required: once for all lines, not in each."""
    of_all = {
        found.text: None for one in lines for found in one.answered if found.verdict == RULE_UNCONFIRMED
    }
    if of_all:
        yield f"{RULE_UNCONFIRMED.word}: {', '.join(map(lower_first, of_all))}."


def planned_person(asked: Asking, one: JudgedEntry) -> Cell:
    """The name as the list shows it; it leads to the entry."""
    name = one.entry.listed.full_name
    return Cell(name) if one.masked else Cell(name, asked.at(one.entry.get_absolute_url()))


def lacks(one: JudgedEntry) -> str:
    """The conditions that are not met, with figures and verdicts; else how much of what is asked is answered."""
    if one.masked:
        return OTHERS_ACT
    told = (PASSED, SPECIAL_CASE, RULE_UNCONFIRMED)
    lacking = [found for found in one.answered if found.verdict not in told]
    return on_page("; ".join(f"{found.text}: {found.in_brief}" for found in lacking)) or one.account
