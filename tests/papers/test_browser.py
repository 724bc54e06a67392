"""A decision in a real browser, from the list to the signed file; a birth that is mended later changes none of it."""

import hashlib
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.core.database import move_day
from office.papers.models import Paper, PaperFile
from tests.conftest import TODAY
from tests.papers.papers import PDF, make_register
from tests.papers_read import words
from tests.planning.lists import make_entry, make_target


@pytest.fixture
def officer(transactional_db, world, live_server, page):
    """Lan, signed in; An is approved for a list of Hoa Thám. No fault of a page goes unnoticed."""
    move_day(TODAY)
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU")
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    yield page
    assert faults == []


def draw_up(page, kind):
    page.get_by_role("link", name="Lập văn bản").click()
    page.get_by_role("link", name=kind).click()


def number_and_issue(page):
    page.get_by_role("button", name="Ghi vào sổ").click()
    page.get_by_role("link", name="Ghi số văn bản").click()
    page.get_by_label("Số", exact=True).fill("12")
    page.get_by_role("button", name="Ghi số văn bản").click()
    page.get_by_role("link", name="Phát hành").click()
    page.get_by_role("button", name="Phát hành").click()
    expect(page.get_by_text("Đã ghi phát hành.")).to_be_visible()


def attach(page, file):
    page.get_by_role("link", name="Đính kèm tệp").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đính kèm").click()
    expect(page.get_by_role("link", name="_da_ky.pdf")).to_be_visible()


def taken(page, link):
    with page.expect_download() as sent:
        link.click()
    return Path(sent.value.path()).read_bytes()


def test_a_decision_goes_from_the_list_to_the_signed_file_and_stays_as_it_was(
    officer, live_server, world, tmp_path
):
    target = make_target(world.hoa_tham)
    make_entry(world.an, target)
    listed = f"{live_server.url}{reverse('planning-list', args=[target.term_id, target.post.title_id])}"
    officer.goto(listed)
    draw_up(officer, "Quyết định phê duyệt quy hoạch")
    number_and_issue(officer)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(PDF)
    attach(officer, scan)

    approved = str(world.an.birth)
    world.an.birth = "1961-02-03"
    world.an.save()
    for kept in Paper.objects.get().files.all():
        content = taken(officer, officer.get_by_role("link", name=kept.name, exact=True))
        assert hashlib.sha256(content).hexdigest() == kept.sha256
        assert kept.role == PaperFile.Role.ISSUED or content == PDF
    assert "XLSX" not in officer.get_by_role("main").inner_text()

    officer.goto(listed)
    draw_up(officer, "Thông báo từng đơn vị")
    notice = words(taken(officer, officer.get_by_role("button", name="Word")))
    assert approved in notice and "1961" not in notice
