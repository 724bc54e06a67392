from django import forms
from django.conf import settings

from cadre.models.conflicts import conflicted_cadres
from evaluation.faults import faults
from evaluation.grades import LIMITED, LIMITED_UNTIL
from evaluation.models import Evaluation
from evaluation.titles import Titles
from foundation.core import clock
from foundation.core.forms import ScopedForm
from office.organisation.forms import DayField


class GradedPersonField(forms.ModelChoiceField):
    """Namesakes are told apart by birth and unit."""

    def label_from_instance(self, cadre):
        born = f"sinh {cadre.birth}, " if cadre.birth else ""
        return f"{cadre.full_name} ({born}{cadre.now.unit})"


class EvaluationForm(ScopedForm):
    """The person is chosen for a new grade only, unless the address already says who it is."""

    also_checked = ("cadre",)

    class Meta:
        model = Evaluation
        fields = ["cadre", "year", "unit", "post_words", "self_grade", "collective_grade", "proposed"]
        fields += ["grade", "not_graded_reason", "member_grade", "decision_no", "decision_on", "note"]
        field_classes = {"cadre": GradedPersonField, "decision_on": DayField}
        labels = {"proposed": f"{settings.OFFICE_BODY} đề xuất"}
        help_texts = {
            "year": "Năm được đánh giá, bốn chữ số.",
            "unit": "Đơn vị của cán bộ khi được xếp loại; số liệu tính theo đơn vị này.",
            "post_words": "Ghi như trong văn bản của năm đó.",
            "grade": f"Đến năm {LIMITED_UNTIL}, mức thứ ba in là “{LIMITED}”.",
            "not_graded_reason": "Chỉ ghi khi không đánh giá, xếp loại.",
        }

    def __init__(self, *args, cadre=None, **kwargs):
        super().__init__(*args, **kwargs)
        if cadre:
            self.instance.cadre = cadre
        if self.instance.cadre_id:
            del self.fields["cadre"]
        else:
            people = self.fields["cadre"].queryset.exclude(pk__in=conflicted_cadres(self.user))
            self.fields["cadre"].queryset = people.select_related("now__unit")
            self.fields["cadre"].widget.attrs["data-search"] = ""
        self.fields["year"].localize = False
        self.fields["year"].widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4})

    def clean(self):
        cleaned = super().clean()
        for fault in faults(cleaned, clock.today()):
            self.add_error(fault.column, fault.reason)
        return cleaned

    def summary(self):
        """A year is no quantity: without a dot after the thousands."""
        for label, value in super().summary():
            yield label, str(value) if isinstance(value, int) else value

    def save(self, commit=True):
        self.instance.title = Titles().of(self.instance.post_words, self.instance.unit)
        return super().save(commit)
