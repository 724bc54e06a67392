import datetime

import pytest

from cadre.models.facts import PostHeld
from tests.factories import make_post
from tests.rotation.chains import CHAIN

KNOWN_ON = datetime.date(2021, 11, 30)


@pytest.fixture
def roster(world):
    """Bình's post in Tân Văn stands in a roster, its beginning unknown."""
    make_post("Chuyên viên", world.office)
    PostHeld.objects.filter(cadre=world.binh).update(valid_from=None, known_on=KNOWN_ON)
    return world


chain_rows = CHAIN.fixture()


@pytest.fixture
def moving(world, chain_rows):
    return chain_rows.onto(world)
