"""The submissions about a planning list: to the level above, and to the body that decides."""

from collections.abc import Sequence
from typing import Any

from foundation.core.scope.rows import OTHERS_ACT
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, addressed, ended, two_digits
from office.papers.tags import GROUNDS, ISSUER, TO
from office.regulations.conditions import lower_first
from planning.models import PlanningTarget
from planning.papers import masters
from planning.papers.facts import ListFacts, reasons_told
from planning.papers.list_letters import PlanningLetter
from planning.papers.results import as_listed, as_reviewed, reviewed_of, sent_up_by
from planning.papers.tags import ABOUT, OUT
from planning.papers.words import reckoned_at

NO_STRUCTURE = "Cơ cấu chưa xác nhận, không in: {words}."
OF_REVIEW = "kết quả rà soát, bổ sung "
SEATED = ", trong đó đã trúng cử, đã bổ nhiệm chức danh quy hoạch {count} đồng chí"
STEPS_BY_HAND = "quá trình thực hiện: từng bước, ngày, số triệu tập, số có mặt, tỷ lệ"


class PlanningSubmission(PlanningLetter):
    """The two submissions differ in who writes to whom."""

    code = "TTr"
    about = "đề nghị phê duyệt quy hoạch"
    genre = "submission"
    after_grounds = "."
    sample_addressees: tuple[str, ...] = ()
    tags = (
        ABOUT,
        GROUNDS,
        ISSUER,
        TO,
        OUT,
        Tag("ket_qua", "“kết quả rà soát, bổ sung ” khi danh sách đang rà soát; không thì trống", ""),
        Tag("qua_trinh", "các bước đã làm, mỗi bước một đoạn", "Ngày 12/01/2021, hội nghị cán bộ chủ chốt …"),
        Tag("so_truoc", "số đồng chí trước rà soát", "33"),
        Tag("da_giu", "số đã giữ chức danh, nếu có", SEATED.format(count="03")),
        Tag("ly_do_dua_ra", "lý do đưa ra, trong ngoặc", " (nghỉ hưu 2)"),
        Tag("so_bo_sung", "số đồng chí bổ sung", "04"),
        Tag("so_sau", "số đồng chí sau rà soát", "32"),
        Tag("co_cau", "hệ số và cơ cấu đã xác nhận", "; nữ 9/32 (28,1%)"),
        Tag("noi_xem_xet", "nơi xem xét, phê duyệt", "Ban Thường vụ Tỉnh ủy"),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.submission(style)

    def addressees(self, writing: Writing) -> list[str]:
        raise NotImplementedError

    def stopped(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> str:
        """What is thought of a line about the author or a relative others write down."""
        reviewed = reviewed_of(user, self.facts(user, subjects, writing))
        return OTHERS_ACT if reviewed and reviewed.about_oneself else ""

    def of_list(self, facts: ListFacts, writing: Writing) -> PaperValues:
        to = self.addressees(writing) or [BLANK]
        reviewed = reviewed_of(facts.found.user, facts)
        found = as_reviewed(facts, reviewed) if reviewed else as_listed(facts)
        confirmed = [
            f"{lower_first(label)} {figure.replace(' · ', ', ')}" for label, figure in found.measures()
        ]
        reasons = "; ".join(f"{words} {count}" for words, count in reasons_told(found.out))
        unsure = found.unsure()
        counted = f"trước rà soát {found.before}, đưa ra {found.taken_out}, bổ sung {found.added}"
        return PaperValues(
            values={
                "kinh_gui": addressed(to),
                "noi_xem_xet": to[0],
                "ket_qua": OF_REVIEW if reviewed else "",
                "qua_trinh": [BLANK],
                "so_truoc": two_digits(found.before),
                "da_giu": SEATED.format(count=two_digits(found.held)) if found.held else "",
                "so_dua_ra": two_digits(found.taken_out),
                "ly_do_dua_ra": f" ({reasons})" if reasons else "",
                "so_bo_sung": two_digits(found.added),
                "so_sau": two_digits(found.after),
                "co_cau": "".join(f"; {words}" for words in confirmed)
                + reckoned_at(found.structure, confirmed),
            },
            total=found.after,
            people=found.people,
            filled=(f"{counted}, sau rà soát {found.after}", *found.said),
            empty=(STEPS_BY_HAND,),
            unconfirmed=(NO_STRUCTURE.format(words="; ".join(unsure)),) if unsure else (),
        )

    def sample(self) -> PaperValues:
        to = self.sample_addressees
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        values |= {"can_cu": ended(SAMPLE_GROUNDS, self.after_grounds), "kinh_gui": addressed(to)}
        return PaperValues(values=values | {"noi_xem_xet": to[0], "qua_trinh": [values["qua_trinh"]]})


@register
class SubmissionAbove(PlanningSubmission):
    slug = "planning-submission-above"
    label = "Tờ trình cấp trên phê duyệt quy hoạch"
    file_stem = "TTQH"
    sample_addressees = ("Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy")

    def recorded(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> dict[str, Any]:
        """Number and day by which the lists' review was sent up, where all went with one paper."""
        reviewed = reviewed_of(user, self.facts(user, subjects, writing))
        return sent_up_by(reviewed.lists) if reviewed else {}

    def addressees(self, writing: Writing) -> list[str]:
        found = writing.identity
        return list(filter(None, (found.upper_standing_name, found.upper_department_name))) if found else []


@register
class SubmissionInside(PlanningSubmission):
    slug = "planning-submission-inside"
    label = "Tờ trình ban thường vụ phê duyệt quy hoạch"
    file_stem = "TTBTV"
    issuer = Issuer.OFFICE
    sample_addressees = ("Ban Thường vụ Đảng ủy",)

    def addressees(self, writing: Writing) -> list[str]:
        return [writing.identity.standing_name] if writing.identity else []
