"""Rotations that an office keeps in Excel: history, and where nobody recorded them, posts held."""

from django.utils.text import capfirst

from cadre.imports.base import save
from cadre.imports.person_lookup import Mentions
from cadre.models.facts import PostHeld
from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.sheets.kinds import Change, Preview, RowResult, RowStatus, SheetKind, register
from office.organisation.imports.posts import Posts
from office.organisation.imports.units import Questions
from rotation.imports.posts import UnitsThen
from rotation.imports.rows import COLUMNS, RotationRowReader
from rotation.imports.tenures import RotationWrite, Tenures
from rotation.models import Rotation

OVERLAPS = "Trùng thời gian với lần luân chuyển từ ngày {day} trên hồ sơ; kiểm tra lại hai ngày."
TWICE = "Trùng thời gian với dòng {row} của cùng đồng chí; kiểm tra lại hai dòng."
FIELDS = ["kind", "direction", "from_post", "from_words", "to_post", "valid_from", "due_on", "valid_to"]
FIELDS += ["decision_no", "decision_on", "purpose", "after_post", "after_words", "note"]
# What of a rotation speaks of posts held.
OF_TENURE = {"to_post", "valid_from", "valid_to", "after_post"}


@register
class RotationsKind(SheetKind):
    """`write` follows `look` on the same instance, which holds agreed units, titles and posts unsaved."""

    slug = "rotations"
    label = "Cán bộ luân chuyển"
    permission = "rotation.import_rotation"
    dated = True
    columns = COLUMNS

    def look(self, rows, progress):
        self.questions = Questions(self.answers)
        self.units = UnitsThen(self.user, self.day, self.questions)
        self.posts = Posts(self.user, self.units, self.questions)
        self.tenures, self.taken = Tenures(self.questions), {}
        mentions = Mentions(self.user, rows, self.day, self.questions, workplace=workplaces)
        reader = RotationRowReader(self.posts, self.day)
        moved = [reader.read(person) for person in mentions]
        known = Rotation.objects.filter(cadre__in=mentions.people.known)
        related = ("to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
        self.recorded = {}
        for rotation in known.select_related(*related, "after_post__title", "after_post__unit"):
            self.recorded.setdefault(rotation.cadre_id, []).append(rotation)
        return Preview([self.judge(row, mentions) for row in moved], self.questions.all())

    def judge(self, row, mentions):
        person, same = row.person, None
        match = mentions.find(person)
        if not person.is_wrong and match.known:
            self._mark_twice(row, match.known.cadre.pk)
            same = self._same(row, self.recorded.get(match.known.cadre.pk, []))
        if person.is_wrong:
            return RowResult(person.row, RowStatus.WRONG, person.faults)
        if not (person.certain and match.certain):
            return RowResult(person.row, RowStatus.DOUBTFUL, person.faults)
        return self._planned(row, match.known, same)

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
        same = next((each for each in recorded if begun and each.valid_from.agrees(begun)), None)
        other = next((each for each in recorded if each is not same and overlap(row.facts, vars(each))), None)
        if other:
            row.person.wrong("valid_from", OVERLAPS.format(day=other.valid_from))
        return same

    def _planned(self, row, known, same):
        """A row that says nothing new of a rotation on record says nothing new of posts held either."""
        rotation = same or Rotation(cadre=known.cadre, **row.facts)
        changed = update(rotation, row.facts) if same else {}
        plan = RotationWrite(rotation, write=bool(changed) or same is None)
        speaks = same is None or OF_TENURE & set(changed)
        answered = not speaks or self.tenures.plan(plan, known, row.person)
        if not answered:
            return RowResult(row.person.row, RowStatus.DOUBTFUL, row.person.faults)
        verdict = RowStatus.NEW if same is None else RowStatus.CHANGED if changed else RowStatus.SAME
        changes = [*changed.values(), *plan.told]
        return RowResult(row.person.row, verdict, row.person.faults, changes, rotation.pk, plan)

    def write(self, judged, progress):
        plans = [row.plan for row in judged]
        self.posts.save([plan.rotation.to_post for plan in plans])
        # What ends makes room for what begins: `save` updates before it inserts.
        save(PostHeld, list({id(held): held for plan in plans for held in plan.tenures}.values()))
        save(Rotation, [plan.rotation for plan in plans if plan.write])
        for row in judged:
            row.subject_key = row.plan.rotation.pk
        progress(len(judged))


def workplaces(row):
    return " ".join(row.values.get(name) or "" for name in ("from_post", "to_post", "after"))


def overlap(one, other):
    """Whether two spans of facts share a day."""

    def before(early, late):
        return early["valid_to"] is not None and early["valid_to"].first_day <= late["valid_from"].first_day

    return not before(one, other) and not before(other, one)


def update(rotation, facts):
    """Set what the row says otherwise; the changes told, by field. What it leaves blank or coarser stays."""
    changes = {}
    for name in FIELDS:
        new, old = facts.get(name), getattr(rotation, name)
        if new in (None, "") or says_the_same(new, old) or known_better(rotation, name):
            continue
        label = str(rotation._meta.get_field(name).verbose_name)
        setattr(rotation, name, new)
        changes[name] = Change(capfirst(label), worded(rotation, name, old), worded(rotation, name, new))
    return changes


def says_the_same(new, old):
    return new.covers(old) if isinstance(new, PartialDate) and old else new == old


def known_better(rotation, name):
    """Words of a post stand only where the post itself is not on record."""
    return name.endswith("_words") and getattr(rotation, name.replace("_words", "_post")) is not None


def worded(rotation, name, value):
    """How a value reads, by its label where it is one of a few."""
    choices = dict(rotation._meta.get_field(name).choices or ())
    return shown(choices.get(value, value))
