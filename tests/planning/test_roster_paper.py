"""A planning list on paper: what was approved as it was kept, in the official order, for who may take the list away."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from cadre.papers.pages import OF_THE_PARTY
from evaluation.models import Evaluation
from foundation.core.acts.run import apply
from foundation.core.models import AccessLog
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer
from office.papers.letters import Writing
from planning.acts import APPROVE
from planning.papers.submissions import SubmissionAbove
from tests.factories import make_cadre, make_identity, make_post
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


def test_the_decision_of_a_list_is_named_with_its_issuer_the_upper_committee_where_it_is_not_the_offices(
    client, planned
):
    client.force_login(planned.lan)
    identity = make_identity(planned.district, upper_standing_name="Ban Thường vụ Tỉnh ủy")
    above = client.get(f"{planned.address}roster/").context
    assert above["form"].initial["attached_to"].endswith("15/7/2019 của Ban Thường vụ Tỉnh ủy")
    assert any("không phải của cơ quan" in fault for fault in above["faults"])
    identity.issuer_symbol = "HU"
    identity.save()
    own = client.get(f"{planned.address}roster/").context
    assert (
        own["form"].initial["attached_to"].endswith("15/7/2019 của Ban Thường vụ Đảng ủy")
        and not own["faults"]
    )


def test_a_list_that_goes_with_a_paper_is_named_headed_and_signed_as_that_paper(client, decided):
    names = {
        "issuer_line": "HUYỆN ỦY BÌNH GIA",
        "standing_name": "Ban Thường vụ Huyện ủy",
        "issuer_symbol": "HU",
    }
    make_identity(decided.district, **names)
    form = client.get(decided.paper).context["form"]
    assert (
        form.initial["subject"]
        == "quy hoạch ủy viên Ban Chấp hành Đảng bộ huyện Bình Gia, nhiệm kỳ 2020 - 2025"
    )
    # Planning is the Party's.
    assert "state" not in dict(form.fields["top"].choices)
    asked = ASKED | {"attached_to": "Quyết định số 318-QĐ/HU, ngày 15/7/2019", "corner": "01"}
    asked["chosen"] = [decided.first.pk, decided.second.pk]
    attached, headed, alone = (
        {cell for row in rows_sent(client.post(decided.paper, asked | how)) for cell in row}
        for how in ({"top": "attached"}, {"top": "head"}, {"top": "head", "attached_to": ""})
    )
    assert (
        "(kèm theo Quyết định số 318-QĐ/HU, ngày 15/7/2019 của Ban Thường vụ Huyện ủy)" in attached & headed
    )
    assert {"T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Biểu số 01"} <= attached & headed
    assert "TRƯỞNG BAN" not in attached | headed and {"TRƯỞNG BAN", "BAN TỔ CHỨC", "Biểu số 01"} <= alone
    assert "HUYỆN ỦY BÌNH GIA" in headed and not {"HUYỆN ỦY BÌNH GIA", "BAN TỔ CHỨC"} & attached
    page = client.post(decided.paper, asked | {"format": "", "top": "attached", "attached_to": ""})
    assert "Ghi số, ngày văn bản" in page.content.decode()


def test_a_list_of_the_party_goes_with_no_paper_of_the_state(client, decided):
    make_identity(decided.district)
    others = ("Công văn 02/2021/CV-SNV", "Tờ trình số: 3 / TTr - UBND", "Quyết định 15/QĐ-UBND")
    for top, words in (
        ("head", "Quyết định số 15/QĐ-UBND, ngày 15/7/2021"),
        *(("attached", each) for each in ("Quyết định số 15/QĐ-UBND, ngày 15/7/2021", *others)),
    ):
        answer = client.post(decided.paper, ASKED | {"attached_to": words, "top": top})
        assert answer.context["form"].errors["attached_to"] == [OF_THE_PARTY], (top, words)


def test_all_papers_of_a_list_count_the_young_in_the_month_that_its_ages_are_counted_at(client, decided):
    """He was 39 at the congress and is 40 on the day: the roster, the letter and the page tell one number."""
    born = make_cadre("Lý Văn Tư", make_post("Chuyên viên", decided.office), birth="1980-12-05", sex="M")
    decided.dung.birth = "1970-01-01"
    decided.dung.save()
    make_entry(born, decided.target)
    rows = rows_sent(client.post(decided.paper, ASKED))
    assert "dưới 40 tuổi (tuổi tính tại 06/2020) 1" in next(
        row[0] for row in rows if "Tổng số" in str(row[0])
    )
    writing = Writing(None, HeadStyle.PARTY, Issuer.COMMITTEE)
    letter = SubmissionAbove().filled(decided.lan, [decided.target], writing).values["co_cau"]
    assert "dưới 40 tuổi 1/4" in letter and letter.endswith("(tuổi tính tại 06/2020)")


def test_rows_that_are_ticked_are_printed_alone(client, decided):
    ticked = {"choose": "1", "chosen": [decided.second.pk]}
    buttons = client.get(decided.address).context["selection"]
    assert f"{decided.address}roster/" in [each["url"] for each in buttons]
    page = client.post(decided.paper, ticked)
    assert page.context["lines"] == 1 and "Chỉ gồm 1 dòng đã chọn" in page.context["said"]
    kept = re.findall('type="hidden" name="chosen" value="([^"]*)"', page.content.decode())
    rows = rows_sent(client.post(decided.paper, ASKED | {"chosen": kept}))
    assert [row[1] for row in lines_of(rows)] == ["Nông Văn Bình"]
    assert client.post(decided.paper, {"choose": "1"}).url == decided.address


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
