"""The official lists of the sample, as they go on paper."""

import io
import re
from collections import Counter

import docx
import pypdfium2
from django.urls import reverse
from openpyxl import load_workbook

from foundation.printing.typesetting.styles import q
from foundation.sheets.cells import clean_text, folded_words
from office.organisation.models.structure import PostTitle
from office.organisation.models.users import User
from planning.models import PlanningTarget
from tests.papers_read import lines_of, rows_sent, sections_of
from tests.sample.worded_outside import nothing_harsh_leaves


def papers_are_right(client):
    official_lists_are_whole(client)
    nothing_harsh_leaves(client)


# Of whom the rosters speak otherwise (`sample/data/changes.json`).
RETIRED, LEFT = "Nguyễn Hồng Xuyến", "Phòng Lao động - TB và XH"
MOVED, FROM, TO = "Bế Kim Ái", "Xã Thiện Thuật", "Xã Hồng Phong"
ASKED = {"top": "head", "sections": "on", "signed": "on"}
COUNTED = re.compile(r"^(?:[IVXL]+|\d+)\. (.*) \((\d\d) đồng chí\)$")
# Where name, birth of women, post and unit stand, on the paper and in the workbooks that were sent.
NAME, WOMEN, PLACE = 1, 3, 6


def official_lists_are_whole(client):
    """On paper the 151 under their 19 units with their numbers, and of each roster as many lines as people."""
    client.force_login(User.objects.get(username="chuyenvien"))
    target = PlanningTarget.objects.filter(post__body__kind="executive", post__title__level="commune").first()
    paper = reverse("planning-roster", args=[target.term_id, target.post.title_id])
    rows = rows_sent(client.post(paper, ASKED | {"format": "xlsx"}))
    counts = [int(COUNTED.match(title)[2]) for title in sections_of(rows)]
    assert len(counts) == 19 and sum(counts) == len(lines_of(rows)) == 151
    assert ["Danh sách này có 151 đồng chí."] in rows
    lines = roster_comes_out_as_it_went_in(client, "01_trich_ngang_cap_huyen", "district", 148, 28)
    word_and_pdf_say_the_same(client, "district", lines)
    roster_comes_out_as_it_went_in(client, "02_trich_ngang_cap_xa", "commune", 342, 19)


def roster_comes_out_as_it_went_in(client, workbook, level, people, units):
    """Its people by name under its units, each with the number it says; totals beneath. Returns the lines.

    Who retired meanwhile is gone, who was moved stands in the new unit.
    """
    rows = rows_of(io.BytesIO(sent(client, level, "xlsx")))
    told = sections_told(rows)
    before = [row for row in rows_of(f"sample/workbooks/{workbook}.xlsx") if row[NAME] != RETIRED]
    assert told == as_changed(sections_told(before))
    assert all(int(count) == sum(names.values()) for (_, count), names in told.items())
    assert (len(told), sum(sum(names.values()) for names in told.values())) == (units, people)
    lines = [row for row in rows if isinstance(row[0], int)]
    assert [line[0] for line in lines] == [*range(1, people + 1)]
    beneath = " ".join(str(row[0]) for row in rows[rows.index(lines[-1]) + 1 :])
    women = sum(isinstance(row[NAME], str) and row[WOMEN] is not None for row in before)
    assert f"Danh sách này có {people} đồng chí. Tổng số: nữ {women}; dân tộc thiểu số" in beneath
    who_leads_stands_first(rows)
    return lines


def sent(client, level, format):
    address = f"{reverse('cadre-roster')}?status=serving&level={level}"
    return b"".join(client.post(address, ASKED | {"format": format}).streaming_content)


def rows_of(file):
    return list(load_workbook(file).active.iter_rows(values_only=True))


def sections_told(rows):
    """{(unit, the number it says): the names below it, each with how often}."""
    found, names = {}, Counter()
    for row in rows:
        if section := COUNTED.match(clean_text(row[0])):
            names = found.setdefault((folded_words(section[1]), section[2]), Counter())
        elif isinstance(row[0], int) and isinstance(row[NAME], str):
            names[folded_words(re.sub("^đ/c", "", row[NAME], flags=re.I))] += 1
    return found


def as_changed(sections):
    """The sections with the numbers and names that the changes of 2021 leave."""
    moved = Counter([folded_words(MOVED)])
    fewer, one_more = map(folded_words, (LEFT, FROM)), folded_words(TO)
    by = dict.fromkeys(fewer, -1) | {one_more: 1}
    found = {}
    for (unit, count), names in sections.items():
        names = names - moved if unit == folded_words(FROM) else names
        names = names + moved if unit == one_more else names
        found[unit, f"{int(count) + by.get(unit, 0):02}"] = names
    return found


def who_leads_stands_first(rows):
    others = {*PostTitle.objects.filter(kind="post", is_leader=False).values_list("name", flat=True)}
    follows = False
    for row in rows:
        if isinstance(row[0], int) and isinstance(row[PLACE], str):
            leads = others.isdisjoint(row[PLACE].split(", "))
            assert not (follows and leads), row[:7]
            follows = not leads
        else:
            follows = False


def word_and_pdf_say_the_same(client, level, lines):
    """The numbers and names of all lines in their order, the units between them, the number beneath."""
    word = docx.Document(io.BytesIO(sent(client, level, "docx")))
    drawn = [
        ["".join(cell.itertext(q("t"))) for cell in row.iterfind(q("tc"))]
        for row in word.element.iter(q("tr"))
    ]
    assert [row[:2] for row in drawn if row[0].isdigit() and not row[NAME].isdigit()] == [
        [str(line[0]), line[NAME]] for line in lines
    ]
    assert sum(bool(COUNTED.match(row[0])) for row in drawn) == 28
    with pypdfium2.PdfDocument(sent(client, level, "pdf")) as pdf:
        pages = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    said = "".join(pages)
    places = [said.find(f"{line[0]}{line[NAME].replace(' ', '')}") for line in lines]
    assert -1 not in places and places == sorted(places)
    assert len(re.findall(r"[IVX]+\.[^()]*\(\d\dđồngchí\)", said)) == 28
    assert "Danhsáchnàycó148đồngchí." in pages[-1] and all("Họvàtên" in page for page in pages)
