"""What lists and pages of people know of planning: who is planned for what, of the entries that the reader may see."""

from collections.abc import Iterable, Sequence
from functools import cache

import django_filters
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cadre.brought import (
    COLUMNS,
    CONDITIONS,
    FACTS,
    LEFT_OUT,
    Asked,
    PeopleColumn,
    PeopleCondition,
    PersonFact,
)
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from foundation.lists.tables import Column
from office.organisation.models.structure import PostTitle
from office.organisation.outside import NOT_ENSURED, on_page
from office.regulations.conditions import lower_first
from office.regulations.findings import (
    FAILED,
    LACKING_DATA,
    NOT_YET,
    Finding,
    Verdict,
    account,
)
from planning.judged_entries import JudgedEntry
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTerm
from planning.querysets import PlanningEntryQuerySet
from planning.secrecy import left_out_for

ANY, NONE, PROPOSED = "any", "none", "proposed"
FIXED = [(ANY, "Chức danh bất kỳ"), (NONE, "Không trong quy hoạch")]
NOT_DECIDED = (PROPOSED, "Đang đề nghị, chưa phê duyệt")
TITLE = "target__post__title"
NOT_PLANNED = "Chưa có trong danh sách quy hoạch nào."
NO_LONGER = "Không còn trong danh sách quy hoạch nào."


def entries_of(asked: Asked) -> PlanningEntryQuerySet:
    """The entries that the reader may see; what leaves the program tells of no secret list."""
    entries = asked.rows(PlanningEntry)
    return entries.filter(target__secret=False) if asked.leaves else entries


def planned(asked: Asked) -> PlanningEntryQuerySet:
    """Those that stand approved on the day."""
    return entries_of(asked).planned_on(asked.day)


def proposed(asked: Asked) -> PlanningEntryQuerySet:
    """The entries put forward by the day and not decided; who may not see drafts has none."""
    return entries_of(asked).on_list(asked.day).exclude(pk__in=planned(asked).values("pk"))


def lists_of(asked: Asked) -> set[tuple[int, int]]:
    """(title, term) of the lists on which somebody stands planned; a secret one may be asked for, and tells nobody."""

    def found() -> set[tuple[int, int]]:
        entries = asked.rows(PlanningEntry).planned_on(asked.day)
        return set(entries.order_by().values_list(f"{TITLE}_id", "target__term_id").distinct())

    return asked.once("lists", found)


def titles(asked: Asked) -> django_filters.Filter:
    """Whether somebody is planned at all, or for which title; asked when the choices are drawn or one is chosen."""

    @cache
    def choices() -> list[tuple[str, str]]:
        found = PostTitle.objects.filter(pk__in={title for title, _ in lists_of(asked)})
        named = [(str(title.pk), title.name) for title in found.order_by("level", "order", "name")]
        drafts = [NOT_DECIDED] if asked.user.has_perm("planning.draft_planningentry") else []
        return [*FIXED, *drafts, *named]

    return django_filters.ChoiceFilter(label="Trong quy hoạch", choices=choices, empty_label="Tất cả")


def terms(asked: Asked) -> django_filters.Filter:
    """The term that is planned for; alone it asks for whoever is planned in it."""

    @cache
    def choices() -> list[tuple[str, str]]:
        found = PlanningTerm.objects.filter(pk__in={term for _, term in lists_of(asked)})
        return [(str(term.pk), str(term)) for term in found]

    return django_filters.ChoiceFilter(label="Nhiệm kỳ quy hoạch", choices=choices)


def of_title(cadres: CadreQuerySet, choice: str, asked: Asked) -> CadreQuerySet:
    """Who is planned so, in the chosen term if one is; "not" means in none of that term."""
    entries = proposed(asked) if choice == PROPOSED else planned(asked)
    if term := asked.chosen.get("planned_term"):
        entries = entries.filter(target__term=term)
    if choice.isdecimal():
        entries = entries.filter(**{TITLE: choice})
    people = entries.values("cadre")
    if choice == NONE:
        return cadres.exclude(pk__in=people).exclude(pk__in=asked.kept_from(PlanningEntry))
    return cadres.filter(pk__in=people)


