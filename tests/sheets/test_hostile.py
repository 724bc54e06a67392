"""Files made to do harm end in a sentence for the sender, and whoever reads them stays as he was."""

import io
import random
import resource
import struct
import zipfile
from pathlib import Path

import pytest

from foundation.sheets.limits import MB, TOO_HEAVY, Unreadable
from foundation.sheets.reading import read_content, read_workbook
from foundation.sheets.reading.apart import CHILD, told_apart
from foundation.sheets.reading.workbooks import workbook_of
from tests.sheets.biff import xls
from tests.sheets.packages import WORKBOOK, document, formatted, package, rows, stored
from tests.sheets.workbooks import csv_file, xlsx

GOOD = rows('<c r="A1"><v>1</v></c>')
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'
DAMAGED = "đã hỏng"


def refusal(file):
    with pytest.raises(Unreadable) as refused:
        read_content(file.getvalue())
    return str(refused.value)


@pytest.mark.parametrize(
    "far",
    [
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row\nr\n=\n"1048576"><c r = "A1048576" ><v>1</v></c></row>',
        '<row r="1"><c r="A1048576"><v>1</v></c></row>',
        '<row r="200000"/><row><c><v>1</v></c></row>',
    ],
)
def test_a_far_row_is_refused_however_it_is_written(far):
    assert "quá mức 200.000 dòng" in refusal(package(f"<sheetData>{far}</sheetData>"))


@pytest.mark.parametrize(
    "far",
    [
        "<c r='ZZZ1'><v>1</v></c>",
        "<c/>" * 16_384 + "<c><v>1</v></c>",
        '<c r="XFD1"><v>1</v></c></row><row r="9999"><c r="A9999"><v>1</v></c>',
    ],
)
def test_a_far_column_is_refused_however_it_is_written(far):
    assert "quá xa bảng" in refusal(package(rows(far)))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>x',
            "quá mức 200.000 dòng",
        ),
        (
            f'<table:table-row table:number-rows-repeated="{"9" * 5000}"><table:table-cell><text:p>x',
            "quá mức 200.000",
        ),
        (
            '<table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>x',
            "quá xa bảng",
        ),
        ('<table:table-row table:number-rows-repeated="nhiều"><table:table-cell><text:p>x', DAMAGED),
    ],
)
def test_rows_and_cells_that_an_open_document_repeats_are_counted_also_where_they_are_bare_text(line, reason):
    assert reason in refusal(document(f"{line}</text:p></table:table-cell></table:table-row>"))


def test_one_long_text_in_many_cells_is_counted_as_often_as_it_stands():
    many = rows(*['<c t="s"><v>0</v></c>'] * 2_100)
    text = f"<si><t>{'ô' * 30_000}</t></si>"
    assert "60.000.000 chữ cái" in refusal(package(many, texts=text))
    assert refusal(package(rows('<c t="s"><v>0</v></c>' * 34), texts=text)) == TOO_HEAVY


def test_texts_packed_small_are_refused_and_the_reader_of_the_file_does_not_grow():
    file = package(GOOD, texts=f"<si><t>{'a' * 61_000_000}</t></si>")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable, match="60.000.000 chữ cái"):
        read_workbook(file)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * MB / 1024


@pytest.mark.parametrize("token", ["<!--{}-->", '<row r="1{}"/>', "<a{}/>"])
def test_a_name_attribute_or_comment_without_end_is_refused_before_it_is_looked_at_again_and_again(token):
    assert refusal(package(f"<sheetData>{token.format('1' * 5 * MB)}</sheetData>")) == TOO_HEAVY


