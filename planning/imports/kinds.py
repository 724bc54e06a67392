"""The planning lists that an office keeps in Excel, with the decision that approved each entry."""

import re
from dataclasses import dataclass, field

from django.utils.text import capfirst

from cadre.imports.base import BIRTH, NAME, PersonalKind
from cadre.imports.person_lookup import Mentions
from cadre.imports.vocabulary import decision
from foundation.core.acts.act import asked_faults
from foundation.core.acts.run import apply, barred, judge, key_of
from foundation.core.figures import shown
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.kinds import (
    Change,
    Fault,
    Preview,
    RowResult,
    RowStatus,
    SheetColumn,
    register,
)
from foundation.sheets.pipeline import Worsened
from foundation.sheets.questions import Questions
from office.organisation.imports.posts import Posts
from office.organisation.imports.units import Units
from planning.acts import RECORD
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm

YEARS = re.compile(r"\b(20\d\d)\s*[-–—]\s*(20\d\d)\b")
CONTINUITY = {
    "quy hoach moi": PlanningEntry.Continuity.NEW,
    "moi": PlanningEntry.Continuity.NEW,
    "bo sung": PlanningEntry.Continuity.NEW,
    "tiep tuc": PlanningEntry.Continuity.CONTINUING,
    "tiep tuc quy hoach": PlanningEntry.Continuity.CONTINUING,
    "quy hoach tiep tuc": PlanningEntry.Continuity.CONTINUING,
}
NO_TITLE = "Thiếu chức danh quy hoạch; ghi chức danh và đơn vị, ví dụ “Ủy viên BCH Đảng bộ xã …”."
UNKNOWN_TITLE = "Chưa rõ chức danh quy hoạch “{text}”; ghi tên chức danh rồi tên đơn vị như trong danh mục."
NO_TERM = "Chưa rõ nhiệm kỳ; ghi nhiệm kỳ (ví dụ 2020 - 2025) ở tiêu đề danh sách hoặc ở cột Nhiệm kỳ."
UNKNOWN_TERM = "Chưa có nhiệm kỳ {years} của {level}; thêm ở trang Nhiệm kỳ rồi nhập lại."
NO_DECISION = "Thiếu số, ngày quyết định phê duyệt; ghi như “Số 318-QĐ/HU, ngày 15/7/2019”."
TWICE = "Trùng với dòng {row}: cùng đồng chí, cùng chức danh quy hoạch; giữ lại một dòng."
NO_POST = "{unit} chưa có chức danh “{title}”; đề nghị cơ quan tổ chức cán bộ cấp trên thêm chức danh."
BESIDE = ["continuity", "note"]


@dataclass
class PlannedRow:
    """What a row says, once read: the `decision` as the act asks it, and `facts` by field of the entry beside it."""

    person: object
    title: object = None
    post: object = None
    term: PlanningTerm | None = None
    decision: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)


@dataclass
class EntryWrite:
    """What writing a row means: the entry, new or as it stands, and the `decision` where it has another one."""

    entry: PlanningEntry
    post: object
    term: PlanningTerm
    decision: dict | None = None


