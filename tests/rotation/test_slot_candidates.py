"""Choosing people for a place of a plan: who is planned, as the reader may see, and one who becomes a case."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from cadre.models.discipline import Discipline
from evaluation.models import Evaluation
from foundation.core import clock
from foundation.core.acts.run import judge
from office.organisation.models.ranks import TitleRank
from office.organisation.models.users import User
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from rotation.acts import DECIDE
from rotation.models import Rotation, RotationSlot
from rotation.plans.candidates import SlotCriteria, SourceOfSlot
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_rule, make_unit
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_rotation, make_rotation_plan, make_slot


@pytest.fixture
def chosen(world):
    """Three are planned for head of Tân Văn: Cúc of the office, Dung who retires soon, and An, who is on rotation."""
    post = make_post("Chuyên viên", world.office)
    world.cuc = make_cadre("Lý Thị Cúc", post, sex="F", birth="1985-01-01", home_town="xã Hoa Thám")
    world.dung = make_cadre("Nông Văn Dung", post, birth="1964-03-01", home_town="xã Tân Văn, huyện Bình Gia")
    world.target = make_target(world.tan_van, "Bí thư Đảng ủy")
    world.entries = {who.pk: make_entry(who, world.target) for who in (world.cuc, world.dung, world.an)}
    make_rotation(world.an, make_post("Phó Chủ tịch", world.office), valid_from="2020-02-01")
    world.plan = make_rotation_plan(world.district)
    world.slot = make_slot(
        world.plan,
        world.target.post,
        "not_local",
        planned_from="2022-01-31",
        months=37,
        after_words="Trưởng phòng",
    )
    world.rules = RuleSet.objects.create(name="Luân chuyển", subject="rotation", in_force_from="2010-01-01")
    make_rule("rotation_min_years_left", 10, "years", rule_set=world.rules)
    make_rule("local_person_years", 10, "years", rule_set=world.rules)
    ages = {"M": {"base": 720}, "F": {"base": 660}}
    make_rule("retirement_ages", ages, "ages", rule_set=world.rules)
    world.where = reverse("slot-candidates", args=[world.slot.pk])
    return world


def seen(client, user, where, **query):
    client.force_login(user)
    return client.get(where, query)


def names(response):
    return [each.cadre.full_name for each in response.context["source"].shown]


def row_of(response, cadre):
    return next(each for each in response.context["source"].everybody if each.cadre == cadre)


def test_planned_people_stand_in_groups_with_what_is_left_to_look_at(client, chosen):
    for year in (2019, 2020):
        Evaluation.objects.create(cadre=chosen.cuc, year=year, grade="good", unit=chosen.office)
    Discipline.objects.create(cadre=chosen.dung, kind="party", form="warning", valid_from="2021-05-01")
    response = seen(client, chosen.lan, chosen.where)
    page = response.content.decode()
    assert names(response)[0] == "Lý Thị Cúc" and len(names(response)) == 3
    assert "phù hợp" not in page
    cuc, dung, an = (row_of(response, each) for each in (chosen.cuc, chosen.dung, chosen.an))
    assert (cuc.left, cuc.time_left.value) == (0, 12 * 55 - 12 * 37)
    assert {each.text for each in dung.open_findings} == {
        "Thời gian công tác còn lại khi luân chuyển",
        "Không là người địa phương nơi đến",
        "Kết quả xếp loại hai năm gần nhất",
    }
    assert any(note.startswith("đang luân chuyển tại Phó Chủ tịch") for note in an.notes)
    assert "318-QĐ/HU, ngày 15/07/2019" in page and "2019: HTTNV, 2020: HTTNV" in page
    assert "Thời gian giữ chức vụ hiện tại" in page and "Quy định chưa xác nhận" in page
    assert names(seen(client, chosen.lan, chosen.where, left="0")) == ["Lý Thị Cúc"]


def test_the_source_is_narrowed_by_list_rank_unit_and_source(client, chosen):
    deputy = make_target(chosen.hoa_tham, "Phó Bí thư Đảng ủy")
    make_entry(chosen.binh, deputy, source="internal")
    assert names(
        seen(client, chosen.lan, chosen.where, planned=f"{deputy.term_id}-{deputy.post.title_id}")
    ) == ["Nông Văn Bình"]
    unranked = seen(client, chosen.lan, chosen.where, planned="higher")
    assert "chưa có nhóm, bậc" in unranked.content.decode() and len(names(unranked)) == 3
    for title, tier in ((deputy.post.title, 1), (chosen.slot.post.title, 1)):
        TitleRank.objects.create(title=title, group=7, tier=tier, valid_from="2010-01-01", document="KL 35")
    assert "Nông Văn Bình" in names(seen(client, chosen.lan, chosen.where, planned="higher"))
    TitleRank.objects.filter(title=deputy.post.title).update(tier=2)
    assert "Nông Văn Bình" not in names(seen(client, chosen.lan, chosen.where, planned="higher"))
    at_office = seen(client, chosen.lan, chosen.where, unit=chosen.office.pk)
    assert set(names(at_office)) == {"Lý Thị Cúc", "Nông Văn Dung"}
    RotationSlot.objects.update(origin_unit=chosen.hoa_tham)
    assert names(seen(client, chosen.lan, chosen.where)) == ["Hoàng Thị An"]
    assert len(names(seen(client, chosen.lan, chosen.where, unit=""))) == 3
    nobody = seen(client, chosen.lan, chosen.where, source="external").content.decode()
    assert "Không có đồng chí nào đang công tác trong quy hoạch" in nobody
    assert seen(client, chosen.lan, chosen.where, planned="1-x").status_code == 400


def test_two_are_compared_and_ones_own_stay_out(client, chosen):
    both = {"compare": [chosen.cuc.pk, chosen.dung.pk]}
    page = seen(client, chosen.lan, chosen.where, **both).content.decode()
    assert "So sánh cán bộ" in page and "là người địa phương" in page and "xã Hoa Thám" in page
    lan = make_cadre("Hoàng Thị Lan", make_post("Chuyên viên", chosen.office))
    Account.objects.create(user=chosen.lan, cadre=lan)
    Relative.objects.create(cadre=lan, relative=chosen.dung, kinship="sibling")
    page = seen(client, chosen.lan, chosen.where, **both).content.decode()
    assert "Nông Văn Dung" not in page.partition("<main")[2]
    listed = seen(client, chosen.lan, chosen.where)
    own = row_of(listed, chosen.dung)
    assert own.masked and not own.findings and not own.entries
    answer = propose(client, chosen, chosen.dung)
    assert "Chọn một đồng chí" in answer.content.decode() and not in_plan(chosen)


def propose(client, chosen, cadre, **more):
    address = reverse("slot-propose", args=[chosen.slot.pk])
    asked = {
        "cadre": cadre.pk,
        f"entry-{cadre.pk}": chosen.entries[cadre.pk].pk,
        "kept": "planned=post",
        **more,
    }
    return client.post(address, asked, follow=True)


def in_plan(chosen):
    return list(Rotation.objects.filter(slot=chosen.slot).order_by("pk"))


def test_one_who_is_chosen_becomes_a_case_that_the_plan_shows(client, chosen):
    client.force_login(chosen.lan)
    answer = propose(client, chosen, chosen.cuc).content.decode()
    [case] = in_plan(chosen)
    assert "Đã đưa đồng chí Lý Thị Cúc vào dự kiến luân chuyển đến Bí thư Đảng ủy, Xã Tân Văn" in answer
    assert (case.state, case.entry, case.to_post) == (
        "planned",
        chosen.entries[chosen.cuc.pk],
        chosen.slot.post,
    )
    assert case.from_post == chosen.cuc.posts.get().post and case.due_on == datetime.date(2025, 2, 28)
    assert (str(case.planned_from), case.purpose) == ("31/01/2022", "Bố trí người không là người địa phương")
    assert case.steps.get().act == "rotation.propose"
    plan = client.get(chosen.plan.get_absolute_url()).content.decode()
    assert "1 đã có đồng chí" in plan and "Lý Thị Cúc" in plan and "Dự kiến" in plan
    page = client.get(chosen.where).content.decode()
    assert "Vị trí này đã có đồng chí Lý Thị Cúc (dự kiến)" in page and "slot-propose" not in page
    assert "vừa có đồng chí khác" in propose(client, chosen, chosen.dung).content.decode()
    assert len(in_plan(chosen)) == 1


def test_who_fails_something_is_put_in_once_that_was_looked_at_and_the_case_says_it(client, chosen):
    client.force_login(chosen.lan)
    told = propose(client, chosen, chosen.dung).content.decode()
    assert (
        "Chưa ghi." in told and "Thời gian công tác còn lại khi luân chuyển" in told and not in_plan(chosen)
    )
    assert f'name="entry-{chosen.dung.pk}"' in told and "?planned=post" in told
    assert "Không đạt" in propose(client, chosen, chosen.dung, looked_at="1").content.decode()
    [case] = in_plan(chosen)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "Kết quả kiểm tra hiện nay" in page and "Thời gian công tác còn lại khi luân chuyển" in page


def test_nobody_is_chosen_for_a_closed_plan_or_by_the_entry_of_somebody_else(client, chosen):
    client.force_login(chosen.lan)
    other = {f"entry-{chosen.cuc.pk}": chosen.entries[chosen.dung.pk].pk}
    assert "không còn hiệu lực" in propose(client, chosen, chosen.cuc, **other).content.decode()
    closed = make_rotation_plan(chosen.district, 2021, state="closed", closed_on="2021-11-02")
    RotationSlot.objects.update(plan=closed)
    assert "Kế hoạch đã kết thúc" in propose(client, chosen, chosen.cuc).content.decode()
    assert "Kế hoạch đã kết thúc" in client.get(chosen.where).content.decode() and not in_plan(chosen)


def test_a_place_taken_by_the_decision_on_oneself_is_handled_by_others(client, chosen):
    lan = make_cadre("Hoàng Thị Lan", make_post("Chuyên viên", chosen.office))
    Account.objects.create(user=chosen.lan, cadre=lan)
    make_rotation(lan, chosen.slot.post, state="decided", slot=chosen.slot)
    page = seen(client, chosen.lan, chosen.where).content.decode().partition("<main")[2]
    assert "đã có đồng chí Hoàng Thị Lan (do đồng chí khác xử lý)" in page and "slot-propose" not in page


def test_a_draft_about_oneself_takes_no_place_and_others_see_both(client, chosen):
    lan = make_cadre("Hoàng Thị Lan", make_post("Chuyên viên", chosen.office))
    Account.objects.create(user=chosen.lan, cadre=lan)
    own = make_rotation(lan, chosen.slot.post, state="agreed", slot=chosen.slot)
    other = make_user("truong_ban", Role.CHIEF, chosen.district)
    client.force_login(chosen.lan)
    assert "Lý Thị Cúc vào dự kiến" in propose(client, chosen, chosen.cuc).content.decode()
    client.force_login(other)
    page = client.get(chosen.plan.get_absolute_url()).content.decode()
    assert "Hoàng Thị Lan" in page and "Lý Thị Cúc" in page and "1 đã có đồng chí" in page
    assert (
        "Hoàng Thị Lan (đã có chủ trương), Lý Thị Cúc (dự kiến)" in client.get(chosen.where).content.decode()
    )
    second = Rotation.objects.get(cadre=chosen.cuc)
    Rotation.objects.filter(pk=own.pk).update(state="decided")
    Rotation.objects.filter(pk=second.pk).update(state="agreed")
    paper = {"decision_no": "2-QĐ/HU", "decision_on": clock.today(), "on": clock.today()}
    (said,) = judge(DECIDE, User.system(), [Rotation.objects.get(pk=second.pk)], paper).values()
    assert any("đã có quyết định cho đồng chí khác" in each for each in said)


def test_the_leader_looks_and_proposes_nobody(client, chosen):
    leader = make_user("thuongtruc", Role.LEADER, chosen.district)
    unit_officer = make_user("xa", Role.UNIT_OFFICER, chosen.tan_van)
    page = seen(client, leader, chosen.where)
    assert len(names(page)) == 3 and "slot-propose" not in page.content.decode()
    assert propose(client, chosen, chosen.cuc).status_code == 403 and not in_plan(chosen)
    assert seen(client, unit_officer, chosen.where).status_code == 403


def test_many_are_judged_in_as_many_queries_as_few(client, chosen):
    few = queries_of(client, chosen.lan, chosen.where, {})
    for number in range(6):
        unit = make_unit(f"x{number}", f"Phòng {number}", level="district", parent=chosen.district)
        cadre = make_cadre(f"Vi Văn {number}", make_post("Phó phòng", unit), birth="1982-02-03")
        make_entry(cadre, chosen.target)
        Discipline.objects.create(cadre=cadre, kind="party", form="reprimand", valid_from="2015-05-01")
        make_rotation(cadre, make_post("Cán sự", unit), valid_from="2016-02-01", valid_to="2017-02-01")
    assert queries_of(client, chosen.lan, chosen.where, {}) == few
    both = {"compare": [chosen.cuc.pk, chosen.dung.pk]}
    assert queries_of(client, chosen.lan, chosen.where, both) <= few


def test_comparing_two_loads_the_entries_of_no_others(chosen):
    asked = SlotCriteria(keys=(chosen.cuc.pk, chosen.dung.pk))
    source = SourceOfSlot(chosen.lan, chosen.slot, clock.today(), asked)
    assert [each.cadre.pk for each in source.everybody] and set(source.entries) == set(asked.keys)
    fresh = SourceOfSlot(chosen.lan, chosen.slot, clock.today(), asked)
    fresh.most = 1
    assert fresh.too_many and fresh.everybody == [] and not hasattr(fresh, "entries"), "nor of too many"
