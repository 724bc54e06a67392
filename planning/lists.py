"""One planning list: everybody planned for a title in a term, under the units that the reader may see."""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Max
from django.utils.functional import cached_property

from cadre.models.facts import Qualification
from foundation.core.figures import thousands
from foundation.core.text import fold_name, needle
from foundation.lists.tables import roman, sectioned
from office.organisation.models.structure import Unit
from office.regulations.conditions import Condition
from office.regulations.findings import FindingLevel
from office.regulations.models import RuleSet
from planning.body_sizes import sizes_of, sizes_of_list
from planning.checks import CHECKS
from planning.choices import taken_word
from planning.found import Findings
from planning.judging import Judging, judged, read_together
from planning.list_structure import days_of, most_used, structure_of
from planning.models import PlanningEntry, PlanningTarget
from planning.news import NewsKind, counted

MEMBER = "Ủy viên"
ANY_NEWS = "any"
# Up to so many lines a list is one page.
WHOLE = 500
NO_SET_IN_FORCE = "Chưa có bộ quy định nào áp dụng."


@dataclass(frozen=True)
class ListCriteria:
    """How the reader narrows a list; `rules` is the set that all entries shall be judged by, `verdict` one of `check`,
    which is that of the time left where it is empty.

    `action` is what they mean to do with it: view, or export, which they may not everywhere; `keys` are the entries
    that they chose one by one. With `in_pages` a long list is read in pages, and `sorted` by a column in full.
    """

    unit: int | None = None
    status: str = ""
    group: str = ""
    check: str = ""
    verdict: str = ""
    news: str = ""
    text: str = ""
    rules: RuleSet | None = None
    action: str = "view"
    keys: frozenset[int] = frozenset()
    in_pages: bool = False
    sorted: bool = False


