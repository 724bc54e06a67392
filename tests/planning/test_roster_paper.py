"""A planning list on paper: what was approved as it was kept, in the official order, for who may take the list away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from foundation.core.acts.run import apply
from foundation.core.models import AccessLog
from planning.acts import APPROVE
from tests.factories import make_cadre, make_post
from tests.papers_read import lines_of, rows_sent, sections_of
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.planning.test_facts_of_lines import DECISION

ASKED = {"format": "xlsx", "top": "plain", "sections": "on", "signed": "on"}


@pytest.fixture
def decided(client, planned):
    """Dung, approved with her facts; Bình, approved before facts were kept; the list is Lan's to take away."""
    dung = make_cadre(
        "Lương Thị Dung", make_post("Phó Chủ tịch UBND", planned.tan_van), home_town="xã Hoa Thám"
    )
    Evaluation.objects.create(cadre=dung, year=2018, unit=planned.tan_van, grade="good")
    planned.dung = dung
    apply(APPROVE, planned.lan, [make_proposal(dung, planned.target, continuity="new")], DECISION)
    client.force_login(planned.lan)
    planned.paper = f"{planned.address}roster/"
    return planned


def line(rows, name):
    return next(row for row in lines_of(rows) if row[1] == name)


def test_what_was_approved_is_printed_as_it_was_kept(client, decided):
    before = rows_sent(client.post(decided.paper, ASKED))
    Cadre.objects.filter(pk=decided.dung.pk).update(
        birth="1960-01-05", home_town="nơi khác", full_name="Dũng"
    )
    Evaluation.objects.all().delete()
    rows = rows_sent(client.post(decided.paper, ASKED))
    assert lines_of(rows) == lines_of(before)
    assert {"xã Hoa Thám", "HTTNV", "Mới"} <= set(line(rows, "Lương Thị Dung"))
    assert ["(In lại từ số liệu đã chốt ngày 30/11/2021)"] in rows
    assert ["Danh sách này có 3 đồng chí."] in rows
    assert AccessLog.objects.filter(subject="planning.planningentry", action="export", rows=3).count() == 2


def test_the_page_names_the_list_the_decision_and_what_it_lacks(client, planned):
    client.force_login(planned.lan)
    html = client.get(f"{planned.address}roster/").content.decode()
    assert "quy hoạch ủy viên Ban Chấp hành Đảng bộ huyện" in html
    assert "Quyết định số 318-QĐ/HU, ngày 15/7/2019" in html
    assert "Chưa có số liệu:" in html and "cột kết quả giới thiệu" in html


def test_a_proposal_makes_it_a_draft_and_speaks_of_the_day(client, decided):
    make_proposal(make_cadre("Lý Văn Tư", make_post("Chuyên viên", decided.office)), decided.target)
    form = client.get(decided.paper).context["form"]
    assert form.initial["draft"] and form.initial["top"] == "plain"
    rows = rows_sent(client.post(decided.paper, ASKED | {"ballots": "on"}))
    assert ["(Số liệu tính đến ngày 30/11/2021)"] in rows
    assert any(row.count("Số phiếu") == 3 for row in rows)


def test_own_line_stands_without_grade_or_remark(client, decided):
    Account.objects.create(user=decided.lan, cadre=decided.dung)
    own = line(rows_sent(client.post(decided.paper, ASKED)), "Lương Thị Dung")
    assert "xã Hoa Thám" in own and {"HTTNV", "Mới"}.isdisjoint(own)


def test_lists_of_all_units_stand_together_under_the_units_planned_for(client, world):
    for unit in (world.hoa_tham, world.tan_van):
        make_entry(world.an, make_target(unit))
    target = make_target(world.hoa_tham)
    client.force_login(world.lan)
    address = f"/planning/lists/{target.term_id}/{target.post.title_id}/roster/"
    answer = client.post(address, ASKED)
    assert f'filename="DSQH_2021_{target.post.title_id:04d}.xlsx"' in answer["Content-Disposition"]
    rows = rows_sent(answer)
    assert sections_of(rows) == ["I. XÃ HOA THÁM (01 đồng chí)", "II. XÃ TÂN VĂN (01 đồng chí)"]
    assert ["Danh sách này có 1 đồng chí, 2 lượt."] in rows
    client.force_login(world.huong)
    assert sections_of(rows_sent(client.post(address, ASKED))) == ["I. XÃ HOA THÁM (01 đồng chí)"]


def test_nobody_of_a_commune_gets_the_districts_list(client, decided):
    client.force_login(decided.huong)
    assert client.get(decided.paper).status_code == client.post(decided.paper, ASKED).status_code == 404


def test_queries_are_as_many_for_many_lines_as_for_few(client, decided):
    def queries():
        with CaptureQueriesContext(connection) as found:
            rows_sent(client.post(decided.paper, ASKED))
        return len(found)

    queries()
    few = queries()
    people = [make_cadre(f"Lý Văn {place}", make_post("Chuyên viên", decided.office)) for place in range(6)]
    apply(APPROVE, decided.lan, [make_proposal(each, decided.target) for each in people], DECISION)
    assert queries() == few
