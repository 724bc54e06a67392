from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst

from cadre.models.conflicts import conflicted_cadres
from evaluation.faults import faults
from evaluation.grades import LIMITED, LIMITED_UNTIL
from evaluation.grading.untold import untold_lines
from evaluation.models import Evaluation, GradingLine
from evaluation.service_years import service_faults, service_years
from evaluation.titles import Titles
from foundation.core import clock
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.sheets.kinds import WARNING
from office.organisation.linked import linked_text
from office.organisation.naming import office_body

ALL_THE_SAME, ALL_THE_SAME_LABEL = "all_the_same", "Vẫn ghi kết quả của năm này"
IN_A_CAMPAIGN = (
    "Đồng chí này đang được đánh giá, xếp loại trong đợt {}; kết quả năm này ghi ở đợt đó, không thêm riêng."
)
CONFIRM = "Nếu đúng thì đánh dấu “Vẫn ghi kết quả của năm này” rồi lưu."


class EvaluationForm(ScopedForm):
    """The person is chosen for a new grade only, unless the address already says who it is."""

    also_checked = ("cadre",)

    class Meta:
        model = Evaluation
        fields = ["cadre", "year", "unit", "post_words", "self_grade", "collective_grade", "proposed"]
        fields += ["grade", "not_graded_reason", "member_grade", "decision_no", "decision_on", "note"]
        field_classes = {"decision_on": PastDayField}
        help_texts = {
            "year": "Năm được đánh giá, bốn chữ số.",
            "unit": "Đơn vị của cán bộ khi được xếp loại; số liệu tính theo đơn vị này.",
            "post_words": "Ghi như trong văn bản của năm đó.",
            "grade": f"Đến năm {LIMITED_UNTIL}, mức thứ ba in là “{LIMITED}”.",
            "not_graded_reason": "Chỉ ghi khi không đánh giá, xếp loại.",
        }

    def __init__(self, *args, cadre=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["proposed"].label = f"{capfirst(office_body())} đề xuất"
        if cadre:
            self.instance.cadre = cadre
        if self.instance.cadre_id:
            del self.fields["cadre"]
        else:
            people = self.fields["cadre"].queryset.exclude(pk__in=conflicted_cadres(self.user))
            self.fields["cadre"].queryset = people
        self.fields["year"].localize = False
        self.fields["year"].widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4})

    def clean(self):
        cleaned = super().clean()
        for fault in faults(cleaned, clock.today()):
            self.add_error(fault.column, fault.reason)
        self.compare_with_service(cleaned)
        self.leave_to_grading(cleaned)
        return cleaned

    def leave_to_grading(self, cleaned):
        """Whose row of the year's work is not decided yet gets the grade there; nor is it told that it was."""
        person = cleaned.get("cadre") or (self.instance.cadre if self.instance.cadre_id else None)
        if person is None or "year" not in self.changed_data or "year" in self.errors:
            return
        line = untold_lines([person.pk], [cleaned["year"]]).get((person.pk, cleaned["year"]))
        if line:
            campaign = f"“{line.campaign}”"
            if GradingLine.objects.all().lets(self.user, "view", line):
                campaign = linked_text(campaign, line)
            self.add_error("year", format_html(IN_A_CAMPAIGN, campaign))

    def compare_with_service(self, cleaned):
        """A year in which the person cannot have been graded is refused; one without a post is asked about."""
        person = cleaned.get("cadre") or (self.instance.cadre if self.instance.cadre_id else None)
        if person is None or "year" in self.errors:
            return
        for fault in service_faults(cleaned, service_years([person.pk])[person.pk], clock.today()):
            if fault.severity != WARNING:
                self.add_error(fault.column, fault.reason)
            elif self.says_more and self.data.get(self.add_prefix(ALL_THE_SAME)) != str(cleaned["year"]):
                self.ask_all_the_same(fault.reason, cleaned["year"])

    @property
    def says_more(self):
        """Whether a grade is given that was not there before."""
        return not self.instance.pk or bool({"year", "grade"} & set(self.changed_data))

    def ask_all_the_same(self, reason, year):
        """A tick that stands on the form only now, and answers for this year alone."""
        tick = forms.CheckboxInput(attrs={"value": year})
        self.fields[ALL_THE_SAME] = forms.BooleanField(label=ALL_THE_SAME_LABEL, required=False, widget=tick)
        self.add_error(ALL_THE_SAME, f"{reason} {CONFIRM}")

    def summary(self):
        """A year is no quantity: without a dot after the thousands."""
        for label, value in super().summary():
            yield label, str(value) if isinstance(value, int) else value

    def save(self, commit=True):
        given = self.instance
        given.title = Titles().of(given.post_words, given.unit, given.year)
        return super().save(commit)
