"""A result of the year that no row wrote is told beside the row that waits, and taken over by one click."""

import datetime

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from evaluation.grading.acting import gates
from evaluation.grading.acts import DECIDE, TAKE_OVER
from evaluation.models import Evaluation, GradingLine, GradingStep
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from tests.evaluation.grading import last_step, make_grading, make_line
from tests.evaluation.records import make_evaluation
from tests.forms import hidden_fields

PAPER = {"decision_no": "45-QĐ/HU", "decision_on": datetime.date(2020, 12, 20)}
BUTTON = "Ghi nhận kết quả đã có"


@pytest.fixture
def beside(world, client):
    """Typed by hand before the row was made."""
    world.campaign = make_grading(world.district)
    world.result = make_evaluation(world.an, 2020, grade="completed", member_grade="good", **PAPER)
    world.line = make_line(world.an, world.campaign, "unit", proposed="good", grade="good")
    client.force_login(world.lan)
    return world


def click(client, line):
    address = reverse("gradingline-take-over-result", args=[line.pk])
    return client.post(address, {"state": line.state, "at_once": "1"}, follow=True)


def test_the_row_and_the_page_of_the_list_tell_it_and_what_to_do(beside, client):
    page = client.get(beside.line.get_absolute_url()).content.decode()
    assert "ghi ngoài đợt này: HTNV, số 45-QĐ/HU" in page and page.count(BUTTON) == 2
    assert beside.result.get_absolute_url() in page and "Ghi quyết định xếp loại" not in page
    setup = client.get(reverse("grading-setup", args=[beside.campaign.pk]))
    assert setup.context["beside"] == [beside.line] and BUTTON in setup.content.decode()
    assert "“Ghi nhận kết quả đã có”" in gates.STANDS_ALREADY
    other = make_line(beside.binh, beside.campaign, "unit", proposed="good")
    assert BUTTON not in client.get(other.get_absolute_url()).content.decode()


def test_taken_over_the_row_is_decided_by_that_paper_and_undone_both_stand_as_before(beside, client):
    told = click(client, beside.line).content.decode()
    assert "Đã ghi nhận kết quả đã có của 1 đồng chí." in told and "45-QĐ/HU" in told
    line, result = GradingLine.objects.get(pk=beside.line.pk), Evaluation.objects.get()
    assert (line.state, line.grade, line.member_grade) == ("decided", "completed", "good")
    assert (result.pk, result.line, result.decision_no) == (beside.result.pk, line, "45-QĐ/HU")
    step = last_step(line)
    assert (step.decision_no, step.decision_on) == tuple(PAPER.values())
    with pytest.raises(ProtectedError):
        line.delete()
    assert not undo(beside.lan, [step]).refused
    line.refresh_from_db()
    assert (line.state, line.grade, line.member_grade, line.proposed) == ("unit", "good", "", "good")
    assert Evaluation.objects.get().line is None


def test_who_is_not_graded_is_taken_over_with_the_reason(beside):
    Evaluation.objects.update(grade="", member_grade="", not_graded_reason="Nghỉ ốm dài ngày")
    assert not apply(TAKE_OVER, beside.lan, [beside.line], {}).refused
    line = GradingLine.objects.get(pk=beside.line.pk)
    assert (line.grade, line.not_graded_reason) == ("not_graded", "Nghỉ ốm dài ngày")


def test_without_number_and_day_it_decides_nothing_until_they_are_written(beside, client):
    Evaluation.objects.update(decision_no="", decision_on=None)
    assert "chưa có đủ số, ngày quyết định" in click(client, beside.line).content.decode()
    assert GradingLine.objects.get(pk=beside.line.pk).state == "unit"
    page = reverse("evaluation-edit", args=[beside.result.pk])
    sent = hidden_fields(client.get(page).content.decode()) | {
        **{"year": "2020", "unit": beside.result.unit_id, "grade": "completed", "member_grade": "good"},
        **{"decision_no": "45-QĐ/HU", "decision_on": "20/12/2020"},
    }
    assert client.post(page, sent).status_code == 302
    assert "Đã ghi nhận kết quả đã có của 1 đồng chí." in click(client, beside.line).content.decode()


def test_without_such_a_result_nothing_is_taken_over(beside, client):
    other = make_line(beside.binh, beside.campaign, "unit", proposed="good")
    assert "Chưa có kết quả xếp loại năm 2020" in click(client, other).content.decode()
    second = make_line(beside.an, make_grading(beside.district, name="Xếp loại bổ sung"), "unit")
    assert not apply(TAKE_OVER, beside.lan, [beside.line], {}).refused
    assert apply(TAKE_OVER, beside.lan, [second], {}).refused[second.pk] == [
        gates.STANDS_ELSEWHERE.format(year=2020)
    ]
    assert GradingStep.objects.filter(act=DECIDE.name).count() == 0
