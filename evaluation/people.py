"""What lists and pages of people know of yearly grades: of those that the reader may see and that count on the day."""

import django_filters
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cadre.brought import CONDITIONS, FACTS, GRADES, Asked, PeopleCondition, PeopleGrades, PersonFact
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from evaluation.columns import decided
from evaluation.filters import GOOD_OR_BETTER, GRADED, NOT_GRADED, RESULTS
from evaluation.models import Evaluation, EvaluationQuerySet, last_year
from evaluation.on_paper import grades_on_paper, years_on_paper

NOT_RECORDED, YEARS, LATEST = "none", 10, 3


def years(asked: Asked) -> django_filters.Filter:
    """The last ten years that count; the last of them unless another is chosen."""
    last = last_year(asked.day)
    offered = [(str(year), str(year)) for year in range(last, last - YEARS, -1)]
    return django_filters.ChoiceFilter(label="Xếp loại năm", choices=offered, empty_label=str(last))


def results(asked: Asked) -> django_filters.Filter:
    return django_filters.ChoiceFilter(label="Mức xếp loại", choices=[*RESULTS, (NOT_RECORDED, "Chưa ghi")])


def of_year(asked: Asked) -> EvaluationQuerySet:
    year = int(asked.chosen.get("grade_year") or last_year(asked.day))
    return asked.rows(Evaluation).on(asked.day).filter(year=year)


def with_result(cadres: CadreQuerySet, result: str, asked: Asked) -> CadreQuerySet:
    """Whose grade of the year is this one; "not recorded" is whoever has no line of that year."""
    rows = of_year(asked)
    if result == NOT_RECORDED:
        return cadres.exclude(pk__in=rows.values("cadre")).exclude(pk__in=asked.kept_from(Evaluation))
    if result == GOOD_OR_BETTER:
        rows = rows.good_or_better()
    elif result == GRADED:
        rows = rows.graded()
    else:
        rows = rows.filter(grade="" if result == NOT_GRADED else result)
    return cadres.filter(pk__in=rows.values("cadre"))


def in_year(cadres: CadreQuerySet, year: str, asked: Asked) -> CadreQuerySet:
    """A year alone asks for whoever was graded in it; beside a result it only says of which year that is."""
    return cadres if asked.chosen.get("grade") else with_result(cadres, GRADED, asked)


CONDITIONS += [
    PeopleCondition("grade_year", Evaluation, years, in_year),
    PeopleCondition("grade", Evaluation, results, with_result),
]


def last_grades(asked: Asked, cadre: Cadre) -> SafeString | str:
    """The last three years as cells, the earliest first, each with its page."""
    rows = asked.rows(Evaluation).filter(cadre=cadre).spoken_of(asked.day)
    cells = format_html_join(
        "",
        '<a class="grade" href="{}" title="{}"><span>{}</span>{}</a>',
        ((row.get_absolute_url(), row.words, str(row.year), decided(row)) for row in reversed(rows[:LATEST])),
    )
    return format_html('<span class="grades">{}</span>', cells) if cells else ""


FACTS.append(PersonFact("Xếp loại", Evaluation, last_grades))
GRADES.append(PeopleGrades(Evaluation, years_on_paper, grades_on_paper))
