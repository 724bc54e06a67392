"""Training on the sample's day: what is needed, the plan for 2022, an own class that runs, a list half answered."""

from collections.abc import Iterable, Mapping
from typing import Any

from cadre.brought import Asked
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Level, Unit
from office.organisation.models.users import User
from sample.doing import Refused, day, done
from sample.files import shipped
from training.models import Need, PlanPerson, PlanRow, Programme, SendingList, TrainingClass, TrainingPlan
from training.needs.acts import RECORD, REGISTER
from training.needs.board import NeedBoard, people_on
from training.needs.recording import Wish, previews
from training.opening.enrolling import enrol_chosen
from training.plans.acts import ISSUE, START
from training.plans.chosen_places import CHOOSE, RESERVE
from training.programmes.reference import load_programmes
from training.sending.act_forms import GivenAnswer, SummonsAnswer
from training.sending.acts import ANSWER_SOME, SEND
from training.sending.items import usual_items

Told = Mapping[str, Any]
Rows = Mapping[str, PlanRow]


def load_training() -> None:
    load_programmes()
    told = shipped("data/training.json")
    needs = write_needs(told)
    plan = make_plan(told["plan"])
    rows = {row["key"]: make_row(plan, row) for row in told["rows"]}
    choose(rows, needs, told["chosen"])
    learners = invite(rows["defence"], told["own_class"], told["chosen"]["on"])
    issue(plan, told["plan"])
    open_class(rows["defence"], learners, told["own_class"])
    send(rows["intermediate"], told["sending"])


def write_needs(told: Told) -> dict[str, list[Need]]:
    """{kind: needs by what the board says is lacking}, in the official order of their people."""
    asked = Asked(User.system(), clock.today())
    people = people_on(asked).order_by("official_order", "pk")
    board = NeedBoard(people, asked)
    order = list(people.values_list("pk", flat=True))
    found = {}
    for preview in previews(board, order, told["plan"]["year"]):
        if preview.kind in told["kinds"]:
            wishes = sorted(preview.wishes, key=lambda wish: order.index(wish.cadre))
            found[preview.kind] = written(wishes, told["written_on"])
    return found


def written(wishes: Iterable[Wish], on: str) -> list[Need]:
    wishes = list(wishes)
    cadres = Cadre.objects.in_bulk([wish.cadre for wish in wishes])
    needs = [
        Need(
            cadre=cadres[wish.cadre],
            kind=wish.kind,
            level=wish.level,
            why=wish.why,
            reserved=wish.reserved,
            entry_id=wish.entry,
            opened_on=day(on),
        )
        for wish in wishes
    ]
    return done(RECORD, needs, {"on": day(on)})


def make_plan(told: Told) -> TrainingPlan:
    root = Unit.objects.get(parent=None)
    return TrainingPlan.objects.create(unit=root, year=told["year"], name=told["name"])


def make_row(plan: TrainingPlan, told: Told) -> PlanRow:
    programme = Programme.objects.get(name=told["programme"])
    kept = {name: value for name, value in told.items() if name not in ("key", "programme")}
    made = PlanRow.objects.create(plan=plan, programme=programme, **kept)
    return PlanRow.objects.select_related("plan", "programme").get(pk=made.pk)


def choose(rows: Rows, needs: Mapping[str, list[Need]], told: Told) -> None:
    """The first so many of the official order are chosen, the next stand in reserve; their needs are registered."""
    for key, kind in (("intermediate", "theory"), ("degree", "degree")):
        first, last = told[key], told[key] + told[f"{key}_reserve"]
        for act, some in ((CHOOSE, needs[kind][:first]), (RESERVE, needs[kind][first:last])):
            done(REGISTER, some, {"on": day(told["on"])})
            people = [PlanPerson(row=rows[key], cadre=need.cadre, need=need) for need in some]
            done(act, people, {"on": day(told["on"])})


def invite(row: PlanRow, told: Told, on: str) -> list[PlanPerson]:
    """Who holds the title in the communes is chosen for the own class, whoever needs it."""
    holders = Cadre.objects.on(clock.today()).filter(
        held__post__title__name=told["title"], held__post__unit__level=Level.COMMUNE
    )
    people = [PlanPerson(row=row, cadre=cadre) for cadre in holders.order_by("official_order", "pk")]
    return done(CHOOSE, people, {"on": day(on)})


def issue(plan: TrainingPlan, told: Told) -> None:
    on = day(told["issued_on"])
    done(ISSUE, [plan], {"decision_no": told["number"], "decision_on": on, "on": on})
    done(START, [plan], {"on": on})


def open_class(row: PlanRow, learners: Iterable[PlanPerson], told: Told) -> None:
    one = TrainingClass.objects.create(
        plan_row=row,
        programme=row.programme,
        unit=row.plan.unit,
        name=told["name"],
        mode=row.mode,
        organiser=row.school,
        opens_on=told["opens_on"],
        closes_on=told["closes_on"],
        decision_no=told["decision_no"],
        decision_on=day(told["decision_on"]),
        places=row.places,
    )
    if refused := enrol_chosen(one, list(learners), User.system()):
        raise Refused(f"{refused}")


def send(row: PlanRow, told: Told) -> None:
    """All papers of all came in; the school has answered about half of them."""
    items = usual_items(row.programme)
    one = SendingList.objects.create(row=row, name=told["name"], items=items)
    chosen = PlanPerson.objects.filter(row=row, state=PlanPerson.State.CHOSEN)
    chosen.update(sending=one, papers=items)
    on = day(told["on"])
    paper = {"decision_no": told["number"], "decision_on": on, "on": on, "sent_to": told["sent_to"]}
    done(SEND, [one], paper)
    first, last = told["summoned"], told["summoned"] + told["refused"]
    people = list(one.people.order_by("order", "cadre__sort_key", "pk").values_list("pk", flat=True)[:last])
    answers = {key: GivenAnswer(SummonsAnswer.SUMMONED) for key in people[:first]}
    answers |= {key: GivenAnswer(SummonsAnswer.REFUSED, told["why"]) for key in people[first:]}
    answered_on = day(told["summons_on"])
    summons = {"decision_no": told["summons_no"], "decision_on": answered_on, "on": answered_on}
    of_class = {"class_name": told["class"], "opens_on": PartialDate(told["opens_on"]), "issuer": row.school}
    done(ANSWER_SOME, [one], summons | of_class | {"answers": answers})
