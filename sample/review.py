"""The review of 2021 on the sample's day: every committee's list under review, each unit as far as it has come."""

from collections.abc import Mapping
from typing import Any

from foundation.core import clock
from office.campaigns.models import Campaign
from office.campaigns.reference import load_checklists
from office.organisation.models.structure import Body, Unit
from office.organisation.models.users import User
from office.regulations.models import RuleSet
from planning.models import PlanningTarget, ReviewLine, ReviewList, ReviewOpinion
from planning.reviews.acts import START
from planning.reviews.cases import loaded
from planning.reviews.choices import DecidingLevel, LineOrigin, ReviewWord
from planning.reviews.facts import facts_of_lines
from planning.reviews.proposing import Proposal, ShownLine, propose
from sample.doing import Refused, day, done
from sample.dossiers import ask_units, collect, write_to_units
from sample.files import shipped

Told = Mapping[str, Any]


def load_review() -> None:
    load_checklists()
    told = shipped("data/review.json")
    campaign = open_campaign(told)
    start_lists(campaign, told)
    units = ask_units(campaign, told, also=[campaign.unit_id])
    write_to_units(campaign, told["letter"])
    collect(campaign, units, told)
    for row in told["additions"]:
        propose_addition(row)


def open_campaign(told: Told) -> Campaign:
    root = Unit.objects.get(parent=None)
    rules = RuleSet.objects.get(name=told["rule_set"])
    days = {name: day(told["campaign"][name]) for name in ("opens_on", "figures_on", "due_on", "plan_on")}
    return Campaign.objects.create(unit=root, rule_set=rules, **told["campaign"] | days)


def start_lists(campaign: Campaign, told: Told) -> None:
    """The committees' lists of the terms that run; the district's own is decided above it."""
    on = day(told["sent"]["on"])
    targets = PlanningTarget.objects.filter(post__body__kind=Body.Kind.EXECUTIVE, term__begins_on__lte=on)
    higher, own = DecidingLevel.HIGHER, DecidingLevel.OWN
    lists = ReviewList.objects.bulk_create(
        ReviewList(
            campaign=campaign,
            target=target,
            decided_by=higher if target.scope_unit_id == campaign.unit_id else own,
        )
        for target in targets
    )
    done(START, lists, {"on": on})


def propose_addition(row: Told) -> None:
    """The office proposes whom the unit asked to add, and waits for another body's opinion."""
    lines = ReviewLine.objects.filter(cadre__full_name=row["name"], origin=LineOrigin.UNIT)
    (line,) = loaded(lines)
    user, today = User.system(), clock.today()
    seal = facts_of_lines([line], today, user)[line.pk].seal
    word = Proposal(ReviewWord.ADD, text=row["proposal"])
    refused = propose(user, [ShownLine(line.pk, line.version, seal)], word, today).refused
    if refused:
        raise Refused(f"{refused}")
    ReviewOpinion.objects.create(line=line, asked_body=row["asked_body"], sent_on=day(row["sent_on"]))
