"""What stands above and below every sheet of a unit's workbook."""

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.sheets.framing import SheetFrame
from office.campaigns.models import CampaignUnit


def frame_of(unit: CampaignUnit) -> SheetFrame:
    head = HeadBlock(HeadStyle.NONE, (unit.unit.name.upper(),))
    return SheetFrame(head, (Signature("NGƯỜI LẬP BIỂU"), Signature("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ")))
