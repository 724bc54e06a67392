"""What the page of all lists counts is what each line tells: held equal to judging every line, on rows by lot."""

import datetime
import random
from collections import Counter
from itertools import product
from types import SimpleNamespace

import pytest

from cadre.models.conflicts import Account, Relative
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core.acts.run import apply
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.acts import APPROVE
from planning.bare_lists import BareList
from planning.counted import PlaceCount
from planning.judging import judged
from planning.lists import PlanningList
from planning.models import ApprovedLine, EntryStep, PlanningEntry
from planning.news import counted
from planning.overview import overview
from tests.conftest import WORLD, make_user
from tests.factories import make_cadre, make_post, make_rule, make_unit
from tests.planning.lists import APPROVED, make_entry, make_proposal, make_target, make_term
from tests.put import Put

FLAT = {"M": {"base": 720}, "F": {"base": 660}}
DAYS = [
    datetime.date(2019, 7, 14),
    datetime.date(2020, 6, 1),
    datetime.date(2021, 11, 30),
    datetime.date(2022, 3, 1),
]
BIRTHS = ["1961-03-04", "1964-10-05", "1968-05", "1971-11-02", "1975", "1980-06-01", None]
PAPER = {"retirement_reason": "longer", "retirement_paper_no": "12-TB/HU"}


def make_many(world):
    """Three committees and a post, two terms; rules for everywhere, others of the district's Hoa Thám since 2020."""
    lot = random.Random(19)
    world.lot = lot
    by_unit = RuleSet.objects.create(name="Bộ của xã", unit=world.hoa_tham, in_force_from="2020-01-01")
    make_rule("retirement_ages", FLAT, "ages")
    make_rule("months_required", 60, "months", remediable=True)
    make_rule("months_required_reelected", 30, "months", confirmed=False)
    make_rule("reckoning", "congress", "reckoning")
    make_rule("months_required", 40, "months", by_unit, level="commune")
    make_rule("reckoning", "approval", "reckoning", by_unit)
    world.gone = make_unit("06199", "Xã Đã Nhập", parent=world.district, order=3)
    units = [world.district, world.office, world.hoa_tham, world.tan_van, world.gone]
    next_term = make_term("commune", "2025–2030", "2025-06-01", "2030-06-01")
    targets = [make_target(unit) for unit in (world.hoa_tham, world.tan_van, world.gone)]
    targets += [
        make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện"),
        make_target(world.tan_van, "Bí thư Đảng ủy"),
        make_target(world.hoa_tham, term=next_term),
    ]
    world.people = [person(lot, units, number) for number in range(36)]
    for cadre in world.people:
        for target in lot.sample(targets, lot.choice([1, 1, 2, 3])):
            put_on(lot, cadre, target)
    events(world, targets)
    return world


def person(lot, units, number):
    fields = {"sex": lot.choice("MF"), "birth": lot.choice(BIRTHS)}
    if lot.random() < 0.2:
        fields |= PAPER | {
            "retirement_month": lot.choice(["2022-01", "2026-05"]),
            "retirement_paper_on": lot.choice(["2018-01-05", "2020-02", "2022-02-01"]),
        }
    unit = lot.choice(units)
    return make_cadre(f"Nông Văn {number:02d}", make_post("Chuyên viên", unit), **fields)


def put_on(lot, cadre, target):
    fields = {"reelected": lot.random() < 0.3}
    if lot.random() < 0.2:
        fields |= {"special_basis": "Kết luận 12", "special_reason": "cán bộ nữ"}
    if lot.random() < 0.2:
        fields["source"] = "external"
    way, on = lot.random(), lot.choice([APPROVED, datetime.date(2020, 5, 5), datetime.date(2021, 11, 30)])
    if way < 0.25:
        make_proposal(
            cadre, target, proposed_on=lot.choice([APPROVED, datetime.date(2021, 11, 30)]), **fields
        )
    elif way < 0.5:
        make_entry(cadre, target, proposed_on=datetime.date(2019, 7, 1), approved_on=on, **fields)
    elif way < 0.75:
        make_entry(cadre, target, approved_on=on, **fields)
    else:
        kept_nowhere(cadre, target, on, fields)


def kept_nowhere(cadre, target, on, fields):
    """An approved entry of which no list was kept."""
    decision = {"decision_no": "318-QĐ/HU", "approved_on": on}
    entry = PlanningEntry.objects.create(
        cadre=cadre, target=target, status="approved", proposed_on=on, **decision, **fields
    )
    EntryStep.objects.create(entry=entry, act="planning.record", to_state="approved", on=on, origin="upgrade")


