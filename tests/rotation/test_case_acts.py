"""A case from the wish to the post afterwards: what each act writes of posts, refuses, and puts back."""

import pytest

from cadre.acts import LEAVE
from cadre.models.facts import PostHeld
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from planning.models import PlanningEntry
from rotation.acts import AGREE, DECIDE, DROP, END, END_EARLY, EXTEND, PLACE, PROPOSE, START
from rotation.models import Rotation, RotationJudgement, RotationRemark
from rotation.plans.acts import CLOSE_PLAN
from tests.factories import make_post
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.rotation.case_work import PAPER, RETURN, day, done, refused, settle, standing, taken_back
from tests.rotation.moves import make_rotation_plan, make_slot


def test_a_case_is_meant_once_for_who_serves_and_in_a_plan_that_is_open(world, case, post):
    assert "chưa bắt đầu; dùng trường hợp đó" in refused(PROPOSE, Rotation(cadre=world.an, to_post=post))
    plan = make_rotation_plan(world.district, state="closed", closed_on="2021-10-31")
    slot = make_slot(plan, post)
    assert "đã kết thúc" in refused(PROPOSE, Rotation(cadre=world.binh, to_post=post, slot=slot))
    apply(LEAVE, User.system(), [world.binh], {"leaving_form": "retired", "on": day("2021-11-01")})
    assert "kiểm tra lại hồ sơ" in refused(PROPOSE, Rotation(cadre=world.binh, to_post=post))


def test_a_decision_waits_for_the_three_opinions_and_moves_nothing(world, case):
    done(AGREE, case, {"decision_no": "9-TB/HU", "decision_on": day("2021-01-15")})
    assert "Chưa có ý kiến của nơi đi, nơi đến, đồng chí được luân chuyển" in refused(DECIDE, case, PAPER)
    settle(case)
    assert "phải sau ngày 01/02/2021" in refused(DECIDE, case, {**PAPER, "due_on": day("2021-02-01")})
    half = {**PAPER, "state_decision_no": "3-QĐ/UBND"}
    assert "cả số và ngày" in refused(DECIDE, case, half)
    before = standing(world.an)
    decided = done(DECIDE, case, {**PAPER, "on": day("2021-02-15")})
    assert (decided.decision_no, str(decided.planned_from)) == ("41-QĐ/HU", "15/02/2021")
    assert standing(world.an) == before
    assert "trước việc gần nhất" in refused(START, case, {"on": day("2021-02-10")})
    assert taken_back(decided) == ""
    assert Rotation.objects.get(pk=case.pk).decision_no == ""


def test_the_start_ends_and_begins_posts_and_is_taken_back_exactly(world, decided):
    further = PostHeld.objects.create(
        cadre=world.an, post=make_post("Trưởng ban", world.hoa_tham), main=False, valid_from="2018-01-01"
    )
    before = standing(world.an)
    running = done(START, decided, {"on": day("2021-03-01"), "ending": [str(further.pk)]})
    assert str(running.from_post) == "Chủ tịch UBND, Xã Hoa Thám"
    assert standing(world.an) == [
        ("Chủ tịch UBND, Xã Hoa Thám", "01/06/2015", "01/03/2021", "", "None"),
        ("Trưởng ban, Xã Hoa Thám", "01/01/2018", "01/03/2021", "", "None"),
        ("Bí thư Đảng ủy, Xã Tân Văn", "01/03/2021", "None", "rotated", "2021-11-01"),
    ]
    assert PostHeld.objects.get(pk=further.pk).leaving_form == "transferred"
    assert taken_back(running) == ""
    assert standing(world.an) == before
    again = Rotation.objects.get(pk=decided.pk)
    assert (again.state, again.valid_from, again.from_post) == ("decided", None, None)


def test_the_start_waits_for_a_post_for_one_and_for_what_is_certain(world, decided, post):
    held = PostHeld.objects.create(cadre=world.binh, post=post, main=False, valid_from="2019-01-01")
    assert "đang do đồng chí Nông Văn Bình giữ" in refused(START, decided, {"on": day("2021-03-01")})
    held.delete()
    PostHeld.objects.filter(cadre=world.an).update(valid_from=None, known_on=day("2021-03-31"))
    assert "Theo số liệu ngày 31/03/2021" in refused(START, decided, {"on": day("2021-03-01")})
    assert "ở tương lai" in refused(START, decided, {"on": day("2022-03-01")})


