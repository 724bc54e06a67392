"""An import of rotations taken back: rows, states, steps and what the list tells are as they were."""

import pytest
from django.urls import reverse

from foundation.core.traces.history import entries
from foundation.sheets.undo.told import kept_records
from rotation.acts import PLACE
from rotation.models import Rotation, RotationStep
from tests.factories import make_post
from tests.rotation.case_work import RETURN, day, done, taken_back
from tests.rotation.sheets import row
from tests.undo_import.imports import acting, imported, tables, take_back

pytestmark = pytest.mark.django_db

RUNS = {"to_post": "Chủ tịch UBND, Xã Tân Văn", "valid_from": "2020-02-01", "valid_to": "", "after": ""}
ENDED = {**RUNS, "valid_to": "2021-02-01", "note": "Theo kế hoạch năm 2019"}
PLACED = {**ENDED, "after": "Phó Chánh Văn phòng, Huyện ủy Lạng Giang"}


@pytest.fixture
def stood(client, world):
    """A rotation that runs, brought in by an earlier sheet."""
    client.force_login(world.lan)
    make_post("Chuyên viên", world.office)
    imported(world.lan, [row(**RUNS)], "rotations")
    return Rotation.objects.get()


def stands(client):
    """The state, the steps that stand, and what the list says."""
    (shown,) = client.get(reverse("rotation-list")).context["page"]["rows"]
    shown = shown.state_on(day("2021-11-30")), shown.note, shown.valid_to, shown.placement
    steps = RotationStep.objects.standing().order_by("pk").values_list("act", "to_state", "on")
    return Rotation.objects.get().state, list(steps), shown


@pytest.mark.parametrize(("said", "acts"), [(ENDED, 1), (PLACED, 2)])
def test_what_a_sheet_ended_runs_again(client, world, stood, said, acts):
    before = tables(), stands(client)
    sent = imported(world.lan, [row(**said)], "rotations")
    assert stands(client)[0] == ("placed" if acts == 2 else "waiting")
    assert (take_back(sent, world.lan)["steps"], tables(), stands(client)) == (acts, *before)
    told = [f"{entry.verb} {entry.record}" for entry in entries(stood, world.lan)[:acts]]
    assert told == ["Hoàn tác: Ghi luân chuyển đã kết thúc", "Hoàn tác: Ghi đã bố trí sau luân chuyển"][:acts]
    assert imported(world.lan, [row(**said)], "rotations").written == 1
    assert stands(client)[0] == ("placed" if acts == 2 else "waiting")


def test_a_case_of_acts_that_a_sheet_ended_runs_again(client, world, running):
    client.force_login(world.lan)
    said = {
        "full_name": "Hoàng Thị An",
        "birth": "1980-05-01",
        "from_post": "",
        "to_post": str(running.to_post),
    }
    before = tables(), stands(client)
    sent = imported(
        world.lan, [row(**said, valid_from="2021-03-01", valid_to="2021-10-01", after="")], "rotations"
    )
    assert stands(client)[0] == "early"
    assert take_back(sent, world.lan)["kept"] == [] and (tables(), stands(client)) == before


@pytest.mark.parametrize(
    "since",
    [
        lambda case: done(PLACE, case, {"on": day("2021-11-01"), "after_words": "X", **RETURN}),
        taken_back,
        lambda case: Rotation.objects.update(note="Đã kiểm tra"),
    ],
    ids=["placed", "taken back", "edited"],
)
def test_what_somebody_went_on_with_stays_and_is_told(client, world, stood, since):
    sent = imported(world.lan, [row(**ENDED)], "rotations")
    with acting(world.lan):
        since(stood)
    left = tables(), stands(client)
    (kept,), unnamed = kept_records(take_back(sent, world.lan), world.lan)
    assert kept.why.startswith("Lan đã sửa lúc") and not unnamed and (tables(), stands(client)) == left
