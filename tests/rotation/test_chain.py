"""Phương án nhân sự thay thế: what empties if somebody moves, asked and answered without keeping any of it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.facts import PostHeld
from foundation.core.models import AccessLog
from office.organisation.models.structure import PostTitle
from office.regulations.conditions import Condition
from office.regulations.models import RuleSet
from rotation.chain.leaving import leaves
from rotation.chain.what_if import WhatIf, WhatIfMove
from rotation.checks import TIME_LEFT
from rotation.plans.candidate_checks import GRADED, IN_POST, IS_LOCAL, LOCAL
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_target
from tests.rotation.chains import ADDRESS, asked, places, plan, pressed, text

DAY = datetime.date(2022, 3, 1)


def test_a_move_tells_which_posts_empty_and_who_is_planned_for_them(client, moving):
    client.force_login(moving.lan)
    response = client.post(ADDRESS, asked(moving))
    words = text(response)
    assert "1. Nếu đồng chí Hoàng Thị An chuyển đến Chủ tịch UBND, Xã Tân Văn từ ngày 01/03/2022" in words
    assert "Vẫn giữ Ủy viên Ban Chấp hành Đảng bộ huyện, Huyện Bình Gia" in words
    assert "Nơi đến đang do đồng chí Nông Văn Bình (chưa ghi đến khi nào) – phương án chưa nói" in words
    assert "Quy hoạch chức danh này chưa lập danh sách quy hoạch" in words
    found = places(response)
    assert found[moving.an, moving.chair] == (None, [moving.cuc], "")
    assert found[moving.an, moving.seats.post] == (None, [], "Chưa có nguồn.")
    assert len(found) == 2, "the seat of the district stays"
    assert "Lý Thị Cúc" in words and "Phó Chủ tịch UBND, Xã Hoa Thám" in words, "what she would leave"


def test_whoever_is_chosen_leaves_posts_in_turn_until_nobody_is_planned(client, moving):
    client.force_login(moving.lan)
    first = client.post(ADDRESS, asked(moving))
    chosen = pressed(moving.an.pk, moving.chair.pk, moving.cuc.pk)
    second = client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen))
    deputy = moving.deputy.post
    assert places(second)[moving.an, moving.chair][0] == moving.cuc
    assert places(second)[moving.cuc, deputy] == (None, [moving.dung], "")
    assert second.context["newest"] == moving.cuc.pk
    chosen = pressed(moving.cuc.pk, deputy.pk, moving.dung.pk)
    third = client.post(ADDRESS, asked(moving, plan=plan(second), choose=chosen))
    last = moving.dung.posts.get().post
    assert places(third)[moving.dung, last] == (None, [], "Chưa lập danh sách quy hoạch.")
    assert [step.cadre for step in third.context["chain"].steps] == [moving.an, moving.cuc, moving.dung]
    assert "3. Nếu đồng chí Nông Văn Dung chuyển đến Phó Chủ tịch UBND, Xã Hoa Thám" in text(third)
    back = client.post(ADDRESS, asked(moving, plan=plan(third), drop=moving.cuc.pk))
    assert [step.cadre for step in back.context["chain"].steps] == [moving.an], "what hung on her goes too"
    assert client.post(ADDRESS, asked(moving, plan=plan(third), drop=moving.an.pk)).context["chain"].steps
    other_day = client.post(ADDRESS, asked(moving, plan=plan(third), on="01/04/2022"))
    assert len(other_day.context["chain"].steps) == 3, "another day keeps who was chosen"
    anew = client.post(ADDRESS, asked(moving, plan=plan(third), cadre=moving.cuc.pk))
    assert [step.cadre for step in anew.context["chain"].steps] == [moving.cuc]
    assert "Câu hỏi đã thay đổi" in text(anew)


def test_what_ends_beside_the_main_post_is_ticked_and_the_rest_follows(client, moving):
    client.force_login(moving.lan)
    first = client.post(ADDRESS, asked(moving))
    (step,) = first.context["chain"].steps
    seat, above = (moving.an.posts.get(post=each.post) for each in (moving.seats, moving.above))
    assert dict(step.leaves.beside) == {seat: True, above: False}, "as proposed"
    page = first.content.decode()
    assert f'name="ends-{moving.an.pk}" value="{seat.pk}" checked' in page and "ticks" in page
    ticks = {"ticks": moving.an.pk, f"ends-{moving.an.pk}": above.pk, "again": moving.an.pk}
    second = client.post(ADDRESS, asked(moving, plan=plan(first), **ticks))
    assert {post for _, post in places(second)} == {moving.chair, moving.above.post}, "the main post always"
    again = client.post(ADDRESS, asked(moving, plan=plan(second)))
    assert places(again).keys() == places(second).keys(), "the plan carries what was ticked"
    none = client.post(ADDRESS, asked(moving, plan=plan(second), ticks=moving.an.pk))
    assert {post for _, post in places(none)} == {moving.chair}
    wrong = client.post(ADDRESS, asked(moving, plan=plan(second), ticks="x", **{"ends-x": "y", "again": "z"}))
    assert places(wrong).keys() == places(second).keys()


def test_a_move_is_looked_at_where_the_list_asks_nothing(client, moving):
    moving.an.home_town = "xã Tân Văn, huyện Bình Gia"
    moving.an.save()
    of_move = RuleSet.objects.create(name="Luân chuyển", subject="rotation", in_force_from="2010-01-01")
    make_rule("local_person_years", 10, "years", rule_set=of_move)
    to_appoint = RuleSet.objects.create(name="Bổ nhiệm", subject="appointment", in_force_from="2010-01-01")
    make_rule("min_months_in_post", 60, "months", rule_set=to_appoint)
    client.force_login(moving.lan)
    (step,) = client.post(ADDRESS, asked(moving)).context["chain"].steps
    told = {each.text: each for each in step.candidate.findings}
    assert list(told) == [TIME_LEFT, IN_POST, LOCAL, Condition.DISCIPLINE.label, GRADED], (
        "Tân Văn has no list"
    )
    assert (told[LOCAL].reason, told[IN_POST].value) == (IS_LOCAL, 81)
    assert GRADED not in step.unknown and "kỷ luật" in step.unknown, "nothing recorded is not looked at"
    (place, *_) = step.places
    (cuc,) = place.people
    texts = [each.text for each in cuc.candidate.findings]
    assert IN_POST in texts and LOCAL not in texts, "she stays in her unit"
    asked_by_list = [each.condition for each in cuc.candidate.findings if each.condition]
    assert len(asked_by_list) == len(set(asked_by_list)), "nothing is asked twice"


def test_nobody_is_chosen_twice_and_no_post_filled_twice(client, moving):
    client.force_login(moving.lan)
    make_entry(moving.dung, moving.list)
    make_entry(moving.cuc, moving.seats)
    first = client.post(ADDRESS, asked(moving))
    chosen = pressed(moving.an.pk, moving.chair.pk, moving.cuc.pk)
    second = client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen))
    for keys, said in (
        ((moving.an.pk, moving.seats.post.pk, moving.cuc.pk), "Đã chọn nhận Chủ tịch UBND, Xã Hoa Thám."),
        ((moving.an.pk, moving.chair.pk, moving.dung.pk), "Chức vụ này đã chọn đồng chí Lý Thị Cúc"),
        ((moving.an.pk, moving.chair.pk, moving.binh.pk), "không còn trong phương án"),
        ((moving.an.pk, moving.there.pk, moving.cuc.pk), "không còn trong phương án"),
    ):
        refused = client.post(ADDRESS, asked(moving, plan=plan(second), choose=pressed(*keys)))
        assert len(refused.context["chain"].steps) == 2, keys
        assert said in text(refused).split("Phương án không được lưu")[0], keys


def test_who_must_go_from_the_new_post_may_come_to_one_that_empties(client, moving):
    PostTitle.objects.filter(name="Chủ tịch UBND").update(form_place="")
    client.force_login(moving.lan)
    make_entry(moving.binh, moving.list)
    first = client.post(ADDRESS, asked(moving))
    chosen = pressed(moving.an.pk, moving.chair.pk, moving.binh.pk)
    second = client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen))
    assert places(second)[moving.binh, moving.there][0] == moving.an
    assert "phương án chưa nói chuyển đi đâu" not in text(second)


def test_nothing_of_it_is_kept(client, moving):
    client.force_login(moving.lan)
    first = client.post(ADDRESS, asked(moving))
    before = AccessLog.objects.count()
    with CaptureQueriesContext(connection) as asked_for:
        chosen = pressed(moving.an.pk, moving.chair.pk, moving.cuc.pk)
        response = client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen))
    written = [each["sql"] for each in asked_for if each["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == [] and AccessLog.objects.count() == before
    assert response["Cache-Control"] == "no-store"
    again = client.get(ADDRESS)
    assert "chain" not in again.context and "Hoàng Thị An" not in again.content.decode()
    title = response.content.decode().split("</title>")[0]
    assert "Hoàng Thị An" not in title
    assert "Tài liệu nội bộ; không lưu trên hệ thống." in text(response)


def test_the_number_of_queries_does_not_grow_with_moves_and_people(client, moving):
    client.force_login(moving.lan)
    first = client.post(ADDRESS, asked(moving))
    with CaptureQueriesContext(connection) as few:
        client.post(ADDRESS, asked(moving, plan=plan(first)))
    for number in range(12):
        post = make_post("Phó Trưởng phòng", moving.hoa_tham)
        cadre = make_cadre(f"Vi Văn {number:02}", post, birth="1988-01-01")
        make_entry(cadre, moving.list)
        make_entry(cadre, moving.seats)
        make_entry(cadre, moving.deputy)
    chosen = pressed(moving.an.pk, moving.chair.pk, moving.cuc.pk)
    second = client.post(ADDRESS, asked(moving, plan=plan(first), choose=chosen))
    chosen = pressed(moving.cuc.pk, moving.deputy.post.pk, moving.dung.pk)
    third = client.post(ADDRESS, asked(moving, plan=plan(second), choose=chosen))
    with CaptureQueriesContext(connection) as many:
        response = client.post(ADDRESS, asked(moving, plan=plan(third)))
    assert len(response.context["chain"].steps) == 3
    assert len(places(response)[moving.an, moving.chair][1]) == 13
    assert len(many) <= len(few) + 1, (len(few), len(many))


@pytest.mark.parametrize(
    ("post", "ends"),
    [("there", {"chair", "seat"}), ("same unit", {"chair"}), ("seat elsewhere", set())],
)
def test_the_main_post_ends_and_what_goes_with_its_unit(moving, post, ends):
    target = {
        "there": moving.there,
        "same unit": make_post("Bí thư Đảng ủy", moving.hoa_tham),
        "seat elsewhere": make_target(moving.tan_van).post,
    }[post]
    held = list(PostHeld.objects.filter(cadre=moving.an).select_related("post__title", "post__unit"))
    names = {moving.chair.pk: "chair", moving.seats.post.pk: "seat", moving.above.post.pk: "district"}
    found = leaves(held, target, DAY)
    assert {names[each.post_id] for each in found.ends} == ends
    assert {names[each.post_id] for each in found.stays} == set(names.values()) - ends
    before = leaves(held, target, datetime.date(2010, 1, 1))
    assert before.ends == before.stays == [], "what begins later is not held yet"


def test_moves_are_told_branch_by_branch():
    moves = (WhatIfMove(1, 10), WhatIfMove(2, 11, 1), WhatIfMove(3, 12, 1), WhatIfMove(4, 13, 2))
    asked = WhatIf(DAY, moves)
    assert [each.cadre for each in asked.in_order()] == [1, 2, 4, 3]
    assert [each.cadre for each in asked.without(2).moves] == [1, 3]
    assert asked.without(1) == asked, "the question stays"
    assert reverse("what-if") == ADDRESS