def test_who_holds_the_post_on_record_already_begins_without_a_second_one(world, decided, post):
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2021-02-20")
    PostHeld.objects.create(cadre=world.an, post=post, valid_from="2021-02-20")
    before = standing(world.an)
    running = done(START, decided, {"on": day("2021-03-01")})
    assert standing(world.an) == before
    assert taken_back(running) == "" and standing(world.an) == before


def test_it_is_not_taken_back_once_somebody_wrote_on(world, running):
    held = PostHeld.objects.get(cadre=world.an, valid_to=None)
    PostHeld.objects.filter(pk=held.pk).update(valid_to="2021-10-01")
    assert "nay đã được sửa" in taken_back(running)
    PostHeld.objects.filter(pk=held.pk).update(valid_to=None)
    RotationRemark.objects.create(
        rotation=running, unit=world.tan_van, year=2021, remarked_on=day("2021-11-20"), text="Tốt"
    )
    assert "xóa nhận xét" in taken_back(running)


def test_an_extension_moves_the_planned_end_and_the_term_of_the_post(world, running):
    asked = {"decision_no": "60-QĐ/HU", "decision_on": day("2021-10-10"), "due_on": day("2022-11-01")}
    assert "phải sau ngày dự kiến" in refused(EXTEND, running, asked | {"due_on": day("2021-11-01")})
    before = standing(world.an)
    longer = done(EXTEND, running, asked)
    assert (longer.state, longer.due_on) == ("extended", day("2022-11-01"))
    assert standing(world.an)[-1][-1] == "2022-11-01"
    once_more = done(EXTEND, longer, asked | {"due_on": day("2023-11-01"), "decision_on": day("2021-10-20")})
    assert once_more.steps.standing().filter(act=EXTEND.name).count() == 2
    assert taken_back(once_more) == "" and standing(world.an)[-1][-1] == "2022-11-01"
    assert taken_back(once_more) == "" and standing(world.an) == before
    assert Rotation.objects.get(pk=running.pk).due_on == day("2021-11-01")


def test_the_end_says_which_of_two_it_is_and_keeps_the_judgement(world, running):
    judged = {"text": "Hoàn thành tốt", "grade": "good"}
    assert "Chưa đến ngày dự kiến" in refused(END, running, {"on": day("2021-10-01"), **judged})
    assert "Đã đến ngày dự kiến" in refused(
        END_EARLY, running, {"on": day("2021-11-01"), "reason": "Sắp xếp", **judged}
    )
    assert "phải sau ngày bắt đầu" in refused(
        END_EARLY, running, {"on": day("2021-03-01"), "reason": "Sắp xếp", **judged}
    )
    before = standing(world.an)
    over = done(END, running, {"on": day("2021-11-05"), **judged})
    assert (over.state, str(over.valid_to), over.judgement.text) == (
        "waiting",
        "05/11/2021",
        "Hoàn thành tốt",
    )
    assert standing(world.an) == before
    assert taken_back(over) == "" and not RotationJudgement.objects.exists()
    early = done(END_EARLY, running, {"on": day("2021-10-01"), "reason": "Sắp xếp đơn vị"})
    assert (early.state, RotationJudgement.objects.count()) == ("early", 0)


@pytest.fixture
def over(running):
    return done(END, running, {"on": day("2021-11-05"), "text": "Hoàn thành tốt"})


