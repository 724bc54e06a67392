"""The plan of rotations of a year: its places, how it is agreed to and closed, and what leaves of it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from office.organisation.models.office import Office
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from rotation.models import Rotation, RotationPlan, RotationSlot
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_rule
from tests.rotation.moves import make_rotation, make_rotation_plan, make_slot

PAPER = {"decision_no": "12-TB/HU", "decision_on": "29/11/2021"}


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def do(client, record, act, **asked):
    """The act by its own page, as a browser sends it."""
    name = record._meta.model_name
    data = {"state": type(record).objects.get(pk=record.pk).state, **asked}
    return client.post(reverse(f"{name}-{act}", args=[record.pk]), data, follow=True).content.decode()


def latest(record):
    return type(record).objects.get(pk=record.pk)


def test_a_plan_is_made_with_places_in_an_order_of_their_own(officer, world):
    officer.post(reverse("rotationplan-new"), {"unit": world.district.pk, "year": "2022", "name": ""})
    plan = RotationPlan.objects.get()
    assert plan.name == "Kế hoạch luân chuyển cán bộ năm 2022"
    new = reverse("rotationslot-new", args=[plan.pk])
    head, deputy = make_post("Bí thư", world.tan_van), make_post("Phó Bí thư", world.tan_van)
    asked = {"post": head.pk, "reason": "not_local", "planned_from": "01/2022", "months": "36"}
    officer.post(new, asked)
    typed = {"post": deputy.pk, "reason": "other", "after_words": "Trưởng phòng Nội vụ"}
    none = officer.post(new, {**typed, "months": "0"}).content.decode()
    assert "Số này phải từ 1 trở lên." in none and "Trưởng phòng Nội vụ" in none
    assert "Số này không quá 120." in officer.post(new, {**typed, "months": "999"}).content.decode()
    told = officer.post(new, typed).content.decode()
    assert "Lý do khác phải ghi rõ lý do cụ thể." in told and "Trưởng phòng Nội vụ" in told
    officer.post(new, typed | {"reason_note": "Tăng cường cơ sở"})
    first, second = RotationSlot.objects.order_by("pk")
    assert (first.order, second.order, str(first.planned_from)) == (10, 20, "01/2022")
    officer.post(reverse("rotationslot-move", args=[second.pk]), {"up": "1"})
    page = officer.get(plan.get_absolute_url()).content.decode()
    assert page.index(f">{deputy}</a>") < page.index(f">{head}</a>")
    assert "Lý do khác: Tăng cường cơ sở" in page and "2 vị trí, 0 đã có đồng chí" in page
    listed = officer.get(reverse("rotationplan-list")).content.decode()
    assert "Kế hoạch luân chuyển cán bộ năm 2022" in listed and "Dự thảo" in listed


def test_a_place_tells_its_holder_until_when_and_that_a_local_set_of_eight_years_is_reached(officer, world):
    post = make_post("Chủ tịch", world.hoa_tham, is_leader=True)
    holder = make_cadre("Lý Thị Năm", post, valid_from="2013-11-30", birth="1970-05-02")
    PostHeld.objects.filter(cadre=holder).update(term_ends="2022-02-01")
    slot = make_slot(make_rotation_plan(world.district), post, "two_terms")
    page = officer.get(slot.get_absolute_url()).content.decode()
    assert "hết thời hạn 01/02/2022" in page and "Quy định chưa xác nhận" in page
    rules = rules_of_rotation()
    _, _, rule = make_rule("long_service_limit_months", 96, rule_set=rules, article="Điều 7")
    page = officer.get(slot.get_absolute_url()).content.decode()
    assert "96 tháng (yêu cầu ≤ 96)" in page and "đã đủ thời gian giữ một chức vụ liên tục" in page
    rule.value = 97
    rule.save()
    page = officer.get(slot.plan.get_absolute_url()).content.decode()
    assert "96 tháng (yêu cầu ≤ 97) – Đạt" in page and "Cần xem xét" not in page


def rules_of_rotation():
    return RuleSet.objects.create(name="Quy định của tỉnh", subject="rotation", in_force_from="2010-01-01")


def test_a_plan_is_agreed_to_with_a_place_and_closed_when_no_case_waits(officer, world):
    plan = make_rotation_plan(world.district)
    assert "Kế hoạch chưa có vị trí nào" in do(officer, plan, "agree-plan", **PAPER)
    slot = make_slot(plan, make_post("Bí thư", world.tan_van))
    do(officer, plan, "agree-plan", **PAPER)
    assert (latest(plan).state, latest(plan).number) == ("agreed", "12-TB/HU")
    assert "không xóa vị trí" in removed(officer, slot)
    case = make_rotation(world.binh, slot.post, state="planned", slot=slot)
    assert "Còn 1 trường hợp chưa bắt đầu luân chuyển" in do(officer, plan, "close-plan", on="30/11/2021")
    type(case).objects.filter(pk=case.pk).update(state="dropped")
    do(officer, plan, "close-plan", on="30/11/2021")
    assert latest(plan).state == "closed"
    changed = officer.post(reverse("rotationslot-edit", args=[slot.pk]), {"post": slot.post_id})
    assert "Kế hoạch đã kết thúc" in changed.content.decode()
    undone = reverse("rotationplan-undo", args=[plan.pk, plan.steps.last().pk])
    assert "Lý do" in officer.get(undone).content.decode()
    officer.post(undone, {"reason": "Ghi nhầm"})
    assert (latest(plan).state, latest(plan).closed_on) == ("agreed", None)


def test_a_case_of_ones_own_keeps_the_plan_open_once_it_is_decided_on(client, world):
    lan = make_cadre("Hoàng Thị Lan", make_post("Chuyên viên", world.office))
    Account.objects.create(user=world.lan, cadre=lan)
    client.force_login(world.lan)
    plan = make_rotation_plan(world.district, state="agreed")
    slot = make_slot(plan, make_post("Bí thư", world.tan_van))
    make_rotation(lan, slot.post, state="decided", slot=slot)
    told = do(client, plan, "close-plan", on="30/11/2021")
    assert latest(plan).state == "agreed" and "do đồng chí khác xử lý" in told
    page = client.get(plan.get_absolute_url()).content.decode().partition("<main")[2]
    assert "Hoàng Thị Lan" in page and "Do đồng chí khác xử lý" in page


def removed(client, record, reason="Nhập nhầm"):
    address = reverse(f"{record._meta.model_name}-remove", args=[record.pk])
    version = client.get(address).context["version"]
    return client.post(address, {"version": version, "reason": reason}, follow=True).content.decode()


def test_what_was_given_up_stays_when_a_draft_is_taken_away(officer, world):
    plan = make_rotation_plan(world.district)
    slot, other = (make_slot(plan, make_post(name, world.tan_van)) for name in ("Bí thư", "Phó Bí thư"))
    case = make_rotation(world.binh, slot.post, state="planned", slot=slot)
    assert "đã có đồng chí" in removed(officer, slot) and "còn vị trí đã có đồng chí" in removed(
        officer, plan
    )
    Rotation.objects.filter(pk=case.pk).update(state="dropped")
    removed(officer, other)
    removed(officer, plan)
    assert not RotationPlan.objects.exists() and Rotation.objects.get().slot is None


def test_a_secret_plan_names_nobody_outside(officer, world):
    plan = make_rotation_plan(world.district)
    slot = make_slot(plan, make_post("Bí thư", world.tan_van))
    make_rotation(world.binh, slot.post, state="planned", slot=slot)
    sheet = f"{plan.get_absolute_url()}?format=xlsx"
    answer = officer.get(sheet)
    rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
    assert any("Bình" in str(cell) for row in rows for cell in row)
    RotationPlan.objects.update(secret=True)
    assert officer.get(sheet).status_code == 403
    page = officer.get(plan.get_absolute_url()).content.decode()
    assert "không kết xuất, không in tên" in page and "?format=xlsx" not in page
    assert '<td class="screen-only" data-label="Đồng chí">' in page


def test_lists_and_plans_take_as_many_queries_for_many_places(client, world):
    plan = make_rotation_plan(world.district)
    make_rule("long_service_limit_months", 96, rule_set=rules_of_rotation())

    def add(number):
        post = make_post(f"Chức vụ {number}", world.tan_van)
        held = make_cadre(f"Lý Văn {number}", post, birth="1980-01-02")
        PostHeld.objects.filter(cadre=held).update(taking_form="appointed")
        slot = make_slot(plan, post, "two_terms")
        meant = make_cadre(f"Hà Văn {number}", make_post("Cán sự", world.office))
        make_rotation(meant, post, slot=slot, state="planned")

    add(1)
    pages = [(reverse("rotationplan-list"), {}), (plan.get_absolute_url(), {})]
    pages.append((plan.get_absolute_url(), {"format": "xlsx"}))
    few = [queries_of(client, world.lan, *page) for page in pages]
    for number in range(2, 6):
        add(number)
    assert [queries_of(client, world.lan, *page) for page in pages] == few


def test_no_unit_finds_a_plan(client, world):
    plan = make_rotation_plan(world.district)
    slot = make_slot(plan, make_post("Bí thư", world.hoa_tham))
    client.force_login(make_user("xa", Role.UNIT_OFFICER, world.hoa_tham))
    for page in (reverse("rotationplan-list"), plan.get_absolute_url(), slot.get_absolute_url()):
        assert client.get(page).status_code == 403


def test_an_empty_list_tells_a_commune_who_plans_its_moves(client, world):
    client.force_login(world.lan)
    assert "rồi thêm vị trí và chọn đồng chí" in client.get(reverse("rotationplan-list")).content.decode()
    Office.objects.update_or_create(pk=1, defaults={"unit": world.hoa_tham})
    assert (
        "do cấp trên lập kế hoạch và quyết định" in client.get(reverse("rotationplan-list")).content.decode()
    )
