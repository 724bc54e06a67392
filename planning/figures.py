"""What reports count of planning lists."""

from django.db.models import Count

from organisation.models import Level
from planning.models import PlanningEntry


def planned_entries(day, units):
    """The entries behind the figure: standing on the day, for titles of the units."""
    return PlanningEntry.objects.planned_on(day).filter(target__post__unit__in=units)


def planned(day, units):
    """{level of the title: distinct persons planned on the day}, every level named."""
    rows = planned_entries(day, units).order_by().values_list("target__post__title__level")
    counts = dict(rows.annotate(people=Count("cadre", distinct=True)))
    return {level.value: counts.get(level, 0) for level in Level}
