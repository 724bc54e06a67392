"""An approved line shows what was decided, and beside it what differs on the day that is asked for."""

import datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, EthnicGroup
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.regulations.findings import Finding, FindingLevel
from office.regulations.models import Rule
from planning.acts import APPROVE, FULFIL, REMOVE
from planning.decided import learned
from planning.figures import planned_lists
from planning.models import ApprovedLine
from tests.factories import make_cadre, make_post
from tests.planning.lists import done, make_proposal
from tests.planning.pages import on_screen
from tests.planning.test_acts import DAY, DECISION

EDITED = {"full_name": "Hoàng Thị Ân", "birth": "1960-01-05", "sex": "M"}


@pytest.fixture
def edited(client, planned):
    """An, approved in July 2019, is recorded otherwise since."""
    minority = EthnicGroup.objects.create(name="Tày", code="02")
    Cadre.objects.filter(pk=planned.an.pk).update(**EDITED, ethnic_group=minority)
    client.force_login(planned.lan)
    return planned


def line_of(response, name):
    html = on_screen(response.content.decode())
    return next(row for row in html.split("<tr") if name in row)


def test_an_edited_birth_date_changes_neither_verdict_nor_structure_nor_counts(client, planned):
    client.force_login(planned.lan)
    before = client.get(planned.address)
    figures = [measure.figure for measure in before.context["structure"].measures()]
    tally = before.context["planning_list"].verdicts()
    [of_board] = planned_lists(DAY, [planned.district.pk])
    shares = [measure.figure for measure in of_board.structure.measures()]
    Cadre.objects.filter(pk=planned.an.pk).update(**EDITED)
    after = client.get(planned.address)
    assert [measure.figure for measure in after.context["structure"].measures()] == figures
    assert after.context["planning_list"].verdicts() == tally
    [of_board] = planned_lists(DAY, [planned.district.pk])
    assert [measure.figure for measure in of_board.structure.measures()] == shares
    row = line_of(after, "Hoàng Thị An")
    assert "02/11/1971" in row and "77 tháng" in row and "Nữ" in row
    assert "Hiện nay: họ tên Hoàng Thị Ân; ngày sinh 05/01/1960; giới tính nam" in row
    assert "Không đạt" in row.partition("Hiện nay")[2], "the verdict of now is known, and another one"


def test_what_did_not_change_is_not_mentioned(client, planned):
    client.force_login(planned.lan)
    response = client.get(planned.address)
    assert "Hiện nay:" not in response.content.decode()
    assert "changes" not in [column.name for column in response.context["page"]["columns"]]


def test_both_names_find_the_line_and_groups_go_by_what_was_decided(client, edited):
    for typed in ("hoàng thị an", "thị ân"):
        found = client.post(edited.address, {"q": typed}, follow=True)
        assert found.context["page"]["total"] == 1
    assert client.get(edited.address, {"group": "women"}).context["page"]["total"] == 1
    assert client.get(edited.address, {"group": "minorities"}).context["page"]["total"] == 0


def test_of_a_past_day_the_day_is_named(client, edited):
    row = line_of(client.get(edited.address, {"as_of": "30/06/2020"}), "Hoàng Thị An")
    assert "Ngày 30/06/2020: họ tên" in row and "Hiện nay" not in row


def test_a_person_who_moved_stands_where_they_were_approved(client, planned):
    PostHeld.objects.filter(cadre=planned.binh).update(valid_to="2021-01-01")
    post = make_post("Trưởng phòng", planned.office)
    PostHeld.objects.create(cadre=planned.binh, post=post, valid_from="2021-01-01")
    client.force_login(planned.lan)
    response = client.get(planned.address)
    row = line_of(response, "Nông Văn Bình")
    assert "Chủ tịch UBND, Xã Tân Văn" in row
    assert "Hiện nay: Trưởng phòng, Ban Tổ chức Huyện ủy" in row
    assert "Xã Tân Văn (01 đồng chí)" in response.content.decode()


