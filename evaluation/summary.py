"""The years of a list in figures, each with the address of the list behind it."""

from functools import partial

from evaluation.filters import GOOD_OR_BETTER, GRADED, NOT_GRADED
from evaluation.grades import NOT_GRADED_LABEL, NOT_GRADED_SHORT, SHORT, Grade

GOOD_SHORT = "HTTNV trở lên"
HEADINGS = [
    *((SHORT[grade], grade.label) for grade in Grade),
    (GOOD_SHORT, "Hoàn thành tốt nhiệm vụ trở lên, trên số được xếp loại"),
    (NOT_GRADED_SHORT, NOT_GRADED_LABEL),
]


def line(counted, address):
    """One year: number and share of each grade, the share of good or better, those not graded."""
    year = counted.year
    return {"year": year, **cells(counted, partial(address, year=year))}


def cells(counted, address):
    """The figures of some people of one year, whose list of a grade is at `address(grade=…)`."""
    return {
        "graded": counted.graded,
        "graded_url": address(grade=GRADED),
        "grades": [
            {
                "short": SHORT[grade],
                "share": counted.share(grade),
                "url": address(grade=grade.value),
            }
            for grade in Grade
        ],
        "good": counted.good,
        "good_url": address(grade=GOOD_OR_BETTER),
        "not_graded": counted.not_graded,
        "not_graded_url": address(grade=NOT_GRADED),
    }
