"""The official list of people on paper: whole, in the official order, with nothing that is not for the reader."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.people import CadrePrivate
from cadre.papers.columns import RosterColumns, RosterLine
from cadre.papers.people import ListedPerson, PaperGrade
from cadre.papers.roster import RosterPaper
from evaluation.models import Evaluation
from foundation.core.dates import PartialDate
from foundation.core.models import AccessLog
from foundation.printing.layout import FormLayout, FormRow, FormSection
from tests.factories import make_cadre, make_identity, make_post, make_qualification
from tests.papers_read import lines_of, rows_sent, sections_of

DAY = datetime.date(2021, 11, 30)
ROSTER = reverse("cadre-roster")
PLAIN = {"format": "xlsx", "top": "plain", "sections": "on", "signed": "on"}
HOA = ListedPerson("Lý Thị Hoa", "F", PartialDate("1990"), "Tày", True, home_town="xã Hoa Thám")
HAI = ListedPerson("Bế Văn Hải", "M", PartialDate("1981-11-30"), grades=(PaperGrade(2020, "HTTNV", 1),))


def paper(*people, sections=True, **columns):
    lines = [RosterLine(key, person, unit) for key, (person, unit) in enumerate(people)]
    return RosterPaper(lines, RosterColumns((2019, 2020), **columns), DAY, FormLayout(("A",), ()), sections)


def test_the_columns_are_the_official_ones_and_fill_the_sheet():
    form = paper((HOA, "Xã Hoa Thám"), planned=True, ballots=True).form
    assert len(form.columns) == 1 + 14 + 2 + 6 + 1 + 1
    assert [column.label for column in form.columns if column.groups == ("Ngày, tháng, năm sinh",)] == [
        "Nam",
        "Nữ",
    ]
    assert round(sum(column.width for column in form.columns)) == 375
    assert "Số phiếu" not in [column.label for column in paper((HOA, "")).form.columns]


def test_lines_stand_under_their_units_and_are_counted_with_what_is_not_known():
    asked = paper((HOA, "Xã Hoa Thám"), (HAI, "Xã Hoa Thám"), (HOA, "Xã Tân Văn"))
    rows = list(asked.rows())
    assert [row.title for row in rows if isinstance(row, FormSection)] == [
        "I. XÃ HOA THÁM (02 đồng chí)",
        "II. XÃ TÂN VĂN (01 đồng chí)",
    ]
    lines = [row.values for row in rows if isinstance(row, FormRow)]
    assert [line[:4] for line in lines[:2]] == [
        (1, "Lý Thị Hoa", None, PartialDate("1990")),
        (2, "Bế Văn Hải", PartialDate("1981-11-30"), None),
    ]
    assert asked.form.closing == (
        "Danh sách này có 3 đồng chí.",
        "Tổng số: nữ 2; dân tộc thiểu số 2 (chưa ghi 1); dưới 40 tuổi (tuổi tính tại 30/11/2021) 2.",
    )
    flat = paper((HOA, "Xã Hoa Thám"), (HAI, "Xã Tân Văn"), sections=False)
    assert all(isinstance(row, FormRow) for row in flat.rows())


def test_a_column_without_any_figure_is_told_once_and_the_remarks_are_none():
    lacking = paper((HOA, ""), (HAI, "")).without_figures()
    assert "Trình độ: Tin học" in lacking and "Kết quả xếp loại 3 năm: 2019" in lacking
    assert {"Quê quán", "Ghi chú", "Kết quả xếp loại 3 năm: 2020"}.isdisjoint(lacking)
    assert paper().without_figures() == []


@pytest.fixture
def graded(world):
    """An and Bình have grades; Lan, who draws the list up, is An's own account."""
    Account.objects.create(user=world.lan, cadre=world.an)
    for cadre, unit in ((world.an, world.hoa_tham), (world.binh, world.tan_van)):
        Evaluation.objects.create(cadre=cadre, year=2020, unit=unit, grade="good")
        CadrePrivate.objects.create(cadre=cadre, citizen_id=f"02007500000{cadre.pk % 10}")
    make_qualification(world.an, "theory", 23)
    return world


