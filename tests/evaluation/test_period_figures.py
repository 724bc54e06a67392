"""What reports count of the year's grading: rows by grade and decision, units by their answers; each as of the day."""

import datetime

import pytest

from evaluation.grading.results.figures import PeriodFigures, period_figures
from evaluation.models import GradingStep
from foundation.core.acts.run import apply
from office.campaigns.acts import CLOSE
from office.campaigns.figures import UnitsAsked
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_line
from tests.factories import make_cadre

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 11, 30)
BEFORE, LATER = datetime.date(2021, 10, 14), datetime.date(2021, 12, 20)


def told(day=DAY, *units, **asked):
    keys = [unit.pk for unit in units] or list(Unit.objects.values_list("pk", flat=True))
    return period_figures(day, keys, **asked)


def decided(line, on):
    step = {"act": "evaluation.decide", "from_state": "appraised", "to_state": "decided"}
    GradingStep.objects.create(line=line, on=on, **step)


def test_rows_count_by_what_is_to_be_decided_and_by_what_was_decided_on_the_day(
    world, django_assert_max_num_queries
):
    assert told() == PeriodFigures()
    campaign = make_grading(world.district, 2021)
    assert told().as_json() == {
        "year": 2021, "rows": 0, "graded": 0, "decided": 0, "units": {"due": 0, "received": 0},
    }  # fmt: skip
    an = make_line(world.an, campaign, "decided", grade="good")
    make_line(world.binh, campaign, proposed="good")
    make_line(make_cadre("Lý Văn Ba", unit=world.hoa_tham), campaign, grade="completed")
    make_campaign_unit(world.hoa_tham, "sent", campaign)
    make_campaign_unit(world.tan_van, "complete", campaign)
    decided(an, LATER)
    asked = UnitsAsked(due=2, received=1)
    assert told() == PeriodFigures(2021, rows=3, graded=2, decided=0, units=asked)
    assert told(LATER).decided == 1
    assert told(LATER, world.tan_van) == PeriodFigures(2021, rows=1, units=UnitsAsked(1, 1))
    assert told(LATER, hidden=[world.an.pk]).decided == 0
    assert told(BEFORE) == PeriodFigures(), "the campaign has not begun"
    with django_assert_max_num_queries(4):
        told()


def test_of_several_years_the_latest_that_is_open_is_told(world):
    make_line(world.an, make_grading(world.district, 2020))
    late = make_grading(world.district, 2021)
    assert told().year == 2021 and told().rows == 0
    assert not apply(CLOSE, User.system(), [late], {"on": DAY}).refused
    assert told().year == 2020 and told().rows == 1
