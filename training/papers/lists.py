"""Lists of training among the kinds of paper, each on invented data."""

from collections.abc import Iterable

from foundation.core.dates import PartialDate
from foundation.printing.layout import FormLayout, FormRow, FormSection
from office.organisation.models.identity import Issuer
from office.papers.kinds import register
from office.papers.letters import Writing
from office.papers.lists import ListKind, letterhead_of
from training.models import Enrolment, PlanRow, TrainingClass
from training.papers import class_lists
from training.papers.classes import ClassFacts
from training.papers.sheets import TrainingSheet

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

    def sheet(self, writing: Writing) -> TrainingSheet:
        raise NotImplementedError

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        sheet = self.sheet(writing)
        return sheet.form(letterhead_of(writing), CLERK), sheet.rows


@register
class ConvocationList(TrainingList):
    slug = "class-called"
    label = "Danh sách triệu tập"
    file_stem = "DSTT"

    def sheet(self, writing: Writing) -> TrainingSheet:
        return class_lists.called(invented_class())


@register
class ResultsList(TrainingList):
    slug = "class-results"
    label = "Danh sách kết quả học tập"
    file_stem = "DSKQ"

    def sheet(self, writing: Writing) -> TrainingSheet:
        return class_lists.results(invented_class())
