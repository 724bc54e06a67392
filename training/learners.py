"""Which learners: of whose units, as the records stood on a day, found by what someone typed."""

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from cadre.models import Cadre
from core.models import ScopedQuerySet, permission
from core.text import fold
from training.classes import opened, over


def of_units(units):
    """Condition: a learner belongs where his record does now; someone in no roster where the class does."""
    return Q(cadre__now__unit__in=units) | Q(cadre=None, training_class__unit__in=units)


class EnrolmentQuerySet(ScopedQuerySet):
    def for_user(self, user, action="view"):
        return self.filter(of_units(user.units_with(permission(self.model, action)))).hidden_from(user)

    def on(self, day):
        """Those whose class had been opened by the day, as they stood then."""
        return self.standing(day).filter(opened(day, "training_class__"))

    def standing(self, day):
        """`result_then` is what could be said of a learner on the day: who passes is studying until the end."""
        closing = Q(training_class__closes_on__isnull=False) & ~Q(over(day, "training_class__"))
        ended = Q(result__in=self.model.ENDED) & closing
        then = Case(When(ended, then=Value(self.model.Result.STUDYING)), default=F("result"))
        return self.annotate(result_then=then)

    def by_name(self):
        """`sort` is the given name first, of the record where there is one."""
        return self.annotate(sort=Coalesce("cadre__sort_key", "sort_key"))

    def found_by(self, text):
        """Someone on record by all that finds a record, someone else by every word of his name."""
        named = Q(cadre=None)
        for word in fold(text).split():
            named &= Q(name_fold__startswith=word) | Q(name_fold__contains=f" {word}")
        return self.filter(named | Q(cadre__in=Cadre.objects.found_by(text)))
