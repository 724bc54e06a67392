"""What the acts of the year's grading refuse and write: the decided fact of a person and a year is one."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.grading.acting import gates
from evaluation.grading.acts import (
    ANSWER,
    APPRAISE,
    CLOSE,
    COMPLAIN,
    DECIDE,
    DECIDE_ABOVE,
    NOTIFY,
    RECORD_SELF,
    RECORD_UNIT,
    REOPEN,
    RETURN,
    SEND_UP,
    VOTE,
)
from evaluation.models import Evaluation, GradingLine, GradingStep
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.rights import Role
from tests.at_once import held_back
from tests.conftest import make_user
from tests.evaluation.grading import last_step, make_grading, make_line, make_votes
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post

DAY = datetime.date(2021, 11, 30)
PAPER = {"on": DAY, "decision_no": "45-QĐ/HU", "issuer": "", "signer": ""}
WHY = {"on": DAY, "reason": "Xem lại hồ sơ"}


@pytest.fixture
def line(world):
    return make_line(world.an, make_grading(world.district))


def now(row, **fields):
    """The row with the fields, by the way of the grid: no act."""
    GradingLine.objects.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    return row


def done(act, user, row, asked=WHY):
    outcome = apply(act, user, [row], asked)
    assert not outcome.refused, outcome.refused
    row.refresh_from_db()
    return outcome.steps[0]


def refusal(act, user, row, asked=WHY):
    return " ".join(sum(apply(act, user, [row], asked).refused.values(), []))


def decided(world, line, grade="good", **fields):
    now(line, state="appraised", proposed=grade, grade=grade, **fields)
    done(DECIDE, world.lan, line, PAPER)
    return line


def test_the_way_of_a_row_and_what_each_act_asks_for(world, line):
    user = world.lan
    assert refusal(RECORD_SELF, user, line) == gates.NO_SELF
    assert refusal(RECORD_UNIT, user, line) == gates.NO_COLLECTIVE
    done(RECORD_SELF, user, now(line, self_grade="excellent"))
    done(RECORD_UNIT, user, now(line, collective_grade="good"))
    assert refusal(APPRAISE, user, line) == gates.NO_PROPOSAL
    done(APPRAISE, user, now(line, proposed="good"))
    assert refusal(SEND_UP, user, line) == gates.NOT_ABOVE
    assert refusal(VOTE, user, line) == gates.NO_VOTES
    make_votes(line, "unit")
    make_votes(line, lock=False)
    assert refusal(VOTE, user, line) == gates.NO_VOTES
    make_votes(line)
    done(VOTE, user, line)
    done(DECIDE, user, now(line, grade="good"), PAPER)
    done(NOTIFY, user, line)
    done(CLOSE, user, line)
    assert line.state == "closed" and GradingStep.objects.filter(line=line).count() == 7


def test_two_rows_of_one_person_and_year_in_one_decision_are_named(world, line):
    other = make_line(world.an, make_grading(world.district, name="Bổ sung năm 2020"))
    rows = [now(row, state="appraised", grade="good") for row in (line, other)]
    refused = apply(DECIDE, world.lan, rows, PAPER).refused
    assert refused.keys() == {line.pk, other.pk} and not Evaluation.objects.exists()
    assert "hai dòng năm 2020" in refused[line.pk][0] and "Bổ sung năm 2020" in refused[line.pk][0]
    done(DECIDE, world.lan, line, PAPER)


def test_a_decision_has_number_and_day_and_writes_what_all_else_reads(world):
    user, said = world.lan, {"self_grade": "excellent", "collective_grade": "good", "proposed": "good"}
    line = make_line(world.an, make_grading(world.district), "voted", **said)
    assert refusal(DECIDE, user, line, PAPER) == gates.NO_GRADE
    now(line, grade="good", member_grade="excellent", note="Ban Tổ chức xem lại")
    assert refusal(DECIDE, user, line, {**PAPER, "decision_no": ""}) == "Chưa nhập số quyết định."
    early = datetime.date(2019, 12, 31)
    assert "trước năm 2020 được đánh giá" in refusal(DECIDE, user, line, {**PAPER, "on": early})
    assert "Ngày quyết định" in refusal(DECIDE, user, line, {**PAPER, "on": DAY + datetime.timedelta(1)})
    done(DECIDE, user, line, PAPER)
    given = Evaluation.objects.get(line=line)
    assert (given.cadre, given.year, given.unit, given.title) == (world.an, 2020, line.unit, line.title)
    assert (given.grade, given.not_graded_reason, given.member_grade) == ("good", "", "excellent")
    # The office's own note stays with it: a unit reads the result.
    assert (given.decision_no, given.decision_on, given.note) == ("45-QĐ/HU", DAY, "")
    # What others said stays on the row.
    assert (given.self_grade, given.collective_grade, given.proposed) == ("", "", "")


def test_who_is_not_graded_needs_no_word_of_the_collective_and_has_the_reason(world, line):
    now(line, proposed="not_graded", grade="not_graded", not_graded_reason="Nghỉ ốm dài ngày")
    for act in (RECORD_UNIT, APPRAISE):
        done(act, world.lan, line)
    done(DECIDE, world.lan, line, PAPER)
    given = Evaluation.objects.get(line=line)
    assert (given.grade, given.not_graded_reason) == ("", "Nghỉ ốm dài ngày")


@pytest.mark.parametrize("above", [False, True])
def test_a_row_offers_what_leads_to_the_body_that_decides_it(client, world, line, above):
    now(line, state="appraised", is_decided_above=above, proposed="good", grade="good")
    client.force_login(world.lan)
    page = client.get(line.get_absolute_url()).content.decode()
    assert ("Trình cấp trên quyết định" in page, "Ghi quyết định xếp loại" in page) == (above, not above)


def test_a_row_that_is_decided_above_waits_for_the_result(world, line):
    now(line, state="unit", is_decided_above=True, proposed="good", grade="good")
    done(SEND_UP, world.lan, line)
    # A correction of what was decided asks the same.
    assert "Cấp trên quyết định, chờ kết quả" in refusal(DECIDE, world.lan, line, PAPER)
    done(DECIDE_ABOVE, world.lan, line, PAPER)
    assert refusal(DECIDE, world.lan, line, PAPER) == gates.ABOVE_DECIDES
    other = decided(world, make_line(world.binh, line.campaign))
    assert refusal(DECIDE_ABOVE, world.lan, other, PAPER) == gates.HERE_DECIDED


def test_a_result_written_elsewhere_is_named_to_who_may_read_it_and_only_told_of_to_others(world, line):
    make_evaluation(world.an, unit=world.tan_van, decision_no="9-QĐ/HU")
    now(line, state="appraised", grade="good")
    said = refusal(DECIDE, world.lan, line, PAPER)
    assert "đã có kết quả xếp loại năm 2020 (HTTNV, số 9-QĐ/HU)" in said
    assert Evaluation.objects.get().line is None and GradingLine.objects.get().state == "appraised"


def test_number_and_day_are_corrected_on_the_row_and_in_the_result(world, line):
    decided(world, line)
    done(DECIDE, world.lan, line, {**PAPER, "decision_no": "46-QĐ/HU", "on": DAY - datetime.timedelta(3)})
    given = Evaluation.objects.get(line=line)
    assert (given.decision_no, given.decision_on) == ("46-QĐ/HU", datetime.date(2021, 11, 27))
    assert GradingStep.objects.filter(line=line).standing().count() == 1


def test_an_answer_to_a_complaint_changes_the_grade_with_its_paper_and_is_taken_back(world, line):
    decided(world, line)
    for act in (NOTIFY, COMPLAIN):
        done(act, world.lan, line)
    answer = {**WHY, "grade": "excellent", "not_graded_reason": "", "decision_no": "", "decision_on": None}
    assert refusal(ANSWER, world.lan, line, answer) == gates.NO_NEW_PAPER
    assert refusal(ANSWER, world.lan, line, {**answer, "grade": "good"}) == gates.SAME_GRADE
    assert refusal(ANSWER, world.lan, line, {**answer, "grade": "not_graded"}) == gates.NO_NEW_REASON
    paper = {"decision_no": "50-QĐ/HU", "decision_on": DAY}
    assert refusal(ANSWER, world.lan, line, {**answer, **paper, "grade": ""}) == gates.PAPER_ALONE
    early = {**answer, **paper, "decision_on": datetime.date(2021, 11, 1)}
    assert refusal(ANSWER, world.lan, line, early) == gates.BEFORE_DECISION.format(day="30/11/2021")
    step = done(ANSWER, world.lan, line, {**answer, **paper})
    given = Evaluation.objects.get(line=line)
    assert (line.state, line.grade) == ("notified", "excellent")
    assert (given.grade, given.decision_no) == ("excellent", "50-QĐ/HU")
    assert step.before["grade"] == "good" and step.reason == "Xem lại hồ sơ"
    assert not undo(world.lan, [step]).refused
    given.refresh_from_db()
    line.refresh_from_db()
    assert (line.state, line.grade, given.grade) == ("complaint", "good", "good")
    assert (given.decision_no, given.decision_on) == ("45-QĐ/HU", DAY)
    # An answer that leaves the grade names no paper.
    done(ANSWER, world.lan, line, {**answer, "grade": ""})
    given.refresh_from_db()
    assert (line.state, given.grade, given.decision_no) == ("notified", "good", "45-QĐ/HU")


def test_reopening_takes_the_result_away_unless_somebody_wrote_upon_it(world, line):
    chief = make_user("chi", Role.CHIEF, world.district)
    decided(world, line)
    assert "không có quyền" in refusal(REOPEN, world.lan, line)
    Evaluation.objects.filter(line=line).update(grade="excellent")
    assert refusal(REOPEN, chief, line) == gates.CHANGED_SINCE
    Evaluation.objects.filter(line=line).update(grade="good")
    done(REOPEN, chief, line)
    assert line.state == "appraised" and not Evaluation.objects.exists()
    done(DECIDE, world.lan, now(line, grade="completed"), PAPER)
    assert Evaluation.objects.get().grade == "completed"


def test_a_row_goes_back_to_the_unit_with_the_reason(world, line):
    now(line, state="unit", collective_grade="good")
    done(RETURN, world.lan, line)
    assert line.state == "open" and last_step(line).reason == "Xem lại hồ sơ"


def test_many_rows_are_decided_in_as_many_statements_as_a_few(world):
    campaign, post = make_grading(world.district), make_post("Chuyên viên", world.hoa_tham)
    people = [make_cadre(f"Lý Văn {number}", post) for number in range(43)]
    lines = [make_line(each, campaign, "appraised", grade="good") for each in people]
    few = statements(world.lan, lines[:3], PAPER)
    assert len(statements(world.lan, lines[3:], PAPER)) <= len(few) <= 20
    assert Evaluation.objects.filter(decision_no="45-QĐ/HU").count() == 43
    assert len(statements(world.lan, lines[3:], {**PAPER, "decision_no": "46-QĐ/HU"})) <= 20
    assert Evaluation.objects.filter(decision_no="46-QĐ/HU").count() == 40


def statements(user, lines, asked):
    with CaptureQueriesContext(connection) as counted:
        assert not apply(DECIDE, user, lines, asked).refused
    return [each["sql"][:80] for each in counted.captured_queries]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(world):
    line = make_line(world.an, make_grading(world.district), "appraised", grade="good")

    def decide(number):
        row = GradingLine.objects.get(pk=line.pk)
        return apply(DECIDE, world.lan, [row], {**PAPER, "decision_no": f"{number}-QĐ/HU"}).refused

    with held_back(2, decide) as refused:
        GradingLine.objects.select_for_update().get(pk=line.pk)
    assert sorted(len(each) for each in refused) == [0, 1]
    (said,) = [sentence for each in refused for sentences in each.values() for sentence in sentences]
    assert said.startswith("Trường hợp này nay đã ở trạng thái “Đã quyết định”")
    assert Evaluation.objects.count() == 1 and GradingStep.objects.count() == 1