class PlanningList:
    """The list of a title and term on a day. Raises nothing for an empty one; `targets` is empty outside the scope."""

    def __init__(self, user, term, title, day, asked=None):
        self.user, self.day, self.asked = user, day, asked or ListCriteria()
        targets = PlanningTarget.objects.for_user(user, self.asked.action)
        targets = targets.filter(term=term, post__title=title)
        targets = targets.select_related("term__congress_document", "post__title", "post__unit", "post__body")
        self.targets = sorted(targets, key=lambda target: (target.post.unit.official_key, target.pk))

    @property
    def term(self):
        return self.targets[0].term

    @property
    def title(self):
        return self.targets[0].post.title

    @property
    def name(self):
        return list_name(self.targets)

    @cached_property
    def chosen_targets(self):
        """The targets of the unit asked for and of those below it, or all."""
        if self.asked.unit is None:
            return self.targets
        units = Unit.objects.keys_under([self.asked.unit])
        return [target for target in self.targets if target.post.unit_id in units]

    @property
    def entries(self):
        entries = PlanningEntry.objects.listed_for(self.user, self.asked.action).on_list(self.day)
        return entries.with_state(self.day).filter(
            target__among={target.pk for target in self.chosen_targets}
        )

    @cached_property
    def everybody(self):
        """All lines of the chosen targets, whatever else they are narrowed by; totals are counted on these."""
        judging = Judging(self.day, self.user, self.asked.rules)
        if self.is_long and not self.asked.sorted:
            return judging.bare_lines(self.entries, self.chosen_targets)
        return judging.lines(self.entries, looks=False) if self.is_long else judging.of(self._read)

    @cached_property
    def is_long(self):
        """Whether it is read in pages; `looked_at` then reads all of their lines."""
        return self.asked.in_pages and len(self._read) > WHOLE

    @cached_property
    def _read(self):
        """All entries; of a list in pages no more than tell that it is long, which saves short ones a question."""
        return read_together(self.entries, WHOLE + 1 if self.asked.in_pages else None)

    def looked_at(self, lines, first):
        """The lines as they are drawn, the first of them with this number."""
        keys = [line.entry.pk for line in lines]
        entries = self.entries.filter(pk__in=keys)
        found = judged(entries, self.day, reader=self.user, rule_set=self.asked.rules)
        by_key = {line.entry.pk: line for line in found}
        return [
            replace(by_key[key], ordinal=ordinal) for ordinal, key in enumerate(keys, first) if key in by_key
        ]

    @property
    def changed(self):
        """Whether something differs from what was decided; of a long list its pages tell."""
        return self.is_long or any(line.changes for line in self.everybody)

    @cached_property
    def lines(self):
        """The lines shown, in sections, numbered through."""
        lines = sorted((line for line in self.everybody if self._fits(line)), key=self._order)
        if self.is_long:
            return lines
        return [replace(line, ordinal=number) for number, line in enumerate(lines, 1)]

    def _fits(self, line):
        asked, entry = self.asked, line.entry
        if asked.keys and entry.pk not in asked.keys:
            return False
        if asked.text:
            names = (entry.cadre.name_fold, fold_name(entry.listed.full_name))
            if not any(needle(asked.text) in name for name in names):
                return False
        if asked.status and (asked.status == "approved") != entry.approved_by(self.day):
            return False
        if asked.group and (line.masked or not self.structure().belongs(entry.listed, asked.group)):
            return False
        if asked.news and not any(is_asked(item, asked.news) for item in line.news):
            return False
        # Which verdict a masked line has must not be found out by asking for each in turn.
        found = None if line.masked else line.of(asked.check or Condition.TIME_LEFT)
        return not asked.verdict or (found is not None and found.verdict.short == asked.verdict)

    @property
    def unit_word(self):
        """What the lines count: persons, or places where somebody is planned for several units."""
        people = len({line.entry.cadre_id for line in self.lines})
        return "đồng chí" if people == len(self.lines) else f"lượt ({thousands(people)} đồng chí)"

    def section_unit(self, line):
        """Of a list for several units the unit planned for; else the unit where the person works."""
        return line.entry.target.post.unit if len(self.targets) > 1 else line.unit

    def open_keys(self, lines, sort=list):
        """Keys of the entries that the reader may open, in the order of the list, or sorted anew by `sort`."""
        return [line.entry.pk for line in sort(sorted(lines, key=self._order)) if not line.masked]

    def _order(self, line):
        unit = self.section_unit(line)
        return (unit.official_key, unit.pk, *line.official_key)

    def rows(self):
        """Lines under their sections: "I. Văn phòng Huyện ủy (05 đồng chí)"."""
        return sectioned(self.lines, self.section_unit, section_title)

    def news(self):
        """[(kind of news, lines)] of the lines shown."""
        return counted(line.news for line in self.lines)

    @property
    def seated(self):
        """{entry key: the news that the planned seat is taken} of the approved lines shown."""
        return {
            line.entry.pk: item
            for line in self.lines
            for item in line.news
            if item.kind == NewsKind.SEATED and item.to_review and not line.entry.is_proposed
        }

    @cached_property
    def approved(self):
        return sum(line.entry.approved_by(self.day) for line in self.everybody)

    @cached_property
    def ended(self):
        """[(words, entries)] of who left the list by the day: by taking the planned title, or taken out."""
        states = PlanningEntry.Status
        words = {states.FULFILLED: taken_word(self.title), states.REMOVED: states.REMOVED.label}
        entries = PlanningEntry.objects.listed_for(self.user, self.asked.action).with_state(self.day)
        entries = entries.filter(target__in=self.chosen_targets, state_that_day__in=words)
        counts = Counter(entries.order_by().values_list("state_that_day", flat=True))
        return [(words[state], counts[state]) for state in words if counts[state]]

    @cached_property
    def findings(self):
        return Findings(self.everybody)

    @cached_property
    def checks(self):
        """The conditions that some set on the list asks and that are checked; the time left always."""
        return [each for each in CHECKS if each in self.findings.of or each == Condition.TIME_LEFT]

    def verdicts(self):
        """A Tally of each check, of the lines that were judged by it."""
        return [tally for each in self.checks if (tally := self.findings.tally(each)).verdicts]

    @cached_property
    def unchecked(self):
        """The conditions that some set on the list asks and that nobody checks."""
        found = (finding for alike in self.findings.of.values() for finding, _ in alike)
        return {each.condition for each in found if each.level == FindingLevel.UNCHECKED} - set(CHECKS)

    @cached_property
    def masked(self):
        """How many lines somebody else handles."""
        return sum(line.masked for line in self.everybody)

    @cached_property
    def rule_set(self):
        """The set that the structure is measured by: the one asked for, or that of most lines."""
        if self.asked.rules:
            return self.asked.rules
        used = most_used(line.rules for line in self.everybody)
        return used or RuleSet.objects.in_force(self.day, self.targets[0].post.unit)

    @property
    def measured_by(self):
        """By which month and rules the structure is measured, as sentences."""
        reckoned = self.structure().reckoned
        month = reckoned if reckoned.month else reckoned.reason
        rules = f"Bộ quy định: {self.rule_set}." if self.rule_set else NO_SET_IN_FORCE
        return f"Mốc tính tuổi: {month}. {rules}" if month else rules

    def structure(self):
        return self._structure

    @cached_property
    def _structure(self):
        entries = [line.entry for line in self.everybody]
        decided = sizes_of({target.post.unit_id for target in self.chosen_targets})
        sizes = sizes_of_list(self.chosen_targets, max(self.day, self.term.begins_on), decided)
        days = days_of(entries, self.day)
        days = replace(days, judged=self.day) if self.asked.rules else days
        return structure_of(entries, self.targets[0], self.rule_set, days, sizes)

    def level_of(self, line, kind):
        """The highest level on the day, as far as the reader may see qualifications of the person; else None."""
        return self._levels.get((line.entry.cadre_id, kind))

    @cached_property
    def _levels(self):
        """By (cadre key, kind); asked only where a column shows them."""
        cadres = [line.entry.cadre_id for line in self.everybody]
        got = (
            Qualification.objects.for_user(self.user, self.asked.action)
            .on(self.day)
            .filter(cadre__among=cadres)
            .order_by()
            .values_list("cadre", "kind")
        )
        return {(cadre, kind): level for cadre, kind, level in got.annotate(level=Max("level"))}


def list_name(targets):
    """What a list of these targets is called: one of a single unit names its body, or its unit."""
    post, of = targets[0].post, targets[0].post.title
    if len(targets) == 1:
        of = f"{MEMBER} {post.body}" if post.body else post
    return f"{of}, {targets[0].term}"


def is_asked(item, kind):
    """Whether the reader looks for such news: of one kind, or any."""
    return item.to_review and kind in (ANY_NEWS, item.kind)


def section_title(number, unit, lines):
    return f"{roman(number)}. {unit} ({len(lines):02d} đồng chí)"


def own_targets(user, planning_list):
    """The targets of the list that the user may add to."""
    scope = user.scope("planning.add_planningentry")
    return [target for target in planning_list.targets if scope.covers(target.post.unit_id)]
