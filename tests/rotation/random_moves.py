"""Acts on the moves of three people in the order that chance gives, each taken back once to see what it leaves."""

import datetime
from operator import attrgetter

from django.db import IntegrityError, transaction

from cadre.acts import LEAVE
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.relief_acts import RELIEVE
from foundation.core.acts.act import acts_of
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from foundation.core.months import add_months
from office.organisation.models.users import User
from planning.models import PlanningEntry
from rotation.acts import PROPOSE
from rotation.appointments.acts import AGREE_APPOINTMENT, DECIDE_APPOINTMENT, PROPOSE_APPOINTMENT
from rotation.choices import STAYING
from rotation.models import Appointment, Rotation, RotationJudgement, RotationOpinion

FIRST = datetime.date(2019, 1, 1)
KEPT = (PostHeld, Rotation, Appointment, PlanningEntry, RotationJudgement)
FORMS = ("appoint", "reappoint", "prolong", "designate", "nominate")
PARTIES = ("sender", "receiver", "person")
# Days on which an act counts from: now, as it goes on, or from far ahead where it may.
AHEAD = datetime.date(2022, 2, 1)


def rows():
    """Every column of every row that the acts write."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in KEPT}


class Moves:
    """`done` are the names of the acts that were let pass; each was taken back once and done again."""

    def __init__(self, people, posts):
        self.people, self.posts, self.day, self.ahead, self.done = people, posts, FIRST, False, []

    def play(self, verb, who, where, how):
        """One act of somebody; what is refused changes nothing."""
        self.day += datetime.timedelta(days=20)
        self.ahead = how == 7
        before = rows()
        try:
            with transaction.atomic():
                passed = getattr(self, verb)(self.people[who], self.posts[where], how)
        except IntegrityError:
            passed = False
        if not passed:
            assert rows() == before, (verb, self.done)

    def mean(self, cadre, post, how):
        """Somebody is to be moved."""
        return self.do(PROPOSE, Rotation(cadre=cadre, to_post=post), {"on": self.day})

    def go_far(self, cadre, post, how):
        """Several acts on one rotation, each a while after the last."""
        passed = False
        for _ in range(1 + how % 4):
            self.day += datetime.timedelta(days=1)
            passed |= self.go_on(cadre, post, how)
        return passed

    def go_on(self, cadre, post, how):
        """An act on the last rotation of somebody that its state allows, mostly the one that leads on."""
        row = Rotation.objects.filter(cadre=cadre).order_by("-pk").first()
        if row is None:
            return self.mean(cadre, post, how)
        self.settle(row)
        acts = [act for act in acts_of(Rotation) if act.offered and row.state in act.moves]
        if not acts:
            return self.mean(cadre, post, how)
        chosen = acts[how % len(acts)] if row.valid_from or how == 6 else acts[0]
        return self.do(chosen, row, self.of_rotation(row, cadre, post, how))

    def settle(self, row):
        for party in PARTIES:
            RotationOpinion.objects.get_or_create(
                rotation=row, party=party, defaults={"skipped": "Đã trao đổi"}
            )

    def of_rotation(self, row, cadre, post, how):
        """What any of the acts asks; a rotation of half a year ends on its day or before."""
        due = row.due_on or add_months(AHEAD if self.ahead else self.day, 6)
        over = row.state in ("running", "extended") and how % 3 == 1
        if over:
            self.day = max(self.day, due)
        after = (post, row.to_post, None)[how % 3]
        return self.paper() | {
            "due_on": add_months(due, 3) if row.valid_from else due,
            "after_post": after,
            "after_words": "" if after else "Chuyên viên, Tỉnh ủy",
            "entry": PlanningEntry.objects.filter(cadre=cadre, status="approved").first()
            if how % 2
            else None,
            "ending": self.further(cadre) if how % 2 else [],
            "text": "Hoàn thành nhiệm vụ",
            "grade": "",
            "reason": "Theo yêu cầu công tác",
        }

    def paper(self):
        return {"on": self.day, "decision_no": "12-QĐ/HU", "decision_on": self.day}

    def further(self, cadre):
        return [str(key) for key in cadre.posts.filter(main=False).values_list("pk", flat=True)]

    def propose(self, cadre, post, how):
        """Somebody is proposed for a post, as the main one or beside it, or to stay in the one held."""
        form, held = FORMS[how % 5], cadre.posts.filter(valid_to=None).order_by("-main").first()
        row = Appointment(
            cadre=cadre,
            post=held.post if held and form in STAYING else post,
            form=form,
            main=how < 6,
            term_months=60 if how % 2 else None,
        )
        return self.do(PROPOSE_APPOINTMENT, row, {"on": self.day})

    def decide(self, cadre, post, how):
        """The last proposal of somebody is agreed to and decided, or else what its state allows."""
        row = Appointment.objects.filter(cadre=cadre).order_by("-pk").first()
        if row is None:
            return self.propose(cadre, post, how)
        acts = [act for act in acts_of(Appointment) if row.state in act.moves]
        acts = [act for act in acts if act in (AGREE_APPOINTMENT, DECIDE_APPOINTMENT)] if how < 6 else acts
        asked = self.paper() | {
            "term_ends": add_months(self.day, 60) if row.form == "prolong" else None,
            "entry": PlanningEntry.objects.filter(cadre=cadre, status="approved").first()
            if how % 2
            else None,
            "ending": [str(key) for key in cadre.posts.filter(valid_to=None).values_list("pk", flat=True)],
            "reason": "Theo yêu cầu công tác",
        }
        return bool(acts) and self.do(acts[how % len(acts)], row, asked)

    def relieve(self, cadre, post, how):
        row = cadre.posts.filter(valid_to=None).order_by("main" if how % 2 else "-main").first()
        return row is not None and self.do(RELIEVE, row, self.paper() | {"leaving_form": "dismissed"})

    def leave(self, cadre, post, how):
        return self.do(LEAVE, cadre, {"on": self.day, "leaving_form": "retired"})

    def take_back(self, cadre, post, how):
        """The last thing done of one of somebody's records."""
        model = (Rotation, Appointment, PostHeld, Cadre)[how % 4]
        about = {"pk": cadre.pk} if model is Cadre else {"cadre": cadre}
        row = model.objects.filter(**about, steps__isnull=False).order_by("-pk").first()
        if row is None or not (steps := list(row.steps.standing().order_by("on", "pk"))):
            return False
        refused = undo(User.system(), steps[-1:]).refused
        self.done.append(f"undo {steps[-1].act}{' refused' if refused else ''}")
        return not refused

    def refused_back(self, steps):
        """What is said against an undo; a broken constraint is no answer."""
        try:
            return undo(User.system(), steps).refused
        except IntegrityError as broken:
            raise AssertionError(self.done) from broken

    def do(self, act, row, asked):
        """Do an act; what it wrote is gone once it is taken back, and there again once it is done again."""
        before, asked = rows(), {name: asked[name] for name in act.form.base_fields if name in asked}
        if self.ahead and act.ahead:
            asked["on"] = AHEAD
        keep = transaction.savepoint()
        outcome = apply(act, User.system(), [row], asked)
        if outcome.refused:
            return False
        self.done.append(f"{act.name} {asked.get('on') or asked.get('decision_on')}")
        if act.undo:
            after = transaction.savepoint()
            assert not self.refused_back(outcome.steps), self.done
            assert rows() == before, self.done
            transaction.savepoint_rollback(after)
        transaction.savepoint_commit(keep)
        return True


def tenures(cadre):
    """Main posts in the order of their days."""
    held = list(PostHeld.objects.filter(cadre=cadre, main=True).select_related("post"))
    return sorted(held, key=attrgetter("valid_from.first_day"))
