"""The office is reminded of what waits in cases of rotation; a unit of the remark that it owes, and of no draft."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.organisation.models.office import Office
from reminders.kinds import KINDS, ScanContext
from reminders.models import Duty, DutyRule
from reminders.reference import load_duty_rules
from reminders.scan import scan
from rotation.models import Rotation, RotationOpinion, RotationRemark
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.reminders.duties import TODAY, day, made, make_duty_rule, page, text
from tests.reminders.test_leads import PLAIN
from tests.rotation.moves import make_appointment, make_rotation

OF_CASES = (
    "rotation_opinions",
    "rotation_start",
    "rotation_remark",
    "rotation_placing",
    "planned_post_taken",
    "rotation_left",
)
DECIDED = {"decision_no": "15-QĐ/HU", "decision_on": "2021-11-15", "valid_from": "2021-11-15"}


def at_the_top(world):
    Office.objects.update_or_create(pk=1, defaults={"unit": world.district})


def drafted(world, state="agreed", **fields):
    """An, meant to go from Hoa Thám to Tân Văn."""
    return make_rotation(world.an, world.binh.posts.get().post, "2022-01-10", state=state, **fields)


def state():
    return Duty.objects.get().state


def test_an_opinion_that_nobody_gave_is_asked_for_by_the_office_and_no_unit_hears_of_it(client, world):
    make_duty_rule("rotation_opinions", 15, "day")
    case = drafted(world)
    asked = RotationOpinion.objects.create(rotation=case, party="sender", sent_on="2021-11-05")
    RotationOpinion.objects.create(rotation=case, party="receiver", sent_on="2021-11-20")
    RotationOpinion.objects.create(rotation=case, party="person")
    assert scan(TODAY).counts["made"] == 0
    at_the_top(world)
    scan(TODAY)
    assert made("rotation_opinions") == [("2021-11-20", "2021-11-05")]
    duty = Duty.objects.get()
    assert (duty.unit, duty.cadre) == (world.district, world.an)
    client.force_login(world.huong)
    assert client.get(page("detail", duty)).status_code == 404
    assert client.get(reverse("duty-list")).context["page"]["total"] == 0
    client.force_login(world.lan)
    assert reverse("rotation-detail", args=[case.pk]) in text(client.get(page("detail", duty)))
    RotationOpinion.objects.filter(pk=asked.pk).update(skipped="Đã thống nhất tại cuộc họp")
    scan(TODAY)
    assert made("rotation_opinions") == [("2021-12-05", "2021-11-20")]
    RotationOpinion.objects.update(sent_on=None)
    scan(TODAY)
    assert state() == "closed"


def test_what_is_decided_is_begun_on_its_day(world):
    at_the_top(world)
    make_duty_rule("rotation_start", 7, "day")
    case = drafted(world)
    scan(day("2022-01-05"))
    assert not Duty.objects.exists()
    Rotation.objects.filter(pk=case.pk).update(state="decided", decision_no="15-QĐ/HU")
    scan(day("2022-01-05"))
    assert made("rotation_start") == [("2022-01-10", "2022-01-03")]
    assert Duty.objects.get().basis_words == "Quyết định số 15-QĐ/HU"
    Rotation.objects.filter(pk=case.pk).update(state="running", valid_from="2022-01-10")
    scan(day("2022-01-12"))
    assert state() == "closed"


def test_the_receiving_unit_remarks_on_each_year_of_a_rotation_that_runs(client, world):
    make_duty_rule("rotation_remark", 30, "day", month=12, day=31)
    post = world.an.posts.get().post
    case = make_rotation(world.binh, post, "2020-02-01")
    drafted(world)
    scan(day("2021-12-01"))
    duty = Duty.objects.get()
    assert (duty.cycle, duty.unit, duty.due_on) == ("2021", world.hoa_tham, day("2021-12-31"))
    said = {"rotation": case, "unit": world.hoa_tham, "remarked_on": "2021-12-20", "text": "Tốt"}
    RotationRemark.objects.create(year=2020, **said)
    scan(day("2021-12-20"))
    assert state() == "open"
    RotationRemark.objects.create(year=2021, **said)
    scan(day("2021-12-20"))
    assert state() == "closed"


def test_whose_rotation_is_over_waits_for_a_place_no_longer_than_the_lead(world):
    at_the_top(world)
    make_duty_rule("rotation_placing", 30, "day")
    case = make_rotation(world.binh, world.an.posts.get().post, "2018-11-01", valid_to="2021-11-01")
    scan(TODAY)
    assert made("rotation_placing") == [("2021-12-01", "2021-11-01")]
    Rotation.objects.filter(pk=case.pk).update(state="placed", after_words="Trưởng phòng Nội vụ")
    scan(TODAY)
    assert state() == "closed"


def test_a_post_taken_as_planned_is_told_on_its_day_until_the_planned_place_is_ended(client, world):
    at_the_top(world)
    make_duty_rule("planned_post_taken", 0, "day")
    target = make_target(world.hoa_tham, "Phó Bí thư Đảng ủy")
    entry = make_entry(world.an, target)
    row = make_appointment(world.an, target.post, state="decided", **DECIDED | {"valid_from": "2021-12-15"})
    scan(day("2021-12-14"))
    assert not Duty.objects.exists()
    scan(day("2021-12-15"))
    assert made("planned_post_taken") == [("2021-12-15", "2021-12-15")]
    duty = Duty.objects.get()
    client.force_login(world.huong)
    assert client.get(page("detail", duty)).status_code == 404
    client.force_login(world.lan)
    assert entry.get_absolute_url() in text(client.get(page("detail", duty)))
    type(row).objects.filter(pk=row.pk).update(form="reappoint")
    scan(day("2021-12-15"))
    assert state() == "closed", "who is appointed again is planned to stay"


def test_who_left_while_away_has_the_end_of_the_rotation_recorded(client, world):
    at_the_top(world)
    make_duty_rule("rotation_left", 0, "day")
    case = make_rotation(world.binh, world.an.posts.get().post, "2018-11-01")
    scan(TODAY)
    assert made("rotation_left") == []
    world.binh.posts.update(valid_to="2021-11-01", leaving_form="retired")
    scan(TODAY)
    assert made("rotation_left") == [("2021-11-01", "2021-11-01")]
    Rotation.objects.filter(pk=case.pk).update(state="waiting", valid_to="2021-11-01")
    scan(TODAY)
    assert state() == "closed"


def test_cases_are_found_in_the_same_queries_for_any_number(world):
    at_the_top(world)
    load_duty_rules()
    found = []
    for number in range(2):
        for place in range(4):
            post = make_post(f"Phó Bí thư {number} {place}", world.hoa_tham)
            cadre = make_cadre(f"Lý {number} {place}", post)
            make_rotation(cadre, post, "2018-01-01", **({"valid_to": "2021-01-01"} if place % 2 else {}))
            RotationOpinion.objects.create(
                rotation=make_rotation(cadre, post, "2022-01-10", state=("agreed", "decided")[place % 2]),
                party="sender",
                sent_on="2021-10-01",
            )
            if place % 2:
                planned = make_entry(cadre, make_target(world.hoa_tham, post.title.name))
                make_appointment(cadre, planned.target.post, state="decided", **DECIDED)
        counts = []
        for kind in OF_CASES:
            asked = ScanContext(TODAY, tuple(DutyRule.objects.filter(kind=kind)), PLAIN)
            with CaptureQueriesContext(connection) as queries:
                events = list(KINDS[kind].find(asked))
            counts.append((len(queries), len(events)))
        found.append(counts)
    assert [queries for queries, _ in found[0]] == [queries for queries, _ in found[1]]
    assert [events for _, events in found[1]] == [4, 4, 4, 4, 4, 0]
