"""What was done about a person on a list, in order of day: reviews, opinions, decisions, what was approved.

Everything is told as far as the reader may know it: of a review as on the page of its list, of an opinion by its right,
of findings by the rights of their facts. A fixed number of queries for any number of entries, reviews and steps.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import capfirst

from office.organisation.naming import office_body
from office.regulations.findings import Finding, conclusion
from planning.choices import EndReason
from planning.knowable import Knowledge
from planning.models import ApprovedLine, EntryStep, ReviewEffect, ReviewListStep, ReviewOpinion
from planning.reviews.act_forms import HearingForm
from planning.reviews.acts import (
    APPRAISE,
    CONCLUDE,
    DECIDE,
    DECIDE_LATER,
    HEAR,
    LEAVE_OUT,
    SEND_BACK,
    START,
    SUBMIT_REVIEW,
)
from planning.reviews.ballots import ties_of
from planning.reviews.choices import LineOrigin, ReviewOutcome, ReviewWord
from planning.reviews.course import Course, CourseEvent, Stage, joined
from planning.reviews.told_lines import ToldLine

NOT_ANSWERED = "chưa trả lời"
REPLACED = "trước khi Thường trực cho ý kiến"
AGAIN = "xem xét lại trường hợp này"


def events_of(course: Course) -> list[CourseEvent]:
    """In order of day; of one day in the order of what is done."""
    found = (event for tell in TELLERS for event in tell(course))
    return sorted(found, key=lambda event: (event.day, event.stage))


def steps_of_entries(course: Course) -> Iterator[CourseEvent]:
    written = Exists(ReviewEffect.objects.filter(step=OuterRef("pk")))
    steps = EntryStep.objects.standing().filter(entry__in=course.entries, on__lte=course.day)
    for step in steps.annotate(written=written).order_by("on", "pk"):
        step.entry = entry = course.entries[step.entry_id]
        reason = entry.get_end_reason_display() if step.on == entry.ended_on else ""
        stage = Stage.WRITTEN if step.written else Stage.BEFORE
        said = joined(reason, step.reason)
        yield CourseEvent(step.on, stage, step.label, step.paper, said, entry.get_absolute_url())


def approved(course: Course) -> Iterator[CourseEvent]:
    """The person as the list was approved, whatever is on record since."""
    lines = ApprovedLine.objects.standing().filter(entry__in=course.entries)
    written = Exists(ReviewEffect.objects.filter(step=OuterRef("step")))
    lines = lines.annotate(written=written).select_related("approved_list", "step")
    knowledge = Knowledge(course.user, {course.cadre.pk})
    for line in lines.order_by("pk"):
        found = knowledge.told(course.cadre, map(Finding.from_json, line.findings))
        verdict = conclusion(found) if line.verdict else "chưa có kết quả kiểm tra lúc phê duyệt"
        born = f"sinh {line.birth}" if line.birth else ""
        said = joined(line.name, born, line.workplace, line.special_basis, verdict)
        what = f"Danh sách đã phê duyệt, số liệu {line.approved_list.basis_words}"
        stage = Stage.KEPT if line.written else Stage.BEFORE
        yield CourseEvent(line.approved_list.on, stage, what, line.step.paper, said)


def words_on_lines(course: Course) -> Iterator[CourseEvent]:
    """What the unit asked and what the office proposed, on the days on which they said so."""
    for told in course.lines:
        line = told.line
        of, url = campaign_of(told), line.get_absolute_url()
        if line.unit_at:
            what, day = f"Đơn vị đề nghị: {told.unit_word}", day_of(line.unit_at, course)
            yield CourseEvent(day, Stage.UNIT, what, "", of, url)
        if line.proposal_at and told.proposal:
            who = f"người đề xuất: {line.proposal_by}" if line.proposal_by else ""
            what, day = (
                f"{capfirst(office_body())} đề xuất: {told.proposal}",
                day_of(line.proposal_at, course),
            )
            stage = Stage.PROPOSED_AGAIN if line.pk in course.reopened else Stage.PROPOSED
            yield CourseEvent(day, stage, what, "", joined(of, who), url)


def proposals_before(course: Course) -> Iterator[CourseEvent]:
    """What the office proposed first of who was looked at once more."""
    for told in course.lines:
        for before in course.reopened.get(told.line.pk, ()):
            if before["proposal_at"]:
                day = day_of(datetime.datetime.fromisoformat(before["proposal_at"]), course)
                what = f"{capfirst(office_body())} đề xuất: {worded(before)}"
                url = told.line.get_absolute_url()
                yield CourseEvent(day, Stage.PROPOSED, what, "", joined(campaign_of(told), REPLACED), url)


def worded(before: dict) -> str:
    word, reason = before["proposal"], before["proposal_reason"]
    return joined(
        word and ReviewWord(word).label, reason and EndReason(reason).label, before["proposal_text"]
    )


def campaign_of(told: ToldLine) -> str:
    return str(told.line.review_list.campaign)


def day_of(moment: datetime.datetime, course: Course) -> datetime.date:
    """The day of the moment; in a demonstration, whose day is fixed, nothing was said later than on it."""
    return min(timezone.localdate(moment), course.day)


def steps_of_reviews(course: Course) -> Iterator[CourseEvent]:
    """How the list came through its review, and what that meant for the person; for who weighs it."""
    weighed = {told.line.review_list_id: told for told in course.lines if told.weighed}
    steps = ReviewListStep.objects.standing().filter(review_list__in=weighed, act__in=OF_STEPS)
    for step in steps.order_by("on", "pk") if weighed else ():
        told = weighed[step.review_list_id]
        if told.line.origin == LineOrigin.ABOVE and step.act not in OF_ADDED_ABOVE:
            continue
        stage, tell = OF_STEPS[step.act]
        what, said = tell(told, step)
        if what:
            said = joined(said, campaign_of(told))
            yield CourseEvent(step.on, stage, what, step.paper, said, told.line.get_absolute_url())


Tell = Callable[[ToldLine, ReviewListStep], tuple[str, str]]


def started(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    """Who is added stood on no list when the review began."""
    return ("Đưa vào đợt rà soát" if told.line.origin == LineOrigin.STANDING else ""), ""


def appraised(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    return f"{capfirst(office_body())} đã thẩm định", ""


def heard(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    """What was said of the list may be about one person on it: the words stand with those looked at once more."""
    answer = dict(HearingForm.ANSWERS).get(step.answer, "")
    reopened = AGAIN if reopened_in(told, step) else ""
    return joined("Thường trực cho ý kiến", answer, reopened), step.reason if reopened else ""


def reopened_in(told: ToldLine, step: ReviewListStep) -> dict | None:
    """The proposal that the step took from the line; None where it left it alone."""
    return (step.reopened or {}).get(str(told.line.pk))


def sent_back(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    """Why is said of the list, and read there."""
    return "Thường trực chưa đồng ý", ""


def plainly(what: str) -> Tell:
    return lambda told, step: (what, step.reason)


def concluded(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    present = f"{step.present}/{step.called} đồng chí dự họp" if step.called else ""
    return f"Ban Thường vụ kết luận: {told.conclusion}", present


def decided(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    """Of who had to send more papers the decision on the list says nothing else yet."""
    later = told.line.waits or told.line.later_step_id
    outcome = ReviewOutcome.MORE_PAPERS.label if later else told.outcome
    return "Quyết định về danh sách", f"kết quả: {outcome}" if outcome else told.conclusion


def decided_later(told: ToldLine, step: ReviewListStep) -> tuple[str, str]:
    own = told.line.later_step_id == step.pk
    return ("Quyết định bổ sung" if own else ""), f"kết quả: {told.outcome}"


OF_STEPS: dict[str, tuple[Stage, Tell]] = {
    START.name: (Stage.STARTED, started),
    APPRAISE.name: (Stage.APPRAISED, appraised),
    HEAR.name: (Stage.HEARD, heard),
    SEND_BACK.name: (Stage.HEARD, sent_back),
    CONCLUDE.name: (Stage.CONCLUDED, concluded),
    SUBMIT_REVIEW.name: (Stage.SENT_UP, plainly("Trình cấp trên")),
    DECIDE.name: (Stage.DECIDED, decided),
    DECIDE_LATER.name: (Stage.DECIDED, decided_later),
    LEAVE_OUT.name: (Stage.DECIDED, plainly("Để ngoài đợt rà soát")),
}

# Whom the level above added nobody had appraised, heard, concluded on or sent up.
OF_ADDED_ABOVE = [DECIDE.name, DECIDE_LATER.name, LEAVE_OUT.name]


def opinions(course: Course) -> Iterator[CourseEvent]:
    """Whom the office asked, and what they answered; by the right of opinions."""
    lines = {told.line.pk for told in course.lines}
    asked = ReviewOpinion.objects.for_user(course.user).filter(line__in=lines)
    for each in asked.order_by("sent_on", "pk") if lines else ():
        if each.skipped:
            what = f"Không chờ ý kiến: {each.asked_body}"
            yield CourseEvent(each.sent_on, Stage.OPINION, what, "", each.skipped)
            continue
        sent = "" if each.answered_on else NOT_ANSWERED
        what = f"Lấy ý kiến phối hợp: {each.asked_body}"
        yield CourseEvent(each.sent_on, Stage.OPINION, what, "", sent)
        if each.answered_on:
            what, said = f"{each.asked_body} trả lời", joined(each.answer, each.text)
            yield CourseEvent(each.answered_on, Stage.OPINION, what, "", said)


def ballots(course: Course) -> Iterator[CourseEvent]:
    """How many voted for the person at which conference, by the right of counts; votes go on no paper."""
    lines = [] if course.on_paper else [told.line for told in course.lines]
    for tie in ties_of(lines, course.user) if lines else ():
        count = tie.choice.count
        what, said = (
            f"Kiểm phiếu: {count.get_conference_display()}",
            f"{tie.choice.votes_for}/{count.valid} phiếu",
        )
        yield CourseEvent(count.met_on, Stage.OPINION, what, count.minutes, said, count.get_absolute_url())


def notices(course: Course) -> Iterator[CourseEvent]:
    """That the unit was told; for a unit this is where it learns the result."""
    for told in course.lines:
        notice = told.line.notice
        if notice and (told.weighed or told.told):
            said = "" if told.weighed else joined(told.conclusion, told.outcome)
            paper = f"{notice.number}, ngày {notice.notified_on:%d/%m/%Y}"
            yield CourseEvent(notice.notified_on, Stage.TOLD, "Thông báo cho đơn vị", paper, said)


TELLERS: list[Callable[[Course], Iterable[CourseEvent]]] = [
    steps_of_entries,
    words_on_lines,
    proposals_before,
    opinions,
    ballots,
    steps_of_reviews,
    approved,
    notices,
]
