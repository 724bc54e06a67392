"""What reading a sheet took for granted (no x under "Nữ" is nam), asked once and answered for every row."""

from collections.abc import Sequence
from dataclasses import replace

from foundation.sheets.kinds import SourceRow
from foundation.sheets.questions import Questions

NO_ORDER = "Chưa rõ ngày trước hay tháng trước; trả lời câu hỏi của cột này ở bước ghép cột."


def answered(rows: Sequence[SourceRow], questions: Questions) -> Sequence[SourceRow]:
    """The rows, not `certain` while something of them is open: a question, or the order of a date."""
    return [row if not (row.asked or row.undecided) else _answered(row, questions) for row in rows]


def _answered(row: SourceRow, questions: Questions) -> SourceRow:
    told = [bool(questions.ask(question)) for question in row.asked]
    return replace(row, certain=row.certain and all(told) and not row.undecided)
