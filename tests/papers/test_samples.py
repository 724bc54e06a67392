"""Every kind of paper in every layout, on invented data: the files opened again and read beside the rules."""

import io

import docx
import pypdf
import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from dashboards.forms.definitions import stat_forms
from dashboards.papers.lists import InventedTable
from foundation.printing.layout import HeadStyle
from foundation.printing.letters import carried_faults, check
from foundation.printing.typesetting.carried import paragraphs_of, roots_of, text_of
from foundation.printing.typesetting.styles import q
from office.papers.kinds import KINDS, LETTER
from office.papers.letters import LetterKind
from office.papers.periods import PERIODS
from office.papers.samples import DAY, samples_of
from tests.papers.expected import DATED, EXPECTED, SLOGANS, YEARS
from tests.papers.expected_grading import GRADING
from tests.papers.expected_moves import MOVES
from tests.papers.expected_rotation import ROTATION
from tests.papers.expected_training import TRAINING
from tests.printing.test_forms import fonts_of, pages_of

NEVER = ("Không đạt", "Không đủ điều kiện", "{{", "{%", "None", "DỰ THẢO")
FOREIGN = {
    HeadStyle.PARTY: ("TM.", "KT. ", "QUYẾT ĐỊNH:", "./."),
    HeadStyle.STATE: ("T/M", "K/T", "-----", "-UBND/"),
    HeadStyle.NONE: ("Số 0", "TM.", "KT. "),
}
A4, A3 = (210, 297), (420, 297)
PAPERS = {"DSTN": A3, "DSQH": A3, "BIEU": A3, "BTHG": A4[::-1]}
PAPERS |= {"DSDR": A3, "DSBS": A3, "DSSR": A3, "TGQH": A4[::-1], "DSKQ": A4[::-1]}
PAPERS |= dict.fromkeys(("DSCD", "DSNC", "KHBI", "BVTL"), A4[::-1])
# Of one of several forms of one beginning.
OF_STEM = {"BIEU_6F": A4, "BIEU_13": A4[::-1], "LUANCHUYEN_NAM": A4[::-1]}
MARGINS, TWIP = (30, 15, 20, 20), 25.4 / 1440
SAMPLES = list(samples_of(KINDS.values()))


def words_of(document, files):
    """{format: all that the file says, in its order}."""
    word = [text_of(one) for root in roots_of(document) for _, one in paragraphs_of(root)]
    said = {"docx": " ".join(word), "pdf": " ".join(pages_of(files["pdf"]))}
    if "xlsx" in files:
        book = load_workbook(io.BytesIO(files["xlsx"]))
        rows = book.active.iter_rows(values_only=True)
        said["xlsx"] = " ".join(str(cell) for row in rows for cell in row if cell not in (None, ""))
        assert {cell.font.name for row in book.active.iter_rows() for cell in row} == {"Times New Roman"}
    return {format: " ".join(text.split()) for format, text in said.items()}


def sheets_of(document):
    """Millimetres: width, height and margins of the paper, and whether every table is as wide as what they leave."""
    (page,) = document.sections
    sizes = (
        page.page_width,
        page.page_height,
        page.left_margin,
        page.right_margin,
        page.top_margin,
        page.bottom_margin,
    )
    width, *_ = sizes = tuple(round(size.mm) for size in sizes)
    grids = [
        sum(int(each.get(q("w"))) for each in table.iter(q("gridCol")))
        for table in document.element.iter(q("tbl"))
    ]
    outer = [grid for grid in grids if abs(grid * TWIP - (width - sizes[2] - sizes[3])) > 1]
    return sizes, outer


