"""What the kinds of sheets with people in them share: judging all rows at once, writing all at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from cadre.faults import faults
from cadre.fields import COLUMNS, IN_SHEETS
from cadre.imports.changes import RESTRICTED, PersonChanges, plan_person
from cadre.imports.known import Known
from cadre.imports.matching import OTHER, People
from cadre.imports.post_titles import read_posts
from cadre.imports.rows import PersonRow, PersonRowReader, mark_repeated
from cadre.imports.said import OF_PEOPLE
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadreNow, CadrePrivate
from cadre.projection import projected_together
from foundation.sheets.changes import label_of, words_of
from foundation.sheets.copying import copy_values
from foundation.sheets.kinds import WARNING, Fault, RowResult, SheetColumn, SourceRow
from foundation.sheets.records import Planned, RecordKind, Subject, save
from office.organisation.imports.posts import Posts, place
from office.organisation.imports.stated_units import StatedUnits
from office.organisation.imports.units import Units
from office.organisation.models.structure import PostTitle

NO_POST = (
    "Đơn vị “{unit}” chưa có chức danh “{title}”; đề nghị cơ quan tổ chức cán bộ cấp trên thêm chức danh."
)
MEMBERSHIP_LEFT = (
    "{unit} chưa có chức danh “{title}” nên chưa ghi; đề nghị cơ quan tổ chức cán bộ cấp trên thêm."
)
LONGEST_TITLE = PostTitle._meta.get_field("name").max_length
ON_RECORD = "Hồ sơ đang ghi {label} {value}. {reason}"
ON_RECORD_UNREAD = "Không khớp {label} đang ghi trên hồ sơ; kiểm tra lại."
TITLE_TOO_LONG = f"Chức vụ dài quá {LONGEST_TITLE} ký tự; ghi ngắn lại."

WORKPLACES = (
    *("Đơn vị công tác", "Cơ quan, đơn vị", "Cơ quan", "Nơi công tác", "Cơ quan công tác", "Tên đơn vị"),
    *("Đơn vị công tác hiện nay", "Nơi công tác hiện nay", "Cơ quan, đơn vị công tác", "Tên cơ quan, đơn vị"),
    *("Phòng, ban", "Phòng ban", "Bộ phận", "Đơn vị, bộ phận"),
    *("Nơi CT", "ĐV công tác", "ĐV", "Đơn vị CT", "Cơ quan CT", "ĐVCT"),
)
NAME, BIRTH = COLUMNS["full_name"], COLUMNS["birth"]
UNIT = SheetColumn("unit", "Đơn vị", WORKPLACES)
POST_PARTS = (
    *("Chức vụ Đảng", "Chức vụ trong Đảng", "Chức vụ về Đảng", "Chức vụ Đảng hiện nay", "Chức vụ cấp ủy"),
    *("Chức vụ chính quyền", "Chức vụ về chính quyền", "Chức vụ chính quyền hiện nay", "Chức vụ chuyên môn"),
    *("Chức vụ HĐND", "Chức vụ trong HĐND", "Chức vụ đoàn thể", "Chức vụ MTTQ, đoàn thể", "Chức vụ MTTQ"),
    *("Chức vụ Đảng, đoàn thể", "Chức vụ kiêm nhiệm", "Chức vụ khác", "Chức danh kiêm nhiệm"),
)
DEGREE = SheetColumn(
    "degree",
    "Trình độ chuyên môn",
    (
        *("Chuyên môn", "Trình độ/Chuyên môn", "Trình độ CM", "Chuyên môn, nghiệp vụ", "Trình độ CMNV"),
        *("TĐCM", "TĐ chuyên môn", "TĐ CM", "CMNV"),
        *(
            "Trình độ chuyên môn, nghiệp vụ",
            "Trình độ đào tạo",
            "Bằng cấp chuyên môn",
            "Trình độ chuyên môn đào tạo",
        ),
    ),
    joins=" ",
    parts=(
        "Trình độ",
        "Bằng cấp",
        "Học vị",
        "Chuyên ngành",
        "Ngành",
        "Ngành đào tạo",
        "Chuyên ngành đào tạo",
    ),
    marks=("Tiến sĩ", "Thạc sĩ", "Đại học", "Cao đẳng", "Trung cấp", "Sơ cấp"),
    several=True,
)
THEORY = SheetColumn(
    "theory",
    "Lý luận chính trị",
    (
        *("LLCT", "Trình độ/LLCT", "Trình độ lý luận chính trị", "Lý luận CT", "Trình độ LLCT", "Lý luận"),
        *("Trình độ/Lý luận", "Trình độ lý luận", "Trình độ lý luận CT", "Lý luận chính trị - hành chính"),
    ),
    joins="; ",
    marks=("Cử nhân", "Cao cấp", "Trung cấp", "Sơ cấp"),
    several=True,
)
DEFENCE = SheetColumn(
    "defence",
    "Quốc phòng, an ninh",
    (
        *("QPAN", "QP-AN", "QP, AN", "QPAN đối tượng", "Trình độ/QPAN", "Trình độ/Quốc phòng, an ninh"),
        *("Kiến thức QPAN", "Kiến thức quốc phòng, an ninh", "Kiến thức quốc phòng và an ninh"),
        *("Bồi dưỡng QPAN", "Bồi dưỡng kiến thức QPAN", "Bồi dưỡng quốc phòng, an ninh"),
        *("Bồi dưỡng kiến thức quốc phòng, an ninh", "Bồi dưỡng kiến thức quốc phòng và an ninh"),
        *("Giáo dục quốc phòng, an ninh", "Giáo dục quốc phòng và an ninh", "Quốc phòng và an ninh"),
    ),
    joins="; ",
    marks=("Đối tượng 1", "Đối tượng 2", "Đối tượng 3", "Đối tượng 4"),
    several=True,
)


class PeopleKind(RecordKind):
    """`write` follows `look` on the same instance, which holds the agreed units, titles and posts unsaved."""

    permission = "cadre.import_cadre"
    private_permission = "cadre.view_cadreprivate"
    question_groups = ("unit", "title", "post", "person")
    fills = (Cadre, CadrePrivate, PostHeld, Qualification, CadreNow)
    joins_rows = True
    twice = "Dòng {row} cũng là đồng chí này; giữ lại một dòng."
    says = OF_PEOPLE
    always = ("birth", "sex", "unit")
    never = ("birth_male", "birth_female")

    @classmethod
    def stored_in(cls) -> tuple[type[Model], ...]:
        return Cadre, CadrePrivate, PostHeld

    def begin(self, rows: Sequence[SourceRow]) -> None:
        self.units = Units(self.user, self.day, self.questions, self.scope)
        self.stated = StatedUnits(rows, self.units, self.questions)
        self.posts = Posts(self.user, self.units, self.questions)
        self.reader, self.texts = PersonRowReader(self.day), {}

    def read(self, source: SourceRow) -> PersonRow:
        person = self.reader.read(source)
        named = source.values.get("unit") or ""
        found = self.stated.find(source) or self.units.find([*source.sections, named])
        person.unit, person.certain = found.unit, found.certain
        if found.fault:
            person.wrong("unit" if named else "", found.fault)
        elif found.unit:
            self.read_post(person, source.values.get("post") or "")
        return person

    def read_post(self, person: PersonRow, text: str) -> None:
        key = text, place(person.unit)
        if key not in self.texts:
            self.texts[key] = read_posts(text, person.unit, self.posts)
        said = self.texts[key]
        for title in self.ranked(person, said.posts):
            self.hold(person, title)
        for membership, unit in said.memberships:
            post, certain = self.posts.post(unit, membership)
            person.doubt_unless(certain)
            if post:
                person.memberships.append(post)
            else:
                person.warn("post", MEMBERSHIP_LEFT.format(unit=unit, title=membership))

    def ranked(self, person: PersonRow, named: Sequence[PostTitle | str]) -> list[PostTitle]:
        """The titles of the posts that a cell names, the highest first: that one is the main post."""
        titles = []
        for title in named:
            if isinstance(title, str) and len(title) > LONGEST_TITLE:
                person.wrong("post", TITLE_TOO_LONG)
                continue
            if isinstance(title, str):
                title, certain = self.posts.asked_title(title, self.units.level(person.unit))
                person.doubt_unless(certain)
            titles += [title] if title and title not in titles else []
        return sorted(titles, key=lambda title: title.order)

    def hold(self, person: PersonRow, title: PostTitle) -> None:
        """The post of the title as the main one, or beside it; what nobody may add is told."""
        post, certain = self.posts.post(person.unit, title)
        person.doubt_unless(certain)
        if post is None and person.post:
            person.warn("post", MEMBERSHIP_LEFT.format(unit=person.unit, title=title))
        elif post is None:
            person.wrong("post", NO_POST.format(unit=person.unit, title=title))
        elif person.post is None:
            person.post = post
        else:
            person.memberships.append(post)

    def load(self, reads: list[PersonRow]) -> None:
        mark_repeated(reads, self.questions)
        self.people = People(reads, self.scope, self.questions, user=self.user, makes=True)

    def find(self, read: PersonRow) -> Subject:
        read.match = self.people.match(read)
        cadre = read.match.cadre
        key = cadre.pk if cadre else None
        return Subject(cadre, key, key, read.match.certain)

    def plan(self, read: PersonRow, subject: Subject) -> Planned:
        before = facts_of(subject.record)
        plan = plan_person(read, read.match.known)
        for fault in newly_wrong(before, facts_of(subject.record), self.day):
            read.add(beside_record(fault, read, before, self.day))
        self.plan_facts(plan, read, read.match.known)
        return Planned(plan, plan.changes if subject.record else ())

    def plan_facts(self, plan: PersonChanges, person: PersonRow, known: Known | None) -> None:
        """Add to the plan what the row says of posts and qualifications."""
        raise NotImplementedError

    def prepare(self, plans: list[PersonChanges]) -> None:
        self.posts.save([held.post for plan in plans for held in [*plan.posts, *plan.ended]])

    def save(self, plans: list[PersonChanges]) -> None:
        write_plans(plans)

    def answers_for_next(self, written: Iterable[RowResult]) -> dict[str, str]:
        """Who was somebody else than all on record is on record by then."""
        now = {row.read.asked: str(row.subject_key) for row in written if row.read.asked and row.subject_key}
        others = {key for key, answer in self.answers.items() if answer == OTHER}
        return {**self.answers, **{key: now[key] for key in others & set(now)}}

    def record_of(self, plan: PersonChanges) -> Cadre:
        return plan.cadre


def facts_of(cadre: Cadre | None) -> dict[str, Any]:
    """What the record says, as the common faults are asked; nothing of a new person, whose row was judged."""
    if cadre is None:
        return {}
    private = getattr(cadre, "private", None)
    return {
        each.name: getattr(private if each.model is CadrePrivate else cadre, each.name, None)
        for each in IN_SHEETS
    }


def newly_wrong(before: dict[str, Any], after: dict[str, Any], day: date) -> list[Fault]:
    """What a row says rightly by itself, but not beside what its record has."""
    if before == after:
        return []
    known = faults(before, day)
    return [fault for fault in faults(after, day) if fault.severity != WARNING and fault not in known]


def beside_record(fault: Fault, person: PersonRow, before: dict[str, Any], day: date) -> Fault:
    """Where the fault is of a value that only the record has, the same said of what the row brings beside it."""
    if person.facts.get(fault.column) or fault.column not in before:
        return fault
    known = person.match.known
    is_private = fault.column in RESTRICTED
    record = known.private if is_private else known.cadre
    said = {name: value for name, value in person.facts.items() if value and name in before}
    brings = (name for name in said if fault not in faults({**before, **said, name: before[name]}, day))
    words = {"label": label_of(type(record), fault.column).lower(), "reason": fault.reason}
    told = ON_RECORD_UNREAD if is_private else ON_RECORD
    reason = person.of_record(told, ON_RECORD_UNREAD, value=words_of(record, fault.column), **words)
    return Fault(next(brings, ""), reason)


@projected_together()
def write_plans(plans: list[PersonChanges]) -> None:
    """A batch of people with all that is planned for them, table by table."""
    save(Cadre, [plan.cadre for plan in plans if plan.cadre_changed])
    for plan in plans:
        if plan.private:
            plan.private.cadre = plan.cadre
    save(CadrePrivate, [plan.private for plan in plans if plan.private])
    # What ends makes room for what begins.
    save(PostHeld, [held for plan in plans for held in [*plan.ended, *plan.posts]])
    save(Qualification, [got for plan in plans for got in plan.completed])
    copy_values(Qualification, [got for plan in plans for got in plan.qualifications()])
