"""An empty office, its head alone, and three files of its own: on to who falls short, every click counted."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cadre.models.people import Cadre
from cadre.reference import load_reference
from office.organisation.models.structure import PostManagement, PostTitle, Unit
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
    """From the page of a new import to the end; what is proposed is taken, faulty rows are left."""
    clicks.button("Gửi tệp", file=SimpleUploadedFile(file.name, file.read_bytes()))
    clicks.button("Tiếp theo: kiểm tra")
    while clicks.has("Chấp nhận tất cả đề nghị"):
        clicks.button("Chấp nhận tất cả đề nghị")
    clicks.button("dòng không lỗi" if clicks.has("dòng không lỗi") else "Ghi ")


def test_the_head_comes_from_nothing_to_who_falls_short(head):
    assert head.path == reverse("start") and "Huyện Bình Gia" not in head.text()
    head.link("Ghi tên và cấp")
    head.button("Lưu và chọn", name="Huyện Bình Gia", kit=["huyen"], code="181")
    head.button("Thêm những mục đã đánh dấu")
    assert "28 đơn vị, 41 chức danh" in head.text()
    head.link("Nhập từ Excel", row="Trích ngang")
    bring_in(head, AS_SENT[0])
    for file in (AS_SENT[1], LISTS):
        head.link("Nhập tệp khác")
        bring_in(head, file)
    counts = (Cadre.objects.count(), Unit.objects.count(), PostTitle.objects.filter(kind="post").count())
    assert counts == (484, 48, 41)
    ranked = PostTitle.objects.filter(kind="post", level="district").order_by("order")
    leading = [title.is_leader for title in ranked]
    assert leading == sorted(leading, reverse=True)
    head.link("Quy hoạch")
    assert "Quy định chưa xác nhận: 31" in head.text()
    head.link("Ủy viên Ban Chấp hành Đảng bộ huyện")
    head.link("Xem theo Nhân sự cấp ủy nhiệm kỳ 2020–2025")
    judged = Counter(line.time_left.words for line in head.answer.context["planning_list"].lines)
    assert judged == {"Đạt": 27, "Không đạt": 2, "Thiếu dữ liệu (tháng sinh)": 2}
    assert head.count <= MOST_CLICKS, head.told
    the_page_of_the_first_hour_leads_on(head)


def the_page_of_the_first_hour_leads_on(head):
    """Who manages which posts, and what is left."""
    head.link("Bắt đầu")
    assert "0/246 chức vụ lãnh đạo" in head.text() and "4 nhiệm kỳ, 4 chưa xác nhận" in head.text()
    head.link("Ghi diện quản lý")
    head.button("Lưu")
    assert "246/246 chức vụ lãnh đạo" in head.text()
    managed = PostManagement.objects.values_list("authority__name", flat=True)
    assert set(managed) == {"Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Huyện ủy"}
    head.button("Kết thúc phần bắt đầu")
    assert not any(link.get("href") == reverse("start") for link in head.page.iter("a"))
