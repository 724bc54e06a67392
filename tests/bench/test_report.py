"""The figures that `make bench` prints are the figures that it writes."""

import json

from bench.report import MISSED, WIDTH, ReportTable, pack, unpack, write_json
from bench.timing import SECONDS, in_turn, is_enough

MEDIANS = {"floor": 4.004, "floor, no count": 2.5, "list": 31.256, "person": 8.0}


def pages() -> ReportTable:
    return ReportTable.of("Pages", 40, MEDIANS, bases=["floor", "floor, no count"], aims={"list": 5.5})


def figures() -> ReportTable:
    return ReportTable.of("Figures", 5, {"by hand": 2.0, "board": 7.0}, bases=["by hand"])


def printed(table: ReportTable) -> list[list[str]]:
    """Name, then the cells of each row, without title and heads."""
    name = slice(2, 2 + WIDTH)
    return [
        [line[name].strip(), *line[name.stop :].removesuffix(MISSED).split()] for line in table.lines()[2:]
    ]


def test_a_row_tells_milliseconds_the_ratio_to_each_base_and_the_aim():
    assert printed(pages()) == [
        ["floor", "4.00", "1.00", "1.60", "–"],
        ["floor, no count", "2.50", "0.62", "1.00", "–"],
        ["list", "31.26", "7.81", "12.50", "5.5"],
        ["person", "8.00", "2.00", "3.20", "–"],
    ]


def test_the_title_tells_how_many_runs():
    assert pages().lines()[0] == "Pages; medians of at most 40 runs"


def test_a_missed_aim_is_marked():
    assert [line.endswith(MISSED) for line in pages().lines()] == [False] * 4 + [True, False]


def test_a_row_with_a_base_of_its_own_is_compared_with_that():
    medians = {"list, without": 4.0, "list": 6.0, "person, without": 2.0, "person": 2.5}
    own = {"list": "list, without", "person": "person, without"}
    table = ReportTable.of("Wall", 1, medians, bases=own)
    assert [row.ratio for row in table.rows] == [1.5, 1.25]


def test_the_file_holds_what_is_printed_by_number_of_people(tmp_path):
    path = tmp_path / "bench.json"
    write_json(path, {3_000: [pages(), figures()], 100_000: [figures()]})
    written = json.loads(path.read_text(encoding="utf-8"))
    assert list(written) == ["3000", "100000"]
    assert written["3000"][2] == {"table": "Pages", "name": "list", "ms": 31.26, "ratio": 7.81, "aim": 5.5}
    cells = [[row["name"], f"{row['ms']:.2f}", f"{row['ratio']:.2f}"] for row in written["3000"]]
    assert cells == [row[:3] for table in (pages(), figures()) for row in printed(table)]
    assert [row["aim"] for row in written["100000"]] == [None, None]


def test_tables_come_whole_out_of_the_process_that_measured():
    assert unpack(pack([pages(), figures()])) == [pages(), figures()]


def test_bases_are_timed_before_every_work_and_the_warming_does_not_count():
    order = []
    works = {"list": lambda: order.append("list"), "person": lambda: order.append("person")}
    runs, medians = in_turn({"floor": lambda: order.append("floor")}, works, rounds=2, warming=1)
    assert order == ["floor", "list", "floor", "person"] * 3
    assert runs == 2
    assert set(medians) == {"floor", "list", "person"}


def test_slow_things_are_timed_three_times_and_very_slow_ones_no_more():
    slow = SECONDS * 1000
    assert not is_enough([slow / 3], [slow / 3, slow / 3])
    assert is_enough([slow / 2], [slow / 2] * 3)
    assert is_enough([slow * 11], [])
    assert not is_enough([slow * 2], [slow * 2])


def test_what_took_very_long_is_timed_by_its_only_round(monkeypatch):
    monkeypatch.setattr("bench.timing.SECONDS", 0)
    runs, medians = in_turn({"floor": lambda: None}, {"list": lambda: None}, rounds=5)
    assert runs == 1
    assert all(medians.values())
