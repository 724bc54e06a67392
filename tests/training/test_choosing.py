"""Who is chosen for a row of a plan: from the needs it answers, or for a reason; nothing lost, nobody twice."""

import pytest
from django.urls import reverse

from tests.factories import make_cadre, make_post, make_qualification
from tests.training.factories import choose, make_need, make_plan, make_programme, make_row
from training.models import Admission, Need, PlanPerson


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def row(world):
    return make_row(make_plan(world.district), make_programme(kind="theory", level=22), places=1)


def press(client, row, act, *people, **more):
    """The buttons of the page; each of the people as it shows them, `key:state`."""
    sent = {act: people[0]} if len(people) == 1 else {"act": act, "person": people}
    return client.post(reverse("planrow-choose", args=[row.pk]), sent | more, follow=True)


def states(row):
    return dict(PlanPerson.objects.filter(row=row).values_list("cadre__full_name", "state"))


def listed(response):
    """(group, name, state) of the lines of the page."""
    found, head = [], ""
    for each in response.context["rows"]:
        head = each.head or head
        found.append((head, str(each.cadre), each.state))
    return found


def test_the_needs_that_a_row_answers_are_offered_and_chosen(officer, world, row):
    make_need(world.an)
    make_need(world.an, reserved=True, why="planned")
    make_need(world.binh, level=23)
    make_qualification(
        met := make_cadre("Lê Văn Đạt", make_post("Chuyên viên", world.hoa_tham)), "theory", 22
    )
    make_need(met, level=22)
    page = officer.get(row.get_absolute_url())
    assert listed(page) == [("Nhu cầu phù hợp, chưa chọn", "Hoàng Thị An", "")]
    page = press(officer, row, "choose", f"{world.an.pk}:")
    assert listed(page)[0] == ("Đã chọn", "Hoàng Thị An", "chosen") and "đã chọn 1/1" in page.content.decode()
    person = PlanPerson.objects.get()
    (found,) = person.findings
    assert (person.need.reserved, f"{person.facts_on}") == (False, "2021-11-30")
    assert (found["text"], found["level"]) == ("Điều kiện dự học", "unknown")
    assert "Khi chọn (" not in page.content.decode()
    rule = {"valid_from": "2020-01-01", "max_age": 30, "article": "Điều 5", "confirmed": True}
    Admission.objects.create(programme=row.programme, audience="cán bộ trẻ", **rule)
    later = officer.get(row.get_absolute_url()).content.decode()
    assert "Khi chọn (30/11/2021): Điều kiện dự học" in later and "Hiện nay:" in later and "Điều 5" in later
    person.refresh_from_db()
    assert person.findings == [found]


def test_more_than_the_places_are_said_and_chosen_all_the_same(officer, world, row):
    for person in (world.an, world.binh):
        make_need(person)
    page = press(officer, row, "choose", f"{world.an.pk}:", f"{world.binh.pk}:")
    html = page.content.decode()
    assert states(row) == {"Hoàng Thị An": "chosen", "Nông Văn Bình": "chosen"}
    assert "đã chọn 2, chỉ tiêu 1: quá 1" in html and "Chọn: 2 đồng chí." in html
    (undo,) = [each.extra_tags for each in page.context["messages"]]
    back = officer.post(undo, follow=True).content.decode()
    assert "đưa 2 đồng chí vừa chọn khỏi mục" in back and set(states(row).values()) == {"withdrawn"}
    press(officer, row, "reserve", f"{world.an.pk}:")
    assert states(row)["Hoàng Thị An"] == "reserve" and PlanPerson.objects.count() == 2


def test_of_two_who_choose_at_once_the_second_is_told(officer, world, row):
    make_need(world.an)
    press(officer, row, "choose", f"{world.an.pk}:")
    said = press(officer, row, "reserve", f"{world.an.pk}:").content.decode()
    assert "hiện nay “Được chọn”; “Dự phòng” của đồng chí chưa ghi" in said and states(row) == {
        "Hoàng Thị An": "chosen"
    }
    press(officer, row, "reserve", f"{world.an.pk}:chosen")
    assert states(row) == {"Hoàng Thị An": "reserve"}
    nobody = press(officer, row, "choose", "x:chosen", "9:none").content.decode()
    assert "Chưa chọn trường hợp nào." in nobody


def test_the_day_typed_stands_for_the_next_press(officer, world, row):
    """Without its script, or before it has come, the page comes back after each press."""
    for person in (world.an, world.binh):
        make_need(person)
    page = press(officer, row, "choose", f"{world.an.pk}:", on="01/11/2021")
    assert 'name="on" value="01/11/2021"' in page.content.decode()
    assert (
        "Từ ngày: "
        in (page := press(officer, row, "choose", f"{world.binh.pk}:", on="31/11")).content.decode()
    )
    assert 'name="on" value="31/11"' in page.content.decode() and states(row) == {"Hoàng Thị An": "chosen"}
    assert 'name="on" value=""' in press(officer, row, "choose", f"{world.binh.pk}:", on="").content.decode()


