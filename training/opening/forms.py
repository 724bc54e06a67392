"""What is asked when a class is opened for a row of a plan."""

from typing import Any

from django import forms

from training.forms import TrainingClassForm
from training.models import PlanPerson, PlanRow, TrainingClass
from training.opening.enrolling import places_left

OPENED_MEANWHILE = "Người khác vừa mở lớp theo mục này; xem lại các lớp đã mở rồi mở tiếp nếu cần."
CHANGED = "Người được chọn đã thay đổi từ lúc mở trang; xem lại rồi làm lần nữa."


class PeopleField(forms.ModelMultipleChoiceField):
    """People of the row by tick; who is no longer there was moved meanwhile."""

    default_error_messages = {"invalid_choice": CHANGED, "invalid_pk_value": CHANGED}

    def __init__(self, **kwargs: Any):
        super().__init__(PlanPerson.objects.none(), required=False, **kwargs)


class OpenedClassForm(TrainingClassForm):
    """Programme and secrecy are those of the row and its plan; `classes` are those that were open when it was shown."""

    people = PeopleField(label="Học viên")
    classes = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta(TrainingClassForm.Meta):
        model = TrainingClass
        fields = ["name", "mode", "organiser", "unit", "opens_on", "closes_on", "places"]
        fields += ["decision_no", "decision_on", "note"]

    def __init__(self, *args: Any, row: PlanRow, people: list[PlanPerson], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.instance.programme, self.instance.plan_row = row.programme, row
        self.instance.secret = row.plan.secret
        keys = row.classes.order_by("pk").values_list("pk", flat=True)
        self.now_open = " ".join(map(str, keys))
        self.fields["people"].queryset = PlanPerson.objects.filter(pk__in=[each.pk for each in people])
        self.initial |= first_values(row) | {"classes": self.now_open}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("classes", "") != self.now_open:
            self.add_error(None, OPENED_MEANWHILE)
        return cleaned


def first_values(row: PlanRow) -> dict[str, Any]:
    """What the plan says; of the host what it says, or who held the office's last class."""
    before = (
        TrainingClass.objects.filter(unit=row.plan.unit_id).exclude(organiser="").order_by("-opens_on", "-pk")
    )
    number = row.classes.count()
    return {
        "name": f"{row.title} (lớp {number + 1})" if number else row.title,
        "mode": row.mode,
        "organiser": row.school or before.values_list("organiser", flat=True).first() or "",
        "unit": row.plan.unit_id,
        "opens_on": row.starts,
        "closes_on": row.ends,
        "places": places_left(row),
    }
