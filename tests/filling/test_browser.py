"""A form of the province through a real browser: sent, matched, taken away filled, with all else as it was."""

import datetime
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.core.projected.day import move_day
from tests.conftest import TODAY
from tests.filling.looked_at import cells, looks, opened
from tests.filling.make_forms import FOLDER

FORM = FOLDER / "01_two_heads.xlsx"


@pytest.fixture
def files_of_the_worker(settings, celery_worker_process):
    settings.MEDIA_ROOT = settings.VAR_DIR / "files"


@pytest.fixture
def officer(transactional_db, world, live_server, files_of_the_worker, page):
    """Lan, signed in. No fault of a page goes unnoticed."""
    move_day(TODAY)
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    page.goto(live_server.url + reverse("form-new"))
    yield page
    assert faults == []


def send(page):
    page.locator("input[type=file]").set_input_files(FORM)
    page.get_by_label("Danh sách").first.select_option("people:")
    page.get_by_role("button", name="Gửi biểu").click()


def look_and_match(page):
    """What the headings were taken for is shown; one of them is asked for otherwise."""
    born = page.get_by_role("row", name="Ngày, tháng, năm sinh – Nữ")
    expect(born).to_contain_text("Ngày sinh (Nữ)", timeout=30_000)
    expect(page.get_by_role("row", name="Tuổi")).to_contain_text("Giữ nguyên: cột có công thức của biểu")
    page.get_by_role("combobox", name="Quê quán").fill("Đơn vị")
    page.get_by_role("option", name="Đơn vị", exact=True).click()
    page.get_by_role("button", name="Điền biểu").click()
    expect(page.get_by_text("Đã điền 2 dòng")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Tuổi: cột có công thức của biểu")).to_be_visible()


def test_a_form_of_the_province_comes_back_filled(officer, world):
    send(officer)
    look_and_match(officer)
    with officer.expect_download() as sent:
        officer.get_by_role("link", name="Tải biểu đã điền").click()
    assert sent.value.suggested_filename.startswith("BIEU_2021_")
    before, after = (opened(Path(path).read_bytes()).worksheets[0] for path in (FORM, sent.value.path()))
    assert cells(after, 6, 7, 5) == [
        [1, "Hoàng Thị An", None, datetime.datetime(1980, 5, 1), "Xã Hoa Thám"],
        [2, "Nông Văn Bình", datetime.datetime(1975, 3, 4), None, "Xã Tân Văn"],
    ]
    assert [after.cell(row, 6).value for row in (6, 7)] == [before.cell(row, 6).value for row in (6, 7)]
    assert cells(after, 1, 5, 6) == cells(before, 1, 5, 6) and cells(after, 8, 10, 6) == cells(
        before, 8, 10, 6
    )
    assert [looks(after, row, 6) for row in range(1, 11)] == [looks(before, row, 6) for row in range(1, 11)]
    assert {*map(str, after.merged_cells.ranges)} == {*map(str, before.merged_cells.ranges)}
