"""What happened to some of the district's people in 2021, which its rosters do not tell."""

from cadre.acts import LEAVE
from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.models.standing import Verification
from cadre.services import take_post
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Post
from sample.doing import day, done, people
from sample.files import shipped


def load_changes() -> None:
    told = shipped("data/changes.json")
    known = people(row["name"] for rows in told.values() if isinstance(rows, list) for row in rows)
    for row in told["retired"]:
        retire(known[row["name"]], row)
    for row in told["moved"]:
        move(known[row["name"]], row)
    for model, rows in ((Discipline, told["disciplined"]), (Verification, told["verified"])):
        for row in rows:
            facts = {name: value for name, value in row.items() if name != "name"}
            model.objects.create(cadre=known[row["name"]], **facts)


def retire(cadre: Cadre, told: dict[str, str]) -> None:
    """The dossier tells since when the post was held; the roster still showed it held on a later day."""
    held = PostHeld.objects.get(cadre=cadre, main=True)
    held.valid_from = PartialDate(told["since"])
    held.save()
    days = {name: day(told[name]) for name in ("on", "decision_on")}
    done(LEAVE, [cadre], told | days)


def move(cadre: Cadre, told: dict[str, str]) -> None:
    """The same title in another unit, by one decision: one post ends on the day on which the other begins."""
    held = PostHeld.objects.select_related("post").get(cadre=cadre, main=True)
    decision = {"decision_no": told["decision_no"], "decision_on": day(told["decision_on"])}
    taken = {"valid_from": PartialDate(told["on"]), "taking_form": PostHeld.TakingForm.TRANSFERRED}
    post = Post.objects.get(title=held.post.title_id, unit__name=told["to"])
    take_post(PostHeld(cadre=cadre, post=post, main=True, **taken, **decision))
    held.refresh_from_db()
    held.leaving_form = PostHeld.LeavingForm.TRANSFERRED
    held.leaving_decision_no, held.leaving_decision_on = decision.values()
    held.save()
