"""Axe-core looks at every kind of page that somebody can open: nothing serious or critical stands in anybody's way."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse
from playwright.sync_api import expect

from foundation.core import clock
from foundation.core.pages import CreatePage, EditPage
from foundation.core.projected.day import move_day
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.records import ADDRESSES, OWN, address

own_rows = OWN.fixture()
# Swapped in as htmx does it with a page that is asked for whole, but styles and scripts are read once.
SHOW = """html => new Promise(done =>
  htmx.swap(document.body, html, {swapStyle: "innerHTML", settleDelay: 0}, {afterSettleCallback: done}))"""
# A box without a label is put into every page: where axe does not name it, axe did not look. Only rules whose breach is
# serious are asked, and of a long table the first rows: the others are drawn by the same columns.
LOOK = """async part => {
  const place = document.querySelector(part);
  for (const body of place.querySelectorAll("tbody")) [...body.rows].slice(10).forEach(row => row.remove());
  place.insertAdjacentHTML("beforeend", '<textarea id="without-label"></textarea>');
  const slight = axe._audit.rules.filter(rule => !["serious", "critical"].includes(rule.impact));
  const rules = Object.fromEntries(slight.map(rule => [rule.id, {enabled: false}]));
  const options = {rules, resultTypes: ["violations"], iframes: false, preload: false};
  const found = await axe.run(place, options);
  document.getElementById("without-label").remove();
  const heavy = found.violations.filter(each => ["serious", "critical"].includes(each.impact))
    .flatMap(each => each.nodes.map(node => `${each.id}: ${node.target.join(" ")}`));
  const others = heavy.filter(each => each !== "label: #without-label");
  return others.length === heavy.length ? ["axe did not look", ...others] : others;
}"""


@pytest.fixture
def signed_in(page, world, live_server):
    """A function that signs a role in, looks at its first page whole, and gives a client of the same session."""

    def sign_in(role):
        client = Client(headers={"HX-Request": "true", "HX-Boosted": "true"})
        client.force_login(make_user(f"nguoi-{role}", role, world.district))
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}]
        )
        page.goto(live_server.url)
        page.evaluate(AXE_FILE_PATH.read_text())
        assert page.evaluate(LOOK, "html") == []
        return client

    return sign_in


def kind_of(place):
    """Pages of one view are alike, but for the form of a model or an act, which is looked at once."""
    function = resolve(place).func
    view, given = getattr(function, "view_class", function), getattr(function, "view_initkwargs", {})
    if isinstance(view, type) and issubclass(view, (CreatePage, EditPage)):
        return given.get("form_class", view)
    return given["act"].name if "act" in given else view


def test_no_page_stands_in_anybodys_way(signed_in, page, world, own_rows):
    move_day(clock.today())
    found, seen, faults = own_rows.put().own, set(), {}
    for role in (Role.CHIEF, Role.ADMIN, Role.OFFICER, Role.LEADER):
        client = signed_in(role)
        for name, kind, roles in ADDRESSES:
            place = address(name, found.get(kind))
            if role not in roles or kind_of(place) in seen:
                continue
            response = client.get(place)
            if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
                continue
            seen.add(kind_of(place))
            page.evaluate(SHOW, response.content.decode())
            if wrong := page.evaluate(LOOK, "#main"):
                faults[name] = wrong
    assert faults == {}
    assert len(seen) > 150


def test_what_scripts_draw_stands_in_nobodys_way(signed_in, page, world, live_server):
    """A record beside its list with boxes chosen, and the answers of the search box above both."""
    signed_in(Role.CHIEF)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(live_server.url + reverse("cadre-list"))
    page.evaluate(AXE_FILE_PATH.read_text())
    page.get_by_role("checkbox", name="Chọn Hoàng Thị An").check()
    page.get_by_role("link", name="Nông Văn Bình").click()
    expect(page.locator("#panel .page-title h2")).to_contain_text("Nông Văn Bình")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.locator("#find").press_sequentially("binh")
    expect(page.get_by_role("option").first).to_contain_text("Nông Văn Bình")
    assert page.evaluate(LOOK, "html") == []
