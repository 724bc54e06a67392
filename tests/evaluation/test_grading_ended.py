"""A year's grading that has ended is not worked on: by no act, not in the grid, not on the form of a row."""

import datetime

import pytest
from django.urls import reverse

from evaluation.grading.acting.gates import ENDED
from evaluation.grading.acts import APPRAISE, CLOSE, COMPLAIN, NOTIFY, REOPEN
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.campaigns.models import Campaign
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.grading import last_step, make_grading, make_line
from tests.evaluation.test_grid import address, cells, html, stands

DAY = datetime.date(2021, 11, 30)
ASKED = {"on": DAY, "reason": "Xem lại hồ sơ", "decision_no": "12-TB/HU"}


def made(world, state, **fields):
    return make_line(world.an, make_grading(world.district, 2021), state, ordinal=1, **fields)


@pytest.fixture
def line(client, world):
    client.force_login(world.lan)
    return made(world, "unit")


def end(line):
    Campaign.objects.filter(pk=line.campaign_id).update(state="closed", closed_on=DAY)


@pytest.mark.parametrize(
    "act, state",
    [
        (APPRAISE, "unit"),
        (NOTIFY, "decided"),
        (COMPLAIN, "notified"),
        (CLOSE, "notified"),
        (REOPEN, "closed"),
    ],
)
def test_no_act_is_done(world, act, state):
    line = made(world, state, proposed="good", grade="good")
    end(line)
    chief = make_user("truongban", Role.CHIEF, world.district)
    assert apply(act, chief, [line], ASKED).refused == {line.pk: [ENDED]}
    assert stands(line, "state") == (state,)


def test_no_act_is_taken_back(world):
    line = made(world, "decided", grade="good")
    assert not apply(NOTIFY, world.lan, [line], ASKED).refused
    end(line)
    assert undo(world.lan, [last_step(line)]).refused == {line.pk: [ENDED]}
    assert stands(line, "state") == ("notified",)


def test_the_grid_is_read_and_what_is_typed_is_refused(client, line):
    typed = cells(line, proposed="2")
    end(line)
    told = client.post(address(line.campaign), typed)
    assert told.status_code == 200 and ENDED in html(told)
    assert stands(line, "proposed", "version") == ("", 0)
    page = html(client.get(address(line.campaign)))
    assert "Đợt đã kết thúc, bảng chỉ để xem" in page and f'name="r{line.pk}-proposed"' not in page


def test_the_form_of_a_row_says_so_and_keeps_what_was_typed(client, line):
    page, form = line.get_absolute_url(), reverse("gradingline-edit", args=[line.pk])
    assert form in html(client.get(page))
    typed = client.get(form).context["form"].initial | {"note": "Ghi thêm"}
    end(line)
    told = client.post(form, {name: "" if value is None else value for name, value in typed.items()})
    assert told.status_code == 200 and ENDED in html(told) and "Ghi thêm" in html(told)
    assert stands(line, "note") == ("",)
    assert form not in html(client.get(page))
