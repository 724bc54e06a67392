"""What has to be looked at of a line under review (nội dung cần xem xét): facts, never a verdict, score or proposal.

Each is a small function of one line that tells a sentence, a day, where it is recorded, and the article that asks.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from evaluation.grades import Grade, abbreviated
from evaluation.models import Evaluation, last_year
from foundation.core.dates import PartialDate
from foundation.sheets.cells import BadCell
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import (
    CONCLUDED,
    FAILED,
    NOT_YET,
    TO_CONSIDER,
    Finding,
    FindingLevel,
    cited,
)
from office.regulations.models import Rule
from planning.checks.evidence import stands
from planning.checks.record import is_below
from planning.checks.titles import NO_SEAT
from planning.choices import EndReason
from planning.models import ReviewLine
from planning.news import NewsKind
from planning.reviews.cases import LineCase, cases_of
from planning.reviews.fact_kinds import UNCONFIRMED, FactKind, LineFacts, ReviewFact

# Years whose grades are told where no rule says how many.
GRADED_YEARS = 2
Form = PostHeld.LeavingForm
LEFT_FOR = {
    Form.RETIRED: EndReason.RETIRED,
    Form.RETIRED_EARLY: EndReason.RETIRED,
    Form.MOVED_AWAY: EndReason.TRANSFERRED,
    Form.QUIT: EndReason.LEFT,
    Form.DECEASED: EndReason.DECEASED,
}


Fact = Callable[[LineCase], Iterable[ReviewFact]]


def happened(case: LineCase) -> Iterator[ReviewFact]:
    """What became of the person since: left, works elsewhere, holds the planned seat, the unit has ended."""
    former = case.posts.former
    for item in case.news:
        left = item.kind == NewsKind.LEFT and former
        reason = LEFT_FOR.get(former.leaving_form, "") if left else ""
        yield ReviewFact(
            FactKind(item.kind), item.sentence, item.day, item.source, "", item.to_review, reason
        )


def higher_title(case: LineCase) -> Iterator[ReviewFact]:
    """An equal or higher title is held already, where the ranks are known; the planned one is told by itself."""
    if all(item.kind != NewsKind.SEATED for item in case.news):
        yield from not_met(
            case, Condition.HIGHER_TITLE, FactKind.HIGHER, "đã giữ chức danh tương đương, cao hơn"
        )


def time_left(case: LineCase) -> Iterator[ReviewFact]:
    """Fewer months are left than are asked; the rule may wait to be confirmed."""
    found = case.of(Condition.TIME_LEFT)
    needed = case.rule(f"months_required{'_reelected' if case.facts.reelected else ''}")
    if found is None or not isinstance(found.value, int) or needed is None or needed.figure is None:
        return
    if found.value < needed.figure:
        words = found.figure if found.value < 0 else f"còn {found.figure}"
        special = f"; trường hợp đặc biệt theo {found.special}" if found.special else ""
        yield of_finding(FactKind.TIME_LEFT, words + special, found)


def discipline(case: LineCase) -> Iterator[ReviewFact]:
    """Discipline in force; by some rules it takes a person out of itself, which is reported, not voted."""
    rule = case.rule("discipline_removes")
    removes = stands(rule) and bool(rule.figure)
    if not case.disciplines:
        yield from not_met(case, Condition.DISCIPLINE, FactKind.DISCIPLINE, "kỷ luật")
    for each in case.disciplines:
        ends = f"hết hiệu lực từ {each.valid_to}" if each.valid_to else "chưa ghi ngày hết hiệu lực"
        given = f"{lower_first(each.get_form_display())} từ {each.valid_from}, {ends}"
        words = f"{lower_first(each.get_kind_display())}: {given}"
        words += "; thuộc trường hợp đương nhiên đưa ra" if removes else ""
        article = cited(rule.article, rule.documents) if removes else ""
        yield ReviewFact(
            FactKind.DISCIPLINE, words, each.valid_from, paper_of(each), article, automatic=removes
        )


def paper_of(each: Discipline) -> str:
    return "; ".join(filter(None, ["Kỷ luật", decision_of(each), each.issuer]))


def decision_of(each: Discipline | Evaluation) -> str:
    dated = f", ngày {each.decision_on:%d/%m/%Y}" if each.decision_on else ""
    return f"quyết định số {each.decision_no}{dated}" if each.decision_no else ""


def verification(case: LineCase) -> Iterator[ReviewFact]:
    """Something is being looked into; what, is kept nowhere here."""
    for each in case.verifications:
        paper = f"; văn bản số {each.paper_no}" if each.paper_no else ""
        words = f"đang xem xét, xác minh từ {each.valid_from}"
        yield ReviewFact(FactKind.VERIFICATION, words, each.valid_from, f"Xem xét, xác minh{paper}")


def grades(case: LineCase) -> Iterator[ReviewFact]:
    """Years among the last ones in which the tasks were not fulfilled; of years running by their own rule."""
    asked, last, run = case.rule("grade_years"), last_year(case.day), case.not_completed
    years = int(asked.figure) if asked and asked.figure else GRADED_YEARS
    low = [
        each for each in case.evaluations if each.year > last - years and each.grade == Grade.NOT_COMPLETED
    ]
    if run:
        words = f"không hoàn thành nhiệm vụ {run.words}"
        yield of_grades(FactKind.GRADES, words, run.given, article_of(run.rule))
    elif low:
        words = f"không hoàn thành nhiệm vụ năm {', '.join(str(each.year) for each in low)}"
        yield of_grades(FactKind.GRADES, words, low, article_of(asked))


def below_asked(case: LineCase) -> Iterator[ReviewFact]:
    """Years whose grade is lower than the set asks; its rule may wait to be confirmed."""
    found, least, years = case.of(Condition.GRADES), case.rule("grade_least"), case.rule("grade_years")
    if found is None or not (least and least.figure and years and years.figure):
        return
    since, low = last_year(case.day) - years.figure, []
    with suppress(BadCell):
        low = [each for each in case.evaluations if each.year > since and is_below(each.grade, least.figure)]
    if low:
        given = ", ".join(f"{each.year}: {abbreviated(each.grade, each.year)}" for each in low)
        words = f"xếp loại dưới mức yêu cầu: {given} ({found.required})"
        yield of_grades(FactKind.CONDITION, words, low, found.basis if found.confirmed else "")
    elif found.verdict in (NOT_YET, FAILED, TO_CONSIDER):
        yield of_finding(FactKind.CONDITION, f"{lower_first(found.text)}: {found.reason}", found)


def of_grades(kind: FactKind, words: str, given: Sequence[Evaluation], article: str) -> ReviewFact:
    """A fact that rests on these grades, the latest one last: its day and their decisions."""
    papers = dict.fromkeys(paper for each in given if (paper := decision_of(each)))
    day = given[-1].decision_on or PartialDate(str(given[-1].year))
    return ReviewFact(kind, words, day, "; ".join(["Xếp loại", *papers]), article)


def titles(case: LineCase) -> Iterator[ReviewFact]:
    """More titles of the level are planned for than the rule lets; those of all terms count where it says so."""
    most, together = case.rule("max_titles_per_candidate_same_level"), case.rule("titles_of_all_terms")
    if most is None or most.figure is None:
        return
    count = case.titles.in_all if stands(together) and together.figure else case.titles.in_horizon
    if count > most.figure:
        note = "" if most.confirmed else f", {UNCONFIRMED}"
        words = f"quy hoạch {count} chức danh cùng cấp (quy định không quá {most.figure}{note})"
        yield ReviewFact(FactKind.TITLES, words, None, "Quy hoạch qua các nhiệm kỳ", article_of(most))


def standards(case: LineCase) -> Iterator[ReviewFact]:
    """The standards of the planned title that are not met, as far as the set asks for them."""
    yield from not_met(case, Condition.STANDARDS, FactKind.STANDARDS, "chưa đạt tiêu chuẩn chức danh")


def seat(case: LineCase) -> Iterator[ReviewFact]:
    """A post is planned for without a seat in the committee that it belongs to."""
    found = case.of(Condition.COMMITTEE_SEAT)
    if found and found.value == NO_SEAT:
        yield of_finding(FactKind.SEAT, "chức danh chưa gắn với quy hoạch cấp ủy", found)


def other_conditions(case: LineCase) -> Iterator[ReviewFact]:
    """Any other condition of the person that is not met or has to be looked at."""
    for found in case.findings:
        if found.condition not in TOLD_BY_THEMSELVES and found.verdict in (NOT_YET, FAILED, TO_CONSIDER):
            said = found.figure or found.reason or str(found.value or "")
            words = f"{lower_first(found.text)}: {said}" if said else f"cần xem xét {lower_first(found.text)}"
            yield of_finding(FactKind.CONDITION, words, found)


def concluded(case: LineCase) -> Iterator[ReviewFact]:
    """That a paper concludes, "tiêu chuẩn chính trị: kết luận số …, ngày …: có"; it is told and asks for no look."""
    for found in case.findings:
        if found.verdict == CONCLUDED:
            words = f"{lower_first(found.text)}: {found.value}: có"
            yield ReviewFact(FactKind.CONDITION, words, None, found.source, to_review=False)


def missing(case: LineCase) -> Iterator[ReviewFact]:
    """Data of the person that the conditions need and that nobody entered."""
    birth = case.facts.birth
    lacking = [] if birth and birth.month else ["tháng sinh" if birth else "ngày sinh"]
    reckoned = case.facts.reckoning(case.rules).missing
    lacking += [
        found.missing
        for found in case.findings
        if found.missing and found.level == FindingLevel.UNKNOWN and found.missing != reckoned
    ]
    if lacking:
        words = f"thiếu {', '.join(dict.fromkeys(lacking))}"
        yield ReviewFact(FactKind.MISSING, words, None, "Hồ sơ cán bộ")


FACTS: list[Fact] = [
    happened,
    higher_title,
    time_left,
    discipline,
    verification,
    grades,
    below_asked,
    titles,
    standards,
    seat,
    other_conditions,
    concluded,
    missing,
]
TOLD_BY_THEMSELVES = {
    Condition.GRADES,
    Condition.TIME_LEFT,
    Condition.STANDARDS,
    Condition.TITLES_OF_PERSON,
    Condition.PEOPLE_OF_TITLE,
    Condition.HIGHER_TITLE,
    Condition.COMMITTEE_SEAT,
    Condition.DISCIPLINE,
}


def not_met(case: LineCase, condition: Condition, kind: FactKind, words: str) -> Iterator[ReviewFact]:
    found = case.of(condition)
    if found and found.verdict in (NOT_YET, FAILED, TO_CONSIDER):
        said = found.reason or found.figure
        yield of_finding(kind, f"{words}: {said}" if said else words, found)


def of_finding(kind: FactKind, sentence: str, found: Finding) -> ReviewFact:
    """A fact that rests on a finding: its evidence, and its article once that is confirmed."""
    article = found.basis if found.confirmed else ""
    return ReviewFact(kind, sentence, found.day, found.source, article)


def article_of(rule: Rule | None) -> str:
    return cited(rule.article, rule.documents) if stands(rule) else ""


def facts_of_lines(lines: Sequence[ReviewLine], day: datetime.date, user: Any = None) -> dict[int, LineFacts]:
    """{line key: what is told of it on the day}, as far as the user may know; all of it without one.

    The lines are `cases.loaded`; a fixed number of queries for any number of them.
    """
    found = {}
    for case in cases_of(lines, day, user):
        found[case.line.pk] = LineFacts(tuple(item for tell in FACTS for item in tell(case)))
    return found
