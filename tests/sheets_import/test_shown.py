"""Step 3: every row as it was understood beside its cell, every column with what is unusual in it."""

import io
import re

from django.urls import reverse
from django.utils.html import escape
from openpyxl import load_workbook

from office.organisation.rights import Role
from tests.conftest import make_user
from tests.sheets_import.files import HEADINGS, finished, looked, person, roster

MORE = [*HEADINGS, "Trình độ chuyên môn", "Số CCCD", "Nhận xét của Văn phòng"]
ROWS = [
    [
        *person(f"LÝ VĂN {name}", birth=f"01/01/19{70 + place}"),
        "ĐH Luật",
        f"0200{70 + place}0001{place:02d}",
        "tốt",
    ]
    for place, name in enumerate(["TƯ", "NĂM", "SÁU", "BẢY", "TÁM"])
]


def page_of(client, sent, **query):
    return client.get(reverse("import-look", args=[sent.pk]), query).content.decode()


def test_a_row_is_shown_as_it_was_understood_beside_its_cell(lan):
    page = page_of(lan, looked(lan, roster(*ROWS, headings=MORE)))
    row = re.search(r"<tr>\s*<th scope=\"row\"><div>Lý Văn Tư.*?</tr>", page, re.S).group()
    cells = dict(re.findall(r'<td[^>]*data-label="([^"]+)">(.*?)</td>', row, re.S))
    assert "ô ghi: LÝ VĂN TƯ" in row
    assert (cells["Ngày sinh"], cells["Giới tính"]) == ("<div>01/01/1970</div>", "<div>Nam</div>")
    assert cells["Trình độ chuyên môn"] == '<div>Đại học Luật</div><div class="soft">ô ghi: ĐH Luật</div>'
    assert cells["Số CCCD"] == "<div>020070000100</div>"
    # What is unusual and what goes nowhere is said once, above the rows.
    above = page[: page.index("Lý Văn Tư")]
    assert "Cột “Ngày sinh”: 5 ngày đều là ngày 01/01" in above
    assert "Cột không dùng: <strong>Nhận xét của Văn phòng</strong> (5 ô có nội dung)" in above
    assert "11 cột trong tệp" in above
    assert page.partition("</main>")[0].count("btn-primary") == 1


def test_restricted_values_are_shown_to_whoever_may_read_them(client, world):
    client.force_login(make_user("minh", Role.ADMIN, world.district))
    page = page_of(client, looked(client, roster(*ROWS, headings=MORE)))
    assert "Thông tin hạn chế" in page
    assert "020070000100" not in page


def test_rows_with_faults_come_first_and_answered_questions_fold(lan):
    bad = person("Lý Văn Chín", birth="31/02/1980")
    sent = looked(lan, roster(person("Lý Văn Tư", unit="Xã Mới"), bad))
    page = page_of(lan, sent)
    assert page.index("Lý Văn Chín") < page.index("Chưa có đơn vị “Xã Mới”")
    assert page.partition("</main>")[0].count("btn-primary") == 1
    every = page_of(lan, sent, verdict="all")
    assert every.index("Lý Văn Chín") < every.index("Lý Văn Tư")
    while sent.open_questions:
        lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, "accept": "1"})
        sent = finished(sent)
    page = page_of(lan, sent)
    assert f"{len(sent.questions)} câu đã trả lời – xem lại" in page
    assert "Nội dung cần trả lời" not in page
    assert page.partition("</main>")[0].count("btn-primary") == 1


def test_what_the_file_hides_is_said_above_the_rows(lan):
    target = io.BytesIO()
    book = load_workbook(io.BytesIO(roster(*ROWS, headings=MORE)))
    book.active.column_dimensions["H"].hidden = True
    book.save(target)
    sent = looked(lan, target.getvalue())
    (remark,) = sent.remarks
    page = page_of(lan, sent)
    assert page.index(escape(remark)) < page.index("Lý Văn Tư")
