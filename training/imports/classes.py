"""The sheet of classes: judged at once, a class known by its name and opening within the unit that keeps it."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from cadre.imports.base import BATCH, save
from cadre.imports.vocabulary import decision
from foundation.sheets.cells import BadCell
from foundation.sheets.kinds import (
    Fault,
    Preview,
    Reads,
    RowResult,
    RowStatus,
    SheetColumn,
    SheetKind,
    SourceRow,
)
from office.organisation.imports.posts import save_new
from office.organisation.imports.units import Questions
from office.organisation.models.structure import Unit
from training.faults import class_faults
from training.imports.changes import change
from training.imports.proposals import Programmes
from training.imports.vocabulary import meant, spelled_out, whole_number
from training.models import Programme, TrainingClass

NO_PROGRAMME = "Thiếu chương trình; ghi loại lớp, ví dụ “Sơ cấp LLCT”."
TWICE = "Dòng {row} cũng là lớp này (cùng tên, cùng ngày khai giảng); giữ lại một dòng."
TEXTS = ("name", "organiser", "note")
NUMBERS = {"head_count": "Số học viên", "places": "Chỉ tiêu"}
DAYS = ("opens_on", "closes_on")


@dataclass
class ClassSheetRow:
    """`facts` are cleaned values by field name; not `certain` while a question about the row is open."""

    row: SourceRow
    facts: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    certain: bool = True

    def wrong(self, column, reason):
        self.faults.append(Fault(column, reason))

    @property
    def key(self):
        opens = self.facts.get("opens_on")
        return spelled_out(self.facts.get("name") or ""), opens.iso if opens else ""


class ClassKind(SheetKind):
    """`write` follows `look` on the same instance, which holds agreed programmes unsaved.

    The classes of a file belong to the topmost unit into which the user may bring classes.
    """

    slug = "classes"
    label = "Lớp đào tạo, bồi dưỡng"
    permission = "training.import_trainingclass"
    dated = True
    columns = (
        SheetColumn("name", "Tên lớp", ("Tên lớp học", "Tên lớp đào tạo, bồi dưỡng"), required=True),
        SheetColumn(
            "programme",
            "Chương trình",
            ("Loại", "Loại lớp", "Loại hình", "Chương trình đào tạo", "Nội dung đào tạo"),
            required=True,
        ),
        SheetColumn("mode", "Hệ", ("Hệ đào tạo", "Hình thức", "Hình thức đào tạo", "Hình thức học")),
        SheetColumn("organiser", "Cơ quan mở lớp", ("Đơn vị mở lớp", "Cơ sở đào tạo", "Nơi mở lớp")),
        SheetColumn(
            "opens_on", "Khai giảng", ("Ngày khai giảng", "Thời gian/Từ ngày", "Từ ngày"), Reads.DATE
        ),
        SheetColumn("closes_on", "Bế giảng", ("Ngày bế giảng", "Thời gian/Đến ngày", "Đến ngày"), Reads.DATE),
        SheetColumn("places", "Chỉ tiêu", ("Chỉ tiêu được giao",)),
        SheetColumn("head_count", "Số học viên", ("Lượt học viên", "Số lượng học viên", "Tổng số học viên")),
        SheetColumn("decision", "Quyết định mở lớp", ("Số, ngày quyết định", "Quyết định", "Số quyết định")),
        SheetColumn("note", "Ghi chú"),
    )

    def look(self, rows, progress):
        questions = Questions(self.answers)
        self.programmes = Programmes(self.user, questions)
        self.fields = {n: TrainingClass._meta.get_field(n).formfield(required=False) for n in TEXTS}
        self.unit = home(self.user)
        self.known = {}
        for one in TrainingClass.objects.filter(unit=self.unit).select_related("programme").order_by("pk"):
            self.known.setdefault(spelled_out(one.name), []).append(one)
        read, self.taken = [self.read(row) for row in rows], {}
        self.said = {one.key for one in read}
        return Preview([self.judge(one) for one in read], questions.all())

    def read(self, row):
        one = ClassSheetRow(row, faults=[Fault(column, reason) for column, reason in row.unread.items()])
        for name in TEXTS:
            try:
                one.facts[name] = self.fields[name].clean(row.values.get(name) or "")
            except ValidationError as error:
                one.wrong(name, " ".join(error.messages))
        one.facts |= {name: row.values.get(name) for name in DAYS}
        self.read_words(one)
        self.read_programme(one)
        one.faults += class_faults(one.facts)
        return one

    def read_words(self, one):
        values = one.row.values
        for name, label in NUMBERS.items():
            try:
                one.facts[name] = whole_number(values.get(name), label)
            except BadCell as error:
                one.wrong(name, str(error))
        for column, names, reads in [
            ("mode", ["mode"], lambda text: [meant("modes", text)]),
            ("decision", ["decision_no", "decision_on"], decision),
        ]:
            try:
                one.facts |= zip(names, reads(values.get(column) or ""), strict=True)
            except BadCell as error:
                one.wrong(column, str(error))

    def read_programme(self, one):
        text = one.row.values.get("programme") or ""
        if not text:
            one.wrong("programme", NO_PROGRAMME)
            return
        one.facts["programme"], one.certain = self.programmes.find(text)

    def judge(self, one):
        known = None if one.faults else self.match(one)
        key = known.pk if known else None
        if one.key in self.taken and not one.faults:
            one.wrong("", TWICE.format(row=self.taken[one.key]))
        if one.faults:
            return RowResult(one.row, RowStatus.WRONG, one.faults, subject_key=key)
        self.taken[one.key] = one.row.number
        if not one.certain:
            return RowResult(one.row, RowStatus.DOUBTFUL, subject_key=key)
        facts = {name: value for name, value in one.facts.items() if not (known and name == "name")}
        plan = known or TrainingClass(unit=self.unit)
        changes = change(plan, facts)
        verdict = RowStatus.NEW if known is None else RowStatus.CHANGED if changes else RowStatus.SAME
        return RowResult(one.row, verdict, [], changes if known else [], key, plan)

    def match(self, one):
        """The class of the same name opened on that day; else one of that year, whose day the file corrects."""
        name, _ = one.key
        opens, namesakes = one.facts["opens_on"], self.known.get(name, [])
        for known in namesakes:
            if opens == known.opens_on or (opens and known.opens_on and opens.agrees(known.opens_on)):
                return known
        free = [known for known in namesakes if (name, str_of(known.opens_on)) not in self.said]
        same_year = [k for k in free if not (opens and k.opens_on) or opens.year == k.opens_on.year]
        return same_year[0] if len(same_year) == 1 else None

    def write(self, judged, progress):
        save_new(Programme, [row.plan.programme for row in judged])
        for done in range(0, len(judged), BATCH):
            save(TrainingClass, [row.plan for row in judged[done : done + BATCH]])
            progress(min(done + BATCH, len(judged)))
        for row in judged:
            row.subject_key = row.plan.pk


def str_of(day):
    return day.iso if day else ""


def home(user):
    """The topmost unit into which the user may bring classes."""
    scope = user.scope("training.import_trainingclass")
    units = Unit.objects.filter(scope.condition("pk")).order_by("official_key", "pk")
    return next(unit for unit in units if not scope.covers(unit.parent_id))
