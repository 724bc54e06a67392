"""The ledger follows the facts: caught up, once, closed and re-dated by itself."""

import datetime
import io
import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.services import take_post
from foundation.core.acts.run import apply
from foundation.core.dates import PartialDate
from foundation.core.traces.history import own_entries
from reminders.acts import DONE, SNOOZE
from reminders.models import Duty, DutyRule
from reminders.scan import compare, scan, write
from tests.factories import make_cadre, make_post
from tests.reminders.duties import TODAY, make_duty, make_duty_rule


def days(number):
    return datetime.timedelta(days=number)


@pytest.fixture
def leads(db):
    return [make_duty_rule(lead=12, due_lead=6), make_duty_rule(lead=6, due_lead=3), make_duty_rule(lead=3)]


@pytest.fixture
def retiring(world, leads):
    """Bình retires at the end of 5/2022, so that today his second lead begins."""
    Cadre.objects.filter(pk=world.binh.pk).update(birth="1961-11-05")
    return Cadre.objects.get(pk=world.binh.pk)


def acted(act, user, **asked):
    """The duty of the second lead after somebody did something with it."""
    outcome = apply(act, user, [Duty.objects.get(rule__lead=6)], asked)
    assert not outcome.refused
    return outcome.rows[0]


def steps(duty):
    return [(step.act, step.to_state, step.on, step.reason) for step in duty.steps.order_by("pk")]


def states():
    return dict(Duty.objects.values_list("rule__lead", "state"))


def test_the_first_lead_begins_on_its_day(retiring):
    assert f"{retiring.now.retire_on}" == "2022-05-31"
    scan(datetime.date(2021, 5, 30))
    assert not Duty.objects.exists()
    scan(datetime.date(2021, 5, 31))
    assert states() == {12: "open"}


@pytest.mark.parametrize("down", [1, 7, 31, 150])
def test_what_began_while_the_server_was_down_is_made_up_for(retiring, down):
    before = datetime.date(2021, 5, 30)
    scan(before)
    scan(before + days(down))
    assert states() == {12: "open"}


def test_a_lead_missed_until_it_was_overdue_gives_way_to_the_nearer_one(retiring):
    for later in (1, 2):
        scan(TODAY + days(later))
        assert states() == {6: "open"}


def test_the_last_lead_is_made_however_late(retiring):
    scan(datetime.date(2023, 1, 1))
    assert states() == {3: "open"}


def test_a_lead_that_was_made_stays_when_the_nearer_one_begins(retiring):
    scan(TODAY - days(30))
    scan(TODAY + days(1))
    assert states() == {12: "open", 6: "open"}


def test_a_second_scan_writes_nothing(retiring):
    scan(TODAY)
    with CaptureQueriesContext(connection) as queries:
        diff = scan(TODAY)
    assert not any(diff.counts.values())
    written = [each["sql"] for each in queries if each["sql"].startswith(("INSERT INTO", "UPDATE"))]
    assert written == []


def test_the_database_refuses_a_second_duty_of_the_same(world, leads):
    make_duty(leads[0], world.hoa_tham, world.an)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_duty(leads[0], world.tan_van, world.an)


def test_a_duty_closes_by_itself_when_the_person_left(retiring):
    scan(TODAY)
    PostHeld.objects.filter(cadre=retiring).update(valid_to="2021-11-01", leaving_form="retired")
    scan(TODAY)
    duty = Duty.objects.get(rule__lead=6)
    assert duty.state_words(TODAY) == "Tự đóng: cán bộ đã nghỉ, chuyển đi"
    assert duty.done_by is None and duty.done_at
    assert steps(duty) == [("reminders.close", "closed", TODAY, "cán bộ đã nghỉ, chuyển đi")]
    told = own_entries(duty)[0]
    assert (told.record, told.reason, told.user) == ("Tự đóng", "cán bộ đã nghỉ, chuyển đi", "hệ thống")


def test_a_corrected_birth_moves_the_date_closes_and_brings_back(retiring):
    scan(TODAY)
    Cadre.objects.filter(pk=retiring.pk).update(birth="1961-10-05")
    scan(TODAY)
    assert f"{Duty.objects.get(rule__lead=6).event_on}" == "2022-04-30"
    Cadre.objects.filter(pk=retiring.pk).update(birth="1975-10-05")
    scan(TODAY)
    assert Duty.objects.get(rule__lead=6).reason == "ngày nghỉ hưu hoặc mốc nhắc đã thay đổi"
    Cadre.objects.filter(pk=retiring.pk).update(birth="1961-11-05")
    scan(TODAY)
    again = Duty.objects.get(rule__lead=6)
    assert (again.state, again.reason, again.done_at) == ("open", "", None)
    assert [act for act, *_ in steps(again)] == ["reminders.close", "reminders.bring_back"]


def test_a_removed_record_closes_its_duties(retiring):
    scan(TODAY)
    retiring.delete()
    scan(TODAY)
    assert {duty.reason for duty in Duty.objects.all()} == {"hồ sơ đã đưa khỏi danh sách"}


def test_a_new_post_ends_the_duty_of_the_old_one(world):
    rule = make_duty_rule("term_end", 6)
    held = world.binh.posts.get()
    make_duty(rule, world.tan_van, world.binh, subject_key=held.pk)
    post = make_post("Bí thư Đảng ủy", world.tan_van)
    take_post(PostHeld(cadre=world.binh, post=post, valid_from=PartialDate("2021-11-01")))
    scan(TODAY)
    assert Duty.objects.get().reason.startswith("đã thôi giữ chức vụ")


