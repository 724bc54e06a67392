"""What the kinds of sheets with people in them share: judging all rows at once, writing all at once."""

from cadre.imports.changes import plan_person
from cadre.imports.matching import People
from cadre.imports.post_titles import read_posts
from cadre.imports.rows import PersonRowReader, mark_repeated
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from foundation.sheets.kinds import Preview, Reads, RowResult, RowStatus, SheetColumn, SheetKind
from office.organisation.imports.posts import Posts, place
from office.organisation.imports.units import Questions, Units

BATCH = 1000
PROGRESS_EVERY = 500
SAME_PERSON = "Dòng {row} cũng là đồng chí này; giữ lại một dòng."
NO_POST = (
    "Đơn vị “{unit}” chưa có chức danh “{title}”; đề nghị cơ quan tổ chức cán bộ cấp trên thêm chức danh."
)
MEMBERSHIP_LEFT = (
    "{unit} chưa có chức danh “{title}” nên chưa ghi; đề nghị cơ quan tổ chức cán bộ cấp trên thêm."
)

NAME = SheetColumn(
    "full_name",
    "Họ và tên",
    ("Họ tên", "Họ và tên khai sinh", "Họ, tên", "Tên cán bộ"),
    Reads.NAME,
    required=True,
)
SEX = SheetColumn("sex", "Giới tính", ("Nam/Nữ", "Giới"))
BIRTH = SheetColumn(
    "birth", "Ngày sinh", ("Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"), Reads.DATE
)
ETHNIC_GROUP = SheetColumn("ethnic_group", "Dân tộc", ("DT",))
UNIT = SheetColumn("unit", "Đơn vị", ("Đơn vị công tác", "Cơ quan, đơn vị", "Cơ quan", "Nơi công tác"))
DEGREE = SheetColumn(
    "degree",
    "Trình độ chuyên môn",
    ("Chuyên môn", "Trình độ/Chuyên môn", "Trình độ CM", "Chuyên môn, nghiệp vụ"),
)
THEORY = SheetColumn("theory", "Lý luận chính trị", ("LLCT", "Trình độ/LLCT", "Trình độ lý luận chính trị"))
CITIZEN_ID = SheetColumn(
    "citizen_id",
    "Số CCCD",
    ("CCCD", "Số định danh cá nhân", "Số CMND/CCCD", "Căn cước"),
    Reads.DIGITS,
    private=True,
    length=12,
)
PARTY_CARD = SheetColumn(
    "party_card_no", "Số thẻ đảng viên", ("Số thẻ đảng", "Thẻ đảng viên"), Reads.DIGITS, private=True
)


class PeopleKind(SheetKind):
    """`write` follows `look` on the same instance, which holds the agreed units, titles and posts unsaved."""

    permission = "cadre.import_cadre"
    private_permission = "cadre.view_cadreprivate"

    def look(self, rows, progress):
        self.questions = Questions(self.answers)
        self.units = Units(self.user, self.day, self.questions)
        self.posts = Posts(self.user, self.units, self.questions)
        self.texts, reader, people = {}, PersonRowReader(self.day), []
        for done, row in enumerate(rows, 1):
            people.append(self.read(reader, row))
            if done % PROGRESS_EVERY == 0:
                progress(done)
        mark_repeated(people)
        self.people, self.taken = People(self.user, people, self.questions), {}
        return Preview([self.judge(person) for person in people], self.questions.all())

    def read(self, reader, row):
        person = reader.read(row)
        found = self.units.find([*row.sections, row.values.get("unit") or ""])
        person.unit, person.certain = found.unit, found.certain
        if found.fault:
            person.wrong("unit" if row.values.get("unit") else "", found.fault)
        elif found.unit:
            self.read_post(person, row.values.get("post") or "")
        return person

    def read_post(self, person, text):
        key = text, place(person.unit)
        if key not in self.texts:
            self.texts[key] = read_posts(text, person.unit, self.posts)
        said = self.texts[key]
        title = said.title
        if said.unknown:
            title, certain = self.posts.asked_title(said.unknown, person.unit.level)
            person.certain = person.certain and certain
        if title:
            person.post, certain = self.posts.post(person.unit, title)
            person.certain = person.certain and certain
            if person.post is None:
                person.wrong("post", NO_POST.format(unit=person.unit, title=title))
        for membership, unit in said.memberships:
            post, certain = self.posts.post(unit, membership)
            person.certain = person.certain and certain
            if post:
                person.memberships.append(post)
            else:
                person.warn("post", MEMBERSHIP_LEFT.format(unit=unit, title=membership))

    def judge(self, person):
        match = self.people.match(person)
        key = match.known.cadre.pk if match.known else None
        if key in self.taken:
            person.wrong("", SAME_PERSON.format(row=self.taken[key]))
        if person.is_wrong:
            return RowResult(person.row, RowStatus.WRONG, person.faults, subject_key=key)
        if not (person.certain and match.certain):
            return RowResult(person.row, RowStatus.DOUBTFUL, person.faults, subject_key=key)
        if key:
            self.taken[key] = person.row.number
        plan = plan_person(person, match.known)
        self.plan_facts(plan, person, match.known)
        if person.is_wrong:
            return RowResult(person.row, RowStatus.WRONG, person.faults, subject_key=key)
        changes = plan.changes if match.known else []
        verdict = RowStatus.NEW if match.known is None else RowStatus.CHANGED if changes else RowStatus.SAME
        return RowResult(person.row, verdict, person.faults, changes, key, plan)

    def plan_facts(self, plan, person, known):
        """Add to the plan what the row says of posts and qualifications."""
        raise NotImplementedError

    def write(self, judged, progress):
        plans = [row.plan for row in judged]
        self.posts.save([held.post for plan in plans for held in [*plan.posts, *plan.ended]])
        for done in range(0, len(judged), BATCH):
            write_plans(plans[done : done + BATCH])
            progress(min(done + BATCH, len(judged)))
        for row in judged:
            row.subject_key = row.plan.cadre.pk


def write_plans(plans):
    """A batch of people with all that is planned for them, table by table."""
    save(Cadre, [plan.cadre for plan in plans if plan.cadre_changed])
    for plan in plans:
        if plan.private:
            plan.private.cadre = plan.cadre
    save(CadrePrivate, [plan.private for plan in plans if plan.private])
    # What ends makes room for what begins.
    save(PostHeld, [held for plan in plans for held in [*plan.ended, *plan.posts]])
    save(Qualification, [got for plan in plans for got in [*plan.completed, *plan.qualifications]])


def save(model, rows):
    """Update the rows there are, then insert the new ones, both in bulk."""
    fields = (field for field in model._meta.concrete_fields if field.editable and not field.primary_key)
    names = [field.name for field in fields if not field.generated]
    old = [row for row in rows if row.pk]
    if old:
        model.objects.bulk_update(old, names, batch_size=BATCH)
    model.objects.bulk_create(row for row in rows if not row.pk)
