"""What has to be looked at of a row of the year, each with the rule that asks: told, and nothing is changed.

Each check is a function of one case. What no rule asks is told by its facts; a rule that nobody confirmed gives its
figure and no verdict.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cadre.models.discipline import Discipline
from evaluation.grades import SHORT, Grade
from evaluation.grading.choices import SHORT_GIVEN, Given
from evaluation.grading.findings.kinds import Check
from evaluation.grading.findings.quota import SHARE_KEY, GroupQuota, unit_of
from evaluation.grading.standing import standing
from evaluation.models import GradingLine, UnitGrade
from office.regulations.conditions import lower_first
from office.regulations.findings import Finding, FindingLevel, reserved, unconfirmed
from office.regulations.models import Rule, RuleSet

ORDER = list(Grade)
APART = 2
# How many years in a row are told where no rule says it.
USUAL_YEARS = 2
IN_YEAR, FROM_BEFORE = "trong năm {year}", "từ trước năm {year}, còn hiệu lực trong năm"
TAKES_DOWN = "thuộc trường hợp xếp loại không hoàn thành nhiệm vụ"
NO_COLLECTIVE = "{unit} chưa có mức xếp loại tập thể"


@dataclass(frozen=True)
class GradingCase:
    """One row with what is known beside it: its rules, discipline, earlier grades by year, the collective, its group.

    None for discipline or earlier grades is that the reader may not know.
    """

    line: GradingLine
    year: int
    rules: RuleSet | None = None
    members: RuleSet | None = None
    disciplines: Sequence[Discipline] | None = ()
    before: dict[int, str] | None = field(default_factory=dict)
    collective: UnitGrade | None = None
    quota: GroupQuota | None = None

    @property
    def standing(self) -> str:
        return standing(self.line)

    @property
    def short(self) -> str:
        """The grade in short; "chưa có mức" where there is none."""
        return SHORT_GIVEN[Given(self.standing)] if self.standing else "chưa có mức"

    def rule(self, key: str) -> Rule | None:
        return self.rules.rule(key) if self.rules else None


def rank(grade: str) -> int | None:
    """Its place from the best; None for no grade and for who is not graded."""
    return ORDER.index(Grade(grade)) if grade in Grade.values else None


def better(grade: str, other: str) -> bool:
    """Whether both are grades and the first is the higher one."""
    one, two = rank(grade), rank(other)
    return one is not None and two is not None and one < two


def looked_at(check: Check, text: str, rule: Rule | None, **evidence: Any) -> Finding:
    """To be looked at by the rule; by one that is missing or unconfirmed only told, with its figure."""
    evidence["condition"] = check
    if rule is None or not rule.confirmed:
        return unconfirmed(text, None, **evidence)
    return Finding(FindingLevel.WARN, text, article=rule.article, documents=rule.documents, **evidence)


def over(case: GradingCase) -> Iterator[Finding]:
    """HTXSNV in a group, or in the person's unit within it, beyond the share."""
    told = case.quota
    if told is None or case.standing != Grade.EXCELLENT:
        return
    own = f"trong nhóm, riêng {unit_of(case.line)}"
    for reading, where in ((told.across, "của nhóm"), (told.of(case.line), own)):
        if reading.is_over:
            rule = case.rule(SHARE_KEY)
            yield looked_at(Check.OVER, f"Tỷ lệ HTXSNV {where}", rule, reason=reading.sentence)


def far(case: GradingCase) -> Iterator[Finding]:
    """Two grades or more between what the person says and what is to be decided."""
    own, now = rank(case.line.self_grade), rank(case.standing)
    if own is not None and now is not None and abs(own - now) >= APART:
        value = f"{SHORT[Grade(case.line.self_grade)]} → {case.short}"
        yield Finding(FindingLevel.WARN, Check.FAR.label, value, condition=Check.FAR)


