"""A role that must show a second factor: in a real browser with the codes of a real app, and each role at its door."""

import re
import time
from base64 import b32decode

import pytest
from django.urls import reverse
from django_otp.oath import TOTP
from playwright.sync_api import expect

from foundation.core import clock
from foundation.core.projected.day import move_day
from office.organisation.models.office import Office
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.forms import FormClient

HOME, FACTOR, CODES, LOGIN = (reverse(name) for name in ("home", "factor", "factor-codes", "login"))
REFUSED = "Mã chưa đúng hoặc đã dùng"
ELSEWHERE = ("home", "cadre-list", "unit-list", "user-list", "own-sessions", "own-password", "guide")


def demand(world, roles=Role.values):
    Office.objects.update_or_create(unit=world.district, defaults={"factor_roles": roles})


class App:
    """What a telephone does: it has the key as it was typed from the page, and a clock."""

    def __init__(self, typed):
        self.totp = TOTP(b32decode(typed.replace(" ", "")))
        self.began = time.time()

    def code(self, steps=0):
        self.totp.time = self.began + steps * 30
        return f"{self.totp.token():06}"


def enter(page):
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()


def give(page, code, button="Tiếp tục"):
    page.locator("#code").fill(code)
    page.get_by_role("button", name=button).click()


def is_in(page):
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")


def comes_again(page, code):
    page.get_by_text("Lan", exact=True).first.click()
    page.get_by_role("button", name="Đăng xuất").click()
    enter(page)
    give(page, code)


@pytest.fixture
def led(transactional_db, world, live_server, page):
    """Lan's browser, by password alone: asked for another page, it stands at the set-up."""
    move_day(clock.today())
    demand(world)
    page.goto(live_server.url)
    enter(page)
    expect(page.get_by_text("Cơ quan yêu cầu vai trò của đồng chí")).to_be_visible()
    page.goto(live_server.url + reverse("cadre-list"))
    expect(page.get_by_role("heading", name="Xác thực hai lớp")).to_be_visible()
    return page


def test_a_role_that_must_have_one_signs_in_by_the_codes_of_an_app_and_by_paper(led):
    led.get_by_role("link", name="Đặt ứng dụng").click()
    app = App(led.locator(".key-typed").inner_text())
    give(led, app.code(), "Xác nhận")
    led.get_by_role("link", name="Lập bảng mã").click()
    led.get_by_role("button", name="Lập bảng mã").click()
    codes = led.locator(".paper-codes code")
    expect(codes).to_have_count(10)
    paper = codes.all_inner_texts()
    give(led, paper[0], "Xác nhận đã in")
    led.get_by_role("link", name="Vào chương trình").click()
    is_in(led)

    comes_again(led, app.code(1))
    is_in(led)
    comes_again(led, app.code(1))
    expect(led.get_by_role("alert")).to_contain_text(REFUSED)
    give(led, paper[1])
    is_in(led)
    comes_again(led, paper[1])
    expect(led.get_by_role("alert")).to_contain_text(REFUSED)


@pytest.mark.parametrize("role", Role)
def test_each_role_that_must_have_one_is_led_there_and_then_to_its_first_page(world, role):
    user = make_user("moi", role, world.hoa_tham if role == Role.UNIT_OFFICER else world.district)

    def signed_in():
        client = FormClient()
        client.post(LOGIN, {"username": user.username, "password": user.username})
        return client

    demand(world, [])
    first = signed_in().get(HOME, follow=True)
    assert first.status_code == 200 and first.redirect_chain
    demand(world)
    client = signed_in()
    for name in ELSEWHERE:
        led = client.get(reverse(name))
        assert led.status_code == 302 and led.url.startswith(FACTOR), name
    assert "Cơ quan yêu cầu" in client.get(FACTOR).content.decode()
    drawn = client.post(CODES, {"draw": "1"}).content.decode()
    codes = re.findall(r"<code>([\w-]+)</code>", drawn)
    assert client.post(CODES, {"code": codes[0]}).url == FACTOR

    client = signed_in()
    assert client.get(HOME).url.startswith(reverse("factor-code"))
    opened = client.post(reverse("factor-code"), {"code": codes[1]}, follow=True)
    assert opened.status_code == 200 and opened.request["PATH_INFO"] == first.request["PATH_INFO"]
