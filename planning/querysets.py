"""Which entries: those standing on a day, those somebody may see."""

from django.db.models import Q

from foundation.core.models import ScopedQuerySet, unit_key

DRAFTS = "planning.draft_planningentry"


class PlanningEntryQuerySet(ScopedQuerySet):
    def planned_on(self, day):
        """Approved by the day, not left by it, of a term that has not ended by it."""
        stands = Q(ended_on=None) | Q(ended_on__gt=day)
        return self.filter(stands, approved_on__lte=day, target__term__ends_on__gt=day)

    def on_list(self, day):
        """What a list shows on the day: who is planned, and who has been put forward since and is not decided."""
        stands = Q(ended_on=None) | Q(ended_on__gt=day)
        proposed = Q(approved_on=None) | Q(approved_on__gt=day)
        shown = Q(approved_on__lte=day) | (proposed & Q(proposed_on__lte=day))
        return self.filter(stands, shown, target__term__ends_on__gt=day)

    def in_scope(self, user, action="view"):
        """Who only reads a unit sees there what was decided, never who is being put forward or was not passed."""
        decided_or_open = Q(approved_on__isnull=False) | user.scope(DRAFTS).condition(self.model.unit_path)
        return super().in_scope(user, action).filter(decided_or_open)

    def admits(self, user, action, row):
        decided = row.approved_on is not None or user.scope(DRAFTS).covers(unit_key(row))
        return decided and super().admits(user, action, row)


class PlanningTargetQuerySet(ScopedQuerySet):
    def in_list(self, term, title):
        return self.filter(term=term, post__title=title)