@register
class PlanningListKind(PersonalKind):
    """`write` follows `look` on the same instance, which holds agreed posts and targets unsaved."""

    slug = "plan"
    label = "Danh sách quy hoạch"
    permission = "planning.import_planningentry"
    dated = True
    question_groups = ("unit", "title", "post", "person")
    columns = (
        NAME,
        BIRTH,
        SheetColumn(
            "workplace", "Chức vụ, đơn vị công tác", ("Chức vụ, đơn vị công tác hiện nay", "Chức vụ, đơn vị")
        ),
        SheetColumn(
            "title",
            "Chức danh quy hoạch",
            ("Chức danh đề nghị quy hoạch", "Chức danh được quy hoạch", "Quy hoạch chức danh"),
            required=True,
        ),
        SheetColumn("term", "Nhiệm kỳ", ("Nhiệm kỳ quy hoạch",)),
        SheetColumn(
            "decision",
            "Quyết định phê duyệt",
            ("Số, ngày quyết định", "Quyết định", "Số quyết định, ngày phê duyệt"),
            required=True,
        ),
        SheetColumn("continuity", "Quy hoạch mới/tiếp tục", ("QH mới/tiếp tục", "Mới, tiếp tục")),
        SheetColumn("note", "Ghi chú"),
    )

    def look(self, rows, progress):
        self.questions = Questions(self.answers, self.question_groups)
        self.units = Units(self.user, self.day, self.questions, self.scope)
        self.posts = Posts(self.user, self.units, self.questions)
        self.terms = {(term.level, *term.years): term for term in PlanningTerm.objects.filter(kind="party")}
        self.titles, self.taken = {}, {}
        mentions = Mentions(
            rows, day=self.day, questions=self.questions, scope=self.scope, workplace=place_of
        )
        planned = [self.read(person) for person in mentions]
        self._load(planned)
        judged = [self.judge(row, mentions) for row in planned]
        self._ask_the_act(judged)
        return Preview(judged, self.questions.all())

    def _ask_the_act(self, judged):
        """What would be refused at writing is a fault of the row now."""
        written = [row for row in judged if row.verdict in (RowStatus.NEW, RowStatus.CHANGED)]
        decided = [row for row in written if row.plan.decision]
        entries = [row.plan.entry for row in decided]
        refused = judge(RECORD, self.user, entries, [row.plan.decision for row in decided])
        beside = [row.plan.entry for row in written if not row.plan.decision]
        refused |= {key: [sentence] for key, sentence in barred(RECORD, self.user, beside).items()}
        for row in written:
            if sentences := refused.get(key_of(row.plan.entry)):
                row.faults += [Fault("", sentence) for sentence in sentences]
                row.verdict, row.changes = RowStatus.WRONG, []

    def _load(self, planned):
        """Targets and standing entries of the posts that the rows name, in two queries."""
        posts = {row.post.pk for row in planned if row.post and row.post.pk}
        targets = PlanningTarget.objects.filter(post__in=posts)
        self.targets = {(target.post_id, target.term_id): target for target in targets}
        standing = PlanningEntry.objects.filter(target__post__in=posts, ended_on=None)
        self.standing = {(entry.cadre_id, entry.target_id): entry for entry in standing}

    def read(self, person):
        row, values = PlannedRow(person), person.row.values
        self._read_title(row, values.get("title") or "")
        self._read_term(row, values.get("term") or person.row.above)
        self._read_decision(row, values.get("decision") or "")
        self._read_note(row, values)
        return row

    def _read_title(self, row, text):
        if not text:
            row.person.wrong("title", NO_TITLE)
            return
        title, unit = self._title_at(text, row.person.row.sections)
        if title is None:
            row.person.wrong("title", UNKNOWN_TITLE.format(text=text))
            return
        row.title = title
        row.post, certain = self.posts.post(unit, title)
        row.person.certain = row.person.certain and certain
        if row.post is None:
            row.person.wrong("title", NO_POST.format(unit=unit, title=title))

    def _title_at(self, text, sections):
        """(title, unit) of "Ủy viên BCH Đảng bộ xã Bình La": the words of a unit at the end, a title before."""
        key = text, sections
        if key not in self.titles:
            self.titles[key] = next(self._readings(text, sections), (None, None))
        return self.titles[key]

    def _readings(self, text, sections):
        words = text.replace(",", " ").split()
        splits = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
        places = [(said, unit) for said, name in splits for unit in self.units.named(name)]
        places += [(text, unit) for name in reversed(sections) for unit in self.units.named(name)]
        places += [(text, unit) for unit in self.units.tops()]
        for said, unit in places:
            if title := self.posts.title(said, unit.level):
                yield title, unit

    def _read_term(self, row, text):
        years = YEARS.search(text)
        if not years:
            row.person.wrong("term", NO_TERM)
        elif row.title:
            begun, ends = (int(year) for year in years.groups())
            row.term = self.terms.get((row.title.level, begun, ends))
            if row.term is None:
                level = row.title.get_level_display().lower()
                row.person.wrong("term", UNKNOWN_TERM.format(years=f"{begun}–{ends}", level=level))

    def _read_decision(self, row, text):
        try:
            number, day = decision(text)
        except BadCell as error:
            row.person.wrong("decision", str(error))
            return
        row.decision = {"decision_no": number, "decision_on": day}
        if not number or day is None:
            row.person.wrong("decision", NO_DECISION)
            return
        for _, sentence in asked_faults(RECORD, row.decision):
            row.person.wrong("decision", sentence)

    def _read_note(self, row, values):
        """Whether an entry is new or continues often stands among the remarks."""
        stated, note = values.get("continuity") or "", values.get("note") or ""
        continuity = CONTINUITY.get(folded_words(stated)) or CONTINUITY.get(folded_words(note))
        row.facts["continuity"] = continuity or ""
        row.facts["note"] = "" if folded_words(note) in CONTINUITY else note[:300]

    def judge(self, row, mentions):
        person = row.person
        match = mentions.find(person)
        key = match.known.cadre.pk if match.known else None
        if not person.is_wrong and key:
            place = key, id(row.post) if row.post.pk is None else row.post.pk, row.term.pk
            if place in self.taken:
                person.wrong("", TWICE.format(row=self.taken[place]))
            self.taken.setdefault(place, person.row.number)
        if person.is_wrong:
            return RowResult(person.row, RowStatus.WRONG, person.faults)
        if not (person.certain and match.certain):
            return RowResult(person.row, RowStatus.DOUBTFUL, person.faults)
        return self._compare(row, match.known.cadre)

    def _compare(self, row, cadre):
        target = self.targets.get((row.post.pk, row.term.pk))
        entry = self.standing.get((cadre.pk, target.pk)) if target else None
        if entry is None:
            target = target or PlanningTarget(post=row.post, term=row.term)
            entry = PlanningEntry(cadre=cadre, target=target, **row.facts)
            return self._judged(row, RowStatus.NEW, entry, row.decision, [])
        decided = decision_changes(entry, row.decision)
        changes = decided + changed(entry, row.facts)
        verdict = RowStatus.CHANGED if changes else RowStatus.SAME
        return self._judged(row, verdict, entry, row.decision if decided else None, changes)

    def _judged(self, row, verdict, entry, decision, changes):
        plan = EntryWrite(entry, row.post, row.term, decision)
        return RowResult(row.person.row, verdict, row.person.faults, changes, entry.pk, plan)

    def write(self, judged, progress):
        plans = [row.plan for row in judged]
        self.posts.save([plan.post for plan in plans])
        self._save_targets(plans)
        for plan in plans:
            plan.entry.target = self.targets[plan.post.pk, plan.term.pk]
        old = [plan.entry for plan in plans if plan.entry.pk]
        if old:
            PlanningEntry.objects.bulk_update(old, BESIDE)
        decided = [plan for plan in plans if plan.decision]
        asked = [plan.decision for plan in decided]
        refused = apply(RECORD, self.user, [plan.entry for plan in decided], asked).refused
        if refused:
            raise Worsened(len(refused))
        for row in judged:
            row.subject_key = row.plan.entry.pk
        progress(len(judged))

    def _save_targets(self, plans):
        missing = {
            (plan.post.pk, plan.term.pk): PlanningTarget(post=plan.post, term=plan.term)
            for plan in plans
            if (plan.post.pk, plan.term.pk) not in self.targets
        }
        PlanningTarget.objects.bulk_create(missing.values())
        self.targets |= missing


def place_of(row):
    return row.values.get("workplace") or ""


def decision_changes(entry, decision):
    """What the list says otherwise of the decision; a decision makes a proposal stand."""
    old = {"decision_no": entry.decision_no, "approved_on": entry.signed_on or entry.approved_on}
    new = {"decision_no": decision["decision_no"], "approved_on": decision["decision_on"]}
    return [
        Change(label_of(entry, name), shown(old[name]), shown(new[name]))
        for name in old
        if old[name] != new[name]
    ]


def label_of(entry, name):
    return capfirst(entry._meta.get_field(name).verbose_name)


def changed(entry, facts):
    """Set and tell what the row says otherwise beside the decision; what it leaves blank stays."""
    changes = []
    for name in BESIDE:
        new, old = facts[name], getattr(entry, name)
        if new and new != old:
            before = displayed(entry, name)
            setattr(entry, name, new)
            changes.append(Change(label_of(entry, name), before, displayed(entry, name)))
    return changes


def displayed(entry, name):
    return str(getattr(entry, f"get_{name}_display", lambda: getattr(entry, name))() or "")
