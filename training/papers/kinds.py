"""The decision that sends people to a class: of the Party, and of the state."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Article,
    Block,
    Grounds,
    LetterColumn,
    LetterTable,
    Master,
    Paragraph,
    Ruling,
    Subject,
)
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.models import Paper
from office.papers.phrases import day_words, ended, two_digits
from office.papers.recipients import kept_at
from training.models import Enrolment, TrainingClass
from training.papers.classes import ClassFacts, named
from training.papers.of_class import ClassLetter

COLUMNS = (
    LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
    LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.2),
    LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.5, "center"),
    LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 4),
)
LEARNERS = (
    {"tt": 1, "ho_ten": "Hoàng Thị Mẫu", "sinh": "1985", "chuc_vu": "Chủ tịch Hội Liên hiệp Phụ nữ"},
    {"tt": 2, "ho_ten": "Nông Văn Mẫu", "sinh": "12/5/1980", "chuc_vu": "Phó Chủ tịch UBND"},
)


NOBODY = "Lớp chưa có học viên nào có hồ sơ cán bộ trong phạm vi của đồng chí."
PLACE, OPENING, CLOSING = "nơi học", "ngày khai giảng", "ngày bế giảng"


class SendingToClass(ClassLetter):
    """A decision, whose `people` are called as the papers of its issuer call them.

    It names those of whom no decision is recorded yet; once all have one, all who learn there. Issued it stands on
    each of them; why somebody needs the class, and what they are planned for, stands in none.
    """

    code = "QĐ"
    about = "cử đi học"
    last_ground = ","
    genre = "decision"
    people = ""
    tags = (
        Tag("lop", "tên lớp", "lớp Trung cấp lý luận chính trị khóa 15"),
        Tag("can_cu", "các văn bản căn cứ, mỗi văn bản một dòng", ""),
        Tag("NOI_BAN_HANH", "nơi ban hành, viết hoa", ""),
        Tag("so_nguoi", "số người, hai chữ số", "02"),
        Tag("tu_ngay", "ngày khai giảng", "01/3/2021"),
        Tag("den_ngay", "ngày bế giảng", "30/9/2021"),
        Tag("noi_hoc", "nơi học", "Trường Chính trị tỉnh"),
        Tag("noi_thi_hanh", "các nơi thi hành", "Các cơ quan, đơn vị liên quan"),
        Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", ""),
    )
    lists: ClassVar[dict[str, Any]] = {}

    def stopped(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> str:
        kept = super().stopped(user, subjects, writing)
        return kept or ("" if self.facts(user, subjects).on_record else NOBODY)

    def recorded(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> dict[str, Any]:
        """The one decision that all of them bear."""
        found = {(each.sent_no, each.sent_on) for each in self.facts(user, subjects).on_record}
        number, day = found.pop() if len(found) == 1 else ("", None)
        own = writing.identity.symbol_of(self.issuer) if writing.identity else ""
        return {"code": number, "day": day} if number and day and own and number.endswith(own) else {}

    def usual_grounds(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> list[str]:
        facts = self.facts(user, subjects)
        plans = facts.grounds((writing.identity and writing.identity.standing_name) or BLANK)
        return ended([*self.first_grounds(writing), *plans, self.proposed_by(writing)], self.last_ground)

    def first_grounds(self, writing: Writing) -> list[str]:
        raise NotImplementedError

    def proposed_by(self, writing: Writing) -> str:
        raise NotImplementedError

    def told(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> PaperValues:
        facts, one = self.facts(user, subjects), subjects[0]
        learners = sent_by(facts, writing.code)
        facts_known = {PLACE: facts.place, OPENING: one.opens_on, CLOSING: one.closes_on}
        return PaperValues(
            values={
                "lop": writing.about or facts.name,
                "so_nguoi": two_digits(len(learners)),
                "tu_ngay": day_words(one.opens_on),
                "den_ngay": day_words(one.closes_on),
                "noi_hoc": facts.place or BLANK,
                "noi_thi_hanh": "Các cơ quan, đơn vị liên quan",
                "danh_sach": named(learners),
            },
            filled=(f"danh sách: {len(learners)} đồng chí", *self.said_of_outsiders(facts)),
            empty=tuple(words for words, known in facts_known.items() if not known),
            total=len(learners),
            people=tuple(each.pk for each in learners),
        )

    def issued(self, user: Any, paper: Paper) -> None:
        """Its number and day stand on those whom it names; what was recorded of somebody by hand is left."""
        learners = Enrolment.objects.for_user(user, "change").filter(pk__in=paper.asked.get("people", ()))
        learners.filter(sent_no="").update(sent_no=paper.code, sent_on=paper.signed_on)

    def taken_back(self, paper: Paper) -> None:
        learners = Enrolment.objects.filter(pk__in=paper.asked.get("people", ()), sent_no=paper.code)
        learners.update(sent_no="", sent_on=None)

    def articles(self, end: str) -> Iterator[Block]:
        sent = (
            "Cử {{ so_nguoi }} %s có tên sau đi học {{ lop }}, từ ngày {{ tu_ngay }} đến ngày {{ den_ngay }}"
        )
        yield Article(1, f"{sent % self.people}, tại {{{{ noi_hoc }}}}:")
        yield LetterTable("danh_sach", COLUMNS)
        yield Article(2, f"Những {self.people} có tên tại Điều 1 được hưởng các chế độ đi học theo quy định.")
        carried_out = (
            "{{ noi_thi_hanh }} và những %s có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này%s"
        )
        yield Article(3, carried_out % (self.people, end))

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag.example}
        return PaperValues(values=values | {"danh_sach": LEARNERS} | self.lists)


def sent_by(facts: ClassFacts, code: str) -> list[Enrolment]:
    """Those of whom no decision is recorded, and those of the one with that number; all where that is nobody."""
    found = [each for each in facts.on_record if each.sent_no in ("", code)]
    return found or facts.on_record


@register
class PartySendsToClass(SendingToClass):
    slug = "class-decision"
    label = "Quyết định cử cán bộ đi học"
    file_stem = "QDDIHOC"
    people = "đồng chí"
    lists: ClassVar[dict[str, Any]] = {
        "can_cu": ["Căn cứ Quy chế làm việc của Đảng ủy;", "Xét đề nghị của Ban Xây dựng Đảng,"],
        "noi_nhan": ["- Như Điều 3,", "- Lưu Văn phòng Đảng ủy."],
    }

    def first_grounds(self, writing: Writing) -> list[str]:
        return [
            f"Căn cứ Quy chế làm việc của {(writing.identity and writing.identity.committee_name) or BLANK}"
        ]

    def proposed_by(self, writing: Writing) -> str:
        return f"Xét đề nghị của {(writing.identity and writing.identity.department_name) or BLANK}"

    def usual_recipients(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> list[str]:
        return ["- Như Điều 3,", kept_at(writing)]

    def master(self, style: HeadStyle) -> Master:
        blocks = (
            Subject("QUYẾT ĐỊNH", "cử cán bộ đi học {{ lop }}"),
            Grounds("can_cu"),
            Ruling("{{ NOI_BAN_HANH }} QUYẾT ĐỊNH"),
            *self.articles("."),
            Paragraph("Quyết định này có hiệu lực kể từ ngày ký."),
        )
        return Master(style, blocks)


@register
class StateSendsToClass(SendingToClass):
    """Of the chairman; here a deputy signs for him."""

    slug = "class-decision-state"
    label = "Quyết định cử công chức đi học"
    file_stem = "QDDIHOC"
    heads = (HeadStyle.STATE,)
    issuer = Issuer.STATE
    last_ground = "."
    people = "công chức"
    lists: ClassVar[dict[str, Any]] = {
        "can_cu": [
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
            "Theo đề nghị của Trưởng phòng Phòng Văn hóa – Xã hội.",
        ],
        "noi_nhan": ["- Như Điều 3;", "- Lưu: VT, VHXH."],
        **{"quyen_han": "KT. CHỦ TỊCH", "chuc_vu": "PHÓ CHỦ TỊCH"},
    }

    def first_grounds(self, writing: Writing) -> list[str]:
        return ["Căn cứ Luật Tổ chức chính quyền địa phương"]

    def proposed_by(self, writing: Writing) -> str:
        return f"Theo đề nghị của {BLANK}"

    def usual_recipients(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> list[str]:
        return ["- Như Điều 3;", "- Lưu: VT."]

    def master(self, style: HeadStyle) -> Master:
        blocks = (
            Subject("QUYẾT ĐỊNH", "Về việc cử công chức đi học {{ lop }}"),
            Ruling("{{ NOI_BAN_HANH }}"),
            Grounds("can_cu"),
            Ruling("QUYẾT ĐỊNH:"),
            *self.articles("./."),
        )
        return Master(style, blocks)
