"""The draft of the list for the committee of the next term, which the office makes beside the review."""

from cadre.models.facts import PostHeld
from office.organisation.models.structure import Post, Unit
from planning.acts import PROPOSE
from planning.choices import Continuity, Source
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
from sample.doing import day, done, people
from sample.files import shipped


def load_next_term() -> None:
    told = shipped("data/next_term.json")
    root = Unit.objects.get(parent=None)
    post = Post.objects.get(unit=root, title__name=told["title"])
    term = PlanningTerm.objects.get(name=told["term"], level=root.level)
    target = PlanningTarget.objects.create(post=post, term=term)
    made = PlanningRound.objects.create(unit=root, **told["round"])
    seated = set(PostHeld.objects.on(day(told["on"])).filter(post=post).values_list("cadre", flat=True))
    standing = set(PlanningEntry.objects.filter(target__post=post).values_list("cadre", flat=True))
    entries = [
        PlanningEntry(
            cadre=cadre,
            target=target,
            round=made,
            source=Source.INTERNAL,
            reelected=cadre.pk in seated,
            continuity=Continuity.CONTINUING if cadre.pk in standing else Continuity.NEW,
        )
        for cadre in people(told["people"]).values()
    ]
    done(PROPOSE, entries, {"on": day(told["on"])})