def test_ranges_over_the_whole_sheet_are_cut_and_those_over_one_another_refused():
    line = rows('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>', '<c r="B2"><v>2</v></c>')
    one = '<mergeCell ref="A1:XFD1048576"/>'
    read = read_content(package(f"{line}<mergeCells>{one}</mergeCells>").getvalue())
    assert read.sheets[0].merged == (((0, 0), (1, 1)),)
    assert DAMAGED in refusal(package(f"{line}<mergeCells>{one * 60}</mergeCells>"))


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/app.xml"]
)
def test_a_document_type_is_refused_in_whatever_part_it_stands(part):
    parts = {}
    with zipfile.ZipFile(package(GOOD)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts[part] = LAUGHS + parts.get(part, "<Properties/>")
    assert DAMAGED in refusal(package(GOOD, **parts))


def test_a_document_type_in_an_open_document_is_refused():
    with zipfile.ZipFile(document("")) as archive:
        content = archive.read("content.xml").decode()
    assert DAMAGED in refusal(
        stored([("mimetype", b"spreadsheet"), ("content.xml", (LAUGHS + content).encode())])
    )


def test_a_text_that_is_not_there_and_an_encoding_that_nobody_knows_are_damage_and_no_blanks():
    assert DAMAGED in refusal(package(rows('<c r="A1" t="s"><v>7</v></c><c r="B1"><v>1</v></c>')))
    unknown = '<?xml version="1.0" encoding="tcvn3"?><styleSheet/>'
    assert DAMAGED in refusal(package(GOOD, **{"xl/styles.xml": unknown}))


def test_too_many_sheets_and_styles_are_refused():
    many = '<sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets>'
    assert "quá mức 500 trang" in refusal(package(GOOD, workbook="".join(map(many.format, range(100_000)))))
    assert DAMAGED in refusal(package(GOOD, styles=f"<cellXfs>{'<xf/>' * 100_000}</cellXfs>"))
    assert DAMAGED in refusal(package(GOOD, workbook=WORKBOOK * 2))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_directory_that_lies_is_refused():
    with zipfile.ZipFile(package(GOOD)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    assert read_content(stored(parts).getvalue()).sheets[0].rows == [[1]]
    sheet = dict(parts)["xl/worksheets/sheet1.xml"]
    for name in ("xl/worksheets/sheet1.xml", "XL\\Worksheets/sheet1.xml", "../../etc/passwd"):
        assert DAMAGED in refusal(stored([*parts, (name, sheet)]))
    whole = stored(parts).getvalue()
    assert DAMAGED in refusal(io.BytesIO(whole[: len(whole) // 2]))
    assert TOO_HEAVY in refusal(stored([*parts, ("xl/a.bin", b"PK\1\2" * 10_001)]))


def test_parts_that_lie_over_one_another_are_refused():
    with zipfile.ZipFile(package(GOOD)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    whole = bytearray(stored(parts).getvalue())
    length = whole.index(b"PK\1\2") + 20
    # The first part is said to reach into the second.
    whole[length : length + 4] = struct.pack("<I", len(parts[0][1]) + 60)
    assert DAMAGED in refusal(io.BytesIO(bytes(whole)))


def test_what_would_unpack_to_too_much_is_refused_by_its_directory_before_anything_is_unpacked():
    lying = bytearray(package(GOOD).getvalue())
    size = lying.index(b"PK\1\2") + 24
    lying[size : size + 4] = struct.pack("<I", 210 * MB)
    assert "Tệp mở ra sẽ nặng" in refusal(io.BytesIO(bytes(lying)))


@pytest.mark.parametrize("code", ["[", "d&quot;", "yy;", "_", "[$-", "[$-1", "#,", "0.", "\\"])
def test_an_endless_format_of_numbers_takes_no_time(code):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    read = read_content(
        package(rows('<c r="A1" s="1"><v>1</v></c>'), styles=formatted(code * 200_000)).getvalue()
    )
    assert len(read.sheets[0].rows) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 2


@pytest.mark.parametrize(
    "cell", ['<c r="{}1"><v>1</v></c>', '<c r="A1"><v>{}</v></c>', '<c r="A{}"><v>1</v></c>']
)
def test_an_endless_place_or_number_is_refused_or_is_text(cell):
    """Python itself refuses to make a number of so many digits."""
    for letters in ("A" * 300_000, "9" * 300_000, "1e999999999"):
        try:
            read_content(package(rows(cell.format(letters))).getvalue())
        except Unreadable as refused:
            assert str(refused)


@pytest.mark.parametrize("text", ['a,"' + '""' * 500_000, "\n" * 1_000_000, '"\r\n' * 300_000])
def test_a_text_of_quotes_or_empty_lines_is_refused(text):
    assert refusal(csv_file(text)).startswith(("Tệp không phải bảng tính", "Tệp không có dòng nào"))


def test_bytes_turned_over_in_an_old_workbook_end_in_a_sentence_or_in_cells():
    good = xls(
        [["TT", "Họ và tên", (29657, 1)], [1, "Nông Văn Hải", "#N/A"]], formats=["dd/mm/yyyy"]
    ).getvalue()
    chance = random.Random(11)
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(chance.choice((1, 4, 40))):
            bad[chance.randrange(8, 3000)] = chance.randrange(256)
        try:
            read_content(bytes(bad))
        except Unreadable as refused:
            assert str(refused)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a," * 200_000,
        '"' + "a\n" * 200_000,
        "TT,Tên\n1,a\0b\n" * 400,
        "1,a\n" * 2_000 + "a\0b",
    ],
)
def test_a_text_file_of_one_endless_line_or_with_nuls_is_refused(text):
    assert refusal(csv_file(text)).startswith(("Tệp không phải bảng tính", "Tệp có dữ liệu ở cột"))


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "import time; time.sleep(60)",
        "raise MemoryError",
        """print('["sheet",{"name":"a"}]', '["rows",[[1,["b"]]]', sep="\\n")""",
    ],
)
def test_a_child_that_dies_hangs_or_breaks_off_is_a_sentence(program, tmp_path):
    path = tmp_path / "child.py"
    path.write_text(program)
    file = xlsx([["TT"]]).getvalue()
    try:
        assert workbook_of(told_apart(file, str(path), seconds=0.5), "") is None
    except Unreadable as refused:
        assert str(refused) == TOO_HEAVY


def test_a_child_has_a_limit_of_memory_and_starts_at_once(tmp_path):
    path = tmp_path / "child.py"
    own = Path(CHILD).read_text()
    path.write_text(own.split("telling = ")[0] + "held = bytearray(1_200_000_000)\n\n\nmain()\n")
    with pytest.raises(Unreadable, match="quá nặng"):
        list(told_apart(b"", str(path)))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert read_workbook(xlsx([["TT"]])).sheets[0].rows == [["TT"]]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.15
