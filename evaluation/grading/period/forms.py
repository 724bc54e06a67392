"""What is entered when a year's grading is opened, and who gets a row alone."""

from typing import Any

from evaluation.models import GradingLine
from foundation.core.forms import ScopedForm
from office.campaigns.forms import CampaignForm

DUE = (
    "Kết quả của cán bộ, công chức, viên chức có trước 15/12 "
    "(Điều 20 Nghị định 90/2020/NĐ-CP; từ năm 2026: Điều 21 Nghị định 335/2025/NĐ-CP). Đơn vị nộp trước ngày này."
)


class GradingCampaignForm(CampaignForm):
    """A campaign of the one kind, which is not asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kind = "grading"
        del self.fields["kind"]
        self.fields["due_on"].help_text = DUE
        self.fields["name"].help_text = "Không ghi họ tên."
        del self.fields["rule_set"]

    also_checked = ("kind",)


class OneRowForm(ScopedForm):
    """Nobody named: everybody who is missing."""

    class Meta:
        model = GradingLine
        fields = ["cadre"]
        labels = {"cadre": "Chỉ một đồng chí"}
        help_texts = {"cadre": "Chọn khi đánh giá đột xuất một đồng chí, hoặc thêm người còn thiếu."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cadre"].required = False

    def validate_unique(self) -> None:
        """Who stands already is told by what makes the rows."""

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"cadre"}
