"""The letters that call learners to a class: to each unit one, with its own people alone."""

from collections.abc import Sequence
from typing import Any

from foundation.core import clock
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Addressees, LetterColumn, LetterTable, Master, Paragraph
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterPiece, Writing
from office.papers.phrases import addressed, day_words, two_digits, within
from office.papers.recipients import kept_by_department
from office.papers.tags import ISSUER, PEOPLE, TO
from training.models import ClassState, Enrolment, TrainingClass
from training.papers.classes import ClassFacts, named
from training.papers.of_class import ClassLetter

COLUMNS = (
    LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
    LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.2),
    LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.5, "center"),
    LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 4),
)
OVER = "Lớp đã bế giảng; không triệu tập nữa."
OWN_PEOPLE = "Đồng chí công tác tại cơ quan mình thì báo trực tiếp: {count} đồng chí."
WANTED = {"khai giảng": "opens_on", "bế giảng": "closes_on"}


@register
class ConvocationLetter(ClassLetter):
    slug = "class-convocation"
    about = "triệu tập học viên"
    label = "Công văn triệu tập từng đơn vị"
    code = "CV"
    file_stem = "CVTRIEUTAP"
    genre = "letter"
    issuer = Issuer.OFFICE
    each_alone = True
    tags = (
        *(ISSUER, TO, PEOPLE),
        Tag("lop", "tên lớp", "lớp Trung cấp lý luận chính trị khóa 15"),
        Tag("don_vi", "đơn vị có người được triệu tập", "xã Tân Lập"),
        Tag("khai_giang", "ngày khai giảng", "01/3/2021"),
        Tag("be_giang", "ngày bế giảng", "30/9/2021"),
        Tag("noi_hoc", "nơi học", "Trường Chính trị tỉnh"),
        Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", ""),
    )

    def master(self, style: HeadStyle) -> Master:
        blocks = (
            Addressees(),
            Paragraph(
                "{{ noi_ban_hanh }} triệu tập {{ so_nguoi }} đồng chí của {{ don_vi }} có tên sau dự {{ lop }}:"
            ),
            LetterTable("danh_sach", COLUMNS),
            Paragraph("1- Thời gian: khai giảng ngày {{ khai_giang }}, bế giảng ngày {{ be_giang }}."),
            Paragraph("2- Địa điểm: {{ noi_hoc }}."),
            Paragraph(
                "3- Đề nghị {{ don_vi }} thông báo đến các đồng chí có tên trên, bố trí công việc để các đồng chí dự"
                " học đúng thời gian, đủ nội dung chương trình; đồng chí nào không dự học được thì có văn bản nêu rõ"
                " lý do gửi {{ noi_ban_hanh }} trước ngày khai giảng."
            ),
        )
        return Master(style, blocks, concerning="V/v triệu tập học viên {{ lop }}")

    def usual_recipients(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def unready(self, subjects: Sequence[TrainingClass]) -> str:
        over = any(each.state_on(clock.today()) == ClassState.CLOSED for each in subjects)
        return super().unready(subjects) or (OVER if over else "")

    def parts(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> list[LetterPiece]:
        """One letter for every unit with people in the class; the office tells its own people itself."""
        places = called(self.facts(user, subjects))
        own = writing.unit.pk if writing.unit else None
        units = Unit.objects.filter(pk__in=places.keys() - {own}).order_by("official_key")
        return [LetterPiece(subjects, unit.pk, unit.name) for unit in units]

    def told(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> PaperValues:
        facts, one = self.facts(user, subjects), subjects[0]
        places = called(facts)
        learners = places.get(writing.workplace, []) if writing.workplace else facts.on_record
        unit = Unit.objects.filter(pk=writing.workplace).first()
        own = len(places.get(writing.unit.pk, ())) if writing.unit else 0
        lacking = [words for words, name in WANTED.items() if not getattr(one, name)]
        return PaperValues(
            values={
                "lop": writing.about or facts.name,
                "kinh_gui": addressed([str(unit or BLANK)]),
                "don_vi": within(str(unit)) if unit else BLANK,
                "so_nguoi": two_digits(len(learners)),
                "khai_giang": day_words(one.opens_on),
                "be_giang": day_words(one.closes_on),
                "noi_hoc": facts.place or BLANK,
                "danh_sach": named(learners),
            },
            filled=(
                f"danh sách: {len(learners)} đồng chí",
                *((OWN_PEOPLE.format(count=own),) if own else ()),
                *self.said_of_outsiders(facts),
            ),
            empty=tuple(f"ngày {words}" for words in lacking) + (() if facts.place else ("nơi học",)),
            total=len(learners),
            people=tuple(each.pk for each in learners),
        )

    def sample(self) -> PaperValues:
        people = [("Nông Văn Mẫu", "12/5/1980"), ("Hoàng Thị Mẫu", "1985")]
        rows = [
            {"tt": place, "ho_ten": name, "sinh": born, "chuc_vu": "Phó Chủ tịch UBND"}
            for place, (name, born) in enumerate(people, 1)
        ]
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        return PaperValues(
            values=values | {"kinh_gui": addressed(["Xã Tân Lập"]), "danh_sach": rows, "so_nguoi": "02"}
        )


def called(facts: ClassFacts) -> dict[int, list[Enrolment]]:
    """{unit (key): its people in the class, in the official order}."""
    places: dict[int, list[Enrolment]] = {}
    for each in facts.on_record:
        places.setdefault(each.cadre.now.unit_id, []).append(each)
    places.pop(None, None)
    return places
