"""What a list must have before it goes on: each gate a sentence that says what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q

from ballots.models import BallotCount
from cadre.models.conflicts import conflicted_cadres
from cadre.models.trust import PoliticalConclusion
from foundation.core import clock
from foundation.core.acts.act import Asked
from foundation.core.acts.steps import Step
from foundation.core.scope.rows import OTHERS_ACT, unit_key
from office.campaigns.models import CampaignUnit
from office.organisation.models.structure import Unit
from office.organisation.querysets import line_above
from planning.models import AdditionBallot, ReviewLine, ReviewList, ReviewOpinion
from planning.models.review_lines import KINDS_OF_WORDS
from planning.reviews.choices import (
    OF_ADDITIONS,
    OF_STANDING,
    DecidingLevel,
    LineOrigin,
    ReviewOutcome,
    ReviewState,
    ReviewWord,
)
from planning.reviews.guard import reviews_of, told
from planning.reviews.lines import load_before
from planning.reviews.telling import not_told
from planning.secrecy import SECRET_LIST

AFTER_THE_TERM = "{term} đã hết; danh sách không còn để rà soát."
SOMEBODY_SPOKE = "Đã có đề nghị hoặc đề xuất ghi cho danh sách; không hoàn tác được việc thu hồ sơ."
NO_DOSSIER = "{unit}: {state}; ghi “Đủ hồ sơ” hoặc “Báo không thay đổi” rồi chuyển thẩm định."
MISSING = "{unit} không nộp hồ sơ: danh sách giữ nguyên như đã phê duyệt; dùng “Để ngoài đợt rà soát”."
NOT_PROPOSED = "Còn {count} trường hợp chưa có đề xuất: {names}."
NOT_ASKED = (
    "Chưa lấy ý kiến phối hợp về {count} đồng chí đề xuất bổ sung: {names}; ghi ý kiến hoặc lý do không lấy ở"
    " “Ý kiến phối hợp” của danh sách."
)
NOT_ANSWERED = "Còn {count} ý kiến phối hợp chưa trả lời; ghi trả lời hoặc lý do không chờ."
NOT_LOCKED = (
    "Chưa khóa kết quả kiểm phiếu của {count} hội nghị về đồng chí bổ sung; khóa ở “Kết quả các hội nghị”."
)
NOT_CONCLUDED = (
    "Chưa ghi số, ngày kết luận tiêu chuẩn chính trị của {count} đồng chí đề xuất bổ sung: {names}; ghi ở hồ sơ của"
    " từng đồng chí, mục “Kết luận tiêu chuẩn chính trị”."
)
TOO_MANY_VOTES = "Số phiếu lớn hơn số có mặt: {names}."
TOO_FEW_VOTES = (
    "Bổ sung với số phiếu chưa quá nửa số có mặt: {names}. Chọn “Chưa bổ sung”, hoặc đánh dấu xác nhận."
)
TOLD = "Đã thông báo cho {count} đơn vị; xóa thông báo ghi nhầm rồi mới trả lại bước trước."
OTHERS = "trường hợp do đồng chí khác xử lý"
OTHER_KIND = f"Kết luận không hợp với trường hợp. {KINDS_OF_WORDS}"
NO_REASON = "Kết luận đưa ra khác với đề xuất thì ghi lý do đưa ra."
NOT_SENT_UP = "Danh sách do cấp trên quyết định: ghi “Trình cấp trên” trước khi ghi quyết định."
WAITING = (
    "Còn {count} trường hợp cấp trên yêu cầu bổ sung hồ sơ; ghi quyết định bổ sung,"
    " hoặc “Không đồng ý”, rồi làm tiếp."
)
NOT_TOLD = "Chưa ghi thông báo cho: {units}."
Complete = CampaignUnit.State
MOST_NAMED = 5
# What a meeting says line by line.
SAID_BY_LINE = ("words", "reasons", "texts", "votes")


def load_start(lists: Sequence[ReviewList], user: Any) -> None:
    """Put on the lists what was approved last, and the review that each is in already."""
    load_before(lists)
    found = reviews_of({each.target_id for each in lists})
    for each in lists:
        each.other_review = found.get(each.target_id)


def is_open(review: ReviewList, asked: Asked) -> str | None:
    return SECRET_LIST if review.secret else None


def in_no_other_review(review: ReviewList, asked: Asked) -> str | None:
    return told(review.other_review) if review.other_review else None


def in_its_term(review: ReviewList, asked: Asked) -> str | None:
    term = review.target.term
    return AFTER_THE_TERM.format(term=str(term).capitalize()) if term.ends_on <= clock.today() else None


def nothing_said(review: ReviewList, step: Step) -> str | None:
    """Of undoing: lines that bear a word, and who was added since, are not taken away."""
    spoken = ~Q(unit_word="") | ~Q(proposal="") | Q(entry=None)
    return SOMEBODY_SPOKE if review.lines.filter(spoken).exists() else None


def answering(lists: Iterable[ReviewList]) -> dict[int, CampaignUnit]:
    """{key of a list: the unit of the campaign that answers for it}: that of the list, else the nearest above it.

    A list that the office makes itself has none. Two queries.
    """
    lists = list(lists)
    units = CampaignUnit.objects.filter(campaign__in={each.campaign_id for each in lists}).select_related(
        "unit"
    )
    by_place = {(each.campaign_id, each.unit_id): each for each in units}
    parents = Unit.objects.parents()
    found = {}
    for each in lists:
        above = line_above(unit_key(each), parents)
        answers = (by_place.get((each.campaign_id, unit)) for unit in above)
        if first := next(filter(None, answers), None):
            found[each.pk] = first
    return found


def load_dossiers(lists: Sequence[ReviewList], user: Any) -> None:
    answers = answering(lists)
    for each in lists:
        each.answering = answers.get(each.pk)


def dossier_complete(review: ReviewList, asked: Asked) -> str | None:
    unit = review.answering
    if unit is None or unit.state in (Complete.COMPLETE, Complete.UNCHANGED, Complete.MERGED):
        return None
    said = MISSING if unit.state == Complete.MISSING else NO_DOSSIER
    return said.format(unit=unit.unit, state=unit.get_state_display().lower())


def load_lines(lists: Sequence[ReviewList], user: Any) -> None:
    """Put on the lists their lines, which of them the user leaves to others, what is missing of additions."""
    hidden = conflicted_cadres(user)
    lines = list(ReviewLine.objects.filter(review_list__in=lists).select_related("cadre"))
    by_list: dict[int, list[ReviewLine]] = {}
    for line in lines:
        by_list.setdefault(line.review_list_id, []).append(line)
    asked = ReviewOpinion.objects.filter(line=OuterRef("pk"))
    added = ReviewLine.objects.filter(review_list__in=lists, proposal=ReviewWord.ADD)
    unasked = set(added.filter(~Exists(asked)).values_list("pk", flat=True))
    concluded = PoliticalConclusion.objects.filter(cadre=OuterRef("cadre"))
    unconcluded = set(added.filter(~Exists(concluded)).values_list("pk", flat=True))
    waiting = ReviewOpinion.objects.filter(line__in=added, answered_on=None, skipped="")
    unanswered = counted(waiting.values_list("line__review_list", flat=True))
    votes = AdditionBallot.objects.filter(
        line__review_list__in=lists, choice__count__state=BallotCount.State.OPEN
    )
    counts = votes.order_by().values_list("line__review_list", "choice__count").distinct()
    unlocked = Counter(key for key, _ in counts)
    for each in lists:
        each.unlocked = unlocked[each.pk]
        each.loaded = by_list.get(each.pk, [])
        each.left_to_others = {line.pk for line in each.loaded if line.cadre_id in hidden}
        each.unanswered = unanswered[each.pk]
        each.unasked = [line for line in each.loaded if line.pk in unasked]
        each.unconcluded = [line for line in each.loaded if line.pk in unconcluded]


def counted(keys: Any) -> Counter[int]:
    return Counter(keys.order_by())


def all_proposed(review: ReviewList, asked: Asked) -> str | None:
    own = (line for line in review.loaded if line.origin != LineOrigin.ABOVE)
    lines = [line for line in own if not line.proposal]
    return NOT_PROPOSED.format(count=len(lines), names=named(review, lines)) if lines else None


def named(review: ReviewList, lines: Sequence[ReviewLine], told: Mapping[int, str] | None = None) -> str:
    """Whom a sentence is about, the first of them by name; of whom others handle only that there are some."""
    told = told or {}
    names = [f"{line.cadre}{told.get(line.pk, '')}" for line in lines if line.pk not in review.left_to_others]
    shown = names[:MOST_NAMED]
    if len(names) < len(lines):
        shown.append(OTHERS)
    return ", ".join([*shown, *(["…"] if len(names) > MOST_NAMED else [])])


def additions_ready(review: ReviewList, asked: Asked) -> str | None:
    if review.unasked:
        return NOT_ASKED.format(count=len(review.unasked), names=named(review, review.unasked))
    return NOT_ANSWERED.format(count=review.unanswered) if review.unanswered else None


def counts_locked(review: ReviewList, asked: Asked) -> str | None:
    """What a body is told of the votes does not change afterwards."""
    return NOT_LOCKED.format(count=review.unlocked) if review.unlocked else None


def politics_concluded(review: ReviewList, asked: Asked) -> str | None:
    """That there is a conclusion on the political standard: its number and day, nothing of what it says."""
    lines = review.unconcluded
    return NOT_CONCLUDED.format(count=len(lines), names=named(review, lines)) if lines else None


def votes_fit(review: ReviewList, asked: Asked) -> str | None:
    votes: Mapping[int, int] = asked.get("votes") or {}
    lines = [line for line in review.loaded if votes.get(line.pk, 0) > asked["present"]]
    return TOO_MANY_VOTES.format(names=named(review, lines)) if lines else None


def votes_carry(review: ReviewList, asked: Asked) -> str | None:
    """Who has no more than half of the votes is added only where the meeting says so; no rule for it is confirmed."""
    votes, words, present = asked.get("votes") or {}, asked.get("words") or {}, asked["present"]
    lines = [
        line
        for line in review.loaded
        if 2 * votes.get(line.pk, present) <= present
        and (words.get(line.pk) or line.proposal) == ReviewWord.ADD
    ]
    if not lines or asked.get("few_votes"):
        return None
    told = {line.pk: f" ({votes[line.pk]}/{present})" for line in lines}
    return TOO_FEW_VOTES.format(names=named(review, lines, told))


def nobody_told(review: ReviewList, step: Step) -> str | None:
    """Of undoing: what units were told stands until their notices are taken away."""
    count = review.notices.values("unit").distinct().order_by().count()
    return TOLD.format(count=count) if count else None


def nobody_told_later(review: ReviewList, step: Step) -> str | None:
    """The same of undoing a later decision, for those whom it decided."""
    told = ReviewLine.objects.filter(later_step=step.pk, notice__isnull=False)
    count = told.values("notice__unit").distinct().order_by().count()
    return TOLD.format(count=count) if count else None


def nothing_of_oneself(review: ReviewList, asked: Asked) -> str | None:
    """Of oneself and one's relatives a meeting's word is written as proposed, or by somebody else."""
    said = {*(asked.get("amended") or ())}.union(*(asked.get(name) or () for name in SAID_BY_LINE))
    return OTHERS_ACT if said & review.left_to_others else None


def conclusions_fit(review: ReviewList, asked: Asked) -> str | None:
    words, reasons = asked.get("words") or {}, asked.get("reasons") or {}
    for line in review.loaded:
        word = words.get(line.pk) or line.proposal
        if word and word not in (OF_STANDING if line.origin == LineOrigin.STANDING else OF_ADDITIONS):
            return OTHER_KIND
        if word == ReviewWord.REMOVE != line.proposal and line.pk not in reasons:
            return NO_REASON
    return None


def sent_up_first(review: ReviewList, asked: Asked) -> str | None:
    waits = review.decided_by == DecidingLevel.HIGHER and review.state == ReviewState.CONCLUDED
    return NOT_SENT_UP if waits else None


def load_waiting(lists: Sequence[ReviewList], user: Any) -> None:
    """Put on the lists how many of their lines have to send more papers before they are decided."""
    waiting = ReviewLine.objects.filter(review_list__in=lists, outcome=ReviewOutcome.MORE_PAPERS)
    counts = counted(waiting.values_list("review_list", flat=True))
    for each in lists:
        each.waits = counts[each.pk]


def nobody_waits(review: ReviewList, asked: Asked) -> str | None:
    return WAITING.format(count=review.waits) if review.waits else None


def load_notices(lists: Sequence[ReviewList], user: Any) -> None:
    load_waiting(lists, user)
    wanted = not_told(lists)
    names = dict(Unit.objects.filter(pk__in=set().union(*wanted.values())).values_list("pk", "name"))
    for each in lists:
        each.not_told = sorted(names[unit] for unit in wanted[each.pk])


def units_told(review: ReviewList, asked: Asked) -> str | None:
    names = review.not_told
    shown = [*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])]
    return NOT_TOLD.format(units=", ".join(shown)) if names else None
