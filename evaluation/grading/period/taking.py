"""What a unit's workbook says becomes the unit's word on its rows: that, and never more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from evaluation.grading.period.answering import answer, answer_collective, collective_of
from evaluation.grading.period.offer import COLLECTIVE, MISSING, OWN, months_in
from office.campaigns.models import CampaignUnit
from office.campaigns.paper_sheet import KEY as PAPERS
from office.campaigns.paper_sheet import receive
from office.campaigns.workbooks.returned import FilledRow, NotTaken, ReturnedBook, ReturnedLine, TakenBook
from office.organisation.naming import office_body

NEW, SAME, OF_COLLECTIVE, OF_PAPERS, NOT_LISTED = (
    "đồng chí có ý kiến mới",
    "đồng chí đã ghi từ trước",
    "xếp loại tập thể",
    "văn bản",
    "đồng chí đơn vị báo còn thiếu trong danh sách",
)
TOLD = "Đơn vị báo còn thiếu {who}; {office} kiểm tra hồ sơ rồi thêm ở “Lập danh sách đánh giá” của đợt."


@transaction.atomic
def take(unit: CampaignUnit, book: ReturnedBook, user: Any) -> TakenBook:
    """Taken again the same workbook writes nothing; who is missing is told, and nobody is made."""
    lines = {line.key: line for line in book.lines if line.sheet == OWN}
    done = answer(unit, user, {key: words_of(line) for key, line in lines.items()})
    left = [not_taken(lines[key], said) for key, said in done.refused.items()]
    collective, left_collective = of_collective(unit, book.filled.get(COLLECTIVE, ()))
    missing = [
        not_taken(row, TOLD.format(who=named(row), office=office_body()))
        for row in book.filled.get(MISSING, ())
    ]
    papers, left_papers = receive(unit, book.filled.get(PAPERS, ()))
    counts = {NEW: done.written, OF_COLLECTIVE: collective, OF_PAPERS: papers, SAME: done.same}
    counts[NOT_LISTED] = len(missing)
    left = [*left, *left_collective, *missing, *left_papers]
    return TakenBook({words: count for words, count in counts.items() if count}, left)


def words_of(line: ReturnedLine) -> dict[str, Any]:
    words = dict(line.words)
    if "absent_months" in words:
        words["absent_months"] = months_in(words["absent_months"])
    return words


def of_collective(unit: CampaignUnit, rows: Iterable[FilledRow]) -> tuple[int, list[NotTaken]]:
    """How many grades of the collective are new, and those not taken."""
    written, left = 0, []
    for row in rows:
        grade = row.values["self_grade"]
        if collective_of(unit) == grade:
            continue
        said = answer_collective(unit, grade)
        written += not said
        left += [not_taken(row, said)] if said else []
    return written, left


def named(row: FilledRow) -> str:
    told = (
        row.values["name"],
        f"sinh {row.values['born']}" if row.values.get("born") else "",
        row.values.get("post"),
    )
    return ", ".join(filter(None, told))


def not_taken(said: ReturnedLine | FilledRow, sentence: str) -> NotTaken:
    return NotTaken(said.page, said.row, sentence)
