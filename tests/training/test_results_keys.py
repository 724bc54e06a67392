"""Results of a class are typed and pasted into the grid in a real browser; each row is saved as it is left."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.conftest import WORLD
from tests.training.completion import theory_class
from tests.training.factories import enrol
from training.models import Enrolment

PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def grid(transactional_db, live_server, page):
    """The open page of a class of three, with what the browser complains of; nobody has a result yet."""
    one = theory_class(WORLD.put().district)
    rows = [enrol(one, name, result="sent").pk for name in ("Lý Văn An", "Lý Văn Bình", "Lý Văn Cảnh")]
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(live_server.url + reverse("trainingclass-results", args=[one.pk]))
    return SimpleNamespace(page=page, one=one, rows=rows, faults=faults)


def cell(grid, row, name="result"):
    return grid.page.locator(f"[name=r{grid.rows[row]}-{name}]")


def saved(grid, row):
    return grid.page.locator(f"#r{grid.rows[row]}[data-saved]")


def press(grid, *keys):
    for key in keys:
        grid.page.keyboard.press(key)


def stored():
    return list(Enrolment.objects.order_by("pk").values_list("result", "grade", "certificate_no"))


def test_digits_arrows_a_clash_and_a_pasted_block(grid):
    cell(grid, 0).focus()
    Enrolment.objects.filter(pk=grid.rows[1]).update(result="deferred")
    press(grid, "1", "2")
    expect(saved(grid, 0)).to_be_visible()
    expect(cell(grid, 2)).to_be_focused()
    said = grid.page.locator(f".row-said[data-of=r{grid.rows[1]}]")
    expect(said).to_contain_text("đã ghi: Bảo lưu. Đang nhập: Không hoàn thành")
    assert [result for result, *_ in stored()] == ["passed", "deferred", "sent"], (
        "nothing is written over unseen"
    )
    press(grid, "ArrowUp", "ArrowDown")
    expect(saved(grid, 1)).to_be_visible()
    press(grid, "ArrowUp", "ArrowUp", "ArrowRight")
    expect(cell(grid, 0, "grade")).to_be_focused()
    paste_and_save(grid)
    assert stored() == [("passed", "", ""), ("failed", "", ""), ("passed", "very_good", "09/TC")]
    assert grid.faults == []


def paste_and_save(grid):
    """A block with a row too many; what is pasted is looked at first, and saved by the button."""
    cell(grid, 2).evaluate(PASTE, "1\tGiỏi\t09/TC\n3\tthừa dòng")
    expect(cell(grid, 2, "certificate_no")).to_have_value("09/TC")
    expect(grid.page.locator("#pasted")).to_have_value("3\tthừa dòng")
    assert stored()[2] == ("sent", "", "")
    grid.page.locator("#pasted").fill("")
    grid.page.get_by_role("button", name="Lưu", exact=True).click()
    grid.page.wait_for_url(f"**{grid.one.get_absolute_url()}")
