"""What lists of people know of planning: who is planned for which title, of the entries that the reader may see."""

import django_filters
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from cadre.brought import COLUMNS, CONDITIONS, Asked, PeopleColumn, PeopleCondition
from cadre.querysets import CadreQuerySet
from foundation.lists.tables import Column
from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry, PlanningTerm
from planning.querysets import PlanningEntryQuerySet

ANY, NONE, PROPOSED = "any", "none", "proposed"
FIXED = [(ANY, "Chức danh bất kỳ"), (NONE, "Không trong quy hoạch")]
NOT_DECIDED = (PROPOSED, "Đang đề nghị, chưa phê duyệt")
TITLE = "target__post__title"


def planned(asked: Asked) -> PlanningEntryQuerySet:
    """The entries that stand approved on the day and that the reader may see."""
    return asked.rows(PlanningEntry).planned_on(asked.day)


def proposed(asked: Asked) -> PlanningEntryQuerySet:
    """The entries put forward by the day and not decided; who may not see drafts has none."""
    return asked.rows(PlanningEntry).on_list(asked.day).exclude(pk__in=planned(asked).values("pk"))


def titles(asked: Asked) -> django_filters.Filter:
    """Whether somebody is planned at all, or for which title."""
    found = PostTitle.objects.filter(pk__in=planned(asked).values(f"{TITLE}_id"))
    named = [(str(title.pk), title.name) for title in found.order_by("level", "order", "name")]
    drafts = [NOT_DECIDED] if asked.user.has_perm("planning.draft_planningentry") else []
    return django_filters.ChoiceFilter(
        label="Trong quy hoạch", choices=[*FIXED, *drafts, *named], empty_label="Tất cả"
    )


def terms(asked: Asked) -> django_filters.Filter:
    """The term that is planned for; alone it asks for whoever is planned in it."""
    found = PlanningTerm.objects.filter(pk__in=planned(asked).values("target__term"))
    return django_filters.ChoiceFilter(
        label="Nhiệm kỳ quy hoạch", choices=[(str(term.pk), str(term)) for term in found]
    )


def of_title(cadres: CadreQuerySet, choice: str, asked: Asked) -> CadreQuerySet:
    """Who is planned so, in the chosen term if one is; "not" means in none of that term."""
    entries = proposed(asked) if choice == PROPOSED else planned(asked)
    if term := asked.chosen.get("planned_term"):
        entries = entries.filter(target__term=term)
    if choice.isdecimal():
        entries = entries.filter(**{TITLE: choice})
    people = entries.values("cadre")
    return cadres.exclude(pk__in=people) if choice == NONE else cadres.filter(pk__in=people)


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


CONDITIONS += [
    PeopleCondition("planned", PlanningEntry, titles, of_title, first=True),
    PeopleCondition("planned_term", PlanningEntry, terms, of_term),
]
COLUMNS.append(PeopleColumn(Column("planned", "Quy hoạch", "planned", shown=False), PlanningEntry, in_words))
