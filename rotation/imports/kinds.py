"""Rotations that an office keeps in Excel: history, and where nobody recorded them, posts held."""

from collections.abc import Mapping, Sequence
from typing import Any

from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.rows import PersonRow
from cadre.models.facts import PostHeld
from foundation.sheets.afterwards import LINKS, Afterwards
from foundation.sheets.changes import update
from foundation.sheets.kinds import SourceRow, register
from foundation.sheets.records import Planned, Subject, save
from foundation.sheets.understood import paper
from office.organisation.imports.posts import Posts
from office.organisation.imports.units import UnitsEver
from rotation.faults import day_faults
from rotation.imports.rows import COLUMNS, RotationRowReader
from rotation.imports.tenures import RotationWrite, Tenures
from rotation.models import Rotation
from rotation.recording import record

OVERLAPS = "Trùng thời gian với lần luân chuyển từ ngày {day} trên hồ sơ; kiểm tra lại hai ngày."
FIELDS = ["kind", "direction", "from_post", "from_words", "to_post", "valid_from", "due_on", "valid_to"]
FIELDS += ["decision_no", "decision_on", "purpose", "after_post", "after_words", "note"]
# What of a rotation speaks of posts held.
OF_TENURE = {"to_post", "valid_from", "valid_to", "after_post"}
POSTS = ("to_post", "from_post", "after_post")


LINKS.append(Afterwards("rotations", "Xem cán bộ luân chuyển", "rotation-list", "rotation.view_rotation"))


@register
class RotationsKind(MentionKind):
    """`write` follows `look` on the same instance, which holds agreed units, titles and posts unsaved."""

    slug = "rotations"
    label = "Cán bộ luân chuyển"
    titles = ("luan chuyen", "dieu dong", "biet phai")
    permission = "rotation.import_rotation"
    dated = True
    columns = COLUMNS
    question_groups = ("unit", "title", "post", "person")
    says = {
        **MentionKind.says,
        "from_post": lambda row: row.facts.get("from_post") or row.facts.get("from_words"),
        "after": lambda row: row.facts.get("after_post") or row.facts.get("after_words"),
        "decision": lambda row: paper(row.facts.get("decision_no"), row.facts.get("decision_on")),
    }
    twice = "Trùng thời gian với dòng {row} của cùng đồng chí; kiểm tra lại hai dòng."
    twice_column = "valid_from"

    def begin(self, rows: Sequence[SourceRow]) -> None:
        units = UnitsEver(self.user, self.day, self.questions, self.scope)
        self.posts = Posts(self.user, units, self.questions)
        self.tenures = Tenures(self.questions)
        self.reader = RotationRowReader(self.posts, self.day)

    def workplace(self, row: SourceRow) -> str:
        return " ".join(row.values.get(name) or "" for name in ("from_post", "to_post", "after"))

    def read(self, source: PersonRow) -> MentionRow:
        return self.reader.read(source)

    def load(self, reads: list[MentionRow]) -> None:
        """Those that have begun: what is only meant is no history, and is told to nobody here."""
        known = Rotation.objects.filter(cadre__in=self.mentions.people.known, valid_from__isnull=False)
        related = [f"{post}__{part}" for post in POSTS for part in ("title", "unit")]
        self.recorded = {}
        for rotation in known.select_related(*related):
            self.recorded.setdefault(rotation.cadre_id, []).append(rotation)

    def find(self, read: MentionRow) -> Subject:
        """Of the rotations on record the one that the row means; one that only overlaps is a fault."""
        read.match = self.mentions.find(read.person)
        if read.is_wrong or read.match.cadre is None:
            return Subject(certain=read.match.certain)
        begun, key = read.facts["valid_from"], read.match.cadre.pk
        recorded = self.recorded.get(key, [])
        same = next((each for each in recorded if begun and each.valid_from.agrees(begun)), None)
        other = next(
            (each for each in recorded if each is not same and overlap(read.facts, vars(each))), None
        )
        if other:
            read.wrong("valid_from", OVERLAPS.format(day=other.valid_from))
        return Subject(same, key, key, read.match.certain)

    def is_repeated(self, read: MentionRow, earlier: MentionRow) -> bool:
        return overlap(read.facts, earlier.facts)

    def plan(self, read: MentionRow, subject: Subject) -> Planned:
        """A row that says nothing new of a rotation on record says nothing new of posts held either."""
        known, same = read.match.known, subject.record
        rotation = same or Rotation(cadre=known.cadre, **read.facts)
        changed = update(rotation, said_of(rotation, read.facts)) if same else {}
        if changed:
            read.faults += day_faults(vars(rotation))
        plan = RotationWrite(rotation, write=bool(changed) or same is None)
        speaks = same is None or OF_TENURE & set(changed)
        answered = not speaks or self.tenures.plan(plan, known, read.person)
        return Planned(plan, [*changed.values(), *plan.told], answered)

    def prepare(self, plans: list[RotationWrite]) -> None:
        self.posts.save([plan.rotation.to_post for plan in plans])

    def save(self, plans: list[RotationWrite]) -> None:
        # What ends makes room for what begins: the old ones are updated before the new ones are inserted.
        save(PostHeld, [held for plan in plans for held in plan.tenures])
        record(self.user, [plan.rotation for plan in plans if plan.write])

    def record_of(self, plan: RotationWrite) -> Rotation:
        return plan.rotation


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two spans of facts share a day."""

    def before(early, late):
        return early["valid_to"] is not None and early["valid_to"].first_day <= late["valid_from"].first_day

    return not before(one, other) and not before(other, one)


def said_of(rotation: Rotation, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the row says of a rotation on record; words of a post stand only where the post itself is not known."""
    return {name: facts.get(name) for name in FIELDS if not known_better(rotation, facts, name)}


def known_better(rotation: Rotation, facts: Mapping[str, Any], name: str) -> bool:
    post = name.replace("_words", "_post")
    return name.endswith("_words") and (facts.get(post) or getattr(rotation, post)) is not None
