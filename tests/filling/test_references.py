"""Formulas and ranges once rows are put in below the rows 8 and 9 of people."""

import pytest

from foundation.sheets.filling.references import FormulaShift, Insertions, translated

ROWS = Insertions.of([(9, 10)], {8, 9})


@pytest.mark.parametrize(
    ("formula", "own", "other"),
    [
        ("SUM(C8:C9)", "SUM(C8:C19)", "SUM(C8:C9)"),
        ("SUM($C$8:$C$9)+C10", "SUM($C$8:$C$19)+C20", "SUM($C$8:$C$9)+C10"),
        ("SUM(C9)", "SUM(C9:C19)", "SUM(C9)"),
        ("C9*2+ABS(C9)", "C9*2+ABS(C9)", "C9*2+ABS(C9)"),
        ("SUM(8:9)", "SUM(8:19)", "SUM(8:9)"),
        ('IF(C10="C10 ""C11""",LOG10(C12),Q1_2020)', 'IF(C20="C10 ""C11""",LOG10(C22),Q1_2020)', None),
        ("'Biểu 1'!C10+'Biểu ''2'!C10", "'Biểu 1'!C20+'Biểu ''2'!C10", "'Biểu 1'!C20+'Biểu ''2'!C10"),
        ("Khác!C10+[1]Khác!C10+'[1]Biểu 1'!C10", None, None),
        ("Bảng[[#Totals],[C10]]+A1:A7", None, None),
        ("A1:C3+B8:B10", "A1:C3+B8:B20", None),
    ],
)
def test_a_formula_speaks_of_the_same_cells(formula, own, other):
    shift = FormulaShift(ROWS, "Biểu 1")
    assert shift.shifted(formula, own=True) == (own or formula)
    assert shift.shifted(formula, own=False) == (other or formula)


def test_a_formula_of_one_row_of_people_stays_with_its_row():
    assert FormulaShift(ROWS, "Biểu 1").shifted("SUM(C9:F9)", own=True, grows=False) == "SUM(C9:F9)"


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("$B8+B$8+$B$8+B8", "$B10+C$8+$B$8+C10"),
        ("SUM($C8:F8)/SUM(A:A)+SUM($A:B)", "SUM($C10:G10)/SUM(B:B)+SUM($A:C)"),
        ("'Biểu 1'!Z8&\"B8\"&LOG10(Khác!$8:9)", "'Biểu 1'!AA10&\"B8\"&LOG10(Khác!$8:11)"),
        ("Bảng[[#This Row],[C8]]&[1]Khác!A1", "Bảng[[#This Row],[C8]]&[1]Khác!B3"),
    ],
)
def test_a_formula_of_another_cell_speaks_of_the_cells_beside_it(formula, moved):
    assert translated(formula, 2, 1) == moved


def test_ranges_move_or_grow():
    assert ROWS.grown("C8:C9 D9 E10 A1:F9") == "C8:C19 D9:D19 E20 A1:F19"
    assert ROWS.moved("B9:C9") == "B9:C9"
    assert ROWS.moved("A8:A11") == "A8:A21"
    assert not Insertions.of([(9, 0)], {9})
    two = Insertions.of([(12, 1), (9, 2)], {9, 12})
    assert [two.row(number) for number in (9, 10, 12, 13)] == [9, 12, 14, 16]
    assert [two.end(number) for number in (9, 12)] == [11, 15]


def test_a_formula_made_to_take_long_is_read_at_once():
    shift = FormulaShift(ROWS, "Biểu 1")
    for text in ('"' * 2001, "'" * 2001, "A" * 2001, "A1:" * 700, "x!" * 1000):
        assert shift.shifted(text, own=True)
        assert translated(text, 1, 1)
