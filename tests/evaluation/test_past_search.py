"""Grades of a past day are found by name and birth, not by a post that came later."""

import pytest
from django.urls import reverse

from tests.evaluation.records import make_evaluation

LIST = reverse("evaluation-list")


@pytest.mark.parametrize(
    ("typed", "then", "now"), [("hoa tham", 0, 1), ("hoang an", 1, 1), ("hta 1980", 1, 1)]
)
def test_the_post_of_today_finds_nobody_on_a_past_day(client, world, typed, then, now):
    make_evaluation(world.an, 2018)
    client.force_login(world.lan)
    for total, query in ((then, {"as_of": "31/12/2019"}), (now, {})):
        response = client.post(LIST, {"q": typed, "year": "all", **query}, follow=True)
        assert response.context["page"]["total"] == total, query