def disciplined(case: GradingCase) -> Iterator[Finding]:
    """Discipline of the year, by most rules a ground for KHTNV; what began before and is in force is told as such."""
    text = "Kỷ luật trong năm"
    if case.disciplines is None:
        yield reserved(Finding(FindingLevel.RESERVED, text, condition=Check.DISCIPLINE))
    for each in case.disciplines or ():
        value = f"{lower_first(each.get_form_display())} ({lower_first(each.get_kind_display())})"
        told = {"value": f"{value} từ {each.valid_from}", "source": paper_of(each)}
        if of_year(each, case.year):
            rule = case.rule("discipline_not_completed")
            asks = rule is not None and rule.figure is True
            yield looked_at(Check.DISCIPLINE, text, rule, **told, reason=TAKES_DOWN if asks else "")
        else:
            reason = FROM_BEFORE.format(year=case.year)
            yield Finding(
                FindingLevel.WARN, "Kỷ luật còn hiệu lực", **told, reason=reason, condition=Check.DISCIPLINE
            )


def of_year(given: Discipline, year: int) -> bool:
    """Whether it was decided or began in the year."""
    days = [given.decision_on, given.valid_from.first_day]
    return any(day is not None and day.year == year for day in days)


def paper_of(given: Discipline) -> str:
    number = f"quyết định số {given.decision_no}" if given.decision_no else ""
    day = f"ngày {given.decision_on:%d/%m/%Y}" if given.decision_on else ""
    return ", ".join(filter(None, [number, day, given.issuer]))


def repeated(case: GradingCase) -> Iterator[Finding]:
    """KHTNV again: in as many years in a row as the rule asks, two where none says."""
    if case.standing != Grade.NOT_COMPLETED:
        return
    rule = case.rule("not_completed_years")
    many = int(rule.figure) if rule and rule.figure else USUAL_YEARS
    text = "Không hoàn thành nhiệm vụ các năm liên tiếp"
    if case.before is None:
        yield reserved(Finding(FindingLevel.RESERVED, text, condition=Check.REPEATED))
        return
    years = [case.year]
    while case.before.get(years[-1] - 1) == Grade.NOT_COMPLETED:
        years.append(years[-1] - 1)
    if len(years) >= many:
        value = ", ".join(str(year) for year in reversed(years))
        yield looked_at(Check.REPEATED, text, rule, value=value)


def head(case: GradingCase) -> Iterator[Finding]:
    """The head graded above the collective."""
    group = case.collective
    given = (group.grade or group.proposed) if group else ""
    rule = case.rule("head_within_collective")
    if case.line.is_head and better(case.standing, given) and asked(rule):
        value = f"{case.short}; tập thể {SHORT[Grade(given)]}"
        yield looked_at(Check.HEAD, Check.HEAD.label, rule, value=value)


def collective(case: GradingCase) -> Iterator[Finding]:
    """The head has a grade before the collective has one."""
    line, rule = case.line, case.rule("collective_before_head")
    waits = not (case.collective and case.collective.grade)
    if line.is_head and (line.grade or line.proposed) and waits and asked(rule):
        reason = NO_COLLECTIVE.format(unit=line.unit)
        yield looked_at(Check.COLLECTIVE, "Xếp loại tập thể trước người đứng đầu", rule, reason=reason)


def asked(rule: Rule | None) -> bool:
    """Whether the rule says yes; one that nobody wrote is told as unconfirmed, one that says no asks nothing."""
    return rule is None or rule.figure is not False


def member(case: GradingCase) -> Iterator[Finding]:
    """HTXSNV as a Party member without it as an official."""
    line = case.line
    rule = case.members.rule("member_needs_official") if case.members else None
    if line.member_grade == Grade.EXCELLENT and case.standing != Grade.EXCELLENT and asked(rule):
        value = f"đảng viên HTXSNV; cán bộ, công chức {case.short}"
        yield looked_at(Check.MEMBER, "Đảng viên hoàn thành xuất sắc nhiệm vụ", rule, value=value)


def points(case: GradingCase) -> Iterator[Finding]:
    """A grade above what the points reach; that more is needed for a grade than points is no finding."""
    line = case.line
    if None in (line.points_general, line.points_result) or rank(case.standing) is None:
        return
    rule = case.rule(f"points_{case.standing}")
    total = line.points_general + line.points_result
    if rule is not None and rule.figure is not None and total < rule.figure:
        told = {"value": f"{case.short}, {figure(total)}", "requirement": f"≥ {rule.figure}"}
        yield looked_at(Check.POINTS, "Điểm so với mức xếp loại", rule, **told, measure="điểm")


def figure(number: Any) -> str:
    """A number of months or points as the office writes it, "5,5", "6"."""
    return f"{number.normalize():f}".replace(".", ",") if hasattr(number, "normalize") else str(number)
