"""Rule sets of grading that need no database, and the figures of offices."""

from office.regulations.models import Rule, RuleSet

MEASURES = {
    "excellent_max_share": "share",
    "excellent_base": "words",
    "months_to_be_graded": "months",
    "maternity_is_graded": "yes_no",
    "absent_months_limited": "months",
    "absent_grade_most": "words",
    "discipline_not_completed": "yes_no",
    "not_completed_years": "years",
    "head_within_collective": "yes_no",
    "collective_before_head": "yes_no",
    "member_needs_official": "yes_no",
    "points_excellent": "points",
    "points_good": "points",
    "points_completed": "points",
}
ASKED = {
    "excellent_max_share": "0.2",
    "excellent_base": "Hoàn thành tốt nhiệm vụ",
    "months_to_be_graded": 6,
    "maternity_is_graded": True,
    "absent_months_limited": 3,
    "absent_grade_most": "Hoàn thành nhiệm vụ",
    "discipline_not_completed": True,
    "not_completed_years": 2,
    "head_within_collective": True,
    "collective_before_head": True,
    "member_needs_official": True,
    "points_excellent": 90,
    "points_good": 70,
    "points_completed": 50,
}


def rule_set(values=None, **fields):
    """All that a regime asks, confirmed, or other values by key; `fields` are of each rule."""
    given = {"confirmed": True, "article": "Điều 12"} | fields
    found = RuleSet(name="Bộ của đơn vị")
    rules = [
        Rule(key=key, measure=MEASURES[key], value=value, **given)
        for key, value in (ASKED if values is None else values).items()
    ]
    found.line, found.asked = [{rule.place: rule for rule in rules}], []
    return found