def test_the_return_gives_the_next_post_without_a_gap_and_ends_the_entry(world, over):
    after = make_post("Phó Bí thư Huyện ủy", world.district, form_place="secretary")
    entry = make_entry(world.an, make_target(world.district, "Phó Bí thư Huyện ủy"))
    before = standing(world.an)
    assert "Chọn chức vụ được bố trí" in refused(PLACE, over, {**RETURN, "on": day("2021-11-20")})
    asked = {**RETURN, "on": day("2021-11-20"), "after_post": after, "taking_form": "elected", "entry": entry}
    assert "trước ngày kết thúc" in refused(PLACE, over, {**asked, "on": day("2021-11-02")})
    placed = done(PLACE, over, asked)
    assert (placed.state, placed.placement) == ("placed", "Phó Bí thư Huyện ủy, Huyện Bình Gia")
    assert standing(world.an)[1:] == [
        ("Bí thư Đảng ủy, Xã Tân Văn", "01/03/2021", "20/11/2021", "rotated", "2021-11-01"),
        ("Phó Bí thư Huyện ủy, Huyện Bình Gia", "20/11/2021", "None", "elected", "None"),
    ]
    entry.refresh_from_db()
    assert (entry.status, entry.ended_on) == ("fulfilled", day("2021-11-20"))
    assert placed.steps.standing().last().fulfilled.entry == entry
    assert taken_back(placed) == "" and standing(world.an) == before
    assert PlanningEntry.objects.get(pk=entry.pk).status == "approved"


def test_a_refused_entry_and_a_post_that_is_held_leave_everything_as_it_was(world, over):
    after = make_post("Phó Bí thư Huyện ủy", world.district, form_place="secretary")
    entry = make_entry(world.an, make_target(world.district, "Phó Bí thư Huyện ủy"))
    before = standing(world.an)
    ahead = {**RETURN, "on": day("2021-12-15"), "after_post": after, "entry": entry}
    assert "chỉ kết thúc được từ ngày giữ chức vụ (15/12/2021)" in refused(PLACE, over, ahead)
    draft = make_proposal(world.an, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    inside = {**RETURN, "on": day("2021-11-20"), "after_post": after, "entry": draft}
    assert "Quy hoạch Bí thư Đảng ủy" in refused(PLACE, over, inside)
    PostHeld.objects.create(cadre=world.binh, post=after, main=False, valid_from="2020-01-01")
    assert "Nông Văn Bình giữ" in refused(PLACE, over, ahead | {"entry": None})
    assert standing(world.an) == before


def test_who_stays_or_goes_where_no_post_is_on_record_moves_nothing(world, over, post):
    before = standing(world.an)
    stays = done(PLACE, over, {**RETURN, "on": day("2021-11-20"), "after_post": post})
    assert standing(world.an) == before and stays.after_post == post
    assert taken_back(stays) == ""
    done(PLACE, over, {**RETURN, "on": day("2021-11-20"), "after_words": "Phó Trưởng ban tỉnh"})
    assert standing(world.an) == before


def test_what_has_not_begun_may_be_given_up_and_taken_up_again(world, decided):
    dropped = done(DROP, decided, {"reason": "Thay đổi yêu cầu", "on": day("2021-03-01")})
    assert dropped.state == "dropped"
    assert taken_back(dropped) == ""
    assert Rotation.objects.get(pk=decided.pk).state == "decided"


@pytest.mark.parametrize("act", [START, DROP])
def test_no_case_of_a_closed_plan_is_to_begin_once_more(world, decided, post, act):
    slot = make_slot(make_rotation_plan(world.district, state="running"), post)
    Rotation.objects.filter(pk=decided.pk).update(slot=slot)
    moved = done(act, decided, {"on": day("2021-03-01"), "reason": "Thay đổi yêu cầu"})
    done(CLOSE_PLAN, slot.plan, {"on": day("2021-10-31")})
    assert "hoàn tác việc kết thúc kế hoạch trước" in taken_back(moved)
    assert taken_back(slot.plan) == "" and taken_back(moved) == ""


def test_who_holds_the_place_beside_is_placed_there_and_it_becomes_the_main_post(world, running):
    beside = PostHeld.objects.create(
        cadre=world.an, post=make_post("Trưởng ban", world.hoa_tham), main=False, valid_from="2018-01-01"
    )
    before = standing(world.an)
    over = done(END, running, {"on": day("2021-11-01"), "text": "Tốt"})
    placed = done(PLACE, over, {**RETURN, "on": day("2021-11-20"), "after_post": beside.post})
    assert ("Trưởng ban, Xã Hoa Thám", "01/01/2018", "20/11/2021", "", "None") in standing(world.an)
    (main,) = PostHeld.objects.filter(cadre=world.an, main=True, valid_to=None)
    assert (main.post, str(main.valid_from)) == (beside.post, "20/11/2021")
    assert taken_back(placed) == "" and standing(world.an) == before
