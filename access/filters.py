import datetime
from typing import Any

import django_filters
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from access.models import AccessLine
from cadre.filters import DayFilter
from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.users import User

Action = AccessLog.Action
REFUSALS = (
    Action.WRONG_SIGN_IN,
    Action.WRONG_PASSWORD,
    Action.DELAYED,
    Action.REFUSED,
    Action.HIDDEN,
    Action.FORM_REFUSED,
)
DAYS = 7


class AskedLines(models.TextChoices):
    """What is asked for: one kind of line, or all that were refused."""

    REFUSALS = "refusals", "Các lần bị từ chối"


class AccessFilter(ScopedFilterSet):
    """Without a first day, a last one or a person the lines of the last week."""

    since = DayFilter(label="Từ ngày", method="from_day")
    until = DayFilter(label="Đến hết ngày", method="to_day")
    user = django_filters.ModelChoiceFilter(label="Người dùng", queryset=User.objects.all())
    kind = django_filters.ChoiceFilter(
        label="Việc", choices=[*AskedLines.choices, *Action.choices], method="of_kind"
    )
    person = django_filters.ModelChoiceFilter(label="Hồ sơ của", queryset=Cadre.objects.all(), method="about")
    first = ("user", "kind", "person")

    class Meta:
        model = AccessLine
        fields = ["since", "until", "user", "kind", "person"]

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy()
        if not any(data.get(name) for name in ("since", "until", "person")):
            first = timezone.localdate() - datetime.timedelta(days=DAYS - 1)
            data["since"] = f"{first:%d/%m/%Y}"
        super().__init__(data, *args, **kwargs)

    def from_day(self, lines: QuerySet, name: str, day: datetime.date) -> QuerySet:
        return lines.filter(at__gte=midnight(day))

    def to_day(self, lines: QuerySet, name: str, day: datetime.date) -> QuerySet:
        return lines.filter(at__lt=midnight(day + datetime.timedelta(days=1)))

    def of_kind(self, lines: QuerySet, name: str, kind: str) -> QuerySet:
        return lines.filter(action__in=REFUSALS if kind == AskedLines.REFUSALS else [kind])

    def about(self, lines: QuerySet, name: str, cadre: Cadre) -> QuerySet:
        return lines.filter(person_key=cadre.pk)


def midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
