"""Rotations from Excel: what a row says of the rotation and of posts held."""

import datetime

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from rotation.models import Rotation
from tests.cadre.sheets import bring_in, reasons, verdicts
from tests.factories import make_post, make_unit
from tests.rotation.sheets import look, row


def held_on(cadre, day):
    return str(PostHeld.objects.on(day).get(cadre=cadre, main=True).post)


def test_what_is_over_fills_the_days_of_which_nothing_is_recorded(roster):
    outcome = bring_in(roster.lan, [row()], "rotations")
    assert verdicts(outcome) == ["new"] and outcome.questions == []
    rotation = Rotation.objects.get()
    assert (rotation.direction, rotation.decision_no) == ("down", "235-QĐ/HU")
    assert str(rotation.from_post) == "Chuyên viên, Ban Tổ chức Huyện ủy"
    assert rotation.placement == "Chủ tịch UBND, Xã Tân Văn"
    assert held_on(roster.binh, "2018-12-31") == "Chủ tịch UBND, Xã Hoa Thám"
    assert held_on(roster.binh, "2019-02-01") == "Chủ tịch UBND, Xã Tân Văn"
    assert Cadre.objects.get(pk=roster.binh.pk).now.held.post.unit == roster.tan_van


def test_what_runs_tells_when_the_post_of_the_roster_began(roster):
    running = row(to_post="Chủ tịch UBND, Xã Tân Văn", valid_from="2020-02-01", valid_to="", after="")
    outcome = bring_in(roster.lan, [running], "rotations")
    assert [(change.before, change.after) for change in outcome.rows[0].changes] == [
        ("", "Chuyên viên, Ban Tổ chức Huyện ủy (theo số liệu ngày 31/01/2020 đến 01/02/2020)"),
        (
            "Chủ tịch UBND, Xã Tân Văn (theo số liệu ngày 30/11/2021)",
            "Chủ tịch UBND, Xã Tân Văn (từ 01/02/2020)",
        ),
    ]
    held = PostHeld.objects.get(cadre=roster.binh, post__unit=roster.tan_van)
    assert (str(held.valid_from), held.taking_form, held.decision_no) == (
        "01/02/2020",
        "rotated",
        "235-QĐ/HU",
    )
    assert held_on(roster.binh, "2020-02-01") == "Chủ tịch UBND, Xã Tân Văn"


def test_the_post_that_was_left_counts_before_the_rotation(roster):
    bring_in(roster.lan, [row()], "rotations")
    assert held_on(roster.binh, "2016-01-31") == "Chuyên viên, Ban Tổ chức Huyện ủy"
    left = PostHeld.objects.get(cadre=roster.binh, post__unit=roster.office)
    assert (left.valid_from, str(left.valid_to), left.taking_form) == (None, "01/02/2016", "")


def test_on_the_page_the_post_that_was_left_stands_below_those_after_it(client, roster):
    bring_in(roster.lan, [row()], "rotations")
    client.force_login(roster.lan)
    posts = client.get(roster.binh.get_absolute_url()).context["posts"]
    assert [held.post.unit for held in posts] == [roster.tan_van, roster.hoa_tham, roster.office]


def test_a_post_left_that_nobody_knows_stays_in_words(roster):
    bring_in(roster.lan, [row(from_post="Giáo viên, Trường THPT Bình Gia")], "rotations")
    rotation = Rotation.objects.get()
    assert (rotation.from_post, rotation.origin) == (None, "Giáo viên, Trường THPT Bình Gia")
    assert not PostHeld.objects.on("2016-01-31").filter(cadre=roster.binh).exists()


def test_what_further_columns_say_is_kept(roster):
    said = {
        "direction": "Ngang cấp",
        "kind": "Biệt phái",
        "decision": "235-QĐ/HU",
        "decision_on": "2016-01-15",
        "due_on": "2019-02-01",
        "purpose": "Rèn luyện trong thực tiễn",
        "note": "Theo kế hoạch năm 2016",
    }
    bring_in(roster.lan, [row(**said)], "rotations")
    rotation = Rotation.objects.get()
    assert (rotation.kind, rotation.direction) == ("secondment", "across")
    assert (rotation.decision_on, rotation.due_on) == (datetime.date(2016, 1, 15), datetime.date(2019, 2, 1))
    assert (rotation.purpose, rotation.note) == (said["purpose"], said["note"])
    held = PostHeld.objects.get(cadre=roster.binh, post__unit=roster.hoa_tham)
    assert (held.taking_form, held.decision_on) == ("seconded", datetime.date(2016, 1, 15))


def test_the_sheet_of_the_next_year_ends_what_was_running(roster):
    running = {"to_post": "Chủ tịch UBND, Xã Tân Văn", "valid_from": "2018-06-01"}
    bring_in(roster.lan, [row(**running, valid_to="", after="")], "rotations")
    over = row(**running, valid_to="2021-06-01", after="Chuyên viên, Ban Tổ chức Huyện ủy")
    question = look(roster.lan, [over]).questions[0]
    assert question.text == (
        "Dòng 3: luân chuyển kết thúc 01/06/2021 mà hồ sơ ghi "
        "Chủ tịch UBND, Xã Tân Văn (từ 01/06/2018) chưa kết thúc"
    )
    outcome = bring_in(roster.lan, [over], "rotations")
    assert verdicts(outcome) == ["changed"]
    assert {change.label for change in outcome.rows[0].changes} == {
        "Kết thúc từ ngày",
        "Bố trí sau luân chuyển",
        "Quá trình công tác",
    }
    assert held_on(roster.binh, "2021-05-31") == "Chủ tịch UBND, Xã Tân Văn"
    assert held_on(roster.binh, "2021-06-01") == "Chuyên viên, Ban Tổ chức Huyện ủy"
    now = Cadre.objects.get(pk=roster.binh.pk).now
    assert (now.status, now.unit) == ("serving", roster.office)


