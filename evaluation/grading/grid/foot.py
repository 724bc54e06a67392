"""The foot of the grid: the share of HTXSNV among those with alike tasks, across the units and in each of them."""

from dataclasses import dataclass

from evaluation.grading.findings.quota import GroupQuota
from evaluation.grading.grid.lines import NO_GROUP

ABOVE = "cấp trên quyết định"
NONE_OVER = "Trong từng đơn vị: không đơn vị nào quá tỷ lệ."
OVER = "Trong từng đơn vị, {count} đơn vị quá tỷ lệ: {units}."
MOST_NAMED = 6


@dataclass(frozen=True)
class FootLine:
    """Both readings of a group in words."""

    name: str
    across: str
    within_units: str
    is_over: bool
    units_over: int = 0


def foot_line(told: GroupQuota) -> FootLine:
    name = told.group.name if told.group else NO_GROUP
    if told.above:
        name = f"{name} ({ABOVE})"
    return FootLine(name, told.across.sentence, in_units(told), told.is_over, len(told.over))


def in_units(told: GroupQuota) -> str:
    """The second reading; nothing where the group is of one unit or the rule not confirmed: it would say the same."""
    if len(told.units) < 2 or not told.across.confirmed:
        return ""
    over = [f"{unit} ({each.excellent}/{each.good})" for unit, each in told.units if each.is_over]
    if not over:
        return NONE_OVER
    more = f" và {len(over) - MOST_NAMED} đơn vị khác" if len(over) > MOST_NAMED else ""
    return OVER.format(count=len(over), units=", ".join(over[:MOST_NAMED]) + more)
