import datetime

import pytest

from office.regulations.models import RuleSet

BEGAN = datetime.date(2012, 11, 5)
ENDED = datetime.date(2021, 12, 27)


@pytest.fixture
def central(db):
    return RuleSet.objects.create(name="Trung ương", in_force_from=BEGAN, in_force_to=ENDED)


@pytest.fixture
def local(world, central):
    """The district's own set: it stands before the central one."""
    return RuleSet.objects.create(
        name="Của huyện", unit=world.district, parent=central, in_force_from="2015-06-01", in_force_to=ENDED
    )
