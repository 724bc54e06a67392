"""Names and order of the groups of a year."""

from typing import Any

from evaluation.grading.findings.grouping import next_ordinal
from evaluation.models import PeerGroup
from foundation.core.forms import ScopedForm
from office.campaigns.models import Campaign


class PeerGroupForm(ScopedForm):
    also_checked = ("campaign",)

    class Meta:
        model = PeerGroup
        fields = ["name", "ordinal"]
        help_texts = {
            "name": "Nêu chức vụ, cấp của những người cùng nhóm, ví dụ “Bí thư, phó bí thư đảng ủy xã”.",
            "ordinal": "Số nhỏ đứng trước.",
        }

    def __init__(self, *args: Any, campaign: Campaign | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if campaign:
            self.instance.campaign = campaign
            self.initial["ordinal"] = next_ordinal(campaign)
