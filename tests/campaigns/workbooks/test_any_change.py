"""A workbook that went out, was changed as offices do, and came back: never a word on the wrong person."""

import functools

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.campaigns.workbooks.offers import LINES, ROWS, Office, offer

KEYS = [row.key for row in ROWS]
OFFERED = offer()
LABELS = ["TT", "Mã", *(column.label for column in LINES[:4]), "Mã (đối chiếu)"]
NUMBERS = st.integers(0, len(ROWS) - 1)


@functools.cache
def as_sent():
    """The grid as it went out, with a reason in each row that says whose it is."""
    office = Office(OFFERED)
    for number, key in enumerate(KEYS):
        office.put(number, Đề_nghị="Tiếp tục", Lý_do=f"của {key}")
    return office.grid, office.top, office.end


def fresh():
    office = Office.__new__(Office)
    grid, office.top, office.end = as_sent()
    office.offered, office.name, office.grid = OFFERED, "Rà soát", [list(row) for row in grid]
    return office


def order_rows(office, order):
    office.rows = [office.rows[place] for place in order if place < len(office.rows)]


def order_left_part(office, order):
    """Somebody marks the columns up to the answers, which stand right of them, and sorts these alone."""
    cut = office.grid[office.top - 1].index("Đề nghị")
    rows, order = office.rows, [place for place in order if place < len(office.rows)]
    office.rows = [[*rows[place][:cut], *row[cut:]] for row, place in zip(rows, order, strict=False)]


def copy_code(office, pair):
    """Both codes of one row over those of another."""
    source, target = (office.top + number % len(office.rows) for number in pair)
    for place, label in enumerate(office.grid[office.top - 1]):
        if label in ("Mã", "Mã (đối chiếu)"):
            office.grid[target][place] = office.grid[source][place]


def sort_one_column(office, place):
    office.rows = [
        [*row[:place], moved, *row[place + 1 :]]
        for row, moved in zip(office.rows, sorted((row[place] for row in office.rows), key=str), strict=True)
    ]


def blank(office, pair):
    office.grid[office.top + pair[0] % len(office.rows)][pair[1]] = ""


def insert_row(office, number):
    row = ["", "", "Nông Văn Hải", "", "", "", "Tiếp tục", "", ""]
    office.rows = [*office.rows[:number], row, *office.rows[number:]]


def copy_row(office, number):
    office.rows = [*office.rows, list(office.rows[number % len(office.rows)])]


def insert_column(office, place):
    office.grid = [[*row[:place], "", *row[place:]] for row in office.grid]


WHOLE = st.lists(
    st.one_of(
        st.permutations(range(len(ROWS))).map(lambda order: (order_rows, order)),
        st.lists(NUMBERS, unique=True, min_size=3).map(lambda order: (order_rows, order)),
        NUMBERS.map(lambda number: (insert_row, number)),
        NUMBERS.map(lambda number: (copy_row, number)),
        st.tuples(NUMBERS, NUMBERS).map(lambda pair: (copy_code, pair)),
        st.tuples(NUMBERS, st.integers(0, 8)).map(lambda pair: (blank, pair)),
    ),
    max_size=4,
)
IN_PART = st.one_of(
    st.none(),
    st.integers(1, 3).map(lambda place: (sort_one_column, place)),
    st.permutations(range(len(ROWS))).map(lambda order: (order_left_part, order)),
)
GONE = st.lists(st.sampled_from(LABELS), unique=True, max_size=4)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(WHOLE, IN_PART, GONE, st.integers(0, 9), st.booleans())
def test_no_word_comes_back_on_the_wrong_person(whole, in_part, gone, column, old):
    """Rows in any order, copied, added, blanked; a part of the columns sorted; or columns deleted and added."""
    office = fresh()
    for change, value in whole:
        change(office, value)
    if in_part:
        in_part[0](office, in_part[1])
    else:
        for label in gone:
            office.without(label)
        insert_column(office, column)
    book = office.sent_as_xls() if old else office.sent()
    for line in book.lines:
        assert line.words.get("reason", f"của {line.key}") == f"của {line.key}"
    keys = [line.key for line in book.lines]
    assert len(set(keys)) == len(keys)
    told = len(book.lines) + len(book.faults) + len(book.questions)
    said = sum(any(cell == "Tiếp tục" or str(cell).startswith("của") for cell in row) for row in office.rows)
    assert told >= said, "a word was lost without a sentence"


def test_a_workbook_that_was_only_sorted_says_all_of_it():
    office = fresh()
    order_rows(office, [3, 0, 6, 5, 1, 2, 4])
    assert {line.key: line.words["reason"] for line in office.sent().lines} == {
        key: f"của {key}" for key in KEYS
    }
