"""What the pages of posts and units tell of planning: who is planned for the post, which lists the unit has."""

from dataclasses import dataclass, field

from cadre.figures import Places
from office.organisation.models.structure import Post, Unit
from office.organisation.sections import StructureSection
from office.regulations.findings import PASSED, RULE_UNCONFIRMED
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTarget

# What is met needs no word in a row; what no rule decides is said once, below all.
UNSAID = (PASSED, RULE_UNCONFIRMED)


class PostPlansSection(StructureSection):
    """Who stands on the lists for the post on the day, and what each lacks; proposals for who may know of them."""

    of = Post
    model = PlanningEntry
    title = "Quy hoạch chức danh này"
    section_template = "planning/_of_post.html"

    def get_context_data(self, **kwargs):
        user, day = self.request.user, self.day
        entries = PlanningEntry.objects.listed_for(user).on_list(day).filter(target__post=self.record)
        lines = judged(entries.with_state(day), day, reader=user)
        lines.sort(key=lambda line: line.entry.target.term.begins_on, reverse=True)
        targets = PlanningTarget.objects.for_user(user).filter(post=self.record, term__ends_on__gt=day)
        told = [(line, [each for each in line.answered if each.verdict not in UNSAID]) for line in lines]
        open_rules = {
            each.text: 0 for line in lines for each in line.findings if each.verdict == RULE_UNCONFIRMED
        }
        return super().get_context_data(
            lines=told, open_rules=list(open_rules), targets=targets.select_related("term"), **kwargs
        )


@dataclass
class UnitList:
    """The list of one title of the unit in one term: who is planned, who is proposed as far as the reader may know."""

    target: PlanningTarget
    approved: Places = field(default_factory=Places)
    proposed: Places = field(default_factory=Places)


class UnitPlansSection(StructureSection):
    """The lists of the unit's own titles in the terms that have not ended by the day, the latest term first."""

    of = Unit
    model = PlanningEntry
    title = "Danh sách quy hoạch"
    section_template = "planning/_of_unit.html"

    def get_context_data(self, **kwargs):
        user, day = self.request.user, self.day
        targets = PlanningTarget.objects.for_user(user).filter(post__unit=self.record, term__ends_on__gt=day)
        targets = targets.select_related("term", "post__title").order_by(
            "-term__begins_on", "post__title__order", "pk"
        )
        rows = {target.pk: UnitList(target) for target in targets}
        entries = PlanningEntry.objects.listed_for(user).on_list(day).filter(target__in=rows)
        for target, cadre, approved_on in entries.order_by().values_list("target", "cadre", "approved_on"):
            decided = approved_on is not None and approved_on <= day
            (rows[target].approved if decided else rows[target].proposed).add(cadre)
        return super().get_context_data(rows=list(rows.values()), **kwargs)
