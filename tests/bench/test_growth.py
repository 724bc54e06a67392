"""What `make bench` says at the end of 3,000 and a million people."""

from bench import growth
from bench.report import ReportTable

NO_COUNT = "floor, no count"


def tables(floor: float, no_count: float, board: float, **pages: float) -> list[ReportTable]:
    medians = {"floor": floor, NO_COUNT: no_count, **pages}
    by_hand = {"board by hand": 100.0, "board, the page": board}
    return [
        ReportTable.of("Pages", 3, medians, bases=["floor", NO_COUNT]),
        ReportTable.of("Board", 3, by_hand, bases=["board by hand"]),
    ]


def said(**pages: float) -> dict[str, str]:
    """{page: what is marked beside it}."""
    large = tables(20.0, pages.pop("no_count"), pages.pop("board"), **pages)
    small = tables(4.0, 3.0, 100.0, list=16.0, person=8.0)
    found = list(growth.lines({growth.SMALL: small, growth.LARGE: large}))[2:]
    return {line[2:36].strip(): line.partition("←")[2].strip() for line in found}


def test_a_page_grows_as_the_floor_grows():
    assert set(said(list=80.0, person=41.0, no_count=10.0, board=190.0).values()) == {""}


def test_what_grew_or_is_slow_is_marked_and_the_board_may_take_longer():
    assert said(list=161.0, person=99.0, no_count=10.0, board=199.0) == {
        "list": "grew  ← too slow",
        "person": "grew",
        "board, the page": "",
    }


def test_a_slower_machine_takes_longer():
    assert said(list=150.0, person=40.0, no_count=15.0, board=199.0)["list"] == ""


def test_nothing_is_said_of_one_size():
    assert not list(growth.lines({growth.SMALL: tables(4.0, 3.0, 1.0, list=16.0)}))