def test_the_sheet_and_the_page_of_the_entry_say_it_too(client, edited):
    response = client.get(edited.address, {"format": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(cell.startswith("Hiện nay: họ tên Hoàng Thị Ân") for cell in cells)
    html = client.get(edited.first.get_absolute_url()).content.decode()
    assert "Số liệu theo danh sách nhập ngày 30/11/2021" in html and "Số liệu khi quyết định" not in html
    assert "Hiện nay: họ tên Hoàng Thị Ân" in html and "sinh 02/11/1971" in html


def test_a_rule_that_is_changed_later_does_not_change_what_was_decided(client, planned):
    dung = make_cadre("Lương Thị Dung", make_post("Phó Chủ tịch UBND", planned.tan_van), birth="1978-02-01")
    entry = make_proposal(dung, planned.target)
    step = apply(APPROVE, planned.lan, [entry], DECISION).steps[0]
    Rule.objects.filter(key="months_required").update(value=600)
    client.force_login(planned.lan)
    row = line_of(client.get(planned.address), "Lương Thị Dung")
    assert "yêu cầu ≥ 60" in row.partition("Hiện nay")[0] and "Hiện nay: Không đạt" in row
    html = client.get(entry.get_absolute_url()).content.decode()
    assert "Số liệu khi quyết định; 9-QĐ/TU, ngày 30/11/2021" in html
    undo(planned.lan, [step])
    row = line_of(client.get(planned.address), "Lương Thị Dung")
    assert "yêu cầu ≥ 600" in row and "Hiện nay" not in row


def test_the_number_of_queries_does_not_grow_with_changed_lines(client, planned):
    people = [make_cadre(f"Lý Văn {place}", make_post("Chuyên viên", planned.office)) for place in range(20)]
    entries = [make_proposal(cadre, planned.target) for cadre in people]
    apply(APPROVE, planned.lan, entries, DECISION)
    client.force_login(planned.lan)
    client.get(planned.address)
    from_two = queries_of(client, planned.address, unit="")
    Cadre.objects.filter(pk__in=[cadre.pk for cadre in people]).update(birth="1970-01-01")
    assert queries_of(client, planned.address, unit="") == from_two


def queries_of(client, address, **query):
    with CaptureQueriesContext(connection) as queries:
        client.get(address, query)
    return len(queries)


def test_who_took_the_seat_is_counted_apart_from_who_was_taken_out(client, planned):
    done(FULFIL, planned.first, {"on": datetime.date(2021, 11, 1)})
    done(REMOVE, planned.second, {"on": datetime.date(2021, 11, 2), "end_reason": "retired"})
    client.force_login(planned.lan)
    html = client.get(planned.address).content.decode()
    assert "Đã trúng cử: <strong" in html and "Đưa ra khỏi quy hoạch: <strong" in html
    before = client.get(planned.address, {"as_of": "31/10/2021"}).content.decode()
    assert "Đã trúng cử: <strong" not in before


def test_holding_the_planned_title_is_no_reason_for_taking_out(client, planned):
    client.force_login(planned.lan)
    html = client.get(reverse("planningentry-remove", args=[planned.first.pk])).content.decode()
    assert "Đã giữ chức danh quy hoạch" not in html and "Đã giữ chức danh tương đương hoặc cao hơn" in html


def test_the_persons_own_lists_say_it_too(client, edited):
    html = client.get(reverse("planning-of-person", args=[edited.an.pk])).content.decode()
    assert "Hiện nay: họ tên Hoàng Thị Ân" in html


def test_what_is_signed_and_takes_effect_later_is_frozen_from_its_signing(client, planned):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office), sex="F", birth="1975-03-01")
    entry = make_proposal(cuc, planned.target)
    later = DAY + datetime.timedelta(1)
    apply(APPROVE, planned.lan, [entry], {"decision_no": "9-QĐ/HU", "decision_on": DAY, "on": later})
    Cadre.objects.filter(pk=cuc.pk).update(birth="1964-02-25")
    client.force_login(planned.lan)
    response = client.get(planned.address)
    row = line_of(response, "Lý Thị Cúc")
    assert "01/03/1975" in row and "117 tháng" in row and "Hiện nay: ngày sinh 25/02/1964" in row
    assert "có hiệu lực từ 01/12/2021" in row and "Không đạt" not in row.partition("Hiện nay")[0]
    html = client.get(entry.get_absolute_url()).content.decode()
    assert "117 tháng" in html and "Số liệu khi quyết định" in html
    choices = dict(response.context["filter_form"].fields["status"].choices)
    assert choices["proposed"] == "Chưa phê duyệt, chưa có hiệu lực"
    index = client.get(reverse("planning-index"))
    assert "Chưa phê duyệt, chưa có hiệu lực" in index.content.decode()


def test_a_decision_in_force_counts_until_the_one_signed_after_it_does(planned):
    signed = DAY - datetime.timedelta(1)
    asked = {"decision_no": "9-QĐ/HU", "decision_on": signed, "on": DAY}
    assert not apply(APPROVE, planned.lan, [planned.first], asked).refused
    by_day = [ApprovedLine.objects.in_force([planned.first.pk], day) for day in (signed, DAY)]
    assert [line[planned.first.pk].step.decision_no for line in by_day] == ["318-QĐ/HU", "9-QĐ/HU"]


def of_title(level, reason="", condition="standards"):
    return Finding(
        FindingLevel(level), "Tiêu chuẩn chức danh", remediable=True, condition=condition, reason=reason
    )


@pytest.mark.parametrize(
    ("then", "now", "shown", "said"),
    [
        # One level was learned, another is still lacking: the verdict alone would not tell it.
        (
            of_title("fail", "còn thiếu: chuyên môn, lý luận"),
            of_title("fail", "còn thiếu: chuyên môn"),
            None,
            ["tiêu chuẩn chức danh: còn thiếu: chuyên môn"],
        ),
        (of_title("fail", "còn thiếu"), of_title("fail", "còn thiếu"), None, []),
        # Another condition keeps the verdict of the list as it was.
        (
            of_title("fail", "còn thiếu"),
            of_title("pass"),
            of_title("fail", condition="time_left"),
            ["Đạt (tiêu chuẩn chức danh)"],
        ),
        (of_title("fail", "còn thiếu"), of_title("pass"), of_title("fail"), []),
        (of_title("fail", "còn thiếu"), of_title("reserved"), None, []),
        (of_title("fail", "còn thiếu"), of_title("unknown"), None, []),
    ],
)
def test_what_somebody_learned_since_is_told_where_the_verdict_does_not(then, now, shown, said):
    other = of_title("pass", condition="party_member")
    assert learned(shown, [other, then], [now, other]) == said
    assert learned(shown, [other], [now]) == []
