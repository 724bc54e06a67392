"""How long somebody worked in the year, and what follows for the grade: too short for one, or for a high one."""

from collections.abc import Iterator
from decimal import Decimal

from evaluation.grades import SHORT, Grade, read_grade
from evaluation.grading.choices import Absence, Given
from evaluation.grading.findings.checks import GradingCase, figure, looked_at, rank
from evaluation.grading.findings.kinds import Check
from foundation.sheets.cells import BadCell
from office.regulations.findings import Finding
from office.regulations.models import Rule

BEYOND = "xem xét mức khi nghỉ từ {most} tháng mà vẫn đủ {most} tháng công tác"
# What is told where no rule says it.
USUAL_MONTHS, USUAL_ABSENT, USUAL_MOST = 6, 3, Grade.COMPLETED


def of(rule: Rule | None, usual: int) -> int:
    return int(rule.figure) if rule is not None and rule.figure is not None else usual


def excepted(case: GradingCase) -> bool:
    """Maternity leave that a confirmed rule counts as work."""
    rule = case.rule("maternity_is_graded")
    return case.line.absence == Absence.MATERNITY and bool(rule and rule.confirmed and rule.figure)


def worked(case: GradingCase) -> Decimal | None:
    """Months in the year without those away; None where nobody wrote them."""
    months, away = case.line.months, case.line.absent_months or 0
    if months is None:
        return None
    return Decimal(months) - (0 if excepted(case) else Decimal(away))


def too_short(case: GradingCase) -> Iterator[Finding]:
    """Fewer months than a grade asks; who is proposed as not graded is what the rule wants."""
    rule, months = case.rule("months_to_be_graded"), worked(case)
    least = of(rule, USUAL_MONTHS)
    if months is None or case.standing == Given.NOT_GRADED:
        return
    told = {
        "value": figure(months),
        "measure": "tháng",
        "requirement": f"≥ {least} tháng",
        "source": away(case),
    }
    if months < least:
        yield looked_at(Check.MONTHS, "Thời gian công tác trong năm", rule, **told, reason=case.short)


def long_absent(case: GradingCase) -> Iterator[Finding]:
    """Away for months that limit the grade; longer ones leave too few to be graded, which is told by itself.

    Away for so long, and yet enough months to be graded: no rule limits it, so that it is looked at.
    """
    line, rule = case.line, case.rule("absent_months_limited")
    least, most = of(rule, USUAL_ABSENT), of(case.rule("months_to_be_graded"), USUAL_MONTHS)
    if line.absent_months is None or excepted(case) or line.absent_months < least:
        return
    beyond, months = line.absent_months >= most, worked(case)
    if beyond and months is not None and months < most:
        return
    limit, limit_rule = limit_of(case), case.rule("absent_grade_most")
    place = rank(case.standing)
    if case.standing and (place is None or place >= rank(limit)):
        return
    weaker = next((each for each in (rule, limit_rule) if each is None or not each.confirmed), rule)
    told = {"value": figure(line.absent_months), "measure": "tháng", "source": away(case)}
    told["requirement"] = f"không quá {SHORT[limit]} khi nghỉ từ {least} đến dưới {most} tháng"
    if beyond:
        told["requirement"] = f"{BEYOND.format(most=most)}; {told['requirement']}"
    yield looked_at(Check.ABSENT, "Thời gian nghỉ trong năm", weaker, **told, reason=case.short)


def limit_of(case: GradingCase) -> Grade:
    """The highest grade of who was away so long; the usual one where the rule has none that can be read."""
    rule = case.rule("absent_grade_most")
    try:
        return read_grade(str(rule.figure)) if rule and rule.figure else USUAL_MOST
    except BadCell:
        return USUAL_MOST


def away(case: GradingCase) -> str:
    line = case.line
    if not line.absent_months:
        return ""
    why = f" ({line.get_absence_display().lower()})" if line.absence else ""
    return f"nghỉ {figure(line.absent_months)} tháng{why}"
