"""The sheet of learners: each found among the people on record, or kept by name; classes are never made here."""

from collections.abc import Collection, Hashable, Sequence
from functools import partial

from cadre.imports.base import BIRTH, NAME, WORKPLACES
from cadre.imports.known import Known, PersonMatch
from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.rows import PersonRow
from foundation.core.text import fold, fold_name
from foundation.sheets.changes import update
from foundation.sheets.kinds import Change, Reads, SheetColumn, SourceRow
from foundation.sheets.records import Planned, Subject
from office.organisation.imports.stated_units import StatedUnits
from office.organisation.imports.units import Units
from training.faults import enrolment_faults
from training.imports.proposals import ClassNames
from training.imports.vocabulary import meant
from training.models import Enrolment, TrainingClass
from training.secrecy import names_refused

NOT_OF_IT = "Không phải, để trống đơn vị"
NO_CLASS_NAMED = "Thiếu tên lớp; ghi lớp mà học viên theo học."
RECORDED = "Kết quả đã ghi vào hồ sơ cán bộ; hoàn tác việc ghi ở trang lớp rồi mới sửa."
TEXTS = ("workplace", "certificate_no")
WORDS = {"result": "results", "grade": "grades"}
SAID = (*TEXTS, *WORDS, "certificate_on")


class LearnerKind(MentionKind):
    slug = "learners"
    label = "Học viên"
    titles = ("hoc vien", "nguoi hoc")
    permission = "training.import_enrolment"
    dated = True
    question_groups = ("unit", "class", "person")
    always = ("training_class", "workplace")
    twice = "Dòng {row} cũng là học viên này của lớp; giữ lại một dòng."
    columns = (
        SheetColumn("training_class", "Lớp", ("Tên lớp", "Lớp học", "Lớp đào tạo, bồi dưỡng"), required=True),
        NAME,
        BIRTH,
        SheetColumn("workplace", "Đơn vị", WORKPLACES),
        SheetColumn("result", "Kết quả", ("Kết quả học tập", "Kết quả đào tạo")),
        SheetColumn("grade", "Xếp loại", ("Xếp loại tốt nghiệp", "Loại")),
        SheetColumn(
            "certificate_no",
            "Số bằng, chứng chỉ",
            ("Số bằng", "Số hiệu bằng", "Số văn bằng", "Số chứng chỉ", "Số giấy chứng nhận"),
        ),
        SheetColumn("certificate_on", "Ngày cấp", ("Ngày cấp bằng", "Ngày cấp chứng chỉ"), Reads.DATE),
    )

    def begin(self, rows: Sequence[SourceRow]) -> None:
        self.classes = ClassNames(self.scope, self.questions)
        units = Units(self.user, self.day, self.questions, self.scope)
        self.stated = StatedUnits(rows, units, self.questions, column="workplace", other=NOT_OF_IT)
        self.fields = {n: Enrolment._meta.get_field(n).formfield(required=False) for n in TEXTS}

    def workplace(self, row: SourceRow) -> str:
        """That of the row, else the unit in a line above the table or in the name of the sheet, where it is meant."""
        said = None if row.values.get("workplace") else self.stated.said(row)
        name, answer = said or ("", "")
        return name if answer else super().workplace(row)

    def read(self, source: PersonRow) -> MentionRow:
        """The class, and what is said of the learning."""
        learner, values = MentionRow.about(source), source.row.values
        for name in TEXTS:
            learner.keep(name, self.fields[name].clean)
        for name, words in WORDS.items():
            learner.keep(name, partial(meant, words))
        learner.facts |= {"certificate_on": values.get("certificate_on"), "training_class": None}
        name = values.get("training_class") or source.row.section
        if name:
            found, learner.certain, fault = self.classes.find(name)
            learner.facts["training_class"] = found
            fault = (found and names_refused(found)) or fault
        else:
            fault = NO_CLASS_NAMED
        if fault:
            learner.wrong("training_class", fault)
        self.read_workplace(learner)
        return learner

    def read_workplace(self, learner: MentionRow) -> None:
        """Of a row that names none: in doubt until it is known whether that of its sheet is meant."""
        said = None if learner.facts.get("workplace") else self.stated.said(learner.row)
        if said is None:
            return
        name, answer = said
        learner.doubt_unless(answer is not None)
        if answer:
            learner.take("workplace", self.fields["workplace"].clean, name, "workplace")

    def load(self, reads: list[MentionRow]) -> None:
        self.enrolled = Enrolled({one.facts["training_class"] for one in reads} - {None})

    def find(self, read: MentionRow) -> Subject:
        if read.is_wrong or not read.certain:
            return Subject()
        training_class = read.facts["training_class"]
        known = self.enrolled.find(read)
        read.match = self.who(read, known)
        cadre = read.match.cadre
        if cadre:
            known = known or self.enrolled.by_cadre.get((training_class.pk, cadre.pk))
        key = training_class.pk, who_is(read, known)
        return Subject(known, cadre.pk if cadre else None, key, read.match.certain)

    def who(self, learner: MentionRow, known: Enrolment | None) -> PersonMatch:
        """What the class's list already says is not asked again; a learner need not be on record."""
        if known and known.cadre:
            return PersonMatch(Known(known.cadre))
        sure = self.mentions.people.surely(learner.person)
        if sure or known:
            return PersonMatch(sure)
        return self.mentions.find(learner.person, required=False)

    def plan(self, read: MentionRow, subject: Subject) -> Planned:
        plan, changes = planned(read, subject.record)
        read.faults += enrolment_faults({name: getattr(plan, name) for name in SAID})
        if plan.qualification_id and plan.result != Enrolment.Result.PASSED:
            read.wrong("result", RECORDED)
        return Planned(plan, changes if subject.record else ())


