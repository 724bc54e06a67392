"""The year that is being graded, from the list of grades: whoever works on it is two clicks away from where they do."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from evaluation.grading.period.progress import VIEW
from evaluation.grading.period.sections import PAGES
from evaluation.models import GradingLine
from foundation.core.scope.rows import permission
from office.campaigns.models import Campaign, CampaignUnit

ANSWER = permission(GradingLine, "answer")
# Of the pages of a campaign those that are opened day by day.
NAMED = ("grading-grid", "grading-appraisal", "grading-results")
MOST = 2
Links = list[tuple[str, str]]


def running_years(user: Any) -> Iterator[tuple[Campaign, Links]]:
    """(campaign, [(label, address)]) of the latest that are open; three queries at most."""
    if not (user.has_perm(VIEW) or user.has_perm(ANSWER)):
        return
    open_yet = Campaign.objects.for_user(user).filter(kind="grading", closed_on=None).select_related("unit")
    campaigns = list(open_yet.order_by("-year", "-opens_on", "-pk")[:MOST])
    own = units_of(user, campaigns)
    for campaign in campaigns:
        yield campaign, [*pages_of(user, campaign), *own.get(campaign.pk, [])]


def pages_of(user: Any, campaign: Campaign) -> Links:
    """For who weighs grades where the campaign is run; one that is marked secret has no page with names."""
    if campaign.secret or not user.scope(VIEW).covers(campaign.unit_id):
        return []
    return [(label, reverse(name, args=[campaign.pk])) for label, name, _ in PAGES if name in NAMED]


def units_of(user: Any, campaigns: list[Campaign]) -> dict[int, Links]:
    """{campaign: the pages of the units for which the user answers and weighs nothing}; a unit or two, or none."""
    scope = user.scope(ANSWER)
    if not scope or user.has_perm(VIEW):
        return {}
    units = CampaignUnit.objects.for_user(user).filter(
        scope.condition("unit"), campaign__in=campaigns, campaign__secret=False
    )
    found: dict[int, Links] = {}
    for unit in units.select_related("unit").order_by("unit__official_key", "pk")[:MOST]:
        label = f"Ghi tự xếp loại, tập thể đề nghị của {unit.unit}"
        found.setdefault(unit.campaign_id, []).append((label, reverse("grading-answers", args=[unit.pk])))
    return found
