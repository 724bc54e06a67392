"""A dossier that is handed in takes its rows along; given back, they are the unit's again."""

import pytest
from django.urls import reverse

from evaluation.models import GradingLine, GradingStep
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.campaigns.acts import HAND_IN_BY_UNIT, RECEIVE, RETURN
from office.campaigns.models import ChecklistItem, ReceivedItem
from tests.campaigns.campaigns import make_campaign_unit
from tests.conftest import TODAY
from tests.evaluation.grading import make_grading, make_line, states_of
from tests.factories import make_cadre, make_post


@pytest.fixture
def asked(world):
    world.campaign = make_grading(world.district, 2021)
    world.unit = make_campaign_unit(world.hoa_tham, campaign=world.campaign)
    post = make_post("Chuyên viên", world.hoa_tham)
    said = {
        "Cúc": {"self_grade": "good", "collective_grade": "good"},
        "Dung": {"self_grade": "good"},
        "Yên": {},
    }
    for name, words in said.items():
        make_line(make_cadre(name, post), world.campaign, campaign_unit=world.unit, **words)
    return world


def done(act, user, unit, **asked):
    outcome = apply(act, user, [unit], {"on": TODAY} | asked)
    assert not outcome.refused, outcome.refused
    return outcome.steps


@pytest.mark.parametrize("act, who", [(HAND_IN_BY_UNIT, "huong"), (RECEIVE, "lan")])
def test_rows_go_on_as_far_as_they_say_something(asked, act, who):
    done(act, getattr(asked, who), asked.unit)
    assert states_of(asked.campaign) == {"Cúc": "unit", "Dung": "self", "Yên": "open"}
    assert {step.by for step in GradingStep.objects.all()} == {getattr(asked, who)}


def test_a_dossier_given_back_gives_back_what_is_not_appraised(asked):
    done(RECEIVE, asked.lan, asked.unit)
    appraised = make_cadre("Hà", make_post("Chuyên viên", asked.hoa_tham))
    make_line(appraised, asked.campaign, "appraised", campaign_unit=asked.unit)
    done(RETURN, asked.lan, asked.unit, reason="Thiếu biên bản")
    assert states_of(asked.campaign) == {"Cúc": "open", "Dung": "open", "Yên": "open", "Hà": "appraised"}
    assert set(GradingStep.objects.filter(to_state="open").values_list("reason", flat=True)) == {
        "Thiếu biên bản"
    }


def test_handing_in_that_is_taken_back_takes_the_rows_back(asked):
    steps = done(HAND_IN_BY_UNIT, asked.huong, asked.unit)
    assert not undo(asked.huong, steps).refused
    assert states_of(asked.campaign) == {"Cúc": "open", "Dung": "open", "Yên": "open"}


@pytest.mark.parametrize("act, who", [("submit", "huong"), ("receive", "lan")])
def test_before_it_is_handed_in_it_is_told_what_lacks(asked, client, act, who):
    ChecklistItem.objects.all().delete()
    ChecklistItem.objects.create(kind="grading", name="Biên bản họp tập thể")
    client.force_login(getattr(asked, who))
    url = reverse(f"campaignunit-{act}", args=[asked.unit.pk])
    page = client.get(url).content.decode()
    assert "Tập thể chưa đề nghị 2/3 đồng chí." in page
    assert "Hồ sơ bắt buộc chưa ghi nhận: Biên bản họp tập thể;" in page
    GradingLine.objects.update(collective_grade="good")
    ReceivedItem.objects.create(campaign_unit=asked.unit, item=ChecklistItem.objects.get())
    page = client.get(url).content.decode()
    assert "chưa đề nghị" not in page and "chưa ghi nhận" not in page
    assert client.post(url, {"on": f"{TODAY:%d/%m/%Y}", "state": "waiting"}).status_code == 302
