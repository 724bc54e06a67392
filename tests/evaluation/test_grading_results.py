"""Results that come in from elsewhere and the rows of the year: one fact, written in one way, and told where from."""

import datetime
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from evaluation.grading.acts import DECIDE, NOTIFY
from evaluation.grading.untold import untold_lines
from evaluation.models import Evaluation, GradingLine, GradingStep
from foundation.core.acts.run import apply
from office.organisation.rights import Role
from tests.cadre.sheets import bring_in, look, reasons, verdicts
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import make_evaluation, row
from tests.evaluation.test_grading_acts import PAPER, done
from tests.undo_import.imports import acting, imported, tables, take_back
from tests.undo_import.imports import reasons as kept_for

GIVEN = {"decision": "Số 15-QĐ/HU, ngày 12/01/2021", "member_grade": "HTXSNV"}
WILL = "Dòng của đợt “Xếp loại năm 2020” sẽ ghi là đã quyết định."


@pytest.fixture
def line(world):
    return make_line(world.an, make_grading(world.district), "unit", collective_grade="excellent")


def test_a_sheet_decides_the_row_that_was_not_and_says_so_beforehand(world, line):
    seen = look(world.lan, [row(**GIVEN)], "grades")
    assert (verdicts(seen), reasons(seen)) == (["new"], [WILL])
    assert not Evaluation.objects.exists() and GradingLine.objects.get().state == "unit"
    bring_in(world.lan, [row(**GIVEN)], "grades")
    line.refresh_from_db()
    given = Evaluation.objects.get()
    assert (line.state, line.grade, line.member_grade) == ("decided", "good", "excellent")
    assert (given.line, given.grade, given.decision_no) == (line, "good", "15-QĐ/HU")
    step = GradingStep.objects.get()
    assert (step.on, step.decision_no, step.origin) == (datetime.date(2021, 1, 12), "15-QĐ/HU", "import")
    assert verdicts(bring_in(world.lan, [row(**GIVEN)], "grades")) == ["same"]


def test_what_a_row_decided_is_not_changed_by_a_sheet(world, line):
    bring_in(world.lan, [row(**GIVEN)], "grades")
    seen = look(world.lan, [row(grade="HTXSNV")], "grades")
    assert verdicts(seen) == ["wrong"] and "do đợt “Xếp loại năm 2020” quyết định" in reasons(seen)[0]


def test_a_sheet_says_what_the_act_would_refuse(world, line):
    """A decision dated before what the unit was recorded to have said."""
    GradingStep.objects.create(
        line=line, act="evaluation.record_unit", from_state="open", to_state="unit", on="2021-03-01"
    )
    seen = look(world.lan, [row(**GIVEN)], "grades")
    assert verdicts(seen) == ["wrong"]
    assert "Ngày 12/01/2021 trước việc gần nhất" in " ".join(reasons(seen))


def test_who_is_not_graded_is_decided_so(world, line):
    bring_in(world.lan, [row(**GIVEN | {"grade": "KĐG (nghỉ ốm dài ngày)"})], "grades")
    line.refresh_from_db()
    assert (line.state, line.grade, line.not_graded_reason) == ("decided", "not_graded", "nghỉ ốm dài ngày")
    assert Evaluation.objects.get().grade == ""


def test_an_import_is_taken_back_with_the_row_it_decided_or_both_stay(world, line):
    before = tables()
    sent = imported(world.lan, [row(**GIVEN)], "grades")
    found = take_back(sent, world.lan)
    assert (found["steps"], found["kept"]) == (1, []) and tables() == before
    sent = imported(world.lan, [row(**GIVEN)], "grades")
    with acting(world.lan):
        done(NOTIFY, world.lan, GradingLine.objects.get(), {"on": datetime.date(2021, 11, 30)})
    assert kept_for(take_back(sent, world.lan)) == ["edited"]
    assert Evaluation.objects.count() == 1 and GradingLine.objects.get().state == "notified"


def test_a_result_is_not_typed_beside_a_row_that_waits(client, world, line):
    client.force_login(world.lan)
    url = reverse("evaluation-add", args=[world.an.pk])
    sent = {"year": "2020", "unit": world.hoa_tham.pk, "grade": "good", "post_words": "Chủ tịch UBND"}
    page = client.post(url, sent).content.decode()
    assert "kết quả năm này ghi ở đợt đó" in page and f'<a href="{line.get_absolute_url()}">' in page
    client.force_login(world.huong)
    page = client.post(url, sent).content.decode()
    assert "kết quả năm này ghi ở đợt đó" in page and line.get_absolute_url() not in page
    assert not Evaluation.objects.exists()
    assert client.post(url, {**sent, "year": "2019"}).status_code == 302


def test_the_page_of_a_result_tells_of_the_row_and_offers_no_edit(client, world, line):
    GradingLine.objects.update(state="appraised", grade="good", is_decided_above=False)
    assert not apply(DECIDE, world.lan, [GradingLine.objects.get()], PAPER).refused
    done(NOTIFY, world.lan, GradingLine.objects.get(), {"on": datetime.date(2021, 11, 30)})
    url = Evaluation.objects.get().get_absolute_url()
    for user, opens in ((world.lan, True), (world.huong, False)):
        client.force_login(user)
        page = client.get(url).content.decode()
        assert "“Xếp loại năm 2020”" in page and (line.get_absolute_url() in page) is opens
        assert reverse("evaluation-edit", args=[Evaluation.objects.get().pk]) not in page
    assert untold_lines([world.an.pk], [2020]) == {}


def test_what_led_to_a_grade_is_on_the_screen_of_who_weighs_grades_and_in_no_file(client, world):
    given = make_evaluation(world.an, self_grade="excellent", collective_grade="completed", proposed="good")
    columns = {"year": "2020", "columns": ["self_grade", "collective_grade", "proposed", "grade"]}
    inspector = make_user("doan", Role.INSPECTOR, world.district)
    for user, reads in ((world.lan, True), (world.huong, False), (inspector, False)):
        client.force_login(user)
        page = client.get(reverse("evaluation-list"), columns).content.decode()
        assert ("HTXSNV</div>" in page) is reads, user
        page = client.get(given.get_absolute_url()).content.decode()
        assert ("Tự xếp loại" in page) is reads
    client.force_login(world.lan)
    answer = client.get(reverse("evaluation-list"), {**columns, "format": "xlsx"})
    told = str(list(load_workbook(io.BytesIO(answer.getvalue())).active.values))
    assert "HTTNV" in told and "Tự xếp loại" not in told and "HTNV'" not in told
