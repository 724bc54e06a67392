"""The grades of a year as forms of higher offices ask for them."""

import datetime
from typing import Any

from cadre.fillable import PeopleOnForms, places_above
from cadre.form_fields import NOTE, PEOPLE_FIELDS
from cadre.models.people import Cadre
from evaluation.grades import NOT_GRADED_SHORT, SHORT, Grade, abbreviated
from evaluation.imports.rows import COLUMNS
from evaluation.models import Evaluation
from foundation.sheets.filling.fields import ListedField, ListOffer
from foundation.sheets.filling.filler import ListedRow
from foundation.sheets.filling.lists import FillableList, ListChoice, register_list, said
from foundation.sheets.understood import paper

OF_KIND = {column.key: column for column in COLUMNS}
# What a person, a collective and the office said of a grade never leaves: forms ask in vain.
GRADES = ("member_grade",)
OWN = ("post_words", "unit", "year", *GRADES, "not_graded_reason", "decision", "note")
# What a person's record says under the same headings.
OTHERWISE = {"unit", "note", "post", "place", "post_decision"}


def graded(record: dict[str, Any]) -> set[str]:
    """The grade as the marks of its column call it."""
    grade = record.get("given grade")
    return {Grade(grade).label, SHORT[grade]} if grade else set()


@register_list
class GradesForForms(FillableList):
    slug = "grades"
    label = "Kết quả xếp loại"
    permission = "evaluation.export_evaluation"
    private_permission = "cadre.view_cadreprivate"
    model = "evaluation.evaluation"
    offer = ListOffer(
        (
            *(ListedField(OF_KIND[key], said(f"given {key}"), by_hand=key == NOTE) for key in OWN),
            ListedField(OF_KIND["grade"], said("given words"), marked=graded),
            *(each for each in PEOPLE_FIELDS if each.column.key not in OTHERWISE),
        )
    )

    @classmethod
    def choices(cls, user: Any, day: datetime.date) -> list[ListChoice]:
        rows = Evaluation.objects.listed_for(user, "export").spoken_of(day)
        years = rows.order_by("-year").values_list("year", flat=True).distinct()
        return [ListChoice(str(year), f"Năm {year}") for year in years]

    def rows(self, *, with_private: bool = False) -> list[ListedRow]:
        rows = Evaluation.objects.listed_for(self.user, "export").filter(year=self.choice.key).ranked()
        rows = list(
            rows.select_related("cadre", "unit").order_by(
                "unit__official_key", "rank", "cadre__sort_key", "pk"
            )
        )
        open_to_user = Cadre.objects.for_user(self.user, "export").filter(
            pk__in={row.cadre_id for row in rows}
        )
        forms = PeopleOnForms(self.user, self.day, with_private=with_private)
        people, places = forms.records(open_to_user.select_related("ethnic_group")), places_above()
        return [ListedRow(record_of(row, people), places.get(row.unit_id, ())) for row in rows]


def record_of(row: Evaluation, people: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """Of a masked row what lists show: who it is, and where."""
    known = {
        "full_name": row.cadre.full_name,
        "birth": row.cadre.birth,
        "given post_words": row.post_words,
        "given unit": row.unit.name,
        "given year": row.year,
    }
    if row.masked:
        return known
    return {
        **people.get(row.cadre_id, {}),
        **known,
        **{f"given {name}": abbreviated(getattr(row, name), row.year) for name in GRADES},
        "given grade": row.grade,
        "given words": abbreviated(row.grade, row.year) or NOT_GRADED_SHORT,
        "given not_graded_reason": row.not_graded_reason,
        "given decision": paper(row.decision_no, row.decision_on),
        "given note": row.note,
    }
