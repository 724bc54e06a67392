"""The review of the invented commune: open, of lists that but for one nobody has made before."""

import datetime
from itertools import count

from django.utils import timezone

from cadre.models.people import Cadre
from office.campaigns.acts import COMPLETE, RECEIVE, REPORT_UNCHANGED, RETURN, SEND
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem, ReceivedItem
from office.organisation.models.structure import Post, Unit
from planning.models import PlanningTarget, PlanningTerm, ReviewLine, ReviewList
from planning.reviews.acts import START
from planning.reviews.choices import DecidingLevel, LineOrigin, UnitWord
from planning.reviews.units_word import hosts_of
from sample.doing import done
from sample.files import shipped

# Days of the campaign: sheets out, sheets in, looked through.
OUT, IN, LOOKED = (datetime.date(2026, 11, day) for day in (4, 18, 20))


def open_review(root):
    """The campaign with its lists begun, its units asked, and what came in until today."""
    said = shipped("commune/data/review.json")
    campaign = Campaign.objects.create(unit=root, **said["campaign"])
    campaign.refresh_from_db()
    lists = [made_list(campaign, target) for target in targets(said["lists"])]
    done(START, lists, {"on": campaign.opens_on})
    units = [
        CampaignUnit(campaign=campaign, unit_id=unit, due_on=campaign.due_on) for unit in hosts_of(campaign)
    ]
    CampaignUnit.objects.bulk_create(units)
    answered(campaign, said)
    add_named(lists, said["added"], {*said["complete"], *said["submitted"], *said["returned"]})


def targets(asked):
    """The titles of today's posts in their terms; those that nobody was planned for are made."""
    for of in asked:
        for title in of["titles"]:
            posts = Post.objects.filter(title__name=title, unit__valid_to=None).select_related("title")
            # What the state appoints to is planned for terms of the state.
            posts = posts.exclude(unit__kind=Unit.Kind.STATE) if of["kind"] == "party" else posts
            posts = posts.exclude(unit__kind=Unit.Kind.PARTY) if of["kind"] == "government" else posts
            for post in posts.order_by("unit__official_key"):
                term = PlanningTerm.objects.get(name=of["term"], kind=of["kind"], level=post.title.level)
                yield PlanningTarget.objects.get_or_create(post=post, term=term)[0]


def made_list(campaign, target):
    """The province decides on the commune's own lists, the commune on those of the units below it."""
    own = target.post.unit_id == campaign.unit_id
    decided_by = DecidingLevel.HIGHER if own else DecidingLevel.OWN
    return ReviewList.objects.create(campaign=campaign, target=target, decided_by=decided_by)


def answered(campaign, said):
    """How far the units are: most have their sheets, some have handed in, one has to add something."""
    units = {each.unit.name: each for each in CampaignUnit.objects.filter(campaign=campaign)}
    done(SEND, units.values(), {"on": OUT, "decision_no": "Số 31-CV/BXDĐ"})
    complete, returned, unchanged = (
        [units[name] for name in said[how]] for how in ("complete", "returned", "unchanged")
    )
    no_change = {"on": IN, "decision_no": "Số 03-CV/CB", "decision_on": IN - datetime.timedelta(days=1)}
    done(REPORT_UNCHANGED, unchanged, no_change)
    done(RECEIVE, [*complete, *returned, *(units[name] for name in said["submitted"])], {"on": IN})
    items = ChecklistItem.objects.filter(kind=campaign.kind, in_use=True)
    ReceivedItem.objects.bulk_create(
        ReceivedItem(campaign_unit=unit, item=item, **({"count": 1, "of": 1} if item.counted else {}))
        for unit in complete
        for item in items
    )
    done(COMPLETE, complete, {"on": LOOKED})
    done(RETURN, returned, {"on": LOOKED, "reason": "Thiếu biên bản kiểm phiếu của hội nghị chi bộ."})


def add_named(lists, added, units):
    """Whom the units that have answered ask to add: who is next below the title there."""
    places, now = count(1), timezone.now()
    for review in lists:
        post = review.target.post
        if post.title.name in added and post.unit.name in units:
            below = Cadre.objects.filter(
                now__held__post__unit=post.unit, now__held__post__title__name=added[post.title.name]
            )
            ReviewLine.objects.bulk_create(
                ReviewLine(
                    review_list=review,
                    cadre=cadre,
                    origin=LineOrigin.UNIT,
                    ordinal=next(places),
                    unit_word=UnitWord.ADD,
                    unit_reason="Nguồn tại chỗ",
                    unit_at=now,
                    version=1,
                )
                for cadre in below.order_by("now__official_key")
            )
