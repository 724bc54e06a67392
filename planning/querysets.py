"""Which entries: those standing on a day, those somebody may see."""

from django.apps import apps
from django.db.models import DateField, Exists, F, OuterRef, Q, Value

from cadre.models.facts import PostHeld
from foundation.core import clock
from foundation.core.acts.steps import state_on
from foundation.core.scope.rows import ScopedQuerySet, unit_key

DRAFTS = "planning.draft_planningentry"


class PlanningEntryQuerySet(ScopedQuerySet):
    def with_state(self, day):
        """Each with `state_that_day`, as its steps tell it; null before the first of them. `day_asked` is the day."""
        state = state_on(apps.get_model("planning", "EntryStep"), day)
        return self.annotate(state_that_day=state, day_asked=Value(day, DateField()))

    def in_state_on(self, day, states):
        """Those that were in one of the states on the day."""
        last = apps.get_model("planning", "EntryStep").objects.last_by(day)
        return self.filter(pk__in=last.filter(to_state__in=states).values("entry"))

    def planned_on(self, day):
        """Approved by the day, not left by it, of a term that has not ended by it.

        The entry's own days say so as its steps do (`tests/planning/test_planned_on.py`), without reading these.
        """
        standing = Q(ended_on=None) | Q(ended_on__gt=day)
        return self.filter(standing, approved_on__lte=day, target__term__ends_on__gt=day)

    def on_list(self, day):
        """What a list shows on the day: who is planned, and who has been put forward since and is not decided.

        As in `planned_on` the entry's own days say so.
        """
        standing = Q(ended_on=None) | Q(ended_on__gt=day)
        begun = Q(proposed_on__lte=day) | Q(approved_on__lte=day)
        return self.filter(standing, begun, target__term__ends_on__gt=day)

    def may_have_news(self, day):
        """All but those whose person works in the unit planned for, which stands, and does not hold the seat."""
        held = PostHeld.objects.on(day).filter(cadre=OuterRef("cadre"))
        at_home = Exists(held.filter(main=True, post__unit=OuterRef("target__post__unit")))
        if day == clock.today():
            # Of whom the list knows already: the posts of all people would be read.
            at_home = Q(cadre__now__held__isnull=False, cadre__now__unit=F("target__post__unit"))
        seated = held.filter(post=OuterRef("target__post"))
        ended = Q(target__post__unit__valid_to__lte=day)
        return self.filter(~at_home | Exists(seated) | ended)

    def in_scope(self, user, action="view"):
        """Who only reads a unit sees there what was decided, from the day on which it counts, and no proposal."""
        decided_or_open = Q(approved_on__lte=clock.today()) | user.scope(DRAFTS).condition(
            self.model.unit_path
        )
        return super().in_scope(user, action).filter(decided_or_open)

    def listed_for(self, user, action="view"):
        """Of oneself and one's relatives only what was decided stands on a list, masked; a proposal is not told."""
        undecided = Q(approved_on=None) | Q(approved_on__gt=clock.today())
        hidden = self.hidden_people(user)
        return super().listed_for(user, action).exclude(undecided, cadre__in=hidden)

    def admits(self, user, action, row):
        decided = row.approved_by(clock.today()) or user.scope(DRAFTS).covers(unit_key(row))
        return decided and super().admits(user, action, row)


class PlanningTargetQuerySet(ScopedQuerySet):
    def in_list(self, term, title):
        return self.filter(term=term, post__title=title)
