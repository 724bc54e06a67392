"""The learners of a class as forms of higher offices ask for them."""

import datetime
from typing import Any

from cadre.fillable import PeopleOnForms, places_above
from cadre.form_fields import PEOPLE_FIELDS
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.sheets.filling.fields import ListedField, ListOffer
from foundation.sheets.filling.filler import ListedRow
from foundation.sheets.filling.lists import FillableList, ListChoice, register_list, said
from training.columns import grade, once_passed, result, unit
from training.imports.learners import LearnerKind
from training.models import Enrolment, TrainingClass
from training.secrecy import SECRET_CLASS

OF_KIND = {column.key: column for column in LearnerKind.columns}
OWN = ("training_class", "workplace", "result", "grade", "certificate_no", "certificate_on")
# What a person's record says under the same headings.
OTHERWISE = {"unit"}


@register_list
class LearnersForForms(FillableList):
    slug = "class"
    label = "Học viên của lớp"
    permission = "training.export_enrolment"
    private_permission = "cadre.view_cadreprivate"
    model = "training.enrolment"
    offer = ListOffer(
        (
            *(ListedField(OF_KIND[key], said(f"learner {key}")) for key in OWN),
            *(each for each in PEOPLE_FIELDS if each.column.key not in OTHERWISE),
        )
    )

    @classmethod
    def choices(cls, user: Any, day: datetime.date) -> list[ListChoice]:
        classes = TrainingClass.objects.for_user(user, "export").newest_first()
        classes = classes.opened_by(day) if day < clock.today() else classes
        return [
            ListChoice(str(one.pk), str(one), (one.name,), one.secret)
            for one in classes.order_by("newest", "pk")
        ]

    def refusal(self) -> str:
        return super().refusal() or (SECRET_CLASS if self.choice.closed else "")

    def rows(self, *, with_private: bool = False) -> list[ListedRow]:
        rows = (
            Enrolment.objects.listed_for(self.user, "export").filter(training_class=self.choice.key).by_name()
        )
        if self.day < clock.today():
            rows = rows.on(self.day).with_unit(self.day)
        rows = list(rows.select_related("cadre__now__unit", "training_class").order_by("sort", "pk"))
        keys = {row.cadre_id for row in rows} - {None}
        open_to_user = Cadre.objects.for_user(self.user, "export").filter(pk__in=keys)
        forms = PeopleOnForms(self.user, self.day, with_private=with_private)
        people, places = forms.records(open_to_user.select_related("ethnic_group")), places_above()
        return [ListedRow(record_of(row, people), places.get(row.scope_unit_id, ())) for row in rows]


def record_of(row: Enrolment, people: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """Of a masked row what lists show: who it is, and where; of who is in no roster what the paper says."""
    known = {
        "full_name": row.learner,
        "learner training_class": row.training_class.name,
        "learner workplace": unit(row),
    }
    if row.masked:
        return known
    return {
        **people.get(row.cadre_id, {}),
        **known,
        "birth": row.born,
        "learner result": result(row),
        "learner grade": grade(row),
        "learner certificate_no": once_passed("certificate_no")(row),
        "learner certificate_on": once_passed("certificate_on")(row),
    }
