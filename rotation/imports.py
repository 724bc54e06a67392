"""Rotations that an office keeps in Excel: history, and where nobody recorded them, posts held."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cadre.mentions import Mentions
from cadre.models import PostHeld
from cadre.people_sheet import save
from cadre.roster_words import decision
from core.tables import shown
from organisation.post_proposals import Posts
from organisation.proposals import Questions, Units
from rotation.models import Rotation
from rotation.posts import known_post, named_post
from rotation.tenures import Tenures
from sheets.cells import BadCell, folded_words
from sheets.kinds import Change, Column, Judged, Kind, Look, Reads, Verdict, register

NO_POST = "Thiếu chức vụ, đơn vị luân chuyển đến."
NO_BEGINNING = "Thiếu ngày bắt đầu luân chuyển; ghi cột “Từ ngày”."
WRONG_ORDER = "Đến ngày phải sau từ ngày; kiểm tra lại hai ngày."
FUTURE = "Ngày bắt đầu {day} ở tương lai; kiểm tra lại."
PLACED_EARLY = "Có chức vụ bố trí sau luân chuyển nhưng thiếu đến ngày; ghi cột “Đến ngày”."
DIRECTION = "Hình thức “{text}” chưa rõ; ghi Từ trên xuống, Từ dưới lên hoặc Ngang cấp."
OVERLAPS = "Trùng thời gian với lần luân chuyển từ ngày {day} trên hồ sơ; kiểm tra lại hai ngày."
TWICE = "Trùng thời gian với dòng {row} của cùng đồng chí; kiểm tra lại hai dòng."
FIELDS = ["direction", "from_post", "from_words", "to_post", "valid_to", "decision_no", "decision_on"]
FIELDS += ["after_post", "after_words"]


@cache
def directions():
    words = json.loads((Path(__file__).parent / "data" / "words.json").read_text(encoding="utf-8"))
    return {folded_words(word): direction for direction, said in words.items() for word in said}


@dataclass
class MovedRow:
    """What a row says, once read: `facts` by field of the rotation."""

    person: object
    facts: dict = field(default_factory=dict)


@dataclass
class Plan:
    """The rotation to write, and the tenures that it begins, completes or ends."""

    rotation: Rotation
    tenures: list = field(default_factory=list)
    write: bool = True


@register
class RotationsKind(Kind):
    """`write` follows `look` on the same instance, which holds agreed units, titles and posts unsaved."""

    slug = "rotations"
    label = "Cán bộ luân chuyển"
    permission = "rotation.import_rotation"
    dated = True
    columns = (
        Column(
            "full_name",
            "Họ và tên",
            ("Họ tên", "Họ và tên khai sinh", "Tên cán bộ"),
            Reads.NAME,
            required=True,
        ),
        Column(
            "birth", "Ngày sinh", ("Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh"), Reads.DATE
        ),
        Column(
            "from_post",
            "Chức vụ, đơn vị trước luân chuyển",
            ("Trước luân chuyển", "Chức vụ trước luân chuyển", "Nơi đi"),
        ),
        Column(
            "to_post",
            "Chức vụ, đơn vị luân chuyển đến",
            ("Luân chuyển đến", "Chức vụ luân chuyển", "Nơi đến"),
            required=True,
        ),
        Column("direction", "Hình thức", ("Hình thức luân chuyển", "Hướng luân chuyển")),
        Column("decision", "Quyết định", ("Số quyết định", "Số, ngày quyết định")),
        Column(
            "valid_from", "Từ ngày", ("Ngày luân chuyển", "Thời điểm luân chuyển"), Reads.DATE, required=True
        ),
        Column("valid_to", "Đến ngày", ("Ngày kết thúc", "Thời điểm kết thúc"), Reads.DATE),
        Column("after", "Bố trí sau luân chuyển", ("Chức vụ sau luân chuyển", "Bố trí sau khi kết thúc")),
    )

    def look(self, rows, progress):
        self.questions = Questions(self.answers)
        self.units = Units(self.user, self.day, self.questions)
        self.posts = Posts(self.user, self.units, self.questions)
        self.tenures, self.taken, self.named = Tenures(self.questions), {}, {}
        mentions = Mentions(self.user, rows, self.day, self.questions, workplace=self._workplaces)
        moved = [self.read(person) for person in mentions]
        known = Rotation.objects.filter(cadre__in=mentions.people.known)
        self.recorded = {}
        for rotation in known.select_related("to_post", "from_post", "after_post"):
            self.recorded.setdefault(rotation.cadre_id, []).append(rotation)
        return Look([self.judge(row, mentions) for row in moved], self.questions.all())

    def _workplaces(self, row):
        return " ".join(row.values.get(name) or "" for name in ("from_post", "to_post", "after"))

    def read(self, person):
        row, values = MovedRow(person), person.row.values
        self._read_posts(row, values)
        self._read_days(row, values)
        self._read_words(row, values)
        return row

    def _read_posts(self, row, values):
        text = values.get("to_post") or ""
        if not text:
            row.person.wrong("to_post", NO_POST)
        else:
            if text not in self.named:
                self.named[text] = named_post(text, self.posts)
            named = self.named[text]
            row.person.certain = row.person.certain and named.certain
            if named.fault:
                row.person.wrong("to_post", named.fault)
            row.facts["to_post"] = named.post
        for column, name in (("from_post", "from"), ("after", "after")):
            text = values.get(column) or ""
            post = known_post(text, self.posts) if text else None
            row.facts |= {f"{name}_post": post, f"{name}_words": "" if post else text[:200]}

    def _read_days(self, row, values):
        begun, ended = values.get("valid_from"), values.get("valid_to")
        row.facts |= {"valid_from": begun, "valid_to": ended}
        if not begun:
            if "valid_from" not in row.person.row.unread:
                row.person.wrong("valid_from", NO_BEGINNING)
        elif begun.first_day > self.day:
            row.person.wrong("valid_from", FUTURE.format(day=begun))
        elif ended and ended <= begun:
            row.person.wrong("valid_to", WRONG_ORDER)
        elif not ended and values.get("after"):
            row.person.wrong("after", PLACED_EARLY)

    def _read_words(self, row, values):
        text = values.get("direction") or ""
        row.facts["direction"] = directions().get(folded_words(text), "")
        if text and not row.facts["direction"]:
            row.person.wrong("direction", DIRECTION.format(text=text))
        try:
            number, day = decision(values.get("decision") or "")
        except BadCell as error:
            row.person.wrong("decision", str(error))
            return
        row.facts |= {"decision_no": number, "decision_on": day}

    def judge(self, row, mentions):
        person = row.person
        match = mentions.find(person)
        if not person.is_wrong and match.known:
            self._mark_twice(row, match.known.cadre.pk)
        recorded = self.recorded.get(match.known.cadre.pk, []) if match.known else []
        same = None if person.is_wrong or not match.known else self._same(row, recorded)
        if person.is_wrong:
            return Judged(person.row, Verdict.WRONG, person.faults)
        if not (person.certain and match.certain):
            return Judged(person.row, Verdict.DOUBTFUL, person.faults)
        return self._plan(row, match.known, same)

    def _mark_twice(self, row, key):
        """Two rows that move one person at the same time."""
        for facts, number in self.taken.get(key, []):
            if overlap(row.facts, facts):
                row.person.wrong("valid_from", TWICE.format(row=number))
                return
        self.taken.setdefault(key, []).append((row.facts, row.person.row.number))

    def _same(self, row, recorded):
        """The recorded rotation that the row means; one that only overlaps is a fault."""
        begun = row.facts["valid_from"]
        same = next((each for each in recorded if each.valid_from.agrees(begun)), None)
        other = next((each for each in recorded if each is not same and overlap(row.facts, vars(each))), None)
        if other:
            row.person.wrong("valid_from", OVERLAPS.format(day=other.valid_from))
        return same

    def _plan(self, row, known, same):
        rotation = same or Rotation(cadre=known.cadre, **row.facts)
        changes = changed(rotation, row.facts) if same else []
        plan = Plan(rotation, write=bool(changes) or same is None)
        answered = self.tenures.plan(plan, known, row.person.row)
        if not answered:
            return Judged(row.person.row, Verdict.DOUBTFUL, row.person.faults)
        changes += [Change("Quá trình công tác", "", text) for text in self.tenures.told(plan)]
        verdict = Verdict.NEW if same is None else Verdict.CHANGED if changes else Verdict.SAME
        changes = changes if same else []
        return Judged(row.person.row, verdict, row.person.faults, changes, rotation.pk, plan)

    def write(self, judged, progress):
        plans = [row.plan for row in judged]
        self.posts.save([plan.rotation.to_post for plan in plans])
        # What ends makes room for what begins.
        save(
            PostHeld,
            [held for plan in plans for held in sorted(plan.tenures, key=lambda held: held.pk is None)],
        )
        save(Rotation, [plan.rotation for plan in plans if plan.write])
        for row in judged:
            row.subject_key = row.plan.rotation.pk
        progress(len(judged))


def overlap(one, other):
    """Whether two spans of facts share a day."""

    def before(early, late):
        return early["valid_to"] is not None and early["valid_to"].first_day <= late["valid_from"].first_day

    return not before(one, other) and not before(other, one)


def changed(rotation, facts):
    """Set and tell what the row says otherwise; what it leaves blank stays."""
    changes = []
    for name in FIELDS:
        new, old = facts[name], getattr(rotation, name)
        if new in (None, "") or new == old:
            continue
        label = str(rotation._meta.get_field(name).verbose_name)
        setattr(rotation, name, new)
        changes.append(Change(label[:1].upper() + label[1:], shown(old), shown(new)))
    return changes
