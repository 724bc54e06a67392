"""Party status on a day, from the dates of joining and of full membership."""

from datetime import date

from django.db import models
from django.db.models import Q

from foundation.core.dates import PartialDate
from foundation.core.months import years_before


class PartyStatus(models.TextChoices):
    FULL = "full", "Đảng viên chính thức"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
    UNDATED = "undated", "Đảng viên, thiếu ngày chính thức"
    NONE = "none", "Chưa là đảng viên"


def party_status(joined: PartialDate | None, official: PartialDate | None, day: date) -> PartyStatus:
    """Full from the official day; probationary in the first year or while the official day lies ahead.

    Dates known only by month or year count as their first day.
    """
    if official and official.first_day <= day:
        return PartyStatus.FULL
    if not joined or joined.first_day > day:
        return PartyStatus.NONE
    if official or joined.first_day > years_before(day, 1):
        return PartyStatus.PROBATIONARY
    return PartyStatus.UNDATED


def with_party_status(status: str, day: date) -> Q:
    """Condition on a cadre: the rule of `party_status` in SQL. `status` is a PartyStatus."""
    joined = Q(party_joined_on__lte=day)
    official = Q(party_official_on__lte=day)
    to_come = Q(party_official_on__gt=day)
    recent = Q(party_joined_on__gt=years_before(day, 1))
    return {
        PartyStatus.FULL: official,
        PartyStatus.PROBATIONARY: joined & (to_come | Q(party_official_on=None) & recent),
        PartyStatus.UNDATED: joined & Q(party_official_on=None) & ~recent,
        PartyStatus.NONE: ~joined & (Q(party_official_on=None) | to_come)
        | Q(party_joined_on=None) & (Q(party_official_on=None) | to_come),
    }[status]
