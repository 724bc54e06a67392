"""However acts follow one another, or meet: one main post a person, one holder of a post for one, no gap unseen."""

import pytest
from django.urls import reverse

from cadre.acts import LEAVE
from cadre.models.facts import PostHeld
from cadre.relief_acts import RELIEVE
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from office.organisation.rights import Role
from rotation.acts import AGREE, DECIDE, END, PLACE, START
from rotation.appointments.acts import DECIDE_APPOINTMENT
from rotation.models import Appointment
from tests.at_once import held_back
from tests.cadre.sheets import bring_in, verdicts
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.rotation.case_work import PAPER, RETURN, day, done, refused, settle, taken_back
from tests.rotation.moves import make_appointment, make_rotation
from tests.rotation.sheets import row

OVER = {"to_post": "Chủ tịch UBND, Xã Tân Văn", "valid_from": "2013-02-01", "valid_to": "2015-02-01"}


def holders(of):
    return {held.cadre.full_name for held in PostHeld.objects.filter(post=of, valid_to=None)}


def appoint(cadre, to, on="2021-10-01", **more):
    """What the decision is refused for; the present main post ends by it."""
    row = make_appointment(cadre, to, state="agreed", **more)
    asked = {**PAPER, "on": day(on), "decision_on": day("2021-10-02")}
    held = cadre.posts.filter(main=True, valid_to=None).values_list("pk", flat=True)
    found = apply(DECIDE_APPOINTMENT, User.system(), [row], asked | {"ending": [str(key) for key in held]})
    return " ".join(said for each in found.refused.values() for said in each)


@pytest.fixture
def head(world):
    """A post for one, its holder, and who follows there."""
    world.head = make_post("Bí thư Đảng ủy", world.hoa_tham, form_place="secretary")
    world.first = make_cadre("Nông Văn Xuân", world.head)
    world.next = make_cadre("Nông Văn Yên", make_post("Chuyên viên", world.hoa_tham))
    return world


def test_a_move_is_not_undone_once_somebody_else_holds_the_post(head):
    moved = make_rotation(head.first, make_post("Phó Bí thư", head.tan_van), "2021-02-01", state="decided")
    done(START, moved, {"on": day("2021-03-01")})
    assert appoint(head.next, head.head) == ""
    assert "hai đồng chí cùng giữ" in str(taken_back(moved))
    assert holders(head.head) == {"Nông Văn Yên"}


def test_a_relief_is_not_undone_once_somebody_else_holds_the_post(head):
    held = head.first.posts.get()
    asked = {"leaving_form": "relieved", "on": day("2021-03-01"), **PAPER}
    assert apply(RELIEVE, User.system(), [held], asked).refused == {}
    assert appoint(head.next, head.head) == ""
    step = PostHeld.objects.get(pk=held.pk).steps.standing().last()
    assert "hai đồng chí cùng giữ" in str(undo(User.system(), [step]).refused)
    assert holders(head.head) == {"Nông Văn Yên"}


def test_an_appointment_is_not_undone_once_somebody_else_holds_the_post_left(head):
    assert appoint(head.first, make_post("Phó Bí thư", head.tan_van)) == ""
    assert appoint(head.next, head.head, "2021-10-05") == ""
    step = Appointment.objects.get(cadre=head.first).steps.standing().last()
    assert "hai đồng chí cùng giữ" in str(undo(User.system(), [step]).refused)


def test_who_is_on_rotation_is_not_appointed_away_from_it(world, running):
    assert "đang luân chuyển" in appoint(world.an, make_post("Phó Chánh Văn phòng", world.office))
    assert running.to_post_id == world.an.posts.get(valid_to=None).post_id


def test_who_is_known_to_leave_is_not_moved_over_it(world, decided):
    leaving = {"leaving_form": "retired", "on": day("2022-01-01")}
    assert apply(LEAVE, User.system(), [world.an], leaving).refused == {}
    assert "Đã ghi thôi giữ" in refused(START, decided, {"on": day("2021-03-01")})
    assert str(world.an.posts.get().valid_to) == "01/01/2022"


def test_nobody_comes_to_a_unit_that_has_ended(world, decided):
    Unit.objects.filter(pk=decided.to_post.unit_id).update(valid_to="2021-02-15")
    assert "đã ngừng hoạt động từ 15/02/2021" in refused(START, decided, {"on": day("2021-03-01")})


