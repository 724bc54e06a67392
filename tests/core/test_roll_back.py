"""A request stands whole or leaves nothing: what a failed answer had written is taken back."""

import pytest

from office.organisation.models.structure import ManagingAuthority
from tests.core.failing import WRITTEN

pytestmark = pytest.mark.urls("tests.core.failing")


@pytest.fixture
def officer(client, world):
    client.raise_request_exception = False
    client.force_login(world.lan)
    return client


@pytest.mark.parametrize(
    ("address", "status", "stays"),
    [
        ("/answering/200/", 200, True),
        ("/answering/404/", 404, True),
        ("/answering/499/", 499, True),
        ("/answering/500/", 500, False),
        ("/answering/503/", 503, False),
        ("/raising/", 500, False),
    ],
)
def test_an_answer_from_500_on_leaves_nothing_written(officer, address, status, stays):
    assert officer.post(address).status_code == status
    assert ManagingAuthority.objects.filter(name=WRITTEN).exists() == stays