def said_in_order(text, lines):
    """The lines that the text does not say, each after the one before it."""
    place, missing = 0, []
    for line in lines:
        found = text.find(line, place)
        missing += [line] if found < 0 else []
        place = max(place, found)
    return missing


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_kind_is_rendered_in_every_layout_as_its_rules_say(sample):
    style, files = sample.period.head, sample.files()
    assert {*LETTER} <= {*files} <= {*sample.kind.formats}
    number, left, lines, signed = (EXPECTED | TRAINING | GRADING | MOVES | ROTATION)[
        sample.kind.file_stem, style
    ]
    dated = (f"{DATED} {YEARS[sample.period.slug]}",) if SLOGANS[style] else ()
    document = docx.Document(io.BytesIO(files["docx"]))
    sizes, misfits = sheets_of(document)
    assert (sizes[:2], sizes[2:]) == (
        OF_STEM.get(sample.kind.file_stem) or PAPERS.get(sample.kind.file_stem[:4], A4),
        MARGINS,
    )
    for format, text in words_of(document, files).items():
        heads = {other: [words in text for words in slogans] for other, slogans in SLOGANS.items()}
        assert all(all(found) if other == style else not any(found) for other, found in heads.items())
        assert not [words for words in NEVER if words in text], format
        for asked in (left, lines, signed, SLOGANS[style] + dated):
            assert not said_in_order(text, asked), format
        assert number in text
        assert ("Số:" in text) == number.startswith("Số:")
        # Strokes are the Party's, points the state's.
        assert not [mark for mark in FOREIGN[style] if mark in text]
    if issubclass(sample.kind, LetterKind):
        assert not check(sample.kind().template(sample.writing), sample.values)
    # Any font but Times New Roman is a fault.
    assert not carried_faults(files["docx"])
    assert all(name.startswith("Tinos") for name in fonts_of(files["pdf"]))
    assert pypdf.PdfReader(io.BytesIO(files["pdf"])).metadata.get("/Author") is None


def test_the_layouts_of_a_head_follow_one_another_without_a_gap():
    """The first day of the renewed layout of the Party is told by nobody else than the periods."""
    party = [period for period in PERIODS if period.head == HeadStyle.PARTY]
    assert [period.confirmed for period in party] == [True, False]
    assert party[0].ends == party[1].begins


@pytest.mark.parametrize("form", stat_forms().values(), ids=lambda form: form.key)
def test_the_invented_numbers_of_a_form_sum_up(form):
    table = InventedTable(form, DAY)
    numbers = {row.key: found for row, found in table.lines if row.counted}
    for heading in filter(None, {row.of for row in form.rows if row.counted}):
        parts = [numbers[part.key] for part in form.parts(heading)]
        total = [count or 0 for count in numbers["total"]]
        assert [sum(filter(None, column)) for column in zip(*parts, strict=True)] == total, heading


def test_samples_are_written_into_a_folder_and_told_line_by_line(tmp_path, capsys):
    call_command("render_samples", str(tmp_path / "mau"), kind="form-9c")
    assert sorted(path.name for path in (tmp_path / "mau").iterdir()) == [
        f"BIEU_9C_plain.{ending}" for ending in ("docx", "pdf", "xlsx")
    ]
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 1 and told[0].startswith("Biểu 9C-BTCTW: thống kê")
    assert {sample.stem for sample in SAMPLES if not sample.confirmed} == {
        *(sample.stem for sample in SAMPLES if sample.period.slug == "party-399"),
        *("QDQH_state-30", "TTQH_state-30", "TBQH_state-30", "2C_plain"),
        *("QDXL_state-30", "BIEU_6F_plain"),
        *("QDLC_state-30", "QDBTLC_state-30", "QDBN_state-30", "QDTGCV_state-30"),
    }
    assert told[0].endswith("BIEU_9C_plain.xlsx, BIEU_9C_plain.docx, BIEU_9C_plain.pdf")


@pytest.mark.parametrize(
    ("kind", "folder", "said"),
    [("nothing", "a", "Không có loại văn bản “nothing”"), (None, "taken/b", "Không ghi được vào thư mục")],
)
def test_what_cannot_be_rendered_or_written_is_told(tmp_path, kind, folder, said):
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(CommandError, match=said) as refused:
        call_command("render_samples", str(tmp_path / folder), kind=kind)
    assert refused.value.returncode == 2
