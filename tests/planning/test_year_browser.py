"""The spine of a review in a real browser: an officer and the head of the office bring a list to its notice."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.discipline import Discipline
from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.projected.day import move_day
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from planning.models import ApprovedLine, PlanningEntry
from sample.load import load_office
from tests.campaigns.campaigns import make_campaign
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit
from tests.planning.lists import make_entry, make_target
from tests.planning.reviews import make_review

TODAY = "30/11/2021"


@pytest.fixture
def review(transactional_db):
    """Two stand on the list of a commune that the office answers for itself; one of them was reprimanded."""
    move_day(clock.today())
    load_reference()
    load_office()
    root = Unit.objects.get(parent=None)
    commune = make_unit("xa-hoa-tham", "Xã Hoa Thám", parent=root)
    target, post = make_target(commune), make_post("Chuyên viên", commune)
    for name in ("Lý Văn An", "Lý Văn Bình"):
        make_entry(make_cadre(name, post, birth="1985-05-01"), target)
    given = {"kind": "party", "form": "reprimand", "valid_from": "2021-03-15"}
    Discipline.objects.create(cadre=PlanningEntry.objects.get(cadre__full_name="Lý Văn Bình").cadre, **given)
    for name, role in (("lan", Role.OFFICER), ("truong", Role.CHIEF)):
        make_user(name, role, root)
    return make_review(target, make_campaign(root))


class Screen:
    """The page of the list, and what is pressed there."""

    def __init__(self, page, live_server, review):
        self.page, self.server, self.review = page, live_server.url, review
        self.faults = []
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def sign_in(self, username):
        self.page.context.clear_cookies()
        self.page.goto(self.server)
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(username)
        self.page.get_by_role("button", name="Đăng nhập").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
        self.page.goto(self.server + self.review.get_absolute_url())

    def act(self, label, state, **typed):
        """The button of the list's page, what its form asks, if anything, and the state that the list has then."""
        main = self.page.locator("main")
        if typed:
            main.get_by_role("link", name=label, exact=True).click()
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(label)
        for field, value in typed.items():
            box = main.locator(f"[name={field}]")
            box.select_option(value) if field == "answer" else box.fill(value)
        for box in main.locator("[name=reviewed]").all():
            box.check()
        main.get_by_role("button", name=label, exact=True).click()
        expect(self.page).to_have_url(re.compile(f"{self.review.get_absolute_url()}$"))
        expect(main).to_contain_text(state)


def worked_off(screen):
    """By keys alone: one stays, who was reprimanded is taken out for the reason that is offered."""
    page = screen.page
    page.locator("main").get_by_role("link", name="Rà soát từng trường hợp", exact=True).click()
    expect(page.locator("#queue tr:focus")).to_contain_text("Lý Văn An")
    page.keyboard.press("1")
    expect(page.locator("#queue tr:focus")).to_contain_text("Lý Văn Bình")
    page.keyboard.press("2")
    expect(page.locator("select[name=reason]")).to_have_value("disciplined")
    page.keyboard.press("Enter")
    expect(page.locator("#queue-left")).to_contain_text("đề xuất: 0.")
    page.goto(screen.server + screen.review.get_absolute_url())


def test_an_officer_and_the_head_of_the_office_bring_a_list_from_draft_to_its_notice(
    page, live_server, review
):
    screen = Screen(page, live_server, review)
    screen.sign_in("lan")
    screen.act("Bắt đầu thu hồ sơ", "Đang thu hồ sơ")
    screen.act("Chuyển thẩm định", "Đang thẩm định")
    expect(page.locator("main").get_by_role("button", name="Đã thẩm định", exact=True)).to_have_count(0)
    worked_off(screen)
    screen.sign_in("truong")
    screen.act("Đã thẩm định", "đã thẩm định")
    screen.act("Ghi ý kiến của Thường trực", "Thường trực đã cho ý kiến", on=TODAY, answer="agreed")
    screen.sign_in("lan")
    meeting = {"on": TODAY, "called": "11", "present": "9", "decision_no": "45-TB/HU", "decision_on": TODAY}
    screen.act("Ghi kết luận của Ban Thường vụ", "Ban Thường vụ đã kết luận", **meeting)
    screen.act("Ghi quyết định", "Đã có quyết định", decision_no="46-QĐ/HU", decision_on=TODAY)
    states = dict(PlanningEntry.objects.values_list("cadre__full_name", "status"))
    assert states == {"Lý Văn An": "approved", "Lý Văn Bình": "removed"}
    assert list(ApprovedLine.objects.order_by("-pk").values_list("name", flat=True)[:1]) == ["Lý Văn An"]
    page.locator("main").get_by_role("link", name="Thông báo từng đơn vị", exact=True).click()
    number = page.locator(f"[name=unit-{review.target.post.unit_id}-number]")
    number.fill("47-TB/BTC")
    page.locator("[name=notified_on]").fill(TODAY)
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.goto(screen.server + reverse("reviewlist-detail", args=[review.pk]))
    screen.act("Đã thông báo cho các đơn vị", "Đã thông báo")
    screen.act("Kết thúc rà soát", "Kết thúc")
    assert screen.faults == []