def test_who_was_placed_in_the_very_post_keeps_it(roster):
    running = {"to_post": "Chủ tịch UBND, Xã Tân Văn", "valid_from": "2018-06-01"}
    bring_in(roster.lan, [row(**running, valid_to="", after="")], "rotations")
    outcome = bring_in(
        roster.lan, [row(**running, valid_to="2021-06-01", after="Chủ tịch UBND, Xã Tân Văn")], "rotations"
    )
    assert outcome.questions == [] and verdicts(outcome) == ["changed"]
    assert PostHeld.objects.get(cadre=roster.binh, post__unit=roster.tan_van).valid_to is None


def test_a_beginning_on_record_stays_and_the_difference_is_told(roster):
    PostHeld.objects.filter(cadre=roster.binh).update(valid_from="2020-03-01", known_on=None)
    running = row(to_post="Chủ tịch UBND, Xã Tân Văn", valid_from="2020-02-01", valid_to="", after="")
    outcome = bring_in(roster.lan, [running], "rotations")
    assert "Hồ sơ ghi giữ chức vụ này từ 01/03/2020" in reasons(outcome)[0]
    assert str(PostHeld.objects.get(cadre=roster.binh).valid_from) == "01/03/2020"


def test_the_roster_against_a_running_rotation_is_asked_and_never_ended(roster):
    outcome = look(roster.lan, [row(valid_to="", after="")])
    question = outcome.questions[0]
    assert [label for _, label in question.options] == [
        "Chỉ ghi luân chuyển, giữ quá trình công tác",
        "Để lại",
    ]
    assert "Chủ tịch UBND, Xã Tân Văn (theo số liệu ngày 30/11/2021)" in question.text
    left = look(roster.lan, [row(valid_to="", after="")], {question.key: ""})
    assert verdicts(left) == ["doubtful"]


def test_who_had_left_the_service_is_asked_about(roster):
    PostHeld.objects.filter(cadre=roster.binh).update(
        valid_from="2000-01-01", known_on=None, valid_to="2015-01-01", leaving_form="retired"
    )
    question = look(roster.lan, [row()]).questions[0]
    assert "đã thôi công tác trước khi luân chuyển" in question.text and question.proposal == "keep"
    bring_in(roster.lan, [row()], "rotations")
    assert Rotation.objects.count() == 1 and PostHeld.objects.filter(cadre=roster.binh).count() == 1


def test_two_rotations_of_one_person_follow_one_another(roster):
    rows = [
        row(3),
        row(4, to_post="Chủ tịch UBND, Xã Tân Văn", valid_from="2019-02-01", valid_to="", after=""),
    ]
    assert verdicts(bring_in(roster.lan, rows, "rotations")) == ["new", "new"]
    assert held_on(roster.binh, "2019-01-31") == "Chủ tịch UBND, Xã Hoa Thám"
    assert held_on(roster.binh, "2019-02-01") == "Chủ tịch UBND, Xã Tân Văn"
    assert verdicts(look(roster.lan, rows)) == ["same", "same"]


def test_a_unit_of_that_time_is_known_by_its_name(roster):
    old = make_unit("06070", "Xã Hưng Đạo", parent=roster.district, valid_to="2020-01-01")
    make_post("Chủ tịch UBND", old)
    bring_in(roster.lan, [row(to_post="Chủ tịch UBND, Xã Hưng Đạo")], "rotations")
    assert Rotation.objects.get().to_post.unit == old


def test_of_two_units_of_one_name_the_one_that_stood_then_is_meant(roster):
    roster.hoa_tham.valid_from = "2018-01-01"
    roster.hoa_tham.save()
    old = make_unit("06074", "Xã Hoa Thám", parent=roster.district, valid_to="2018-01-01")
    make_post("Chủ tịch UBND", old)
    bring_in(roster.lan, [row()], "rotations")
    assert Rotation.objects.get().to_post.unit == old


def test_the_same_sheet_again_changes_nothing(roster):
    bring_in(roster.lan, [row()], "rotations")
    assert verdicts(look(roster.lan, [row()])) == ["same"]
    outcome = bring_in(roster.lan, [row(decision="Số 240-QĐ/HU, ngày 15/01/2016")], "rotations")
    assert verdicts(outcome) == ["changed"]
    assert Rotation.objects.get().decision_no == "240-QĐ/HU"


def test_a_clash_with_a_post_on_record_is_asked(roster):
    PostHeld.objects.filter(cadre=roster.binh).update(valid_from="2015-06-01", known_on=None)
    outcome = look(roster.lan, [row()])
    assert verdicts(outcome) == ["doubtful"]
    question = outcome.questions[0]
    assert "Chủ tịch UBND, Xã Tân Văn (từ 01/06/2015)" in question.text
    kept = bring_in(roster.lan, [row()], "rotations")
    assert verdicts(kept) == ["new"] and PostHeld.objects.filter(cadre=roster.binh).count() == 1
    again = look(roster.lan, [row()])
    assert (verdicts(again), again.questions) == (["same"], [])


def test_the_clash_may_be_settled_by_ending_the_post_on_record(roster):
    PostHeld.objects.filter(cadre=roster.binh).update(valid_from="2015-06-01", known_on=None)
    answers = {look(roster.lan, [row()]).questions[0].key: "write"}
    outcome = look(roster.lan, [row()], answers)
    assert verdicts(outcome) == ["new"]
    ended, new = outcome.rows[0].plan.tenures
    assert (str(ended.valid_to), str(new.valid_from)) == ("01/02/2016", "01/02/2016")
