"""The form of one row: what the grid types of many, and what it does not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from evaluation.grading.acting.gates import campaign_ended
from evaluation.grading.choices import WITH_UNIT
from evaluation.grading.period.year import YearOfGrading
from evaluation.models import GradingLine
from foundation.core.forms import ScopedForm
from office.organisation.naming import office_body

# What the unit has said is changed by returning the row to it.
OF_UNIT = ("self_grade", "collective_grade", "unit_votes", "unit_valid")
WHO_DECIDES = {"authority", "is_decided_above"}
HERE = "Diện quản lý “{authority}” không do cấp trên quyết định; bỏ đánh dấu, hoặc đổi diện quản lý."
ABOVE = "Diện quản lý “{authority}” do cấp trên quyết định; đánh dấu ô này, hoặc đổi diện quản lý."


class GradingLineForm(ScopedForm):
    class Meta:
        model = GradingLine
        fields = [
            "campaign_unit",
            "unit",
            "post_words",
            "subject",
            "is_head",
            "authority",
            "is_decided_above",
        ]
        fields += ["group", "months", "absent_months", "absence", "self_grade", "collective_grade"]
        fields += ["unit_votes", "unit_valid", "points_general", "points_result"]
        fields += ["quarter_1", "quarter_2", "quarter_3", "quarter_4"]
        fields += ["proposed", "grade", "not_graded_reason", "member_grade", "note"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["proposed"].label = f"{capfirst(office_body())} đề xuất"
        for name in () if self.instance.state in WITH_UNIT else OF_UNIT:
            self.fields[name].disabled = True
        for name in ("campaign_unit", "group"):
            field = self.fields[name]
            field.queryset = field.queryset.filter(campaign=self.instance.campaign_id)

    def clean(self) -> dict[str, Any]:
        """Who decides follows from the authority of the post; a row that was otherwise before is not asked about."""
        cleaned = super().clean()
        if ended := campaign_ended(self.instance):
            raise ValidationError(ended)
        authority, above = cleaned.get("authority"), cleaned.get("is_decided_above")
        if authority is None or not WHO_DECIDES & set(self.changed_data):
            return cleaned
        year = YearOfGrading.of(self.instance.campaign)
        if year.own and year.ranks_above(authority) != above:
            self.add_error("is_decided_above", (HERE if above else ABOVE).format(authority=authority))
        return cleaned

    def save(self, commit: bool = True) -> GradingLine:
        """Whoever holds the row as it was before is told."""
        self.instance.version += 1
        return super().save(commit)
