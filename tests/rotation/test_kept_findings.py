"""What was found of somebody when it was decided stays as it was, told to each reader as far as they may know."""

import pytest

from cadre.models.discipline import Discipline
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.rights import Role
from office.regulations.models import Rule, RuleSet
from rotation.appointments.acts import DECIDE_APPOINTMENT
from rotation.appointments.checks import IN_POST, PLANNED, WAIT
from rotation.appointments.kept_findings import compared, found_then
from tests.conftest import make_user
from tests.factories import make_rule
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_appointment

THEN, NOW = "Kết quả kiểm tra khi quyết định", "Kết quả kiểm tra hiện nay"


@pytest.fixture
def decided(world):
    """An, planned and warned, decided for a post at Hoa Thám by rules that are confirmed."""
    rules = RuleSet.objects.create(name="Bổ nhiệm", subject="appointment", in_force_from="2000-01-01")
    make_rule("planned_for_appointment", True, "yes_no", rules)
    make_rule("discipline_wait_warning", 30, "months", rules)
    make_rule("min_months_in_post", 24, "months", rules)
    target = make_target(world.hoa_tham, "Phó Bí thư Đảng ủy")
    make_entry(world.an, target)
    Discipline.objects.create(cadre=world.an, kind="party", form="warning", valid_from="2021-06-01")
    row = make_appointment(world.an, target.post, state="agreed")
    asked = {"decision_no": "15-QĐ/HU", "decision_on": "2021-11-30", "on": "2021-11-30"}
    asked = {name: DECIDE_APPOINTMENT.form.base_fields[name].to_python(text) for name, text in asked.items()}
    ending = [str(held.pk) for held in world.an.posts.all()]
    assert not apply(DECIDE_APPOINTMENT, world.lan, [row], asked | {"ending": ending}).refused
    row.refresh_from_db()
    return row


def told(row, user):
    return {each.text: each.words for each in found_then(row, row.steps.standing().last(), user)}


def test_a_decision_keeps_what_was_found_before_the_post_moved(client, world, decided):
    words = told(decided, world.lan)
    assert (words[PLANNED], words[WAIT]) == ("Đạt", "Chưa đạt") and IN_POST in words
    Rule.objects.all().delete()
    Discipline.objects.all().delete()
    assert told(decided, world.lan) == words
    client.force_login(world.lan)
    page = client.get(decided.get_absolute_url()).content.decode()
    assert THEN in page and NOW not in page and "như đã ghi khi quyết định" in page


def now(row, user):
    return {
        each.finding.text: each.now for each in compared(row, row.steps.standing().last(), user) if each.now
    }


def test_what_was_mended_since_stands_beside_and_what_the_decision_did_does_not(client, world, decided):
    """The post of the decision was taken, the one before ended that day: neither is told as news."""
    assert now(decided, world.lan) == {}
    world.an.posts.filter(valid_to__isnull=False).update(valid_from="2021-01-01")
    Discipline.objects.all().delete()
    assert now(decided, world.lan) == {
        IN_POST: "Không đạt (thời gian giữ chức vụ hiện nay: 10 tháng (yêu cầu ≥ 24))",
        WAIT: "Đạt (thời gian chờ sau kỷ luật)",
    }
    client.force_login(world.lan)
    page = client.get(decided.get_absolute_url()).content.decode()
    assert "Hiện nay: Đạt (thời gian chờ sau kỷ luật)." in page


def test_an_undone_decision_is_judged_by_what_is_so_now(client, world, decided):
    assert not undo(world.lan, [decided.steps.standing().last()]).refused
    client.force_login(world.lan)
    page = client.get(decided.get_absolute_url()).content.decode()
    assert NOW in page and THEN not in page


def test_who_may_not_read_lists_or_discipline_is_not_told_of_them(world, decided):
    step, elsewhere = decided.steps.standing().last(), make_user("tan", Role.UNIT_OFFICER, world.tan_van)
    found = {each.text: each for each in found_then(decided, step, elsewhere)}
    assert {found[PLANNED].source, found[WAIT].source} == {""}
    assert found[IN_POST].source