class Enrolled:
    """Those already entered in the classes, by record and by name."""

    def __init__(self, classes: Collection[TrainingClass]) -> None:
        self.by_cadre, self.by_name = {}, {}
        found = Enrolment.objects.filter(training_class__in=classes).select_related("cadre").order_by("pk")
        for one in found:
            if one.cadre_id:
                self.by_cadre[one.training_class_id, one.cadre_id] = one
            self.by_name.setdefault((one.training_class_id, fold_name(one.learner)), []).append(one)

    def find(self, learner: MentionRow) -> Enrolment | None:
        """The one whom the row means, or None where none or several could be."""
        name = fold_name(learner.person.facts["full_name"])
        named = self.by_name.get((learner.facts["training_class"].pk, name), [])
        found = [one for one in named if is_same(one, learner)]
        if len(found) > 1:
            found = [one for one in found if fold(one.workplace) == fold(learner.facts["workplace"])]
        return found[0] if len(found) == 1 else None


def is_same(enrolment: Enrolment, learner: MentionRow) -> bool:
    """Namesakes in one class: by their births where both are known, else by the place they come from."""
    born = learner.person.facts.get("birth")
    if born and enrolment.born:
        return born.agrees(enrolment.born)
    return fold(enrolment.workplace) == fold(learner.facts["workplace"])


def who_is(learner: MentionRow, known: Enrolment | None) -> Hashable:
    """What tells a learner from the others of a class."""
    if learner.match.cadre:
        return learner.match.cadre.pk
    person = learner.person.facts
    born = person.get("birth") or (known.born if known else None)
    return fold_name(person["full_name"]), born, fold(learner.facts["workplace"])


def planned(learner: MentionRow, known: Enrolment | None) -> tuple[Enrolment, list[Change]]:
    """The enrolment as it will be, and what that changes."""
    cadre, person = learner.match.cadre, learner.person.facts
    plan = known or Enrolment(training_class=learner.facts["training_class"])
    said = {name: learner.facts.get(name) for name in SAID}
    changes = []
    if cadre is None:
        names = ("full_name", "birth") if known is None else ("birth",)
        said |= {name: person.get(name) for name in names}
    elif plan.cadre_id is None:
        changes.append(Change("Hồ sơ cán bộ", plan.full_name, cadre.full_name))
        plan.cadre, plan.full_name, plan.birth = cadre, "", None
    return plan, [*changes, *update(plan, said).values()]