def events(world, targets):
    """Later and earlier decisions, facts put right since, seats taken, people who left, a unit that ended."""
    lot = world.lot
    approved = list(PlanningEntry.objects.filter(status="approved").order_by("pk"))
    for entry in lot.sample(approved, 6):
        apply(
            APPROVE,
            User.system(),
            [entry],
            {"decision_no": "77-QĐ/HU", "decision_on": datetime.date(2021, 3, 15)},
        )
    for line in lot.sample(list(ApprovedLine.objects.order_by("pk").select_related("step")), 8):
        decided_earlier(line)
    for cadre in lot.sample(world.people, 8):
        Cadre.objects.filter(pk=cadre.pk).update(birth=lot.choice(BIRTHS), sex=lot.choice("MF"))
    for entry in lot.sample(approved, 10):
        began = lot.choice([{"valid_from": "2020-07-01"}, {"known_on": datetime.date(2021, 6, 1)}])
        PostHeld.objects.get_or_create(cadre=entry.cadre, post=entry.target.post, main=False, defaults=began)
    for cadre in lot.sample(world.people, 6):
        ended = {"valid_to": "2021-10-01", "leaving_form": lot.choice(["retired", "term_ended", ""])}
        PostHeld.objects.filter(cadre=cadre, main=True).update(**ended)
    Unit.objects.filter(pk=world.gone.pk).update(valid_to="2021-07-01")


def decided_earlier(line):
    """A decision before that of the line, which comes into the program later; nothing of it was kept but its line."""
    step = copied(line.step, on=datetime.date(2019, 6, 1), decision_on=datetime.date(2019, 6, 1))
    copied(line, step=step, verdict="", findings=[], sex="F", birth="1972-03-04")


def copied(row, **changes):
    row = type(row).objects.get(pk=row.pk)
    row.pk, row._state.adding = None, True
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    return row


many_rows = Put("many", make_many, upon=WORLD).fixture()


@pytest.fixture
def many(world, many_rows):
    return many_rows.onto(world)


def slow(user, day):
    """The figures of each list by judging all of its lines."""
    lists = {}
    for line in judged(PlanningEntry.objects.listed_for(user).on_list(day), day, reader=user):
        entry = line.entry
        found = lists.setdefault(
            (entry.target.term, entry.target.post.title),
            SimpleNamespace(approved=[], proposed=[], verdicts=Counter(), told=[]),
        )
        (found.approved if entry.approved_by(day) else found.proposed).append(entry.cadre_id)
        found.told.append(line.news)
        if line.time_left:
            found.verdicts[line.time_left.verdict] += 1
    return {
        key: (
            PlaceCount(len(of.approved), len(set(of.approved))),
            PlaceCount(len(of.proposed), len(set(of.proposed))),
            of.verdicts,
            counted(of.told),
        )
        for key, of in lists.items()
    }


def shown(rows):
    return {
        (row.term, row.title): (
            row.approved,
            row.proposed,
            row.verdicts,
            row.news,
        )
        for row in rows
        if row.approved.count or row.proposed.count
    }


def readers(world):
    """All of it; one commune; two grants; one who stands on lists, with a relative on others; a mere reader."""
    two = make_user("hai", Role.UNIT_OFFICER, world.hoa_tham)
    Grant.objects.create(user=two, role=Role.INSPECTOR, unit=world.tan_van, until=datetime.date(2021, 12, 31))
    own = make_user("chinh", Role.OFFICER, world.district)
    listed = [entry.cadre for entry in PlanningEntry.objects.filter(status="approved").order_by("pk")]
    Account.objects.create(user=own, cadre=listed[0])
    for relative in {each.pk: each for each in listed[1:12] if each != listed[0]}.values():
        Relative.objects.create(cadre=listed[0], relative=relative, kinship="sibling")
    return [world.lan, world.huong, two, own, make_user("thanhtra", Role.INSPECTOR, world.district)]


def test_totals_are_those_of_judging_every_line(many):
    ever = Counter()
    for user in readers(many):
        for day in DAYS:
            told = shown(overview(user, day))
            assert told == slow(user, day), (user.username, day)
            for *_, verdicts, news in told.values():
                ever.update(verdict.word for verdict in verdicts)
                ever.update(kind.value for kind, _ in news)
    assert ever.keys() >= {
        "Đạt",
        "Chưa đạt",
        "Thiếu dữ liệu",
        "Quy định chưa xác nhận",
        "Trường hợp đặc biệt",
    }
    assert ever.keys() >= {"left", "no_post", "elsewhere", "seated", "unit_ended"}


def test_the_structure_of_a_list_is_that_of_its_judged_lines(many):
    drawn = set()
    for user, day in product(readers(many), DAYS):
        for row in overview(user, day):
            whole = PlanningList(user, row.term, row.title, day)
            told, bare = [(each.rule_set, sentences(each)) for each in (whole, BareList(whole))]
            assert told == bare, (user.username, day, row.title)
            drawn.add(str(told))
    assert len(drawn) > 20


def sentences(planning_list):
    return [measure.sentence for measure in planning_list.structure().measures()]
