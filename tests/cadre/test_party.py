import datetime

import pytest

from cadre.models.people import Cadre
from cadre.party import PartyStatus, party_status, with_party_status
from foundation.core.dates import as_partial
from tests.factories import make_cadre

DAY = datetime.date(2021, 11, 30)
CASES = [
    ("2001-10-03", "2002-10-03", "full"),
    (None, "2002", "full"),
    ("2021-02-01", None, "probationary"),
    ("2019-02-01", "2021-12-01", "probationary"),
    ("2020-11-30", None, "undated"),
    ("2020-12", None, "probationary"),
    ("2015", None, "undated"),
    (None, None, "none"),
    ("2021-12-01", None, "none"),
    (None, "2022-01-01", "none"),
]


@pytest.mark.parametrize(("joined", "official", "expected"), CASES)
def test_status_on_the_day(joined, official, expected):
    assert party_status(as_partial(joined), as_partial(official), DAY) == expected


def test_the_filter_says_the_same_as_the_rule(world):
    for joined, official, _ in CASES:
        make_cadre(
            f"{joined} {official}", unit=world.hoa_tham, party_joined_on=joined, party_official_on=official
        )
    people = Cadre.objects.exclude(pk__in=[world.an.pk, world.binh.pk])
    for status in PartyStatus:
        found = {c.pk for c in people if party_status(c.party_joined_on, c.party_official_on, DAY) == status}
        assert set(people.filter(with_party_status(status, DAY)).values_list("pk", flat=True)) == found


def test_29_february_has_a_year_before():
    assert (
        party_status(as_partial("2019-03-01"), None, datetime.date(2020, 2, 29)) == PartyStatus.PROBATIONARY
    )
