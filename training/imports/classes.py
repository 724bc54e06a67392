"""The sheet of classes: judged at once, a class known by its name and opening within the unit that keeps it."""

from collections.abc import Sequence
from functools import partial

from cadre.imports.appointed import BEFORE_THE_DAY, DECISION_PARTS
from cadre.imports.vocabulary import decision
from foundation.core.dates import PartialDate
from foundation.core.scope.units import Scope
from foundation.sheets.changes import update
from foundation.sheets.kinds import Reads, SheetColumn, SourceRow
from foundation.sheets.records import Planned, ReadRow, RecordKind, Subject
from foundation.sheets.understood import paper
from office.organisation.imports.posts import save_new
from office.organisation.models.structure import Unit
from training.faults import class_faults
from training.imports.proposals import Programmes
from training.imports.vocabulary import meant, spelled_out, whole_number
from training.models import Programme, TrainingClass

NO_PROGRAMME = "Thiếu chương trình; ghi loại lớp, ví dụ “Sơ cấp LLCT”."
TEXTS = ("name", "organiser", "note")
NUMBERS = {"head_count": "Số học viên", "places": "Chỉ tiêu"}
DAYS = ("opens_on", "closes_on")


class ClassSheetRow(ReadRow):
    @property
    def key(self) -> tuple[str, str]:
        opens = self.facts.get("opens_on")
        return spelled_out(self.facts.get("name") or ""), opens.iso if opens else ""


class ClassKind(RecordKind):
    """`write` follows `look` on the same instance, which holds agreed programmes unsaved.

    The classes of a file belong to the topmost unit into which the user may bring classes.
    """

    slug = "classes"
    label = "Lớp đào tạo, bồi dưỡng"
    titles = ("lop dao tao", "lop boi duong", "cac lop", "mo lop")
    permission = "training.import_trainingclass"
    dated = True
    question_groups = ("programme",)
    says = {"decision": lambda one: paper(one.facts.get("decision_no"), one.facts.get("decision_on"))}
    twice = "Dòng {row} cũng là lớp này (cùng tên, cùng ngày khai giảng); giữ lại một dòng."
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
        SheetColumn(
            "closes_on", "Bế giảng", ("Ngày bế giảng", "Thời gian/Đến ngày", "Đến ngày"), Reads.DATE, ahead=10
        ),
        SheetColumn("places", "Chỉ tiêu", ("Chỉ tiêu được giao",)),
        SheetColumn("head_count", "Số học viên", ("Lượt học viên", "Số lượng học viên", "Tổng số học viên")),
        SheetColumn(
            "decision",
            "Quyết định mở lớp",
            ("Số, ngày quyết định", "Quyết định", "Số quyết định mở lớp"),
            joins=BEFORE_THE_DAY,
            parts=DECISION_PARTS,
        ),
        SheetColumn("note", "Ghi chú"),
    )

    def begin(self, rows: Sequence[SourceRow]) -> None:
        self.programmes = Programmes(self.user, self.questions)
        self.fields = {n: TrainingClass._meta.get_field(n).formfield(required=False) for n in TEXTS}
        self.unit = topmost(self.scope)
        self.known = {}
        for one in TrainingClass.objects.filter(unit=self.unit).select_related("programme").order_by("pk"):
            self.known.setdefault(spelled_out(one.name), []).append(one)

    def read(self, source: SourceRow) -> ClassSheetRow:
        one = ClassSheetRow.of(source)
        for name in TEXTS:
            one.keep(name, self.fields[name].clean)
        one.facts |= {name: source.values.get(name) for name in DAYS}
        for name, label in NUMBERS.items():
            one.keep(name, partial(whole_number, label=label))
        one.keep("mode", partial(meant, "modes"))
        one.keep("decision", decision, "decision_no", "decision_on")
        self.read_programme(one)
        one.faults += class_faults(one.facts)
        return one

    def read_programme(self, one: ClassSheetRow) -> None:
        text = one.row.values.get("programme") or ""
        if not text:
            one.wrong("programme", NO_PROGRAMME)
            return
        one.facts["programme"], one.certain = self.programmes.find(text)

    def load(self, reads: list[ClassSheetRow]) -> None:
        self.said = {one.key for one in reads}

    def find(self, read: ClassSheetRow) -> Subject:
        return Subject() if read.is_wrong else Subject(self.match(read), key=read.key)

    def plan(self, read: ClassSheetRow, subject: Subject) -> Planned:
        """A class on record keeps the name it goes by."""
        kept = {"name"} if subject.record else set()
        facts = {name: value for name, value in read.facts.items() if name not in kept}
        plan = subject.record or TrainingClass(unit=self.unit)
        changes = update(plan, facts).values()
        if subject.record and not read.is_wrong:
            read.faults += class_faults({name: getattr(plan, name) for name in DAYS})
        return Planned(plan, changes)

    def match(self, one: ClassSheetRow) -> TrainingClass | None:
        """The class of the same name opened on that day; else one of that year, whose day the file corrects."""
        name, _ = one.key
        opens, namesakes = one.facts["opens_on"], self.known.get(name, [])
        for known in sorted(namesakes, key=lambda known: known.opens_on != opens):
            if opens == known.opens_on or (opens and known.opens_on and opens.agrees(known.opens_on)):
                return known
        free = [known for known in namesakes if (name, str_of(known.opens_on)) not in self.said]
        same_year = [k for k in free if not (opens and k.opens_on) or opens.year == k.opens_on.year]
        return same_year[0] if len(same_year) == 1 else None

    def prepare(self, plans: list[TrainingClass]) -> None:
        save_new(Programme, [plan.programme for plan in plans])


def str_of(day: PartialDate | None) -> str:
    return day.iso if day else ""


def topmost(scope: Scope) -> Unit:
    """Of the units of a scope the first with nothing of the scope above it."""
    units = Unit.objects.filter(scope.condition("pk")).order_by("official_key", "pk")
    return next(unit for unit in units if not scope.covers(unit.parent_id))
