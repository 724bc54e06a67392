"""Sheets of what the office alone knows: planned on a list of a higher level; being looked into."""

from cadre.imports.appointed import BEFORE_THE_DAY, DECISION_PARTS
from cadre.imports.person_lookup import MentionKind
from cadre.imports.recorded import PERSON, RecordedKind, tells_paper
from cadre.models.standing import HigherListing, Verification
from cadre.recorded.faults import standing_faults
from foundation.sheets.kinds import Reads, SheetColumn

PAPER = SheetColumn(
    "paper",
    "Số, ngày văn bản",
    ("Văn bản", "Văn bản số, ngày", "Quyết định", "Số, ngày quyết định"),
    joins=BEFORE_THE_DAY,
    parts=(*DECISION_PARTS, "Ngày văn bản"),
)


class StandingKind(RecordedKind):
    faults = staticmethod(standing_faults)
    paper = ("paper", "paper_no", "paper_on")
    says = {**MentionKind.says, "paper": tells_paper("paper_no", "paper_on")}


class HigherListingsKind(StandingKind):
    slug = "higher_listings"
    label = "Quy hoạch ở danh sách cấp trên"
    titles = ("danh sach cap tren",)
    permission = "cadre.import_higherlisting"
    model = HigherListing
    same = ("title", "term", "valid_from")
    columns = (
        *PERSON,
        SheetColumn(
            "title",
            "Chức danh quy hoạch cấp trên",
            ("Chức danh quy hoạch ở cấp trên", "Chức danh trong danh sách cấp trên"),
            required=True,
        ),
        SheetColumn("term", "Nhiệm kỳ", ("Nhiệm kỳ quy hoạch",)),
        SheetColumn("level", "Cấp của danh sách", ("Cấp quản lý danh sách",)),
        PAPER,
        SheetColumn("issuer", "Cơ quan ban hành", ("Cơ quan phê duyệt", "Cấp phê duyệt")),
        SheetColumn(
            "valid_from", "Từ ngày", ("Quy hoạch từ ngày", "Ngày phê duyệt"), Reads.DATE, required=True
        ),
        SheetColumn("valid_to", "Thôi quy hoạch từ ngày", ("Đưa ra từ ngày",), Reads.DATE),
    )


class VerificationsKind(StandingKind):
    slug = "verifications"
    label = "Đang xem xét, xác minh"
    titles = ("dang xac minh", "xem xet xac minh")
    permission = "cadre.import_verification"
    model = Verification
    same = ("valid_from",)
    columns = (
        *PERSON,
        SheetColumn(
            "valid_from",
            "Xem xét, xác minh từ ngày",
            ("Xác minh từ ngày", "Ngày bắt đầu xác minh", "Bắt đầu từ ngày"),
            Reads.DATE,
            required=True,
        ),
        SheetColumn("valid_to", "Kết thúc từ ngày", ("Kết thúc xác minh từ ngày",), Reads.DATE),
        PAPER,
    )
