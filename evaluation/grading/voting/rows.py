"""The rows of a campaign whose votes a reader may see, and those of which they may type a conference."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from ballots.models import Conference
from evaluation.grading.choices import UNDECIDED, GradingState
from evaluation.models import GradingLine
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit

SECRET = "Đợt có độ mật: tên và mức xếp loại không ghi ở phần mềm."
BODY_VOTES = [GradingState.APPRAISED, GradingState.VOTED]
RELATED = ("cadre", "unit", "authority", "campaign_unit__unit")


def refuse_secret(campaign: Campaign) -> None:
    """Raise for a campaign of which no names are written here."""
    if campaign.secret:
        raise PermissionDenied(SECRET)


def readable(campaign: Campaign, user: Any) -> QuerySet:
    """Rows that the reader weighs, and those that their unit still answers; never their own or of relatives."""
    return among(campaign, user, "view", "answer")


def writable(campaign: Campaign, user: Any, conference: str, *, above: bool = False) -> QuerySet:
    """Undecided rows of which votes are typed: by the body of those that are appraised.

    With those that went up to be decided where the body is asked about them: it names the managing level then.
    """
    lines = undecided(campaign, user, conference)
    if conference != Conference.STANDING:
        return lines
    return lines.filter(state__in=[*BODY_VOTES, GradingState.ABOVE] if above else BODY_VOTES)


def undecided(campaign: Campaign, user: Any, conference: str) -> QuerySet:
    """The unit types its own conference until it has proposed, the office those of both."""
    actions = ["appraise"] if conference == Conference.STANDING else ["appraise", "answer"]
    return among(campaign, user, *actions).filter(state__in=UNDECIDED)


def among(campaign: Campaign, user: Any, *actions: str) -> QuerySet:
    allowed = Q()
    for action in actions:
        allowed |= Q(pk__in=GradingLine.objects.for_user(user, action).order_by().values("pk"))
    lines = GradingLine.objects.filter(allowed, campaign=campaign).select_related(*RELATED)
    return lines.order_by("unit__official_key", "ordinal", "pk")


def has_hidden(campaign: Campaign, user: Any) -> bool:
    """Whether totals are told without rows of the reader or of relatives."""
    rows = GradingLine.objects.listed_for(user).filter(campaign=campaign)
    return bool(GradingLine.objects.hidden_people(user)) and rows.filter(masked=True).exists()


def meeting_unit(line: GradingLine) -> Unit:
    """Whose conference votes on the person: the unit that answers for them, else their own."""
    return line.campaign_unit.unit if line.campaign_unit else line.unit
