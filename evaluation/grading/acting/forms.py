"""The form of one row: what the grid types of many, and what it does not."""

from typing import Any

from django.utils.text import capfirst

from evaluation.grading.choices import WITH_UNIT
from evaluation.models import GradingLine
from foundation.core.forms import ScopedForm
from office.organisation.naming import office_body

# What the unit has said is changed by returning the row to it.
OF_UNIT = ("self_grade", "collective_grade", "unit_votes", "unit_valid")


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

    def save(self, commit: bool = True) -> GradingLine:
        """Whoever holds the row as it was before is told."""
        self.instance.version += 1
        return super().save(commit)
