"""Sheets of confidence votes, and of the conclusions on the political standard: number and day, never what they say."""

from cadre.imports.appointed import BEFORE_THE_DAY, DECISION_PARTS
from cadre.imports.person_lookup import MentionKind
from cadre.imports.recorded import PERSON, RecordedKind, tells_paper
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.recorded.faults import conclusion_faults, vote_faults
from foundation.sheets.kinds import Reads, SheetColumn

PAPER_PARTS = (*DECISION_PARTS, "Số biên bản", "Ngày biên bản", "Ngày văn bản")


class ConfidenceVotesKind(RecordedKind):
    slug = "confidence_votes"
    label = "Kết quả lấy phiếu tín nhiệm"
    titles = ("phieu tin nhiem",)
    permission = "cadre.import_confidencevote"
    model = ConfidenceVote
    faults = staticmethod(vote_faults)
    same = ("held_on", "occasion")
    paper = ("paper", "paper_no", "paper_on")
    says = {**MentionKind.says, "paper": tells_paper("paper_no", "paper_on")}
    columns = (
        *PERSON,
        SheetColumn(
            "held_on",
            "Ngày lấy phiếu",
            ("Ngày lấy phiếu tín nhiệm", "Thời điểm lấy phiếu", "Ngày tổ chức lấy phiếu"),
            Reads.DATE,
            required=True,
        ),
        SheetColumn(
            "occasion",
            "Hội nghị, dịp lấy phiếu",
            ("Hội nghị", "Hội nghị lấy phiếu", "Dịp lấy phiếu", "Kỳ họp", "Nơi lấy phiếu"),
            required=True,
        ),
        SheetColumn(
            "high", "Tín nhiệm cao", ("Số phiếu tín nhiệm cao", "Phiếu tín nhiệm cao"), required=True
        ),
        SheetColumn("middle", "Tín nhiệm", ("Số phiếu tín nhiệm", "Phiếu tín nhiệm"), required=True),
        SheetColumn(
            "low", "Tín nhiệm thấp", ("Số phiếu tín nhiệm thấp", "Phiếu tín nhiệm thấp"), required=True
        ),
        SheetColumn("total", "Tổng số phiếu", ("Tổng số", "Số phiếu thu về"), required=True),
        SheetColumn(
            "paper",
            "Số, ngày biên bản",
            ("Biên bản", "Biên bản, văn bản", "Văn bản", "Biên bản kiểm phiếu"),
            joins=BEFORE_THE_DAY,
            parts=PAPER_PARTS,
        ),
    )


class PoliticalConclusionsKind(RecordedKind):
    slug = "conclusions"
    label = "Kết luận tiêu chuẩn chính trị"
    titles = ("tieu chuan chinh tri",)
    permission = "cadre.import_politicalconclusion"
    model = PoliticalConclusion
    faults = staticmethod(conclusion_faults)
    same = ("number", "concluded_on")
    columns = (
        *PERSON,
        SheetColumn("number", "Số kết luận", ("Kết luận số", "Số văn bản kết luận"), required=True),
        SheetColumn("concluded_on", "Ngày kết luận", ("Ngày văn bản kết luận",), Reads.DATE, required=True),
        SheetColumn("body", "Cơ quan kết luận", ("Cơ quan ban hành kết luận", "Cấp kết luận")),
    )
