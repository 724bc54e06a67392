"""The four grades, the words a paper of the year prints for them, and the words offices write."""

import json
from functools import cache
from pathlib import Path

from django.db import models

from foundation.sheets.cells import BadCell, Cell, clean_text, folded_words

DATA = Path(__file__).parent / "data"
NOT_GRADED = "not_graded"
# Until this year the third grade had a longer name.
LIMITED_UNTIL = 2019
LIMITED, LIMITED_SHORT = "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực", "HTNV nhưng còn HC về NL"
KNOWN = "HTXSNV, HTTNV, HTNV, KHTNV hoặc tên đầy đủ"
UNKNOWN = "“{text}” không phải mức xếp loại; ghi " + KNOWN
OR_REASON = "; không đánh giá, xếp loại thì ghi KĐG kèm lý do"


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    COMPLETED = "completed", "Hoàn thành nhiệm vụ"
    NOT_COMPLETED = "not_completed", "Không hoàn thành nhiệm vụ"


SHORT = {
    Grade.EXCELLENT: "HTXSNV",
    Grade.GOOD: "HTTNV",
    Grade.COMPLETED: "HTNV",
    Grade.NOT_COMPLETED: "KHTNV",
}
NOT_GRADED_LABEL, NOT_GRADED_SHORT = "Không đánh giá, xếp loại", "KĐG"
GOOD_OR_BETTER = (Grade.EXCELLENT, Grade.GOOD)


def printed(grade: str, year: int | None) -> str:
    """The grade as papers of the year print it; empty where there is none."""
    if grade == Grade.COMPLETED and year and year <= LIMITED_UNTIL:
        return LIMITED
    return Grade(grade).label if grade else ""


def abbreviated(grade: str, year: int | None) -> str:
    """The short form of the grade in the year, for a grid; empty where there is none."""
    if grade == Grade.COMPLETED and year and year <= LIMITED_UNTIL:
        return LIMITED_SHORT
    return SHORT[grade] if grade else ""


@cache
def _meanings() -> dict[str, str]:
    words = json.loads((DATA / "words.json").read_text(encoding="utf-8"))
    return {folded_words(word): meaning for meaning, written in words.items() for word in written}


def read_grade(text: str) -> Grade:
    """The grade that a cell names in full or in short. Raises BadCell for any other text, KĐG too."""
    meaning = _meanings().get(folded_words(text))
    if meaning in (None, NOT_GRADED):
        raise BadCell(UNKNOWN.format(text=text) + ".")
    return Grade(meaning)


def read_decided(text: Cell) -> tuple[str, str]:
    """(grade, reason for not grading) of a cell: "HTTNV", "KĐG" or "KĐG (nghỉ ốm dài ngày)"; one of both is empty.

    Raises BadCell for any other text.
    """
    text = clean_text(text)
    meaning = _meanings().get(folded_words(text))
    if meaning and meaning != NOT_GRADED:
        return Grade(meaning), ""
    words = text.split()
    for length in range(len(words), 0, -1):
        if _meanings().get(folded_words(" ".join(words[:length]))) == NOT_GRADED:
            return "", " ".join(words[length:]).strip(" ():;,.–-")
    raise BadCell(UNKNOWN.format(text=text) + OR_REASON + ".")
