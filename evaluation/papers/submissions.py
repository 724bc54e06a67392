"""What goes to who decides and stays there: the office's report with its proposals, and the minutes of the meeting."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from ballots.models import BallotCount
from evaluation.grades import abbreviated
from evaluation.grading.choices import DECIDED, GradingState
from evaluation.grading.findings.rules import grading_rules
from evaluation.grading.voting.told import STANDING, Told, votes_told
from evaluation.models import GradingLine
from evaluation.papers import body_masters as masters
from evaluation.papers.found import looked_at, quotas_of
from evaluation.papers.graded import GradedYear, counts_of, graded_in, keys_with, named, words_of
from evaluation.papers.of_grading import COUNTED, DEPARTMENT, GRADED, YEAR, GradingPaper, from_state
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, addressed, ended, short_day, two_digits
from office.papers.tags import GROUNDS, ISSUER, PEOPLE, TO

NOT_PROPOSED = "đề xuất: còn {count} đồng chí chưa có"
NOT_SURE = "Nội dung theo quy định chưa xác nhận, không in: {count}."
NOT_APPRAISED = "ngoài danh sách: còn {count} đồng chí chưa thẩm định"
IS_DECIDED = "ngoài danh sách: {count} đồng chí đã quyết định"
STEPS_BY_HAND = "các bước đã thực hiện"
DOSSIERS_BY_HAND = "hồ sơ đã nhận"
WHAT_WAS_SAID = "địa điểm, chủ trì, thư ký, ý kiến thảo luận, giờ xong"
NO_COUNT = "ngày họp, số có mặt, số phiếu: chưa có một kết quả kiểm phiếu đã khóa cho cả danh sách"
NOT_GRADED_YET = "mức xếp loại: còn {count} đồng chí chưa ghi"
MOST_FIGURES = ("issued", "returned", "valid", "invalid")


class ToTheBody(GradingPaper):
    """It tells what is thought of each by name: of the maker and relatives another one draws it up, and who is told of
    in it does not read it in the register.
    """

    judges = GradingLine

    def lines(self, facts: GradedYear) -> list[GradingLine]:
        return [line for line in facts.judged if line.state in self.states]


@register
class GradingAppraisal(ToTheBody):
    slug = "grading-appraisal"
    about = "thẩm định kết quả"
    label = "Báo cáo thẩm định, đề xuất xếp loại"
    code = "BC"
    file_stem = "BCTDXL"
    genre = "report"
    issuer = Issuer.OFFICE
    states = (GradingState.APPRAISED, GradingState.VOTED, GradingState.ABOVE)
    when = "Chưa có đồng chí nào đã thẩm định, chờ quyết định; ghi đã thẩm định rồi lập báo cáo."
    tags = (
        *(YEAR, TO, GROUNDS, ISSUER, DEPARTMENT, PEOPLE),
        Tag("ho_so", "hồ sơ đã nhận", "đủ hồ sơ: 08 đầu mối."),
        Tag("quy_trinh", "các bước đã thực hiện", "thực hiện đủ các bước theo hướng dẫn."),
        Tag("so_xem_xet", "số đồng chí có nội dung cần xem xét", "01"),
        Tag("chua_tham_dinh", "số đồng chí chưa thẩm định, không có trong danh sách", "03"),
        Tag("noi_dung_xem_xet", "từng loại nội dung, mỗi loại một dòng", ""),
        Tag("danh_sach", "từng đồng chí: muc.tt, .ho_ten, .chuc_vu, .de_nghi, .noi_dung, .de_xuat", ""),
        Tag("can_cu_xem_xet", "điều, khoản của từng loại nội dung, mỗi loại một dòng", ""),
        Tag("ty_le", "tỷ lệ hoàn thành xuất sắc của từng nhóm, mỗi nhóm một dòng", ""),
        Tag("noi_xem_xet", "nơi xem xét", "Ban Thường vụ Đảng ủy"),
        Tag("de_xuat", "các đề xuất, mỗi đề xuất một dòng", ""),
        Tag("so_xep_loai", "số đồng chí được đề xuất xếp loại, là cơ sở của tỷ lệ", "02"),
        Tag("so_cap_tren", "số đồng chí trình cấp trên quyết định", "01"),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.appraisal(style)

    def of_rows(self, facts: GradedYear, writing: Writing) -> PaperValues:
        lines, year = self.lines(facts), facts.campaign.year
        rules = grading_rules(facts.campaign)
        found = looked_at(facts, lines, rules)
        to = (writing.identity and writing.identity.standing_name) or BLANK
        here = [line for line in lines if not line.is_decided_above]
        above, open_lines = len(lines) - len(here), sum(not line.proposed for line in lines)
        waiting = sum(line.state not in (*self.states, *DECIDED) for line in facts.judged)
        decided = sum(line.state in DECIDED for line in facts.judged)
        dossiers = dossiers_of(facts.campaign)
        return PaperValues(
            values={
                "kinh_gui": addressed([to]),
                "noi_xem_xet": to,
                "ho_so": dossiers or BLANK,
                "quy_trinh": BLANK,
                "so_nguoi": two_digits(len(lines)),
                "so_xem_xet": two_digits(len(found.told)),
                "chua_tham_dinh": two_digits(waiting) if waiting else "",
                "noi_dung_xem_xet": ended(found.counts, "."),
                "danh_sach": [
                    row
                    | {
                        "de_nghi": abbreviated(line.collective_grade, year),
                        "noi_dung": found.words_of(line),
                        "de_xuat": words_of(line.proposed, year),
                    }
                    for row, line in zip(named(lines), lines, strict=True)
                ],
                "can_cu_xem_xet": ended(found.grounds, "."),
                "ty_le": ended(quotas_of(here, facts.judged, rules), "."),
                "de_xuat": ended(counts_of(here, year, "proposed"), ".") or [BLANK],
                "so_xep_loai": graded_in(here, "proposed"),
                "so_cap_tren": two_digits(above) if above else "",
            },
            filled=(
                f"danh sách: {len(lines)} đồng chí",
                *((NOT_APPRAISED.format(count=waiting),) if waiting else ()),
                *((IS_DECIDED.format(count=decided),) if decided else ()),
            ),
            empty=(
                *((NOT_PROPOSED.format(count=open_lines),) if open_lines else ()),
                *(() if dossiers else (DOSSIERS_BY_HAND,)),
                STEPS_BY_HAND,
                *facts.others,
            ),
            unconfirmed=(NOT_SURE.format(count=found.unsure),) if found.unsure else (),
            total=len(lines),
            people=keys_with(lines, "proposed"),
            judged=tuple(line.pk for line in lines),
        )

    def sample_lists(self) -> dict[str, Any]:
        said = ({"noi_dung": "nghỉ 4 tháng trong năm"}, {"noi_dung": ""})
        rows = [
            row | told | {"de_nghi": short, "de_xuat": row["ket_qua"]}
            for row, told, short in zip(GRADED, said, ("HTXSNV", "HTTNV"), strict=True)
        ]
        return {
            "kinh_gui": addressed(["Ban Thường vụ Đảng ủy"]),
            "can_cu": ended(SAMPLE_GROUNDS, ";"),
            "noi_dung_xem_xet": ["Nghỉ từ 3 tháng: 01 đồng chí."],
            "can_cu_xem_xet": ["Nghỉ từ 3 tháng: Điều 5 khoản 2, Quy định số 31-QĐ/HU."],
            "danh_sach": rows,
            "ty_le": ["Công chức xã: HTXSNV 1/5 mức tốt = 20,0% (không quá 20%)."],
            "de_xuat": COUNTED,
        }


def dossiers_of(campaign: Campaign) -> str:
    """How many of the units handed in, and how many did not."""
    states = Counter(campaign.units.order_by().values_list("state", flat=True))
    answered = sum(count for state, count in states.items() if state in CampaignUnit.ANSWERED)
    total = sum(states.values())
    return f"{two_digits(answered)}/{two_digits(total)} đầu mối đã gửi hồ sơ." if total else ""


@register
class GradingMinutes(ToTheBody):
    slug = "grading-minutes"
    about = "họp xét kết quả"
    label = "Biên bản họp xét xếp loại"
    code = "BB"
    file_stem = "BBXL"
    genre = "minutes"
    states = from_state(GradingState.APPRAISED)
    when = "Chưa có đồng chí nào đã thẩm định; ghi đã thẩm định rồi lập biên bản."
    tags = (
        *(YEAR, ISSUER, DEPARTMENT, PEOPLE),
        *(Tag("ngay_hop", "ngày họp", "10/12/2021"), Tag("dia_diem", "địa điểm", "trụ sở Đảng ủy xã")),
        *(Tag("trieu_tap", "số được triệu tập", "11"), Tag("co_mat", "số có mặt", "10")),
        *(Tag("chu_tri", "chủ trì", "đồng chí Bí thư"), Tag("thu_ky", "thư ký", "đồng chí Chánh Văn phòng")),
        Tag("thao_luan", "ý kiến thảo luận", "thống nhất với báo cáo."),
        *(Tag("phat_ra", "phiếu phát ra", "10"), Tag("thu_ve", "phiếu thu về", "10")),
        *(Tag("hop_le", "phiếu hợp lệ", "10"), Tag("khong_hop_le", "phiếu không hợp lệ", "0")),
        Tag("danh_sach", "từng đồng chí: muc.tt, .ho_ten, .chuc_vu, .phieu, .ket_qua", ""),
        Tag("tong_hop", "số đồng chí của từng mức, mỗi mức một dòng", ""),
        Tag("so_xep_loai", "số đồng chí được xếp loại, là cơ sở của tỷ lệ", "02"),
        *(Tag("gio_xong", "giờ xong", "16 giờ 30"), Tag("so_ban", "số bản", "02")),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.minutes(style)

    def usual_grounds(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        return []

    def sent_to(self, writing: Writing) -> list[str]:
        return []

    def lines(self, facts: GradedYear) -> list[GradingLine]:
        return [line for line in super().lines(facts) if not line.is_decided_above]

    def of_rows(self, facts: GradedYear, writing: Writing) -> PaperValues:
        lines, year = self.lines(facts), facts.campaign.year
        votes = votes_of_body(facts, lines)
        count = one_count(votes.values())
        open_lines = sum(not line.grade for line in lines)
        figures = [getattr(count, name) if count else "" for name in MOST_FIGURES]
        return PaperValues(
            values={
                "ngay_hop": short_day(count.met_on) if count else BLANK,
                "trieu_tap": str(count.called) if count else BLANK,
                "co_mat": str(count.present) if count else BLANK,
                **dict.fromkeys(("dia_diem", "chu_tri", "thu_ky", "thao_luan", "gio_xong", "so_ban"), BLANK),
                **dict(zip(("phat_ra", "thu_ve", "hop_le", "khong_hop_le"), map(str, figures), strict=True)),
                "so_nguoi": two_digits(len(lines)),
                "danh_sach": [
                    row | {"phieu": str(votes.get(line.pk, "")), "ket_qua": row["ket_qua"] or BLANK}
                    for row, line in zip(named(lines), lines, strict=True)
                ],
                "tong_hop": ended(counts_of(lines, year), "."),
                "so_xep_loai": graded_in(lines),
            },
            filled=(f"danh sách: {len(lines)} đồng chí",),
            empty=(
                *(() if count else (NO_COUNT,)),
                *((NOT_GRADED_YET.format(count=open_lines),) if open_lines else ()),
                WHAT_WAS_SAID,
                *facts.others,
            ),
            total=len(lines),
            people=keys_with(lines),
            judged=tuple(line.pk for line in lines),
        )

    def sample_lists(self) -> dict[str, Any]:
        rows = [row | {"phieu": "9/10"} for row in GRADED]
        return {"danh_sach": rows, "tong_hop": COUNTED}


def votes_of_body(facts: GradedYear, lines: Sequence[GradingLine]) -> dict[int, Told]:
    """{key of a row: its vote} as locked minutes of the body give it; one query."""
    told = {line.pk: votes[STANDING] for line, votes in votes_told(lines, facts.user).items()}
    return {key: vote for key, vote in told.items() if vote and vote.count.is_locked}


def one_count(votes: Iterable[Told]) -> BallotCount | None:
    """The meeting that they all belong to; None for none, or several."""
    counts = {vote.count.pk: vote.count for vote in votes}
    return next(iter(counts.values())) if len(counts) == 1 else None
