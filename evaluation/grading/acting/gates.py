"""Why an act on a row is refused, in sentences that say what to do."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import F

from ballots.models import Conference
from evaluation.faults import faults
from evaluation.grades import NOT_GRADED_SHORT, abbreviated
from evaluation.grading.choices import Given
from evaluation.models import Evaluation, EvaluationQuerySet, GradingBallot, GradingLine
from foundation.core import clock
from foundation.core.acts.act import Asked, day_of

ENDED = "Đợt đã kết thúc; mở lại đợt rồi làm."
NO_SELF = "Chưa ghi mức tự xếp loại; ghi ở “Bảng xếp loại” rồi làm lại."
NO_COLLECTIVE = "Chưa ghi mức tập thể đề nghị; ghi ở “Bảng xếp loại” rồi làm lại."
NO_PROPOSAL = "Chưa ghi mức đề xuất; ghi ở “Bảng xếp loại” rồi làm lại."
NO_GRADE = "Chưa ghi mức xếp loại; ghi ở “Bảng xếp loại” rồi làm lại."
NO_REASON = "Không đánh giá, xếp loại thì ghi lý do; ghi ở “Bảng xếp loại” rồi làm lại."
NO_VOTES = "Chưa có kết quả bỏ phiếu của Ban Thường vụ đã khóa; nhập và khóa kết quả kiểm phiếu rồi làm lại."
NO_PAPER = "Kết quả năm {year} đã ghi chưa có đủ số, ngày quyết định; bổ sung ở trang kết quả rồi làm lại."
NOT_ABOVE = "Trường hợp này không do cấp trên quyết định nên không trình cấp trên."
ABOVE_DECIDES = "Cấp trên quyết định, chờ kết quả; có kết quả thì dùng “Ghi kết quả cấp trên quyết định”."
HERE_DECIDED = "Trường hợp này không do cấp trên quyết định; dùng “Ghi quyết định xếp loại”."
STANDS_ALREADY = (
    "Đồng chí này đã có kết quả xếp loại năm {year} ({words}) ghi ngoài đợt này; "
    "đúng thì dùng “Ghi nhận kết quả đã có”, ghi nhầm thì xóa kết quả đó rồi ghi quyết định."
)
NOTHING_STANDS = "Chưa có kết quả xếp loại năm {year} nào ghi ngoài đợt này; dùng “Ghi quyết định xếp loại”."
TWICE = (
    "Đồng chí này có hai dòng năm {year} trong lần ghi này ({campaigns}); "
    "mỗi năm một kết quả: chỉ chọn dòng của một đợt."
)
STANDS_ELSEWHERE = (
    "Kết quả xếp loại năm {year} của đồng chí này đã ghi ở nơi khác; hỏi cơ quan tổ chức cán bộ cấp trên."
)
CHANGED_SINCE = (
    "Kết quả xếp loại do dòng này ghi đã có người sửa sau khi quyết định; kiểm tra lại rồi làm tiếp."
)
SAME_GRADE = "Mức mới trùng với mức đã quyết định; giữ nguyên mức thì để trống."
NO_NEW_REASON = "Không đánh giá, xếp loại thì ghi lý do không đánh giá, xếp loại."
NO_NEW_PAPER = "Thay đổi mức xếp loại thì ghi số và ngày văn bản quyết định."
PAPER_ALONE = "Số và ngày văn bản chỉ ghi khi mức xếp loại thay đổi; chọn mức mới hoặc để trống."
BEFORE_DECISION = "Ngày văn bản trước ngày quyết định xếp loại ({day}); kiểm tra lại."


def campaign_ended(line: GradingLine, asked: Any = None) -> str | None:
    """Nothing is written on a row of a campaign that has ended, by no way."""
    return ENDED if line.campaign.closed_on else None


def is_not_graded(line: GradingLine) -> bool:
    """What is known beforehand of who was not long enough at work: nobody gives them a grade."""
    return Given.NOT_GRADED in (line.proposed, line.grade)


def self_graded(line: GradingLine, asked: Asked) -> str | None:
    return None if line.self_grade or is_not_graded(line) else NO_SELF


def collective_spoke(line: GradingLine, asked: Asked) -> str | None:
    return None if line.collective_grade or is_not_graded(line) else NO_COLLECTIVE


def office_proposed(line: GradingLine, asked: Asked) -> str | None:
    if line.proposed == Given.NOT_GRADED and not line.not_graded_reason:
        return NO_REASON
    return None if line.proposed else NO_PROPOSAL


def decided_above(line: GradingLine, asked: Asked) -> str | None:
    return None if line.is_decided_above else NOT_ABOVE


def result_of_above(line: GradingLine, asked: Asked) -> str | None:
    return None if line.is_decided_above else HERE_DECIDED


def decided_here(line: GradingLine, asked: Asked) -> str | None:
    return ABOVE_DECIDES if line.is_decided_above else None


def graded(line: GradingLine, asked: Asked) -> str | None:
    return None if line.grade else NO_GRADE


def paper_of_its_year(line: GradingLine, asked: Asked) -> str | None:
    """What is wrong with the result as it would be written, told as its own form tells it."""
    facts = {"year": line.year, "decision_on": asked.get("decision_on") or day_of(asked)}
    return " ".join(fault.reason for fault in faults(facts, clock.today())) or None


def load_votes(lines: Sequence[GradingLine], user: Any) -> None:
    """Whether a locked count of the body that decides holds votes about each; one query."""
    counted = GradingBallot.objects.filter(
        line__in=[line.pk for line in lines],
        choice__count__conference=Conference.STANDING,
        choice__count__unit=F("line__campaign__unit"),
        choice__count__state="closed",
    )
    voted = set(counted.values_list("line", flat=True))
    for line in lines:
        line.is_voted = line.pk in voted


def body_voted(line: GradingLine, asked: Asked) -> str | None:
    return None if line.is_voted else NO_VOTES


def put_results(lines: Sequence[GradingLine]) -> EvaluationQuerySet:
    """Put on the rows the results of their years: of the row itself, or what was written elsewhere; one query."""
    found = Evaluation.objects.filter(
        cadre__in={line.cadre_id for line in lines}, year__in={line.year for line in lines}
    )
    results = {(result.cadre_id, result.year): result for result in found}
    for line in lines:
        result = results.get((line.cadre_id, line.year))
        own = result is not None and result.line_id == line.pk
        line.result, line.other_result = (result, None) if own else (None, result)
    return found


def load_results(lines: Sequence[GradingLine], user: Any) -> None:
    """The same, which of the others the reader may be told of, and who has two rows of a year; two queries."""
    found, beside = put_results(lines), defaultdict(list)
    for line in lines:
        beside[line.cadre_id, line.year].append(line)
    readable = set(found.for_user(user).values_list("pk", flat=True))
    for line in lines:
        line.beside = beside[line.cadre_id, line.year]
        line.other_is_readable = line.other_result is not None and line.other_result.pk in readable


def stands_elsewhere(line: GradingLine, asked: Asked) -> str | None:
    """Only a result that no row has written is taken over."""
    other = line.other_result
    if other is None:
        return NOTHING_STANDS.format(year=line.year)
    return None if line.other_is_readable and not other.line_id else STANDS_ELSEWHERE.format(year=line.year)


def has_its_paper(line: GradingLine, asked: Asked) -> str | None:
    """A row is decided by number and day alone, also by a result that stood before it; of others nothing is told."""
    other = line.other_result if line.other_is_readable else None
    lacks = other is not None and not (other.decision_no and other.decision_on)
    return NO_PAPER.format(year=line.year) if lacks else None


def no_other_result(line: GradingLine, asked: Asked) -> str | None:
    other = line.other_result
    if other is None and len(line.beside) > 1:
        return TWICE.format(year=line.year, campaigns="; ".join(str(each.campaign) for each in line.beside))
    if other is None:
        return None
    if not line.other_is_readable:
        return STANDS_ELSEWHERE.format(year=line.year)
    return STANDS_ALREADY.format(year=line.year, words=in_words(other))


def in_words(result: Evaluation) -> str:
    words = abbreviated(result.grade, result.year) or NOT_GRADED_SHORT
    return f"{words}, số {result.decision_no}" if result.decision_no else words


def result_as_written(line: GradingLine, asked: Any) -> str | None:
    """What somebody wrote upon the result since is not taken away with it."""
    result = line.result
    same = result is None or all(getattr(result, name) == value for name, value in grade_of(line).items())
    return None if same else CHANGED_SINCE


def grade_of(line: GradingLine) -> dict[str, Any]:
    """What a decided row says of itself in its result."""
    not_graded = line.grade == Given.NOT_GRADED
    return {
        "grade": "" if not_graded else line.grade,
        "not_graded_reason": line.not_graded_reason if not_graded else "",
        "member_grade": line.member_grade,
    }


def answer_fits(line: GradingLine, asked: Asked) -> str | None:
    """An answer that changes the grade names the paper that does; one that does not, names none."""
    new, reason = asked.get("grade"), asked.get("not_graded_reason")
    paper = (asked.get("decision_no"), asked.get("decision_on"))
    if not new:
        return PAPER_ALONE if any(paper) else None
    if new == Given.NOT_GRADED and not reason:
        return NO_NEW_REASON
    if new == line.grade and (new != Given.NOT_GRADED or reason == line.not_graded_reason):
        return SAME_GRADE
    return None if all(paper) else NO_NEW_PAPER


def answered_after_decision(line: GradingLine, asked: Asked) -> str | None:
    decided, day = line.result and line.result.decision_on, asked.get("decision_on")
    if asked.get("grade") and decided and day and day < decided:
        return BEFORE_DECISION.format(day=f"{decided:%d/%m/%Y}")
    return None
