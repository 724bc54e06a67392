"""Whether a rotation lasted as long as the rules in force at its beginning ask."""

from organisation.models import Unit
from regulations.findings import Finding, Level, unconfirmed
from regulations.models import RuleSet

TEXT = "Thời gian luân chuyển"


def months_between(begun, ended):
    """Whole months from a day to a day; a month that is not over does not count."""
    months = 12 * (ended.year - begun.year) + ended.month - begun.month
    return months - (ended.day < begun.day)


def long_enough(rotation, rules, day):
    """The finding on the day; None while it runs and the least time is still to come."""
    least = rules.rule("rotation_min_months") if rules else None
    ended = rotation.ended_by(day)
    last = rotation.valid_to.first_day if ended else day
    months = months_between(rotation.valid_from.first_day, last)
    if least is None or not least.confirmed:
        return unconfirmed(TEXT, least, value=months, measure="tháng")
    if not ended and months < least.figure:
        return None
    return Finding(
        Level.PASS if months >= least.figure else Level.FAIL,
        TEXT,
        value=months,
        measure="tháng",
        requirement=f"≥ {least.figure}",
        source=f"từ {rotation.valid_from} đến {rotation.valid_to if ended else f'{day:%d/%m/%Y}'}",
        article=least.article,
    )


def rules_of(rotations):
    """{(first day, key of the unit moved to): rule set in force} for many rotations, in four queries."""
    asked = {
        (begun.first_day, Unit(pk=unit))
        for begun, unit in rotations.order_by().values_list("valid_from", "to_post__unit")
    }
    return RuleSet.objects.in_force_for(asked, RuleSet.Subject.ROTATION)


def place_of(rotation):
    return rotation.valid_from.first_day, rotation.to_post.unit_id
