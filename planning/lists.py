"""One planning list: everybody planned for a title in a term, under the units that the reader may see."""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Max, OuterRef, Subquery, Sum
from django.utils.functional import cached_property

from cadre.kin import hidden_cadres
from cadre.models import Qualification
from core.figures import roman
from core.tables import sectioned
from core.text import fold
from organisation.models import Body, BodySize
from planning.checks import narrowed
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTarget
from planning.structure import Structure
from regulations.models import RuleSet

MEMBER = "Ủy viên"


@dataclass(frozen=True)
class Asked:
    """How the reader narrows a list; `rules` is the set that all entries shall be judged by."""

    unit: int | None = None
    status: str = ""
    verdict: str = ""
    text: str = ""
    rules: RuleSet | None = None


class PlanningList:
    """The list of a title and term on a day. Raises nothing for an empty one; `targets` is empty outside the scope."""

    def __init__(self, user, term, title, day, asked=None):
        self.user, self.day, self.asked = user, day, asked or Asked()
        targets = PlanningTarget.objects.for_user(user).filter(term=term, post__title=title)
        targets = targets.select_related("term", "post__title", "post__unit", "post__body")
        self.targets = sorted(targets, key=lambda target: (target.post.unit.official_key, target.pk))

    @property
    def term(self):
        return self.targets[0].term

    @property
    def title(self):
        return self.targets[0].post.title

    @property
    def name(self):
        """What the list is called: one of a single unit names its body, or its unit."""
        of = self.title
        if len(self.targets) == 1:
            post = self.targets[0].post
            of = f"{MEMBER} {post.body}" if post.body else post
        return f"{of}, {self.term}"

    @cached_property
    def chosen_targets(self):
        """The targets of the unit asked for, or all."""
        return [target for target in self.targets if self.asked.unit in (None, target.post.unit_id)]

    @cached_property
    def everybody(self):
        """All lines of the chosen targets, whatever else they are narrowed by; totals are counted on these."""
        entries = PlanningEntry.objects.listed_for(self.user).on_list(self.day)
        entries = entries.filter(target__in=self.chosen_targets)
        return judged(entries, self.day, hidden=hidden_cadres(self.user), rule_set=self.asked.rules)

    @cached_property
    def lines(self):
        """The lines shown, in sections, numbered through."""
        lines = sorted((line for line in self.everybody if self._fits(line)), key=self._order)
        return [replace(line, ordinal=number) for number, line in enumerate(lines, 1)]

    def _fits(self, line):
        asked, entry = self.asked, line.entry
        if asked.text and fold(asked.text) not in entry.cadre.name_fold:
            return False
        if asked.status and (asked.status == "proposed") != entry.is_proposed:
            return False
        # Which verdict a plain line has must not be found out by asking for each in turn.
        return not asked.verdict or (not line.plain and line.finding.verdict.short == asked.verdict)

    def section_unit(self, line):
        """Of a list for several units the unit planned for; else the unit where the person works."""
        return line.entry.target.post.unit if len(self.targets) > 1 else line.unit

    def _order(self, line):
        unit = self.section_unit(line)
        return (unit.official_key, unit.pk, *line.official_key)

    def rows(self):
        """Lines under their sections: "I. Văn phòng Huyện ủy (05 đồng chí)"."""
        return sectioned(self.lines, self.section_unit, section_title)

    @cached_property
    def approved(self):
        return sum(not line.entry.is_proposed for line in self.everybody)

    def verdicts(self):
        """[(words, lines)] of the lines that were judged; plain ones are told apart."""
        counts = Counter(line.finding.verdict.word for line in self.everybody if line.finding)
        plain = sum(line.plain for line in self.everybody)
        return [*counts.most_common(), *([("do đồng chí khác xử lý", plain)] if plain else [])]

    @cached_property
    def rule_set(self):
        """The set that the structure is measured by: the one asked for, or that of most lines."""
        if self.asked.rules:
            return self.asked.rules
        used = Counter(line.rules for line in self.everybody if line.rules)
        if used:
            return used.most_common(1)[0][0]
        return RuleSet.objects.in_force(self.day, self.targets[0].post.unit)

    def structure(self):
        people = [line.entry.cadre for line in self.everybody]
        return Structure(people, self.rule_set, self._place(), self._size())

    def _place(self):
        """Where the rules of the structure count: as for the first line, decided or to be decided today."""
        decided = self.everybody[0].entry.decided_on(self.day) if self.everybody else self.day
        return narrowed(self.title, ahead=self.term.begins_on > decided)

    def _size(self):
        """The decided number of members of all bodies of the list, by the day or the beginning of the term."""
        if not self.title.body_kind:
            return None
        by = max(self.day, self.term.begins_on)
        sizes = BodySize.objects.filter(body=OuterRef("pk"), valid_from__lte=by).order_by("-valid_from")
        units = [target.post.unit_id for target in self.chosen_targets]
        bodies = Body.objects.filter(unit__in=units, kind=self.title.body_kind)
        return bodies.annotate(size=Subquery(sizes.values("size")[:1])).aggregate(all=Sum("size"))["all"]

    @cached_property
    def levels(self):
        """Highest level on the day by (cadre key, kind)."""
        cadres = [line.entry.cadre_id for line in self.everybody]
        got = (
            Qualification.objects.on(self.day)
            .filter(cadre__in=cadres)
            .order_by()
            .values_list("cadre", "kind")
        )
        return {(cadre, kind): level for cadre, kind, level in got.annotate(level=Max("level"))}


def section_title(number, unit, lines):
    return f"{roman(number)}. {unit} ({len(lines):02d} đồng chí)"
