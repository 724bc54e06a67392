"""What the facts about a person that decide what may be done with them have in common."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from foundation.core.models import ScopedModel
from foundation.core.scope.rows import ScopedQuerySet
from foundation.core.scope.triggers import following
from office.organisation.models.derived import derived_unit


class RecordedQuerySet(ScopedQuerySet):
    def told_by(self, day):
        """Those that had happened or begun by the day."""
        return self.filter(**{f"{self.model.begins}__lte": day})


class SpanQuerySet(RecordedQuerySet):
    def on(self, day):
        """Those in force on the day; one whose end nobody entered is in force still."""
        return self.told_by(day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


class RecordedFact(ScopedModel):
    """A fact of one day, or in force from a day to a day. It judges the person, who does not read it here.

    `begins` names the field of its first day. Each kind is once a person, so its constraint is the index by person.
    """

    unit_path = "scope_unit"
    follows = "cadre"
    person_path = "cadre"
    judges_person = True
    begins = "valid_from"

    cadre = models.ForeignKey(
        "cadre.Cadre", models.CASCADE, related_name="%(class)ss", verbose_name="cán bộ", db_index=False
    )
    scope_unit = derived_unit()

    class Meta:
        abstract = True
        triggers = following("cadre_scope_of", "cadre_id")

    def get_absolute_url(self):
        return reverse("cadre-detail", args=[self.cadre_id])
