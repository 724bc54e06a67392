"""The sheet of learners: each found among the people on record, or kept by name; classes are never made here."""

from django.core.exceptions import ValidationError

from cadre.imports.base import BATCH, BIRTH, NAME, save
from cadre.imports.person_lookup import Mentions
from foundation.core.text import fold
from foundation.sheets.cells import BadCell
from foundation.sheets.kinds import Change, Preview, Reads, RowResult, RowStatus, SheetColumn, SheetKind
from office.organisation.imports.units import Questions
from training.faults import enrolment_faults
from training.imports.changes import change
from training.imports.proposals import ClassNames
from training.imports.vocabulary import meant
from training.models import Enrolment

NO_CLASS_NAMED = "Thiếu tên lớp; ghi lớp mà học viên theo học."
TWICE = "Dòng {row} cũng là học viên này của lớp; giữ lại một dòng."
TEXTS = ("workplace", "certificate_no")
WORDS = {"result": "results", "grade": "grades"}
SAID = (*TEXTS, *WORDS, "certificate_on")


class LearnerKind(SheetKind):
    slug = "learners"
    label = "Học viên"
    permission = "training.import_enrolment"
    dated = True
    columns = (
        SheetColumn("training_class", "Lớp", ("Tên lớp", "Lớp học", "Lớp đào tạo, bồi dưỡng"), required=True),
        NAME,
        BIRTH,
        SheetColumn("workplace", "Đơn vị", ("Đơn vị công tác", "Cơ quan, đơn vị", "Cơ quan", "Nơi công tác")),
        SheetColumn("result", "Kết quả", ("Kết quả học tập", "Kết quả đào tạo")),
        SheetColumn("grade", "Xếp loại", ("Xếp loại tốt nghiệp", "Loại")),
        SheetColumn(
            "certificate_no",
            "Số bằng, chứng chỉ",
            ("Số bằng", "Số hiệu bằng", "Số văn bằng", "Số chứng chỉ", "Số giấy chứng nhận"),
        ),
        SheetColumn("certificate_on", "Ngày cấp", ("Ngày cấp bằng", "Ngày cấp chứng chỉ"), Reads.DATE),
    )

    def look(self, rows, progress):
        questions = Questions(self.answers)
        self.classes = ClassNames(self.user, questions)
        self.fields = {n: Enrolment._meta.get_field(n).formfield(required=False) for n in TEXTS}
        self.mentions = Mentions(
            self.user, rows, self.day, questions, lambda row: row.values.get("workplace") or ""
        )
        learners = list(self.mentions)
        for learner in learners:
            self.read(learner)
        self.enrolled, self.taken = Enrolled({one.facts["training_class"] for one in learners} - {None}), {}
        return Preview([self.judge(learner) for learner in learners], questions.all())

    def read(self, learner):
        """Put on the learner the class and what is said of the learning."""
        values, facts = learner.row.values, learner.facts
        for name in TEXTS:
            try:
                facts[name] = self.fields[name].clean(values.get(name) or "")
            except ValidationError as error:
                learner.wrong(name, " ".join(error.messages))
        for name, words in WORDS.items():
            try:
                facts[name] = meant(words, values.get(name))
            except BadCell as error:
                learner.wrong(name, str(error))
        facts["certificate_on"] = values.get("certificate_on")
        name = values.get("training_class") or learner.row.section
        facts["training_class"], learner.certain, fault = (
            self.classes.find(name) if name else (None, True, "")
        )
        if fault or not name:
            learner.wrong("training_class", fault or NO_CLASS_NAMED)

    def judge(self, learner):
        if learner.is_wrong:
            return RowResult(learner.row, RowStatus.WRONG, learner.faults)
        if not learner.certain:
            return RowResult(learner.row, RowStatus.DOUBTFUL, learner.faults)
        known = self.enrolled.find(learner)
        cadre, certain = self.who(learner, known)
        known = known or (
            cadre and self.enrolled.by_cadre.get((learner.facts["training_class"].pk, cadre.pk))
        )
        key = known.pk if known else None
        plan, changes = planned(learner, known, cadre)
        self.refuse_twice(learner, plan)
        said = {name: getattr(plan, name) for name in SAID}
        learner.faults += enrolment_faults(said)
        if learner.is_wrong:
            return RowResult(learner.row, RowStatus.WRONG, learner.faults, subject_key=key)
        if not certain:
            return RowResult(learner.row, RowStatus.DOUBTFUL, learner.faults, subject_key=key)
        verdict = RowStatus.NEW if known is None else RowStatus.CHANGED if changes else RowStatus.SAME
        return RowResult(learner.row, verdict, learner.faults, changes if known else [], key, plan)

    def who(self, learner, known):
        """(record or None, whether it is certain). What the class's list already says is not asked again."""
        if known and known.cadre:
            return known.cadre, True
        sure = self.mentions.people.surely(learner)
        if sure or known:
            return (sure.cadre if sure else None), True
        match = self.mentions.find(learner, required=False)
        return (match.known.cadre if match.known else None), match.certain

    def refuse_twice(self, learner, plan):
        who = plan.cadre_id or (fold(plan.full_name), plan.birth, fold(plan.workplace))
        earlier = self.taken.setdefault((plan.training_class_id, who), learner.row.number)
        if earlier != learner.row.number:
            learner.wrong("", TWICE.format(row=earlier))

    def write(self, judged, progress):
        for done in range(0, len(judged), BATCH):
            save(Enrolment, [row.plan for row in judged[done : done + BATCH]])
            progress(min(done + BATCH, len(judged)))
        for row in judged:
            row.subject_key = row.plan.pk


class Enrolled:
    """Those already entered in the classes, by record and by name."""

    def __init__(self, classes):
        self.by_cadre, self.by_name = {}, {}
        found = Enrolment.objects.filter(training_class__in=classes).select_related("cadre").order_by("pk")
        for one in found:
            if one.cadre_id:
                self.by_cadre[one.training_class_id, one.cadre_id] = one
            self.by_name.setdefault((one.training_class_id, fold(one.learner)), []).append(one)

    def find(self, learner):
        """The one whom the row means, or None where none or several could be."""
        facts = learner.facts
        named = self.by_name.get((facts["training_class"].pk, fold(facts["full_name"])), [])
        found = [one for one in named if is_same(one, facts)]
        return found[0] if len(found) == 1 else None


def is_same(enrolment, facts):
    """Namesakes in one class: by their births where both are known, else by the place they come from."""
    born = facts.get("birth")
    if born and enrolment.born:
        return born.agrees(enrolment.born)
    return fold(enrolment.workplace) == fold(facts.get("workplace") or "")


def planned(learner, known, cadre):
    """The enrolment as it will be, and what that changes."""
    plan = known or Enrolment(training_class=learner.facts["training_class"])
    said = {name: learner.facts.get(name) for name in SAID}
    changes = []
    if cadre is None:
        said |= {
            name: learner.facts.get(name)
            for name in ("full_name", "birth")
            if known is None or name == "birth"
        }
    elif plan.cadre_id is None:
        changes.append(Change("Hồ sơ cán bộ", plan.full_name, cadre.full_name))
        plan.cadre, plan.full_name, plan.birth = cadre, "", None
    return plan, [*changes, *change(plan, said)]
