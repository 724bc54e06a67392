"""The people of the bench's workbook are all different, and each cell has a heading."""

from bench.roster import HEADINGS, rows


def test_no_two_people_could_be_taken_for_one_and_no_cell_is_without_heading():
    made = list(rows(20_000))
    assert {len(row) for row in made} == {len(HEADINGS)}
    assert len({(row[1], row[3]) for row in made}) == len({row[16] for row in made}) == 20_000
