"""A sheet of results beside the rows of the year's work: who decides these decides them by a file too."""

import datetime

import pytest

from evaluation.grading.acts import NO_PAPER, NOTIFY, REOPEN
from evaluation.imports.lines import WILL_DECIDE
from evaluation.models import Evaluation, GradingStep
from foundation.core.acts.run import apply
from office.organisation.rights import Role
from tests.cadre.sheets import bring_in, look, reasons, verdicts
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import row
from tests.evaluation.test_grading_acts import done

pytestmark = pytest.mark.django_db
PAPER = {"decision": "Số 45-QĐ/HU, ngày 15/01/2021"}
AGAIN = {"on": datetime.date(2021, 11, 30), "reason": "Xem lại hồ sơ"}


@pytest.fixture
def line(world):
    return make_line(world.an, make_grading(world.district), member_grade="good")


def test_a_unit_brings_in_no_grade_of_who_is_being_graded(world, line):
    taken = bring_in(world.huong, [row(**PAPER)], "grades")
    assert verdicts(taken) == ["wrong"]
    assert reasons(taken) == [
        "Đồng chí này đang được đánh giá, xếp loại trong đợt “Xếp loại năm 2020”; "
        "kết quả năm này do cơ quan tổ chức ghi."
    ]
    line.refresh_from_db()
    assert (line.state, Evaluation.objects.count()) == ("open", 0)
    # Once it is decided the same is said, whatever the sheet guesses, until the notice.
    bring_in(world.lan, [row(**PAPER)], "grades")
    for guess in ("HTTNV", "HTNV"):
        assert reasons(look(world.huong, [row(**PAPER, grade=guess)], "grades")) == reasons(taken)
    line.refresh_from_db()
    done(NOTIFY, world.lan, line, {"on": AGAIN["on"]})
    assert verdicts(look(world.huong, [row(**PAPER)], "grades")) == ["same"]
    assert verdicts(bring_in(world.huong, [row(year="2019", above="", **PAPER)], "grades")) == ["new"]


def test_a_row_is_decided_with_number_and_day_alone(world, line):
    assert NO_PAPER in reasons(look(world.lan, [row()], "grades"))
    assert NO_PAPER in reasons(look(world.lan, [row(decision="45-QĐ/HU")], "grades"))
    taken = look(world.lan, [row(**PAPER)], "grades")
    assert reasons(taken) == [WILL_DECIDE.format(campaign=line.campaign)]


def test_what_the_sheet_leaves_out_stands_in_the_result_which_can_be_opened_again(world, line):
    bring_in(world.lan, [row(**PAPER)], "grades")
    line.refresh_from_db()
    result, step = Evaluation.objects.get(), GradingStep.objects.get()
    assert (line.state, result.grade, result.member_grade) == ("decided", "good", "good")
    assert (step.decision_no, step.decision_on) == ("45-QĐ/HU", result.decision_on)
    assert not apply(REOPEN, make_user("truong", Role.CHIEF, world.district), [line], AGAIN).refused
