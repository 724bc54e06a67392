"""A list with names pasted above the grid is read into its cells, looked at there, and guessed at nowhere."""

import pytest

from evaluation.grading.grid.pasted import read_lines
from evaluation.grading.grid.table import FIELDS, GradingGrid
from evaluation.models import GradingLine
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.test_grid import address, cells, html
from tests.factories import make_cadre, make_post

HEAD = "TT\tHọ và tên\tNgày sinh\tChức vụ\tTự xếp loại\tTập thể đề nghị\tPhiếu tại đơn vị (n/N)\tHuân chương"


@pytest.fixture
def year(world):
    return make_grading(world.district, 2021)


def read(year, *rows):
    lines = list(GradingLine.objects.filter(campaign=year).select_related("cadre"))
    grid = GradingGrid(2021, frozenset(line.pk for line in lines), {}, ())
    return read_lines("\n".join(rows), lines, grid)


def test_headings_say_which_column_is_what_in_any_order(world, year):
    line = make_line(world.an, year)
    found = read(year, HEAD, "1\tHoàng Thị An\t01/05/1980\tChủ tịch\tHTXSNV\t2\t23 / 25\tx", "\t\t\t\t\t\t\t")
    assert found.cells == {
        line.pk: {"self_grade": "HTXSNV", "collective_grade": "2", "votes": "23/25"},
    }
    assert found.remarks == ["Cột không đọc vào bảng: “Huân chương”."] and found.faults == []
    found = read(year, "Mức xếp loại\tHọ tên", "HTTNV\tHoàng Thị An")
    assert found.cells == {line.pk: {"grade": "HTTNV"}}
    assert set(FIELDS) > {"grade"}


def test_without_headings_or_without_a_column_of_the_grid_nothing_is_read_and_all_stays(world, year):
    make_line(world.an, year)
    found = read(year, "Hoàng Thị An\tHTTNV")
    assert found.cells == {} and found.left == ["Hoàng Thị An\tHTTNV"]
    assert "dán cả hàng tiêu đề" in found.faults[0]
    found = read(year, "Họ và tên\tHuân chương", "Hoàng Thị An\tx")
    assert "cột không nhận ra: “Huân chương”" in found.faults[0] and len(found.left) == 2


def test_two_of_one_name_are_told_apart_by_birth_and_a_stranger_stays_with_the_headings(world, year):
    post = make_post("Chuyên viên", world.hoa_tham)
    same = [make_cadre("Lý Văn Ba", post, birth=born) for born in ("1980-01-02", "1990-05-06")]
    elder, younger = (make_line(each, year) for each in same)
    head = "Họ và tên\tNăm sinh\tMức xếp loại"
    rows = ("Lý Văn Ba\t1990\tHTTNV", "Lý Văn Ba\t\tHTNV", "Trần Văn Lạ\t1980\tHTNV", "Lý Văn Ba\t1970\tHTNV")
    found = read(year, head, *rows)
    assert found.cells == {younger.pk: {"grade": "HTTNV"}} and elder.pk not in found.cells
    assert found.left == [head, *rows[1:]]
    assert found.faults[0].startswith("Dòng 2: có 2 đồng chí tên") and "Trần Văn Lạ" in found.faults[1]


def test_on_the_page_it_fills_the_cells_unsaved_with_what_cannot_be_read_told_at_once(client, world, year):
    client.force_login(world.lan)
    line = make_line(world.an, year, ordinal=1)
    decided = make_line(world.binh, year, "decided", ordinal=2, grade="good")
    pasted = "Họ tên\tMức xếp loại\tTự xếp loại\nHoàng Thị An\tHTTNV\tgiỏi\nNông Văn Bình\tHTXSNV\tHTTNV"
    page = html(client.post(address(year), cells(line) | {"paste": "1", "pasted": pasted}))
    for said in (
        f'name="r{line.pk}-grade" value="HTTNV"',
        "“giỏi” không phải mức xếp loại",
        "Đã đọc 2 dòng vào bảng; xem lại rồi bấm Lưu.",
        "Nông Văn Bình: Trạng thái “Đã quyết định”: không sửa ở bảng",
    ):
        assert said in page, said
    assert set(GradingLine.objects.values_list("grade", flat=True)) == {"", "good"}
    assert GradingLine.objects.get(pk=decided.pk).self_grade == ""
