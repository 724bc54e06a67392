"""The submission by which an office sends people up to a class of another school."""

import io
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from cadre.models.conflicts import conflicted_cadres
from foundation.core.scope.rows import OTHERS_ACT
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Addressees, Grounds, LetterTable, Master, Paragraph, Subject
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterKind, Writing
from office.papers.phrases import addressed, ended, of_day, two_digits
from office.papers.recipients import kept_at
from office.papers.tags import GROUNDS, ISSUER, PEOPLE, TO
from office.regulations.conditions import lower_first
from training.models import SendingList
from training.papers.kinds import COLUMNS, LEARNERS
from training.papers.plan_lists import cells_of
from training.papers.sending_lists import SendingFacts, sent_up
from training.plans.secrecy import kept_inside

OF_ONE_LIST = "Mỗi tờ trình lập cho một danh sách; mở từng danh sách rồi lập."
NOBODY = "Danh sách chưa có đồng chí nào."
LISTED_PAPERS = "thành phần hồ sơ"


@register
class SendingSubmission(LetterKind):
    """Names whom the office sends; neither why nor for which title."""

    slug = "sending-submission"
    about = "cử cán bộ đi học"
    label = "Tờ trình cử đi học"
    code = "TTr"
    file_stem = "TTDIHOC"
    genre = "submission"
    formats = ("docx", "pdf", "xlsx")
    from_model = SendingList
    tags = (
        *(GROUNDS, ISSUER, TO, PEOPLE),
        Tag("lop", "tên lớp", "lớp Cao cấp lý luận chính trị năm 2021"),
        Tag("noi_xem_xet", "nơi xem xét", "Ban Tổ chức Tỉnh ủy"),
        Tag("ho_so", "thành phần hồ sơ", "đơn đăng ký; bản sao bằng tốt nghiệp; sơ yếu lý lịch"),
        Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", ""),
    )

    @classmethod
    def kept_from(cls, user: Any) -> QuerySet[SendingList]:
        """Until the school answers nobody reads that they are to be sent."""
        about = SendingList.objects.filter(people__cadre__in=conflicted_cadres(user))
        return about.exclude(state=SendingList.State.ANSWERED)

    def refusal(self, subjects: Sequence[SendingList]) -> str:
        return next(filter(None, (kept_inside(each.row) for each in subjects)), "")

    def apart(self, subjects: Sequence[SendingList]) -> str:
        return OF_ONE_LIST if len(subjects) > 1 else ""

    def stopped(self, user: Any, subjects: Sequence[SendingList], writing: Writing) -> str:
        facts = self.facts(user, subjects)
        if facts.about_oneself:
            return OTHERS_ACT
        return "" if facts.people else NOBODY

    def facts(self, user: Any, subjects: Sequence[SendingList]) -> SendingFacts:
        asked = user.pk, subjects[0].pk
        if asked not in self.found:
            self.found[asked] = SendingFacts(user, subjects[0])
        return self.found[asked]

    @cached_property
    def found(self) -> dict[tuple[Any, ...], SendingFacts]:
        return {}

    def master(self, style: HeadStyle) -> Master:
        return Master(
            style,
            (
                Subject("TỜ TRÌNH", "về việc cử cán bộ đi học {{ lop }}"),
                Addressees(),
                Grounds("can_cu"),
                Paragraph(
                    "{{ noi_ban_hanh }} kính trình {{ noi_xem_xet }} xem xét, triệu tập {{ so_nguoi }} đồng chí có tên"
                    " sau dự {{ lop }}:"
                ),
                LetterTable("danh_sach", COLUMNS),
                Paragraph("Hồ sơ mỗi đồng chí gồm: {{ ho_so }}."),
                Paragraph("(Có danh sách và hồ sơ kèm theo)", italic=True),
            ),
        )

    def usual_about(self, subjects: Sequence[SendingList]) -> str:
        return SendingFacts(None, subjects[0]).name

    def usual_grounds(self, user: Any, subjects: Sequence[SendingList], writing: Writing) -> list[str]:
        row, issuer = subjects[0].row, (writing.identity and writing.identity.standing_name) or BLANK
        found = []
        if row.notice_no:
            found.append(f"Căn cứ Thông báo số {row.notice_no}{of_day(row.notice_on)} về chỉ tiêu đào tạo")
        if row.plan.number:
            found.append(f"Căn cứ Kế hoạch số {row.plan.number}{of_day(row.plan.issued_on)} của {issuer}")
        return ended(found or [BLANK], ",")

    def usual_recipients(self, user: Any, subjects: Sequence[SendingList], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_at(writing)]

    def recorded(self, user: Any, subjects: Sequence[SendingList], writing: Writing) -> dict[str, Any]:
        one = subjects[0]
        return {"code": one.number, "day": one.sent_on} if one.number and one.sent_on else {}

    def shown_at(self, subjects: Sequence[SendingList]) -> tuple[str, str]:
        return subjects[0].get_absolute_url(), str(subjects[0])

    def told(self, user: Any, subjects: Sequence[SendingList], writing: Writing) -> PaperValues:
        facts, one = self.facts(user, subjects), subjects[0]
        upper = writing.identity.upper_department_name if writing.identity else ""
        people = facts.people
        return PaperValues(
            values={
                "lop": writing.about or facts.name,
                "kinh_gui": addressed([one.sent_to or upper or BLANK]),
                "noi_xem_xet": one.sent_to or upper or BLANK,
                "so_nguoi": two_digits(len(people)),
                "danh_sach": [
                    dict(zip(("tt", "ho_ten", "sinh", "chuc_vu"), (place, *cells_of(each)), strict=True))
                    for place, each in enumerate(people, 1)
                ],
                "ho_so": "; ".join(map(lower_first, one.items)) or BLANK,
            },
            filled=(f"danh sách: {len(people)} đồng chí",),
            empty=() if one.items else (LISTED_PAPERS,),
            total=len(people),
            people=tuple(each.pk for each in people),
        )

    def annexed(
        self, user: Any, subjects: Sequence[SendingList], writing: Writing, *, draft: bool
    ) -> dict[str, bytes]:
        """The list with what each has learned so far."""
        of = f"Tờ trình số {writing.code or BLANK}{of_day(writing.day) or f', ngày {BLANK}'} của {writing.name}"
        sheet, file = sent_up(self.facts(user, subjects), of), io.BytesIO()
        write_xlsx(sheet.signed_by(writing.signature, user.person_name, draft=draft), sheet.rows, file)
        return {"xlsx": file.getvalue()}

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        by = ["Căn cứ Thông báo số 12-TB/BTCTU, ngày 20/01/2021 về chỉ tiêu đào tạo"]
        told = {"can_cu": ended(by, ","), "kinh_gui": addressed(["Ban Tổ chức Tỉnh ủy"]), "so_nguoi": "02"}
        return PaperValues(values=values | told | {"danh_sach": LEARNERS})
