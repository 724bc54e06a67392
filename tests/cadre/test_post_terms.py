"""The terms that end within a time are those of all posts judged one by one, however few of them are read."""

import datetime
import random

from cadre.models.facts import PostHeld
from cadre.post_terms import APPOINTMENT, ending, facts_of, sets_in_force, term_of
from foundation.core.months import add_months
from office.regulations.models import Rule, RuleSet
from tests.factories import LONG_AGO, make_cadre, make_post, make_rule

DAYS = [datetime.date(2021, 11, 30), datetime.date(2020, 2, 29), datetime.date(2021, 3, 31)]


def partial(day, chance):
    """The day as it is known: in full, by its month or by its year."""
    return f"{day:%Y-%m-%d}"[: chance.choice([10, 10, 7, 4])]


def test_terms_of_random_posts_end_as_all_of_them_judged_one_by_one(world):
    chance = random.Random(20)
    for unit, months in ((None, 60), (world.hoa_tham, 13), (world.tan_van, 0)):
        rule_set = RuleSet.objects.create(
            name=f"Bộ {months}", subject=APPOINTMENT.subject, unit=unit, in_force_from=LONG_AGO
        )
        if months:
            make_rule(APPOINTMENT.key, months, rule_set=rule_set)
    for number in range(120):
        day = chance.choice(DAYS) + datetime.timedelta(days=chance.randint(-4, 370))
        begun = partial(add_months(day, -chance.choice([60, 60, 13, 12])), chance)
        unit = chance.choice([world.office, world.hoa_tham, world.tan_van])
        person = make_cadre(f"Lý Văn {number}", make_post(f"Chức danh {number}", unit), valid_from=begun)
        decided = chance.choice([None, None, None, day])
        PostHeld.objects.filter(cadre=person).update(
            taking_form=chance.choice(["appointed", "appointed", "elected", ""]), term_ends=decided
        )
    for day in DAYS:
        until, held = add_months(day, 12), PostHeld.objects.on(day)
        sets = sets_in_force(day, APPOINTMENT.subject)
        terms = (term_of(facts, APPOINTMENT, sets) for facts in facts_of(held))
        slowly = {term.of.held: term.ends for term in terms if term.ends and day < term.ends <= until}
        found = ending(held, APPOINTMENT, list(Rule.objects.filter(key=APPOINTMENT.key)), day, until)
        assert {term.of.held: term.ends for term in found} == slowly and len(slowly) > 5
