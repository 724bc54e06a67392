"""An empty office, its head alone, and three files of its own: on to who falls short, every click counted."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cadre.models.people import Cadre
from cadre.reference import load_reference
from office.organisation.models.structure import PostTitle, Unit
from planning.models import PlanningEntry, PlanningTerm
from tests.start.clicks import Clicks

AS_SENT = [
    Path("tests/rosters/01_trich_ngang_cap_huyen.xlsx"),
    Path("tests/rosters/02_trich_ngang_cap_xa.xlsx"),
]
LISTS = Path("sample/workbooks/04_quy_hoach_2020_2025.xlsx")
PASSWORD = "Sông Bắc Giang 1947"
MOST_CLICKS = 30


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def head(db, capsys):
    """The head with the code of the first account, at the page of the code."""
    load_reference()
    call_command("invite", "hoa", name="Nông Thị Hoa")
    code = capsys.readouterr().out.split()[-1]
    clicks = Clicks(Client())
    clicks.open("/")
    clicks.link("Kích hoạt tài khoản")
    clicks.button("Tiếp theo", code=code)
    clicks.button("Đặt mật khẩu", new_password1=PASSWORD, new_password2=PASSWORD)
    clicks.link("Đăng nhập")
    clicks.button("Đăng nhập", username="hoa", password=PASSWORD)
    return clicks


def bring_in(clicks, file):
    """From the page of the first hour through the four steps; what is proposed is taken, faulty rows are left."""
    clicks.button("Gửi tệp", file=SimpleUploadedFile(file.name, file.read_bytes()))
    clicks.button("Tiếp theo: ghép cột")
    clicks.button("Tiếp theo: kiểm tra")
    while clicks.has("Chấp nhận tất cả đề nghị"):
        clicks.button("Chấp nhận tất cả đề nghị")
    clicks.button("Ghi " if clicks.has("Ghi ") and not clicks.has("Chỉ ghi") else "Chỉ ghi")


def test_the_head_comes_from_nothing_to_who_falls_short(head, capsys):
    assert head.path == reverse("start") and "Huyện Bình Gia" not in head.text()
    head.link("Ghi tên và cấp")
    head.button("Lưu và chọn", name="Huyện Bình Gia", kit=["huyen"], code="181")
    head.button("Thêm những mục đã đánh dấu")
    for file in AS_SENT:
        head.link("Nhập từ Excel", row="Trích ngang") if file == AS_SENT[0] else head.link("Nhập tệp khác")
        bring_in(head, file)
    head.link("Bắt đầu")
    head.link("Nhập từ Excel", row="Danh sách quy hoạch")
    bring_in(head, LISTS)
    print(head.count, head.told)
    print(head.text()[:500])
    print(
        Cadre.objects.count(),
        PlanningEntry.objects.count(),
        PlanningTerm.objects.count(),
        Unit.objects.count(),
        PostTitle.objects.count(),
    )
    head.link("Bắt đầu")
    print(head.text()[:3000])
    head.link("Xem ai còn thiếu gì")
    print(head.text()[:3000])
    assert 0
