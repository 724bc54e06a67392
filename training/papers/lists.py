"""Lists of training among the kinds of paper, each on invented data."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from cadre.models.people import Cadre, CadreNow
from cadre.papers.people import ListedPerson
from foundation.core.dates import PartialDate
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.papers.heads import code_of
from office.papers.kinds import KINDS, register
from office.papers.letters import Writing
from office.papers.lists import ListKind, letterhead_of
from office.papers.phrases import of_day
from office.papers.samples import DAY, NUMBER
from office.papers.sheets import FramedList
from training.models import (
    Enrolment,
    Need,
    PlanPerson,
    PlanRow,
    Programme,
    SendingList,
    TrainingClass,
    TrainingPlan,
)
from training.papers import class_lists, need_lists, plan_lists, sending_lists
from training.papers.classes import ClassFacts
from training.papers.plan_facts import PlanFacts
from training.papers.sending_lists import SendingFacts

CLERK = "Lê Thị Mẫu"
PEOPLE = (
    ("Hoàng Thị Mẫu", "1985-04-12", "Chủ tịch Hội Liên hiệp Phụ nữ, xã Mẫu", "very_good"),
    ("Nông Văn Mẫu", "1980", "Phó Chủ tịch UBND, xã Mẫu", "good"),
)


class InventedClass(ClassFacts):
    """Two learners whom nobody entered."""

    row: PlanRow | None = None
    told_of_scope = ""

    @property
    def whole(self) -> list[Enrolment]:
        return [invented_learner(place, *facts) for place, facts in enumerate(PEOPLE, 1)]


def invented_learner(place: int, name: str, birth: str, workplace: str, grade: str) -> Enrolment:
    told = {"full_name": name, "birth": PartialDate(birth), "workplace": workplace, "grade": grade}
    certificate = {"certificate_no": f"TC 00{place}", "certificate_on": PartialDate("2021-01-29")}
    return Enrolment(result=Enrolment.Result.PASSED, **told, **certificate)


def invented_class() -> InventedClass:
    days = {"opens_on": PartialDate("2020-03-02"), "closes_on": PartialDate("2021-01-29")}
    name, place = "Lớp Trung cấp lý luận chính trị khóa 15", "Trường Chính trị tỉnh"
    return InventedClass(None, TrainingClass(name=name, organiser=place, **days))


class TrainingList(ListKind):
    """A list of training as the office sends it by itself; a subclass gives the `sheet` on invented data."""

    issuer = Issuer.OFFICE

    def sheet(self, writing: Writing) -> FramedList:
        raise NotImplementedError

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        sheet = self.sheet(writing)
        return sheet.form(letterhead_of(writing), CLERK), sheet.rows


class AttachedList(TrainingList):
    """One that goes with a paper, of the committee unless said otherwise, and says with which."""

    heads = (HeadStyle.NONE,)
    issuer = Issuer.COMMITTEE
    with_paper = ""

    def attached_to(self, writing: Writing) -> str:
        kind = KINDS[self.with_paper]
        code = code_of(writing.identity, self.issuer, kind.code, NUMBER)
        return f"{kind.label.split()[0]} {kind.label.split()[1]} số {code}{of_day(writing.day)} của {writing.name}"

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        sheet = self.sheet(writing)
        return sheet.signed_by(writing.signature, CLERK, draft=False), sheet.rows


@register
class ConvocationList(TrainingList):
    slug = "class-called"
    label = "Danh sách triệu tập"
    file_stem = "DSTT"

    def sheet(self, writing: Writing) -> FramedList:
        return class_lists.called(invented_class())


@register
class ResultsList(TrainingList):
    slug = "class-results"
    label = "Danh sách kết quả học tập"
    file_stem = "DSKQ"

    def sheet(self, writing: Writing) -> FramedList:
        return class_lists.results(invented_class())


class InventedPlan(PlanFacts):
    left_out = ()

    @cached_property
    def rows(self) -> list[PlanRow]:
        theory = Programme(name="Trung cấp", group="intermediate", kind="theory", level=22)
        defence = Programme(name="Quốc phòng", group="defence", kind="defence", level=41)
        days = {"starts": PartialDate("2021-03"), "ends": PartialDate("2021-09")}
        titles = ("Trung cấp lý luận chính trị", "Bồi dưỡng kiến thức quốc phòng, an ninh")
        at = {"school": "Trường Chính trị tỉnh", "mode": "part", "audience": "Cấp ủy viên cơ sở"}
        first = PlanRow(pk=1, title=titles[0], programme=theory, places=45, funds=90_000_000, **at, **days)
        return [first, PlanRow(pk=2, title=titles[1], programme=defence, places=80, funds=30_000_000)]

    @cached_property
    def people(self) -> list[PlanPerson]:
        return [PlanPerson(row=self.rows[0], cadre=cadre) for cadre in invented_cadres()]


def invented_cadres() -> Iterator[Cadre]:
    for name, birth, workplace, _ in PEOPLE:
        cadre = Cadre(full_name=name, birth=PartialDate(birth))
        cadre.now = CadreNow(unit=Unit(name=workplace))
        yield cadre


def invented_people() -> list[ListedPerson]:
    told = {"ethnic_group": "Tày", "degree": "Đại học Luật", "theory": "Sơ cấp", "state": "Chuyên viên"}
    return [ListedPerson(name, "F", PartialDate(birth), **told) for name, birth, *_ in PEOPLE]


def invented_plan() -> InventedPlan:
    return InventedPlan(None, TrainingPlan(year=2021, issued_on=DAY))


@register
class PlanTable(AttachedList):
    slug = "training-plan-table"
    label = "Biểu chi tiết kế hoạch đào tạo, bồi dưỡng"
    file_stem = "KHBIEU"
    with_paper = "training-plan"

    def sheet(self, writing: Writing) -> FramedList:
        return plan_lists.table_of(invented_plan(), self.attached_to(writing))


@register
class PlanPeople(AttachedList):
    slug = "training-plan-people"
    label = "Danh sách được chọn theo kế hoạch"
    file_stem = "DSKH"
    with_paper = "training-plan"

    def sheet(self, writing: Writing) -> FramedList:
        return plan_lists.people_of(invented_plan(), self.attached_to(writing))


class InventedSending(SendingFacts):
    @cached_property
    def people(self) -> list[PlanPerson]:
        papers = ["Đơn đăng ký", "Bản sao bằng tốt nghiệp"]
        return [PlanPerson(cadre=cadre, papers=papers) for cadre in invented_cadres()]

    @cached_property
    def known(self) -> list[ListedPerson]:
        return invented_people()


@register
class SentUpList(AttachedList):
    slug = "sending-list"
    label = "Danh sách cử đi học"
    file_stem = "DSCDH"
    with_paper = "sending-submission"

    def sheet(self, writing: Writing) -> FramedList:
        row = PlanRow(title="Cao cấp lý luận chính trị năm 2021")
        items = ["Đơn đăng ký", "Bản sao bằng tốt nghiệp"]
        sending = SendingList(row=row, items=items, sent_on=DAY)
        return sending_lists.sent_up(InventedSending(None, sending), self.attached_to(writing))


@register
class NeedsList(TrainingList):
    slug = "training-needs"
    label = "Danh sách đăng ký nhu cầu"
    file_stem = "DSNC"

    def sheet(self, writing: Writing) -> FramedList:
        need = {"kind": "theory", "level": 22, "state": "registered"}
        needs = [Need(cadre=cadre, **need) for cadre in invented_cadres()]
        return need_lists.registered(list(zip(needs, invented_people(), strict=True)))
