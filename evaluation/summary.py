"""The years of a list in figures, each with the address of the list behind it."""

from evaluation.grades import NOT_GRADED_LABEL, NOT_GRADED_SHORT, Grade

HEADINGS = [
    *((grade.short, grade.label) for grade in Grade),
    ("HTTNV trở lên", "Hoàn thành tốt nhiệm vụ trở lên, trên số được xếp loại"),
    (NOT_GRADED_SHORT, NOT_GRADED_LABEL),
]


def line(counted, address):
    """One year: number and share of each grade, the share of good or better, those not graded."""
    year = counted.year
    return {
        "year": year,
        "graded": counted.graded,
        "graded_url": address(year=year, not_graded="false"),
        "grades": [
            {"share": counted.share(grade), "url": address(year=year, grade=grade.value)} for grade in Grade
        ],
        "good": counted.good,
        "good_url": address(year=year, good="true"),
        "not_graded": counted.not_graded,
        "not_graded_url": address(year=year, not_graded="true"),
    }
