"""A value typed on the page and the same value in a roster get the same sentence."""

import datetime

import pytest
from django.urls import reverse

from cadre.faults import faults
from foundation.core.dates import PartialDate

DAY = datetime.date(2021, 11, 30)
BAD = [
    {"birth": "15/08/2035"},
    {"birth": "1990", "party_joined_on": "01/01/1995"},
    {"party_joined_on": "01/01/2022"},
    {"party_joined_on": "01/01/2010", "party_official_on": "01/01/2009"},
    {"citizen_id": "02008097"},
    {"citizen_id": "02008O979123"},
    {"party_card_no": "1684497"},
]


def cleaned(typed):
    return {
        name: value if name.endswith(("id", "no")) else PartialDate.parse(value)
        for name, value in typed.items()
    }


@pytest.mark.parametrize("typed", BAD, ids=str)
def test_the_page_says_what_the_import_says(client, world, typed):
    client.force_login(world.lan)
    data = {"full_name": "Cúc", "sex": "F", "entered_unit": world.hoa_tham.pk, **typed}
    html = client.post(reverse("cadre-new"), data).content.decode()
    sentences = [fault.reason for fault in faults(cleaned(typed), DAY) if fault.severity == "error"]
    assert sentences and all(sentence in html for sentence in sentences)
