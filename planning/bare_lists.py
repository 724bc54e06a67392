"""A list as its structure needs it: who stands on it in their order, with nobody judged."""

from django.utils.functional import cached_property

from planning.decided import load_decided
from planning.judged_entries import JudgedEntry
from planning.judging import read_together, sets_in_force
from planning.lists import ListCriteria, PlanningList
from planning.models import PlanningEntry
from planning.posts import posts_on


class BareList(PlanningList):
    """A list, or what of it is for a unit and those below. Its lines have no findings and no news."""

    def __init__(self, whole: PlanningList, unit: int | None = None) -> None:
        self.user, self.day, self.targets = whole.user, whole.day, whole.targets
        self.asked = ListCriteria(unit=unit)

    @cached_property
    def everybody(self) -> list[JudgedEntry]:
        day, rows = self.day, PlanningEntry.objects.listed_for(self.user, self.asked.action).on_list(self.day)
        entries = read_together(rows.filter(target__in=self.chosen_targets))
        load_decided(entries, day)
        posts, sets = posts_on(day, {entry.cadre_id for entry in entries}), sets_in_force(entries, day)
        lines = (
            JudgedEntry(entry, posts[entry.cadre_id], sets[entry.decided_on(day), entry.target.post.unit_id])
            for entry in entries
        )
        return sorted(lines, key=lambda line: line.official_key)
