"""From a plan to a place after the return, in a real browser: each step is a click, and the days pass between them."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.facts import PostHeld
from office.organisation.rights import Role
from planning.models import PlanningEntry
from rotation.models import Rotation
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target, make_term
from tests.rotation.way import WayDesk, another, mover

AN, CUC = "Hoàng Thị An", "Lý Thị Cúc"
PLANNED = "Phó Trưởng ban"
TODAY, BEGUN, REMARKED, DUE, PLACED = "2021-11-30", "2021-12-01", "2022-12-15", "2023-12-01", "2023-12-05"
LIST = reverse("rotation-list")


@pytest.fixture
def way(transactional_db, world, settings):
    """An of Hoa Thám and Cúc of the office are planned for deputy head of the office; Tân Văn has no secretary.

    Hương keeps the records of Hoa Thám, Tâm those of Tân Văn.
    """
    on = mover(settings)
    on(TODAY)
    make_user("tam", Role.UNIT_OFFICER, world.tan_van)
    cuc = make_cadre(CUC, make_post("Chuyên viên", world.office), sex="F", birth="1985-01-01")
    target = make_target(world.office, PLANNED, term=make_term("district"))
    entry, _ = [make_entry(person, target) for person in (world.an, cuc)]
    post = make_post("Bí thư Đảng ủy", world.tan_van, form_place="secretary")
    return SimpleNamespace(on=on, an=world.an, entry=entry, post=post, planned=target.post)


def test_a_rotation_is_gone_through_from_the_plan_to_the_place_after_it(page, live_server, way):
    desk = WayDesk(page, live_server.url, "lan")
    place_planned(desk)
    person_chosen(desk)
    case = Rotation.objects.get()
    plan_agreed(desk)
    desk.board_says("")
    opinions_asked(desk, case)
    decided_unseen_till_then(desk, case)
    desk.board_says("")
    begun(desk, case, way)
    remarked_by_the_unit(desk, case, way)
    ended(desk, case, way)
    placed(desk, case, way)
    assert desk.faults == []


def place_planned(desk):
    """A plan with one place, for which nobody is meant yet."""
    desk.open(reverse("rotationplan-list"))
    desk.follow("Thêm")
    desk.press("Lưu", year="2021")
    desk.follow("Thêm vị trí")
    desk.look_up("post", "bi thu tan van")
    place = {"reason": "training", "planned_from": "01/12/2021", "months": "24"}
    desk.press("Lưu", **place, after_words="Phó Trưởng ban Ban Tổ chức")
    desk.told("Chưa chọn đồng chí nào cho vị trí này.")


def person_chosen(desk):
    """Those of a list are found, two of them compared, and one of these is meant for the place."""
    desk.follow("Chọn đồng chí")
    desk.main.locator("#slot-planned").select_option(label=f"{PLANNED}, 2020–2025")
    desk.main.get_by_role("button", name="Xem", exact=True).click()
    for name in (AN, CUC):
        desk.main.get_by_role("checkbox", name=f"Chọn {name} để so sánh").check()
    desk.main.get_by_role("button", name="So sánh các đồng chí đã chọn").click()
    desk.heading("So sánh cán bộ")
    expect(desk.main.locator("thead")).to_contain_text(AN)
    expect(desk.main.locator("thead")).to_contain_text(CUC)
    desk.main.get_by_role("button", name=f"Đưa {AN} vào dự kiến").click()
    desk.told(f"Đã đưa đồng chí {AN} vào dự kiến luân chuyển đến Bí thư Đảng ủy, Xã Tân Văn.")


def plan_agreed(desk):
    desk.follow("Kế hoạch luân chuyển cán bộ năm 2021")
    expect(desk.row("Bí thư Đảng ủy")).to_contain_text("Dự kiến")
    paper = {"decision_no": "8-TB/HU", "decision_on": "30/11/2021"}
    desk.act("Ghi chủ trương kế hoạch", "Đã ghi chủ trương kế hoạch.", **paper)
    desk.act("Bắt đầu thực hiện", "Đã ghi bắt đầu thực hiện.", on="30/11/2021")
    desk.main.get_by_role("link", name=AN).click()


def opinions_asked(desk, case):
    """Two answered, one not asked for a reason; what is lacking is said until nothing is."""
    desk.open(case.get_absolute_url())
    paper = {"decision_no": "9-TB/HU", "decision_on": "30/11/2021"}
    desk.act("Ghi chủ trương", "Đã ghi chủ trương.", **paper)
    desk.told("Chưa ghi quyết định được. Chưa có ý kiến của")
    said = {"sent_no": "21-CV/BTC", "sent_on": "30/11/2021", "answered_on": "30/11/2021"}
    opinion(desk, "Nơi đi", **said, answer="agreed", text="Nhất trí điều động")
    opinion(desk, "Nơi đến", **said, answer="other", text="Đề nghị sớm có mặt")
    opinion(desk, "Đồng chí được luân chuyển", skipped="Đã trao đổi trực tiếp")
    expect(desk.main).not_to_contain_text("Chưa ghi quyết định được")


def opinion(desk, party, **typed):
    desk.follow(f"Ghi ý kiến: {party}")
    desk.press("Lưu", **typed)
    desk.told("Đã lưu.")
    expect(desk.row(party)).to_contain_text(typed.get("text") or typed["skipped"])


def decided_unseen_till_then(desk, case):
    """The unit that An leaves finds nothing of the case before it is decided, and the case afterwards."""
    with another(desk, "huong") as unit:
        unit.open(LIST)
        expect(unit.main).to_contain_text("Chưa có lần luân chuyển nào.")
        expect(unit.main).not_to_contain_text(AN)
        assert unit.page.goto(unit.server + case.get_absolute_url()).status == 404
        paper = {"decision_no": "41-QĐ/HU", "decision_on": "30/11/2021", "on": "01/12/2021"}
        desk.act("Ghi quyết định luân chuyển", "Đã ghi quyết định luân chuyển.", **paper)
        unit.open(LIST)
        unit.open_row(AN)
        unit.heading(AN)
        expect(unit.main).to_contain_text("41-QĐ/HU, ngày 30/11/2021")
        expect(unit.main).not_to_contain_text("Nhất trí điều động")


def begun(desk, case, way):
    """A decision moves nothing; on the day of its effect one post ends and the other begins."""
    assert held(way.an) == [("Chủ tịch UBND, Xã Hoa Thám", "2015-06-01", None)]
    way.on(BEGUN)
    desk.open(case.get_absolute_url())
    desk.act("Bắt đầu luân chuyển", "Đã ghi bắt đầu luân chuyển.")
    assert held(way.an)[-1] == ("Bí thư Đảng ủy, Xã Tân Văn", BEGUN, None)
    desk.board_says("1 lượt từ năm 2021: đang luân chuyển 1, đã kết thúc 0")


def remarked_by_the_unit(desk, case, way):
    way.on(REMARKED)
    with another(desk, "tam") as unit:
        unit.open(LIST)
        unit.open_row(AN)
        unit.follow("Thêm nhận xét")
        said = {"year": "2022", "remarked_on": "15/12/2022", "grade": "good", "text": "Nắm chắc địa bàn"}
        unit.press("Lưu", **said)
        unit.told("Đã lưu.")
    desk.open(case.get_absolute_url())
    expect(desk.row("2022")).to_contain_text("Nắm chắc địa bàn")


def ended(desk, case, way):
    """Due by the day alone; then over, with what is said of the result."""
    way.on(DUE)
    desk.board_says("1 lượt từ năm 2021: đang luân chuyển 1, đã kết thúc 0, đến hạn 1")
    desk.row("Luân chuyển").locator(".ten-figure").get_by_role("link", name="1").last.click()
    desk.open_row(AN)
    desk.told("Đến hạn")
    judged = {"on": "01/12/2023", "grade": "good", "text": "Hoàn thành tốt nhiệm vụ"}
    desk.act("Hết thời gian, chờ bố trí", "Đã ghi hết thời gian luân chuyển.", **judged)
    expect(desk.main.locator("#judgement")).to_contain_text("Hoàn thành tốt nhiệm vụ")
    assert held(way.an)[-1] == ("Bí thư Đảng ủy, Xã Tân Văn", BEGUN, None)
    waiting = "1 lượt từ năm 2021: đang luân chuyển 0, đã kết thúc 1, hết thời gian, chờ bố trí 1"
    desk.board_says(waiting)


def placed(desk, case, way):
    """The planned post is taken, and its entry ends by it."""
    way.on(PLACED)
    desk.open(case.get_absolute_url())
    desk.follow("Ghi bố trí sau luân chuyển")
    desk.look_up("after_post", "pho truong ban")
    paper = {"decision_no": "77-QĐ/HU", "decision_on": "04/12/2023", "on": "05/12/2023"}
    desk.press("Ghi bố trí sau luân chuyển", **paper, entry=str(way.entry.pk))
    desk.told("Đã ghi bố trí sau luân chuyển.")
    assert held(way.an)[1:] == [
        ("Bí thư Đảng ủy, Xã Tân Văn", BEGUN, PLACED),
        (str(way.planned), PLACED, None),
    ]
    entry = PlanningEntry.objects.get(pk=way.entry.pk)
    assert entry.status == "fulfilled" and entry.steps.last().decision_no == "77-QĐ/HU"
    desk.open(entry.get_absolute_url())
    desk.told("Đã bổ nhiệm")
    desk.board_says("1 lượt từ năm 2021: đang luân chuyển 0, đã kết thúc 1, đã bố trí 1")


def held(person):
    posts = PostHeld.objects.filter(cadre=person).order_by("pk").select_related("post__title", "post__unit")
    return [(str(each.post), each.valid_from.iso, each.valid_to and each.valid_to.iso) for each in posts]
