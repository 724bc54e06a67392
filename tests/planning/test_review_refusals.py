"""What was not written is told beside its line, in view, with what was typed; figures of one page agree."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from office.organisation.rights import Role
from planning.models import ReviewLine
from planning.reviews.proposing import Proposal, ShownLine, propose
from tests.conftest import make_user
from tests.planning.review_queues import make_queue, queue_of, shown, word_of
from tests.planning.reviews import DAY

GONE_ON = """() => ["1", "ArrowUp"].forEach((key) =>
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })))"""

CUT = "(strip) => strip.scrollWidth > strip.clientWidth"


@pytest.fixture
def queued(transactional_db, world, live_server, page):
    """An officer has the three lines open in a low window, which has to be scrolled."""
    make_queue(world)
    world.chief = make_user("hoa", Role.OFFICER, world.district)
    browser = Client()
    browser.force_login(world.lan)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page.set_viewport_size({"width": 1366, "height": 320})
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url + queue_of(world.review))
    yield world, page
    assert faults == []


def write(world, line, word):
    """Somebody else writes while the page stands."""
    assert propose(world.chief, [ShownLine.read(shown(line, world.chief))], Proposal(word), DAY).lines


def row_of(page, line):
    return page.locator(f"#line-{line.pk}")


def in_view(page, locator):
    """Whether nothing of it lies beneath the bar or below the window."""
    box, bar = locator.bounding_box(), page.locator(".app-head").bounding_box()
    return bar["height"] <= box["y"] and box["y"] + box["height"] <= page.viewport_size["height"]


def refused_with_words(world, page):
    write(world, world.of_cuc, "keep")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("2")
    reason, asked = page.locator("select[name=reason]"), page.locator(".queue-fault")
    page.keyboard.press("Enter")
    expect(asked).to_have_text("Chọn lý do đưa ra.")
    expect(reason).to_be_focused()
    reason.select_option("retired")
    page.locator("input[name=text]").fill("từ tháng 3")
    page.keyboard.press("Enter")
    expect(asked).to_have_text("Hồ sơ chưa ghi lý do này; chức vụ đang ghi: Chuyên viên, Xã Hoa Thám.")
    page.keyboard.press("Enter")
    said = page.locator(".queue-said p")
    expect(said).to_contain_text("“Đưa ra” của đồng chí chưa ghi")
    assert in_view(page, said)
    expect(row_of(page, world.of_cuc)).to_be_focused()
    expect(page.locator("input[name=text]")).to_have_value("từ tháng 3")
    page.keyboard.press("2")
    expect(reason).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(said).to_have_count(0)
    expect(row_of(page, world.of_cuc)).to_contain_text("Nghỉ hưu; từ tháng 3")
    assert word_of(world.of_cuc) == "remove"


def on_record_and_counted(world, page):
    heap = page.get_by_role("link", name="Ghi nhận đã trúng cử")
    page.keyboard.press("3")
    expect(page.locator(".queue-fault")).to_contain_text(
        "Hồ sơ chưa ghi đồng chí giữ chức danh quy hoạch này"
    )
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.locator("#queue-tabs [data-open]")).to_have_text("Chưa có đề xuất (2)")
    expect(row_of(page, world.of_cuc)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("3")
    expect(page.locator("#queue-tabs [data-open]")).to_have_text("Chưa có đề xuất (1)")
    expect(heap).to_have_count(0)


def gone_on(world, page):
    expect(row_of(page, world.of_cuc)).to_be_focused()
    write(world, world.of_cuc, "keep")
    page.evaluate(GONE_ON)
    note = page.locator("#messages .note")
    expect(note).to_contain_text("“Tiếp tục” của đồng chí chưa ghi")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert in_view(page, note)
    expect(row_of(page, world.of_an)).to_be_focused()
    assert list(ReviewLine.objects.order_by("ordinal").values_list("proposal", flat=True)) == [
        "keep",
        "keep",
        "held",
    ]


def test_what_was_not_written_stands_beside_its_line_and_figures_agree(queued):
    """One after the other, for a browser costs much; Cúc's line is open again for the second."""
    world, page = queued
    refused_with_words(world, page)
    write(world, world.of_cuc, "")
    page.reload()
    on_record_and_counted(world, page)
    gone_on(world, page)
    page.set_viewport_size({"width": 950, "height": 600})
    assert not page.locator("#queue-structure summary").evaluate(CUT), "the structure stands in full"
