"""The planning lists that an office keeps in Excel, with the decision that approved each entry."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from cadre.imports.appointed import BEFORE_THE_DAY, DECISION_PARTS
from cadre.imports.base import BIRTH, NAME, POST_PARTS, WORKPLACES
from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.rows import PersonRow
from cadre.imports.vocabulary import decision
from foundation.core.acts.act import asked_faults
from foundation.core.acts.run import apply, barred, judge, key_of
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.changes import update
from foundation.sheets.kinds import (
    Fault,
    ReadValue,
    RowResult,
    RowStatus,
    SheetColumn,
    SourceRow,
    register,
)
from foundation.sheets.pipeline import Worsened
from foundation.sheets.records import Planned, Subject
from foundation.sheets.understood import paper
from office.organisation.imports.posts import Posts, place, save_new
from office.organisation.imports.units import Units
from office.organisation.models.structure import Post, PostTitle
from planning.acts import RECORD, papers_of
from planning.imports import links as links
from planning.imports.decisions import decision_changes, stated_decision
from planning.imports.terms import Terms
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.secrecy import is_open

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
NO_DECISION = "Thiếu số, ngày quyết định phê duyệt; ghi như “Số 318-QĐ/ĐU, ngày 15/7/2026”."
NO_POST = "{unit} chưa có chức danh “{title}”; đề nghị cơ quan tổ chức cán bộ cấp trên thêm chức danh."
UNKNOWN_CONTINUITY = "“{text}” chưa rõ; ghi Quy hoạch mới hoặc Tiếp tục, hoặc để trống."
BESIDE = ["continuity", "note"]


@dataclass
class PlannedRow(MentionRow):
    """`decision` is what the act asks of it, `facts` stand beside it on the entry; `places` are the columns that told
    them where these are not their own; `decided_above` is the line over the table that names the decision."""

    title: PostTitle | None = None
    post: Post | None = None
    term: PlanningTerm | None = None
    decision: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    decided_above: str = ""


@dataclass
class EntryWrite:
    """What writing a row means: the entry, new or as it stands, and the `decision` where it has another one."""

    entry: PlanningEntry
    post: Post
    term: PlanningTerm
    decision: dict[str, Any] | None = None


@register
class PlanningListKind(MentionKind):
    """`write` follows `look` on the same instance, which holds agreed posts and targets unsaved."""

    slug = "plan"
    label = "Danh sách quy hoạch"
    titles = ("quy hoach",)
    permission = "planning.import_planningentry"
    dated = True
    undo_remark = "Danh sách đã chốt theo lần nhập này không xóa mà được đánh dấu “đã hoàn tác”."
    question_groups = ("term", "unit", "title", "post", "person")
    says = {
        **MentionKind.says,
        "title": lambda row: row.post or row.title,
        "term": lambda row: row.term,
        "decision": lambda row: paper(row.decision.get("decision_no"), row.decision.get("decision_on")),
    }
    always = ("term", "decision", "continuity")
    twice = "Trùng với dòng {row}: cùng đồng chí, cùng chức danh quy hoạch; giữ lại một dòng."
    columns = (
        NAME,
        BIRTH,
        SheetColumn(
            "workplace",
            "Chức vụ, đơn vị công tác",
            ("Chức vụ, đơn vị công tác hiện nay", "Chức vụ, đơn vị", "Chức vụ, nơi công tác"),
            joins=", ",
            parts=("Chức vụ", "Chức danh", "Chức vụ hiện nay", *POST_PARTS, "Đơn vị", *WORKPLACES),
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
            above=True,
            joins=BEFORE_THE_DAY,
            parts=(*DECISION_PARTS, "Ngày phê duyệt"),
        ),
        SheetColumn("continuity", "Quy hoạch mới/tiếp tục", ("QH mới/tiếp tục", "Mới, tiếp tục")),
        SheetColumn("note", "Ghi chú"),
    )

    def begin(self, rows: Sequence[SourceRow]) -> None:
        self.units = Units(self.user, self.day, self.questions, self.scope)
        self.posts = Posts(self.user, self.units, self.questions)
        self.terms = Terms(self.user, self.questions)
        self.titles = {}
        self.note = PlanningEntry._meta.get_field("note").formfield(required=False)

    def read(self, source: PersonRow) -> PlannedRow:
        row, values = PlannedRow.about(source), source.row.values
        stated, row.decided_above = ("", "") if "decision" in values else stated_decision(source.row.above)
        self._read_decision(row, values.get("decision") or stated)
        self._read_title(row, values.get("title") or "")
        self._read_term(row, values.get("term") or source.row.above)
        self._read_note(row, values)
        return row

    def read_values(self, read: PlannedRow) -> list[ReadValue]:
        """The line above the table is shown as the cell of what was read from it."""
        values, line = super().read_values(read), read.decided_above
        return [value._replace(cell=line) if line and value.key == "decision" else value for value in values]

    def load(self, reads: list[PlannedRow]) -> None:
        """Targets and standing entries of the posts that the rows name, and their papers, in three queries."""
        posts = {row.post.pk for row in reads if row.post and row.post.pk}
        targets = PlanningTarget.objects.filter(post__in=posts)
        self.targets = {(target.post_id, target.term_id): target for target in targets}
        standing = PlanningEntry.objects.filter(target__post__in=posts, ended_on=None)
        standing = standing.select_related("target__term")
        self.standing = {(entry.cadre_id, entry.target_id): entry for entry in standing}
        papers = papers_of([entry.pk for entry in self.standing.values()])
        for entry in self.standing.values():
            entry.papers = papers.get(entry.pk, [])

    def _read_title(self, row, text):
        if not text:
            row.wrong("title", NO_TITLE)
            return
        title, unit = self._title_at(text, row.row.sections, row.decision.get("decision_on"))
        if title is None:
            row.wrong("title", UNKNOWN_TITLE.format(text=text))
            return
        row.title = title
        row.post, certain = self.posts.post(unit, title)
        row.doubt_unless(certain)
        if row.post is None:
            row.wrong("title", NO_POST.format(unit=unit, title=title))

    def _title_at(self, text, sections, day):
        """(title, unit) of "Ủy viên BCH Đảng bộ xã Bình La": the words of a unit at the end, a title before.

        The title is one of the level on which the unit stood on the day of the decision.
        """
        key = text, sections, day
        if key not in self.titles:
            self.titles[key] = next(self._readings(text, sections, day), (None, None))
        return self.titles[key]

    def _readings(self, text, sections, day):
        words = text.replace(",", " ").split()
        splits = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
        places = [(said, unit) for said, name in splits for unit in self.units.named(name)]
        places += [(text, unit) for name in reversed(sections) for unit in self.units.named(name)]
        places += [(text, unit) for unit in self.units.tops()]
        for said, unit in places:
            if title := self.posts.title(said, self.units.level(unit, day)):
                yield title, unit

    def _read_term(self, row, text):
        years = YEARS.search(text)
        if not years:
            row.wrong("term", NO_TERM)
        elif row.title:
            begun, ends = (int(year) for year in years.groups())
            row.term, certain = self.terms.find(row.title.level, begun, ends)
            row.doubt_unless(certain)
            if row.term is None:
                level = row.title.get_level_display().lower()
                row.wrong("term", UNKNOWN_TERM.format(years=f"{begun}–{ends}", level=level))

    def _read_decision(self, row, text):
        try:
            number, day = decision(text)
        except BadCell as error:
            row.wrong("decision", str(error))
            return
        row.decision = {"decision_no": number, "decision_on": day}
        if not number or day is None:
            row.wrong("decision", NO_DECISION)
            return
        for _, sentence in asked_faults(RECORD, row.decision):
            row.wrong("decision", sentence)

    def _read_note(self, row, values):
        """Whether an entry is new or continues often stands among the remarks."""
        stated, note = values.get("continuity") or "", values.get("note") or ""
        if stated and folded_words(stated) not in CONTINUITY:
            row.wrong("continuity", UNKNOWN_CONTINUITY.format(text=stated))
        remarked = "" if stated else CONTINUITY.get(folded_words(note), "")
        row.facts["continuity"] = CONTINUITY.get(folded_words(stated), remarked)
        row.places |= {"continuity": "note"} if remarked else {}
        row.take("note", self.note.clean, "" if remarked else note, "note")

    def find(self, read: PlannedRow) -> Subject:
        read.match = self.mentions.find(read.person)
        cadre = read.match.cadre
        if read.is_wrong or cadre is None:
            return Subject(person=cadre.pk if cadre else None, certain=read.match.certain)
        target = self.targets.get((read.post.pk, read.term.pk))
        entry = self.standing.get((cadre.pk, target.pk)) if target else None
        key = cadre.pk, place(read.post), place(read.term)
        return Subject(entry, cadre.pk, key, read.match.certain)

    def plan(self, read: PlannedRow, subject: Subject) -> Planned:
        entry, plan = subject.record, partial(EntryWrite, post=read.post, term=read.term)
        if entry is None:
            target = self.targets.get((read.post.pk, read.term.pk))
            target = target or PlanningTarget(post=read.post, term=read.term)
            entry = PlanningEntry(cadre=read.match.cadre, target=target, **read.facts)
            return Planned(plan(entry, decision=read.decision))
        decided = decision_changes(entry, read.decision)
        changes = [*decided, *update(entry, read.facts).values()]
        return Planned(plan(entry, decision=read.decision if decided else None), changes)

    def review(self, results: list[RowResult]) -> None:
        """What would be refused at writing is a fault of the row now."""
        written = [row for row in results if row.verdict in (RowStatus.NEW, RowStatus.CHANGED)]
        decided = [row for row in written if row.plan.decision]
        entries = [row.plan.entry for row in decided]
        refused = judge(RECORD, self.user, entries, [row.plan.decision for row in decided])
        beside = [row.plan.entry for row in written if not row.plan.decision]
        refused |= {key_of(entry): [said] for entry in beside if (said := is_open(entry, {}))}
        refused |= {key: [sentence] for key, sentence in barred(RECORD, self.user, beside).items()}
        for row in written:
            if sentences := refused.get(key_of(row.plan.entry)):
                row.faults += [Fault("", sentence) for sentence in sentences]
                row.verdict, row.changes = RowStatus.WRONG, []

    def prepare(self, plans: list[EntryWrite]) -> None:
        self.posts.save([plan.post for plan in plans])
        save_new(PlanningTerm, [plan.term for plan in plans])
        self._save_targets(plans)
        for plan in plans:
            plan.entry.target = self.targets[plan.post.pk, plan.term.pk]

    def save(self, plans: list[EntryWrite]) -> None:
        old = [plan.entry for plan in plans if plan.entry.pk]
        if old:
            PlanningEntry.objects.bulk_update(old, BESIDE)
        decided = [plan for plan in plans if plan.decision]
        asked = [plan.decision for plan in decided]
        refused = apply(RECORD, self.user, [plan.entry for plan in decided], asked).refused
        if refused:
            raise Worsened(len(refused))

    def record_of(self, plan: EntryWrite) -> PlanningEntry:
        return plan.entry

    def _save_targets(self, plans):
        missing = {
            (plan.post.pk, plan.term.pk): PlanningTarget(post=plan.post, term=plan.term)
            for plan in plans
            if (plan.post.pk, plan.term.pk) not in self.targets
        }
        PlanningTarget.objects.bulk_create(missing.values())
        self.targets |= missing
