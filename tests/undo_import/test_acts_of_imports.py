"""Acts that an import did: taken back by steps of their own, and the records they were done to with them."""

import datetime

import pytest

from cadre.models.people import CadreNow
from cadre.models.steps import CadreStep
from foundation.core.acts.run import apply
from foundation.sheets.models import Import
from office.organisation.rights import Role
from planning.acts import REMOVE
from planning.models import ApprovedLine, ApprovedList, EntryStep, PlanningEntry
from tests.cadre.sheets import bring_in, verdicts
from tests.conftest import make_user
from tests.planning.lists import make_proposal, make_target
from tests.planning.test_import import row as planned_row
from tests.sheets_import.personal_rows import row
from tests.undo_import.imports import acting, imported, imported_together, reasons, tables, take_back
from tests.undo_import.test_undo import AN, TAM

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(world):
    target = make_target(world.hoa_tham)
    target.post.title.aliases = ["Ủy viên BCH Đảng bộ"]
    target.post.title.save()
    return target


def test_a_file_with_sheets_of_several_kinds_goes_as_a_whole(world, planned):
    before = tables()
    sheets = {"roster": [TAM, AN], "former": [row("former", 3, world.binh)], "plan": [planned_row()]}
    sent = imported_together(world.lan, sheets)
    assert sent.written == 4 and PlanningEntry.objects.count() == 1
    found = take_back(sent, world.lan)
    assert (found["steps"], found["kept"]) == (2, []) and tables() == before


def test_a_list_of_leavers_gives_the_posts_back_by_undoing_its_acts(world):
    before = tables()
    sent = imported(world.lan, [row("former", 3, world.an)], "former")
    assert CadreNow.objects.get(cadre=world.an).status == "left"
    found = take_back(sent, world.lan)
    assert found["steps"] == 1 and CadreNow.objects.get(cadre=world.an).status == "serving"
    done, undone = CadreStep.objects.of([world.an.pk]).order_by("pk")
    assert undone.undoes == done and tables() == before


def test_a_decided_list_is_taken_back_by_steps_and_its_snapshot_stays_and_says_so(world, planned):
    proposal = make_proposal(world.binh, planned, proposed_on=datetime.date(2019, 7, 1))
    before = tables()
    of_binh = planned_row(5, full_name="Nông Văn Bình", birth="1975-03-04", workplace="Xã Tân Văn")
    sent = imported(world.lan, [planned_row(), of_binh], "plan")
    assert ApprovedLine.objects.standing().count() == 2
    assert take_back(sent, world.lan)["steps"] == 2 and tables() == before
    assert EntryStep.objects.filter(act="planning.record", undoes=None, undone_by__by=world.lan).count() == 2
    kept = ApprovedList.objects.get()
    assert kept.lines.count() == 2 and kept.is_undone
    assert kept.checksum == kept.seal(kept.lines.all())
    assert PlanningEntry.objects.get(pk=proposal.pk).status == "draft"
    assert verdicts(bring_in(world.lan, [planned_row(), of_binh], "plan")) == ["new", "changed"]


def test_a_corrected_decision_stands_again_as_it_was(world, planned):
    imported(world.lan, [planned_row()], "plan")
    before = tables()
    sent = imported(world.lan, [planned_row(decision="Số 320-QĐ/HU, ngày 15/7/2019")], "plan")
    take_back(sent, world.lan)
    assert tables() == before
    (step,) = EntryStep.objects.standing()
    assert step.decision_no == "318-QĐ/HU" and step.approved_line.approved_list.is_undone is False
    assert reasons(take_back(Import.objects.earliest("pk"), world.lan)) == []
    assert not PlanningEntry.objects.exists()


def test_an_entry_that_went_on_by_a_later_act_is_kept(world, planned):
    sent = imported(world.lan, [planned_row()], "plan")
    entry = PlanningEntry.objects.get()
    chief = make_user("truongban", Role.CHIEF, world.district)
    asked = {
        "on": datetime.date(2021, 11, 1),
        "end_reason": "other",
        "decision_no": "9-QĐ/HU",
        "decision_on": datetime.date(2021, 11, 1),
        "reason": "x",
    }
    with acting(chief):
        assert not apply(REMOVE, chief, [entry], asked).refused
    (kept,) = take_back(sent, world.lan)["kept"]
    assert (kept["key"], kept["who"]) == (entry.pk, "Truongban")
    assert EntryStep.objects.standing().count() == 2
