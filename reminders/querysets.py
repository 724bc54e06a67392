"""Which duties: those that wait, those somebody may see, and the planning lists that they are about."""

from django.apps import apps
from django.db.models import Case, JSONField, OuterRef, Q, Subquery, When
from django.db.models.functions import JSONObject

from foundation.core.scope.rows import ScopedQuerySet
from planning.models import PlanningTarget
from reminders.kinds import KINDS, kinds_of

# Where the planning list stands that a duty is about; of any other duty it is null.
OF_TARGET = {
    "term": "term_id",
    "title": "post__title_id",
    "term_name": "term__name",
    "title_name": "post__title__name",
}


class DutyQuerySet(ScopedQuerySet):
    def hidden_from(self, user, action="view"):
        """Also without duties about many people all of whom are the user's own."""
        rows, hidden = super().hidden_from(user, action), self.hidden_people(user)
        return rows.exclude(people__len__gt=0, people__contained_by=[*hidden]) if hidden else rows

    def hides(self, user, row):
        return super().hides(user, row) or (
            bool(row.people) and self.hidden_people(user).issuperset(row.people)
        )

    def leaving(self):
        """What may stand in a file or on paper: of secret lists, classes, plans and campaigns nobody is named there."""
        rows = self
        for model in {apps.get_model(kind.subject) for kind in KINDS.values()}:
            own = any(field.name == "secret" for field in model._meta.fields)
            if path := model.secret_path or ("secret" if own else ""):
                secret = model._base_manager.order_by().filter(**{path: True}).values("pk")
                of_model = Q(rule__kind__in=kinds_of(model), subject_key__in=secret)
                rows = rows.exclude(of_model & ~Q(cadre=None, people=[]))
        return rows

    def with_lists(self):
        """Each with `of_list`, where the planning list stands that it is about."""
        found = PlanningTarget.objects.order_by().filter(pk=OuterRef("subject_key"))
        found = Subquery(found.values(found=JSONObject(**OF_TARGET)))
        of_target = When(rule__kind__in=kinds_of(PlanningTarget), then=found)
        return self.annotate(of_list=Case(of_target, output_field=JSONField()))

    def outstanding(self, today):
        """What waits to be done and is not put off."""
        return self.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=today), state=self.model.State.OPEN)

    def put_off(self, today):
        return self.filter(state=self.model.State.OPEN, snoozed_until__gt=today)