def test_nobody_leaves_an_issued_plan_without_a_reason(officer, world, row):
    person = choose(row, world.an)
    type(row.plan).objects.filter(pk=row.plan_id).update(
        state="issued", issued_on="2021-11-20", number="1-KH"
    )
    shown = f"{world.an.pk}:chosen"
    assert "ghi lý do đưa khỏi kế hoạch" in press(officer, row, "withdraw", shown).content.decode()
    page = press(officer, row, "withdraw", shown, shown, reason="dài " * 100)
    assert "Lý do: " in page.content.decode() and PlanPerson.objects.get().state == "chosen"
    page = press(officer, row, "withdraw", shown, shown, reason="Chuyển công tác")
    person.refresh_from_db()
    assert (person.state, person.reason) == ("withdrawn", "Chuyển công tác")
    (undo,) = [each.extra_tags for each in page.context["messages"]]
    officer.post(undo)
    person.refresh_from_db()
    assert (person.state, person.reason) == ("chosen", "")


def test_somebody_without_a_need_is_chosen_for_a_reason_that_is_kept(officer, world, row):
    page = reverse("planrow-add", args=[row.pk])
    asked = {"cadre": world.an.pk, "why": "unit", "reason": "Tờ trình số 5 của xã", "act": "choose"}
    asked["on"] = "01/11/2021"
    assert "Chưa nhập căn cứ" in officer.post(page, asked | {"reason": ""}).content.decode()
    for _ in range(2):
        officer.post(page, asked)
    need, person = Need.objects.get(), PlanPerson.objects.get()
    assert (need.why, need.reserved, need.level, need.note) == ("unit", True, 22, "Tờ trình số 5 của xã")
    assert (person.need, person.reason, person.state) == (need, "Tờ trình số 5 của xã", "chosen")
    assert f"{person.steps.get().on:%d/%m/%Y}" == "01/11/2021"


def test_the_office_sets_the_order(officer, world, row):
    first, second = choose(row, world.an), choose(row, world.binh)
    order = reverse("planrow-order", args=[row.pk])
    assert "từ 0 đến 999" in officer.post(order, {f"order-{first.pk}": "xa"}, follow=True).content.decode()
    assert (
        "từ 0 đến 999" in officer.post(order, {f"order-{first.pk}": "9" * 5000}, follow=True).content.decode()
    )
    boxes = officer.get(row.get_absolute_url()).content.decode()
    assert f'name="order-{first.pk}" value=""' in boxes, "nobody has set an order"
    shown = {f"shown-{each.pk}": "0" for each in (first, second)}
    page = officer.post(order, shown | {f"order-{first.pk}": "", f"order-{second.pk}": "1"}, follow=True)
    assert [name for _, name, _ in listed(page)] == ["Nông Văn Bình", "Hoàng Thị An"]
    late = officer.post(order, shown | {f"order-{first.pk}": "5", f"order-{second.pk}": "7"}, follow=True)
    assert "Người khác vừa sửa thứ tự" in late.content.decode()
    officer.post(order, shown | {f"order-{first.pk}": "2", f"order-{second.pk}": "0"})
    assert [latest.order for latest in PlanPerson.objects.order_by("pk")] == [2, 1]


def test_on_a_secret_plan_nobody_is_entered(officer, world):
    secret = make_row(make_plan(world.district, secret=True), make_programme(kind="theory", level=22))
    make_need(world.an)
    said = press(officer, secret, "choose", f"{world.an.pk}:").content.decode()
    assert "Kế hoạch có độ mật" in said and not PlanPerson.objects.exists()
    choose(secret, world.an)
    page = officer.get(secret.get_absolute_url()).content.decode()
    assert "Còn 1 trường hợp đã nhập tên" in page
    sheet = officer.get(f"{reverse('planperson-list')}?format=xlsx").getvalue()
    assert b"Ho\xc3\xa0ng Th\xe1\xbb\x8b An" not in sheet


def test_the_list_of_people_is_narrowed_by_plan_and_row(officer, world, row):
    choose(row, world.an)
    choose(make_row(make_plan(world.district, 2021)), world.binh)
    address = reverse("planperson-list")
    for query in (f"of_row={row.pk}", f"plan={row.plan_id}", "year=2022", "state=chosen&year=2022"):
        page = officer.get(f"{address}?{query}&print=1")
        assert (page.context["page"]["total"], "Nông Văn Bình" in page.content.decode()) == (1, False), query


def test_a_key_is_answered_by_its_line_alone(officer, world, row):
    make_need(world.an)
    make_need(world.binh)
    answer = press(officer, row, "choose", f"{world.an.pk}:", fragment="1").content.decode()
    assert (
        f'data-shown="{world.an.pk}:chosen"' in answer and "đã chọn 1/1" in answer and "<html" not in answer
    )
    assert "Nông Văn Bình" not in answer and "data-said" not in answer
    late = press(officer, row, "reserve", f"{world.an.pk}:", fragment="1").content.decode()
    assert "<p data-said>Hoàng Thị An: hiện nay “Được chọn”" in late and states(row) == {
        "Hoàng Thị An": "chosen"
    }
    gone = press(officer, row, "withdraw", f"{world.an.pk}:chosen", fragment="1").content.decode()
    assert f'data-shown="{world.an.pk}:"' in gone and "đã chọn 0/1" in gone


def test_the_page_that_takes_somebody_out_says_whom(client, world):
    row = make_row(make_plan(world.district, issued_on="2021-11-20"))
    person = choose(row, world.an)
    client.force_login(world.lan)
    page = client.get(reverse("planperson-withdraw", args=[person.pk])).content.decode()
    assert "Hoàng Thị An, " in page and f"{world.an.now.unit}: {row}" in page
    assert "Hoàng Thị An" not in page[: page.index("</title>")]
