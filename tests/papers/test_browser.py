"""Papers in a real browser: a decision from the list to the signed file, and a template from refusals to its use."""

import datetime
import hashlib
import io
from pathlib import Path

import pypdf
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.core.projected.day import move_day
from foundation.printing.word.package import packed, unpacked
from office.organisation.rights import Role
from office.papers.models import Paper, PaperFile, PaperTemplate
from planning.acts import APPROVE
from tests.conftest import TODAY, make_user
from tests.papers.papers import PDF, make_register
from tests.papers.test_templates import GOOD, SLOT, changed, shipped
from tests.papers_read import words
from tests.planning.lists import done, make_proposal, make_target


@pytest.fixture
def watched(transactional_db, world, page):
    """A page of which no fault goes unnoticed; the district has words for its papers."""
    move_day(TODAY)
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU")
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


def sign_in(page, live_server, name):
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(name)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")


@pytest.fixture
def officer(watched, live_server):
    """Lan, signed in."""
    sign_in(watched, live_server, "lan")
    return watched


def draw_up(page, kind):
    page.get_by_role("link", name="Lập văn bản").click()
    page.get_by_role("link", name=kind).click()


def number_and_issue(page):
    page.get_by_role("button", name="Ghi vào sổ").click()
    page.get_by_role("link", name="Ghi số văn bản").click()
    page.get_by_label("Ngày văn bản").fill("30/11/2021")
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
    entry = make_proposal(world.an, target)
    listed = f"{live_server.url}{reverse('planning-list', args=[target.term_id, target.post.title_id])}"
    officer.goto(listed)
    draw_up(officer, "Quyết định phê duyệt quy hoạch")
    number_and_issue(officer)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(PDF)
    attach(officer, scan)
    decision = {"decision_no": Paper.objects.get().code, "decision_on": datetime.date(2021, 11, 30)}
    done(APPROVE, entry, decision)

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


def test_a_template_is_refused_with_the_place_of_each_fault_then_taken_used_and_given_up(
    watched, live_server, world, tmp_path
):
    """By the head of the office; what calls outside, runs or swells up is refused as what is misspelt, by keyboard."""
    make_user("truongban", Role.CHIEF, world.district)
    sign_in(watched, live_server, "truongban")
    watched.goto(live_server.url + reverse("papertemplate-send", args=SLOT))
    for said, content in refused_templates().items():
        file = tmp_path / "mau.docx"
        file.write_bytes(content)
        watched.locator("input[type=file]").set_input_files(file)
        watched.get_by_role("button", name="Kiểm tra và dùng").press("Enter")
        expect(watched.get_by_role("alert")).to_contain_text(said)
        expect(watched.get_by_role("alert")).to_contain_text("mẫu đang dùng vẫn giữ nguyên")
    assert not PaperTemplate.objects.exists()
    file.write_bytes(changed(GOOD))
    watched.locator("input[type=file]").set_input_files(file)
    watched.get_by_role("button", name="Kiểm tra và dùng").press("Enter")
    expect(watched.get_by_text("Đã dùng mẫu của cơ quan")).to_be_visible()
    printed = taken(watched, watched.get_by_role("link", name="Xem thử PDF"))
    assert "Kính đề nghị Xã Tân Lập" in pypdf.PdfReader(io.BytesIO(printed)).pages[0].extract_text()
    watched.get_by_role("button", name="Dùng lại mẫu của chương trình").press("Enter")
    expect(watched.get_by_text("Mẫu của chương trình", exact=True)).to_be_visible()


def refused_templates():
    """{what is said: a template} that is misspelt, reaches for the program, calls outside, has macros, swells up."""
    parts = unpacked(shipped())
    outside = b'<Relationship Id="rId99" Type="x" Target="http://a.example/a" TargetMode="External"/></Relationships>'
    links = "word/_rels/document.xml.rels"
    return {
        "quy hoạch đối…”: Không có trường {{ don_vii }}": changed(("{{ don_vi }}", "{{ don_vii }}")),
        "bỏ phần “__class__”": changed(("{{ don_vi }}", "{{ ''.__class__.__mro__ }}")),
        "địa chỉ ngoài": packed(parts | {links: parts[links].replace(b"</Relationships>", outside)}),
        "macro": packed(parts | {"word/vbaProject.bin": b"x"}),
        "quá nặng": packed(parts | {"word/a.txt": bytes(31 * 2**20)}),
    }
