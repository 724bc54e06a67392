"""What has to be looked at of one row, on its page."""

from typing import Any

from evaluation.grading.findings.appraisal import AppraisalRow
from evaluation.grading.findings.cases import cases_of, findings_of, loaded, peers_of
from evaluation.grading.findings.quota import readings_of
from evaluation.grading.findings.rules import grading_rules
from evaluation.grading.voting.sections import LineSection
from evaluation.models import GradingLine


class FindingsOfLine(LineSection):
    model = GradingLine
    title = "Nội dung cần xem xét"
    section_template = "evaluation/findings/_of_line.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        line = (
            loaded(GradingLine.objects.for_user(user)).select_related("campaign__unit").get(pk=self.record.pk)
        )
        rules = grading_rules(line.campaign)
        groups = readings_of(peers_of(line, user), rules)
        (case,) = cases_of([line], line.campaign, user, groups, rules)
        row = AppraisalRow(line, findings_of(case))
        return super().get_context_data(row=row, quota=case.quota, **kwargs)
