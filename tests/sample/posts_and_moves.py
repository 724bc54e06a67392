"""Since when the leaders of the sample hold their posts, and how its rotations stand."""

from collections import Counter
from datetime import date

from django.db import transaction

from cadre.models.facts import PostHeld
from dashboards.figures import as_json, gather
from office.organisation.models.structure import Unit
from rotation.checks import check, place_of, rules_of
from rotation.figures import rotations
from rotation.models import Rotation

DAYS = [*(date(year, 12, 31) for year in range(2016, 2021)), date(2021, 11, 28)]


def rotations_are_judged(expected):
    """Two of those who returned had stayed less than the 36 months of the sample's own rules."""
    found = rotations(date(2021, 11, 28), list(Unit.objects.values_list("pk", flat=True)))
    assert (found.rotated, found.returned, found.running) == tuple(expected.values())
    day = date(2021, 11, 28)
    moved = Rotation.objects.begun_by(day).select_related("cadre", "to_post")
    rules = rules_of(moved)
    checked = [check(each, rules[place_of(each)], day) for each in moved]
    lengths = Counter(lasted.words.split()[0] for lasted, _ in checked)
    assert lengths == {"Đạt": 6, "Cần": 2, "Còn": 6}
    assert {time_left.words for _, time_left in checked} == {"Đạt"}


def present_posts_move_no_figure():
    """Every leader has a beginning before the day of the figures, which are what they were without these."""
    held = PostHeld.objects.on(date(2021, 11, 30)).filter(main=True, post__title__is_leader=True)
    assert held.count() == held.filter(valid_from__lt="2021-11-28").count() == 270
    told = figures_of_days()
    with transaction.atomic():
        held.exclude(taking_form="rotated").update(valid_from=None, known_on=date(2021, 11, 30))
        assert held.filter(valid_from=None).count() == 264
        without = figures_of_days()
        transaction.set_rollback(True)
    assert told == without


def figures_of_days():
    units = Unit.objects.values_list("pk", flat=True)
    return [as_json(gather(day, units)) for day in DAYS]