def test_the_page_tells_what_is_lacking_and_the_file_holds_own_lines_without_their_grades(client, graded):
    client.force_login(graded.lan)
    html = client.get(ROSTER).content.decode()
    assert "Chưa có số liệu:" in html and "Trình độ: LLCT" not in html
    answer = client.post(ROSTER, PLAIN | {"subject": "cán bộ xã"})
    assert 'filename="DSTN_20211130.xlsx"' in answer["Content-Disposition"]
    rows = rows_sent(answer)
    assert rows[:2] == [["DANH SÁCH TRÍCH NGANG"], ["cán bộ xã"]]
    assert sections_of(rows) == ["I. XÃ HOA THÁM (01 đồng chí)", "II. XÃ TÂN VĂN (01 đồng chí)"]
    own, other = lines_of(rows)
    assert own[1] == "Hoàng Thị An" and "Cao cấp" in own and "HTTNV" not in own
    assert other[1] == "Nông Văn Bình" and "HTTNV" in other
    assert not any(str(cell).startswith("0200") for row in rows for cell in row)
    taken = AccessLog.objects.get(action="export")
    assert (taken.subject, taken.rows, taken.reason) == ("cadre.cadre", 2, "")


def test_numbers_are_printed_for_a_reason_that_is_kept(client, graded):
    client.force_login(graded.lan)
    refused = client.post(ROSTER, PLAIN | {"numbers": "on"})
    assert "Ghi lý do in số CCCD" in refused.content.decode()
    assert not AccessLog.objects.filter(action="export").exists()
    rows = rows_sent(client.post(ROSTER, PLAIN | {"numbers": "on", "reason": "Tỉnh yêu cầu"}))
    assert [sum(str(cell).startswith("0200") for cell in line) for line in lines_of(rows)] == [1, 1]
    assert AccessLog.objects.get(action="export").reason == "Tỉnh yêu cầu"


def test_an_office_heads_and_signs_with_its_own_name_alone(client, graded):
    make_identity(graded.district)
    client.force_login(graded.lan)
    assert client.get(ROSTER).context["form"].initial["top"] == "head"
    cells = [cell for row in rows_sent(client.post(ROSTER, PLAIN | {"top": "head"})) for cell in row]
    assert {"ĐẢNG CỘNG SẢN VIỆT NAM", "BAN TỔ CHỨC", "NGƯỜI LẬP BIỂU", "TRƯỞNG BAN"} <= set(cells)
    assert not [cell for cell in cells if "CỘNG HÒA" in str(cell)]
    cells = [cell for row in rows_sent(client.post(ROSTER, PLAIN | {"top": "state"})) for cell in row]
    assert {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "CHỦ TỊCH"} <= set(cells)
    assert not [
        cell for cell in cells if "ĐẢNG CỘNG SẢN" in str(cell) or cell in ("BAN TỔ CHỨC", "TRƯỞNG BAN")
    ]
    client.force_login(graded.huong)
    page = client.get(ROSTER)
    assert "Chưa ghi tên cơ quan trên văn bản" in page.content.decode()
    assert "state" not in dict(page.context["form"].fields["top"].choices)
    assert "BAN TỔ CHỨC" not in str(rows_sent(client.post(ROSTER, PLAIN | {"top": "head"})))


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_word_and_pdf_are_sent_too(client, graded, format):
    client.force_login(graded.lan)
    answer = client.post(ROSTER, PLAIN | {"format": format})
    assert f'filename="DSTN_20211130.{format}"' in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content)[:4] in (b"PK\x03\x04", b"%PDF")


def test_who_keeps_one_commune_draws_up_its_people_alone_and_no_grades_beyond(client, graded):
    client.force_login(graded.huong)
    rows = rows_sent(client.post(ROSTER, PLAIN))
    assert [line[1] for line in lines_of(rows)] == ["Hoàng Thị An"]
    assert client.get(f"{ROSTER}?q=x").status_code == 400


def test_the_list_takes_as_many_queries_for_many_as_for_few(client, graded):
    client.force_login(graded.lan)

    def queries():
        with CaptureQueriesContext(connection) as found:
            rows_sent(client.post(ROSTER, PLAIN))
        return len(found)

    queries()
    few = queries()
    for place in range(6):
        make_cadre(f"Lý Văn {place}", make_post("Phó Chủ tịch HĐND", graded.tan_van))
    assert queries() == few