def of_term(cadres: CadreQuerySet, term: str, asked: Asked) -> CadreQuerySet:
    """Whoever is planned in the term, where no title is asked for beside it."""
    return cadres if asked.chosen.get("planned") else of_title(cadres, ANY, asked)


def in_words(asked: Asked) -> Subquery:
    """The titles and terms for which a person is planned."""
    words = Concat(f"{TITLE}__name", Value(" "), "target__term__name", output_field=CharField())
    entries = planned(asked).filter(cadre=OuterRef("pk")).order_by().values("cadre")
    return Subquery(
        entries.annotate(words=StringAgg(words, "; ", order_by=f"{TITLE}__order")).values("words")
    )


def planned_for(asked: Asked, cadre: Cadre) -> SafeString | str:
    """The titles that the person is planned for on the day or put forward for, each with what is lacking; else whether
    the person ever stood on a list that the reader may see.
    """
    entries = entries_of(asked).filter(cadre=cadre).with_state(asked.day)
    known = [entry for entry in entries.select_related("target__term") if entry.state_that_day is not None]
    listed = [entry.pk for entry in known if entry.on_list_that_day]
    if not listed:
        return NO_LONGER if known else NOT_PLANNED
    lines = judged(entries.filter(pk__in=listed), asked.day, reader=asked.user)
    cells = (
        (
            line.entry.get_absolute_url(),
            line.entry.target.post,
            line.entry.get_list_url(),
            line.entry.target.term.name,
            lower_first(line.entry.status_that_day),
            lacking_on_paper(line.findings) if asked.leaves else lacking(line),
        )
        for line in lines
    )
    return format_html_join("", '<p><a href="{}">{}</a> <a class="soft" href="{}">({})</a>, {}{}</p>', cells)


def lacking(line: JudgedEntry) -> SafeString | str:
    """What the person does not meet, or what is not known of them; nothing where every answer is there and good."""
    found = [(verdict.word, explained(line.answered, verdict)) for verdict in (FAILED, NOT_YET, LACKING_DATA)]
    said = "; ".join(f"{lower_first(word)}: {names}" for word, names in found if names)
    return format_html(" – <strong>{}</strong>", on_page(said)) if said else ""


def lacking_on_paper(findings: Sequence[Finding]) -> str:
    """The same as it is worded for outside, then how much of what is asked was answered at all: where nothing is
    lacking the paper says of how many conditions.
    """
    words = {
        FAILED: f"{lower_first(NOT_ENSURED)} về ",
        NOT_YET: "chưa đạt: ",
        LACKING_DATA: "thiếu dữ liệu: ",
    }
    found = [f"{words[verdict]}{names}" for verdict in words if (names := explained(findings, verdict))]
    found += [lower_first(told)] if (told := account(findings)) else []
    return f" – {'; '.join(found)}" if found else ""


def explained(findings: Iterable[Finding], verdict: Verdict) -> str:
    """The conditions with the verdict, each with what exactly is lacking: "tiêu chuẩn chức danh (còn thiếu: …)"."""
    chosen = [each for each in findings if each.verdict == verdict]
    words = ((lower_first(each.text), each.missing or each.reason) for each in chosen)
    return ", ".join(f"{name} ({why})" if why else name for name, why in words)


CONDITIONS += [
    PeopleCondition("planned", PlanningEntry, titles, of_title, first=True),
    PeopleCondition("planned_term", PlanningEntry, terms, of_term),
]
FACTS.append(PersonFact("Quy hoạch", PlanningEntry, planned_for, NOT_PLANNED))
LEFT_OUT[PlanningEntry] = lambda asked: left_out_for(asked.user)
COLUMNS.append(PeopleColumn(Column("planned", "Quy hoạch", "planned"), PlanningEntry, in_words))