def test_the_duty_follows_the_person_into_another_unit(world, retiring):
    scan(TODAY)
    take_post(
        PostHeld(
            cadre=retiring, post=make_post("Bí thư", world.hoa_tham), valid_from=PartialDate("2021-11-01")
        )
    )
    scan(TODAY)
    assert {duty.unit for duty in Duty.objects.all()} == {world.hoa_tham}


def test_a_lead_out_of_use_closes_what_it_made(leads, retiring):
    scan(TODAY)
    leads[1].active = False
    leads[1].save()
    scan(TODAY)
    assert Duty.objects.get(rule=leads[1]).reason == "mốc nhắc đã ngừng áp dụng"


def test_what_is_done_stays_done_until_the_event_itself_moves(world, retiring):
    scan(TODAY)
    duty = acted(DONE, world.lan, note="Đã gửi")
    Duty.objects.filter(pk=duty.pk).update(done_at=timezone.make_aware(datetime.datetime(2021, 11, 30, 9)))
    scan(TODAY + days(40))
    assert states()[6] == "done"
    # The birth turns out to be a year later: what was done was done for another day.
    Cadre.objects.filter(pk=retiring.pk).update(birth="1962-11-05")
    scan(TODAY + days(40))
    assert states()[6] == "done"
    scan(datetime.date(2023, 3, 1))
    assert states()[6] == "open"


def test_what_was_put_off_comes_back_without_a_scan(world, retiring):
    scan(TODAY)
    duty = acted(SNOOZE, world.lan, snoozed_until=TODAY + days(5), reason="chờ giấy")
    scan(TODAY)
    assert duty not in Duty.objects.outstanding(TODAY + days(4))
    assert duty in Duty.objects.outstanding(TODAY + days(5))
    assert duty in Duty.objects.put_off(TODAY + days(4))


def test_scans_write_in_the_same_queries_for_any_number_of_duties(world, leads):
    post = make_post("Chuyên viên", world.hoa_tham)
    counts = []
    for size in (3, 30):
        for number in range(size):
            make_cadre(f"Lý {size} {number}", post, birth="1961-11-05")
        with CaptureQueriesContext(connection) as queries:
            scan(TODAY)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_scans_close_and_bring_back_in_the_same_queries_for_any_number_of_duties(world, leads):
    post = make_post("Chuyên viên", world.hoa_tham)
    counts = {True: set(), False: set()}
    for size in (3, 30):
        for number in range(size):
            make_cadre(f"Lý {size} {number}", post, birth="1961-11-05")
        scan(TODAY)
        for active in (False, True):
            DutyRule.objects.update(active=active)
            with CaptureQueriesContext(connection) as queries:
                scan(TODAY)
            counts[active].add(len(queries))
    assert {act for act, *_ in steps(Duty.objects.first())} == {"reminders.close", "reminders.bring_back"}
    assert [len(numbers) for numbers in counts.values()] == [1, 1], counts


def test_a_scan_leaves_alone_what_a_user_ends_meanwhile(world, retiring):
    scan(TODAY)
    PostHeld.objects.filter(cadre=retiring).update(valid_to="2021-11-01", leaving_form="retired")
    with compare(TODAY) as diff:
        duty = acted(DONE, world.lan, note="xong")
        write(diff)
    assert diff.counts["closed"] == 2
    assert Duty.objects.get(pk=duty.pk).state == "done"


def test_a_scan_re_dates_nothing_that_a_user_ends_meanwhile(world, retiring):
    scan(TODAY)
    Cadre.objects.filter(pk=retiring.pk).update(birth="1961-10-05")
    with compare(TODAY) as diff:
        duty = acted(DONE, world.lan, note="xong")
        write(diff)
    ended, other = Duty.objects.get(pk=duty.pk), Duty.objects.get(rule__lead=12)
    assert (diff.counts["redated"], f"{ended.event_on}", f"{other.event_on}") == (
        2,
        "2022-05-31",
        "2022-04-30",
    )


def asked(*options):
    out = io.StringIO()
    call_command("remind", "--today", "2021-11-30", *options, stdout=out)
    return out.getvalue()


def test_the_command_says_what_it_would_do_and_then_does_it(world, retiring):
    would = json.loads(asked("--dry-run", "--json"))
    assert not Duty.objects.exists()
    (second,) = [duty for duty in would["made"] if duty["due_on"] == "2022-02-28"]
    assert second == {
        "kind": "retirement",
        "rule": second["rule"],
        "subject": f"cadre.cadre:{retiring.pk}",
        "cycle": "",
        "unit": world.tan_van.pk,
        "event_on": "2022-05-31",
        "due_on": "2022-02-28",
        "shown_from": "2021-11-30",
    }
    did = json.loads(asked("--json"))
    assert did["made"] == would["made"] and did["dry_run"] is False and would["dry_run"] is True
    assert len(did["made"]) == Duty.objects.count()
    PostHeld.objects.filter(cadre=retiring).update(valid_to="2021-11-01")
    assert "Tự đóng: 2 việc" in asked("--dry-run")
    assert json.loads(asked("--json"))["closed"][0]["reason"] == "cán bộ đã nghỉ, chuyển đi"
    assert "Nông Văn Bình" not in asked("--json")
