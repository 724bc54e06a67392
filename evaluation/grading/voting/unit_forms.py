"""The grade of a collective as it is typed, one by one: decided where it stands with number and day."""

from typing import Any

from django import forms

from evaluation.models import UnitGrade
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField

NO_GRADE = "Chưa ghi xếp loại tập thể mà đã có số, ngày quyết định."
NO_PAPER = "Ghi cả số và ngày quyết định."


def paper_faults(said: dict[str, Any]) -> dict[str, str]:
    """{field: sentence} of number and day that do not go with the grade."""
    number, day = said.get("decision_no"), said.get("decision_on")
    if (number or day) and not said.get("grade"):
        return {"grade": NO_GRADE}
    if bool(number) != bool(day):
        return {"decision_on" if number else "decision_no": NO_PAPER}
    return {}


class UnitGradeForm(ScopedForm):
    class Meta:
        model = UnitGrade
        fields = ["unit", "year", "self_grade", "proposed", "grade", "decision_no", "decision_on", "note"]
        field_classes = {"decision_on": PastDayField}
        help_texts = {"year": "Năm được đánh giá, bốn chữ số."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].localize = False
        self.fields["year"].widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        faults = (
            paper_faults(cleaned).items() if not {"decision_no", "decision_on"} & set(self.errors) else ()
        )
        for name, sentence in faults:
            self.add_error(name, sentence)
        return cleaned

    def summary(self) -> Any:
        """A year is no quantity: without a dot after the thousands."""
        for label, value in super().summary():
            yield label, str(value) if isinstance(value, int) else value

    def save(self, commit: bool = True) -> UnitGrade:
        """The grid of the campaign tells that somebody wrote."""
        self.instance.version += 1
        return super().save(commit)
