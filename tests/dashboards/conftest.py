"""The small district of the board, its rows made once a run."""

import pytest

from tests.conftest import WORLD
from tests.dashboards.district import fill
from tests.put import Put


def filled(world):
    fill(world)
    return world


district_rows = Put("district", filled, upon=WORLD).fixture()


@pytest.fixture
def district(world, district_rows):
    return district_rows.onto(world)
