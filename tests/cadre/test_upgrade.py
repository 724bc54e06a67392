"""People who had left before there were steps get the step of the day on which their last post ends."""

import datetime
from importlib import import_module

import pytest
from django.db import connection

from cadre.acts import RECORD_LEAVING
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.models.steps import CadreStep
from foundation.core.acts.undo import undo
from tests.factories import make_post

RETIRED = {"leaving_form": "retired", "leaving_decision_no": "926-QĐ/HU", "leaving_decision_on": "2021-08-12"}
SEPTEMBER = datetime.date(2021, 9, 1)


def upgrade():
    module = import_module("cadre.migrations.0008_steps_of_leavers")
    with connection.cursor() as cursor:
        cursor.execute(module.LEFT)


@pytest.mark.parametrize(
    ("ended", "on"),
    [
        ({"valid_to": "2021-09-01", **RETIRED}, SEPTEMBER),
        ({"valid_to": "2021-09", "leaving_form": "moved_away"}, SEPTEMBER),
        ({"valid_to": "2021-09-01", "leaving_form": "term_ended"}, SEPTEMBER),
        ({"valid_to": "2022-01-01", **RETIRED}, datetime.date(2022, 1, 1)),
        ({"valid_to": "2022-01-01", "leaving_form": "term_ended"}, None),
        ({}, None),
    ],
)
def test_a_leaver_has_left_from_the_day_the_post_ends(world, ended, on):
    PostHeld.objects.filter(cadre=world.an).update(**ended)
    upgrade()
    assert list(CadreStep.objects.values_list("cadre", "on", "origin", "by")) == (
        [(world.an.pk, on, "upgrade", None)] if on else []
    )


def test_the_step_bears_the_paper_and_is_taken_back_like_any_other(world):
    further = PostHeld.objects.create(
        cadre=world.an, post=make_post("Ủy viên BCH", world.hoa_tham), main=False, known_on="2020-06-01"
    )
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2021-09-01", **RETIRED)
    upgrade()
    step = CadreStep.objects.get()
    told = (step.act, step.leaving_form, step.decision_no, step.decision_on, step.unit)
    day = datetime.date(2021, 8, 12)
    assert told == (RECORD_LEAVING.name, "retired", "926-QĐ/HU", day, world.hoa_tham)
    assert not undo(world.lan, [step]).refused
    assert set(PostHeld.objects.filter(cadre=world.an).values_list("valid_to", "leaving_form")) == {
        (None, "")
    }
    assert Cadre.objects.get(pk=world.an.pk).now.status == "serving" and further.pk


def test_who_took_another_post_has_not_left(world):
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2021-09-01")
    PostHeld.objects.create(cadre=world.an, post=make_post("Bí thư", world.hoa_tham), valid_from="2021-09-01")
    upgrade()
    assert not CadreStep.objects.exists()