def test_nobody_is_placed_in_a_unit_that_has_ended(world, running):
    ended = done(END, running, {"on": day("2021-11-01"), "text": "Tốt"})
    there = make_post("Trưởng phòng", world.hoa_tham)
    Unit.objects.filter(pk=world.hoa_tham.pk).update(valid_to="2021-10-01")
    asked = {**RETURN, "on": day("2021-11-02"), "after_post": make_again(there)}
    assert "đã ngừng hoạt động" in refused(PLACE, ended, asked)


def make_again(made):
    return type(made).objects.select_related("unit", "title").get(pk=made.pk)


def test_a_further_post_does_not_end_the_main_one(world):
    said = appoint(world.binh, make_post("Phó Bí thư", world.office), main=False)
    assert "không còn chức vụ chính" in said and world.binh.posts.get().valid_to is None


def test_a_decision_is_no_older_than_its_agreement(world, case):
    settle(case)
    done(AGREE, case, {"decision_no": "9-TB/HU", "decision_on": day("2021-01-15")})
    asked = {"decision_no": "1-QĐ/HU", "decision_on": day("2020-12-01"), "on": day("2021-02-01")}
    assert "trước ngày có chủ trương" in refused(DECIDE, case, asked)


def test_an_end_is_not_undone_once_the_person_was_relieved_of_the_post(world, running):
    ended = done(END, running, {"on": day("2021-11-01"), "text": "Tốt"})
    held = world.an.posts.get(valid_to=None)
    asked = {"leaving_form": "relieved", "on": day("2021-11-05"), **PAPER}
    assert apply(RELIEVE, User.system(), [held], asked).refused == {}
    assert "đã thôi giữ" in str(taken_back(ended))


def test_of_two_who_take_a_post_for_one_at_once_the_second_is_refused(transactional_db, world):
    head = make_post("Bí thư Đảng ủy", world.hoa_tham, form_place="secretary")
    both = [
        make_cadre(f"Nông Văn {name}", make_post("Chuyên viên", world.tan_van)) for name in ("Xuân", "Yên")
    ]
    rows = [make_appointment(cadre, head, state="agreed") for cadre in both]

    def decide(number):
        held = str(both[number].posts.get().pk)
        asked = {**PAPER, "on": day("2021-10-01"), "decision_on": day("2021-10-02"), "ending": [held]}
        return bool(apply(DECIDE_APPOINTMENT, User.system(), [rows[number]], asked).refused)

    with held_back(2, decide) as found:
        list(type(head).objects.filter(pk=head.pk).select_for_update())
    assert sorted(found) == [False, True]
    assert PostHeld.objects.filter(post=head, valid_to=None).count() == 1


def test_who_waits_for_a_place_is_not_moved_again_before(world, running):
    done(END, running, {"on": day("2021-11-01"), "text": "Tốt"})
    again = make_rotation(world.an, make_post("Phó Trưởng ban", world.office), "2021-11-05", state="decided")
    assert "còn chờ bố trí" in refused(START, again, {"on": day("2021-11-06")})


def test_the_form_of_a_post_makes_no_second_head(client, head):
    client.force_login(head.lan)
    sent = {"post": head.head.pk, "main": "", "valid_from": "01/10/2021"}
    answer = client.post(reverse("postheld-new", args=[head.next.pk]), sent)
    assert "đang do đồng chí Nông Văn Xuân giữ" in answer.content.decode()
    assert holders(head.head) == {"Nông Văn Xuân"}


def test_a_post_is_not_removed_from_under_a_rotation(client, world, running):
    client.force_login(world.lan)
    held = world.an.posts.get(valid_to=None)
    answer = client.post(reverse("postheld-remove", args=[held.pk]), {"reason": "Nhập nhầm"})
    assert "đang luân chuyển" in answer.content.decode() and PostHeld.objects.filter(pk=held.pk).exists()


def test_what_was_a_draft_stays_out_of_the_history_that_units_read(client, world, decided):
    assert decided.state == "decided"
    address = reverse("rotation-history", args=[decided.pk])
    unit = make_user("nguoi_don_vi", Role.UNIT_OFFICER, world.district)
    for user, told in ((unit, False), (world.lan, True)):
        client.force_login(user)
        html = client.get(address).content.decode()
        assert ("Đã có chủ trương" in html) is told


def test_a_sheet_says_nothing_of_a_case_that_has_not_begun(world, case):
    outcome = bring_in(
        world.lan, [row(full_name="Hoàng Thị An", birth=str(world.an.birth.iso), **OVER)], "rotations"
    )
    assert "new" in verdicts(outcome)
