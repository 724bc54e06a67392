"""Which entries: those standing on a day, those somebody may see."""

from django.apps import apps

from cadre.models.conflicts import conflicted_cadres
from foundation.core.acts.steps import state_on
from foundation.core.models import ScopedQuerySet, permission


class PlanningEntryQuerySet(ScopedQuerySet):
    def with_state(self, day):
        """Each with `state_that_day`, as its steps tell it; null before the first of them."""
        steps = apps.get_model("planning", "EntryStep")
        return self.alias(state_that_day=state_on(steps, day))

    def planned_on(self, day):
        """Approved by the day, not left by it, of a term that has not ended by it."""
        return self.with_state(day).filter(state_that_day="approved", target__term__ends_on__gt=day)

    def on_list(self, day):
        """What a list shows on the day: who is planned, and who has been put forward since and is not decided."""
        shown = [*self.model.PROPOSED, self.model.Status.APPROVED]
        return self.with_state(day).filter(state_that_day__in=shown, target__term__ends_on__gt=day)

    def listed_for(self, user, action="view"):
        """Entries of the user's units, his own and his relatives' among them: for totals and masked lines only."""
        units = user.units_with(permission(self.model, action))
        rows = self.filter(target__post__unit__in=units)
        return rows if user.has_perm("planning.draft_planningentry") else rows.exclude(approved_on=None)

    def for_user(self, user, action="view"):
        return self.listed_for(user, action).hidden_from(user)

    def hidden_from(self, user):
        """Nobody opens his own entry or a relative's: someone else of the role acts."""
        return self.exclude(cadre__in=conflicted_cadres(user))

    def hides(self, user, row):
        return row.cadre_id in conflicted_cadres(user)


class PlanningTargetQuerySet(ScopedQuerySet):
    def in_list(self, term, title):
        return self.filter(term=term, post__title=title)
