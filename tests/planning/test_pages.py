"""The pages of planning as an officer, a unit officer, a leader and a member of the list see them."""

import datetime
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from foundation.core.models import AccessLog
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.acts import SUBMIT
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import done, make_entry, make_proposal, make_target
from tests.planning.pages import do, ids, on_screen, page


def test_every_line_has_its_verdict_and_why(client, planned):
    response = page(client, planned.lan, planned.address)
    html = response.content.decode()
    assert "77 tháng (yêu cầu ≥ 60)" in html and "52 tháng (yêu cầu ≥ 60)" in html
    assert [line.finding.words for line in response.context["planning_list"].lines] == ["Đạt", "Không đạt"]
    assert "1/2 (50,0%)" in html and "2 / 39 = 0,05 lần" in html
    assert "I. Xã Hoa Thám (01 đồng chí)" in html


@pytest.mark.parametrize(
    ("day", "shown"), [("14/07/2019", 0), ("15/07/2019", 2), ("30/06/2025", 2), ("01/07/2025", 0)]
)
def test_a_list_is_that_of_its_day(client, planned, day, shown):
    assert page(client, planned.lan, planned.address, as_of=day).context["page"]["total"] == shown


def test_of_a_past_day_nothing_is_told_that_was_decided_since(client, planned):
    planned.first.delete()
    make_entry(planned.an, planned.target, proposed_on=datetime.date(2019, 3, 1))
    shown = {"as_of": "01/06/2019", "columns": ["status", "decision"]}
    html = page(client, planned.lan, planned.address, **shown).content.decode()
    assert "Hoàng Thị An" in html and "Nông Văn Bình" not in html
    assert "<div>Dự kiến</div>" in html and "318-QĐ/HU" not in html
    rows = page(client, planned.lan, reverse("planning-index"), as_of="01/06/2019").context["rows"]
    assert [(row.approved.people, row.proposed.people) for row in rows] == [(0, 1)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"verdict": "KĐ"}, ["Nông Văn Bình"]),
        ({"status": "proposed"}, []),
        ({"status": "approved", "verdict": "Đ"}, ["Hoàng Thị An"]),
    ],
)
def test_a_list_is_narrowed_by_its_address(client, planned, query, names):
    lines = page(client, planned.lan, planned.address, **query).context["planning_list"].lines
    assert [line.entry.cadre.full_name for line in lines] == names


def test_a_typed_name_never_stands_in_the_address(client, planned):
    client.force_login(planned.lan)
    response = client.post(planned.address, {"q": "binh"})
    assert response.status_code == 302 and "binh" not in response.url
    assert [line.entry.cadre for line in client.get(response.url).context["planning_list"].lines] == [
        planned.binh
    ]


def test_under_another_set_the_same_list_says_that_nothing_is_confirmed(client, planned):
    other = RuleSet.objects.create(name="Bộ khác", in_force_from="2025-10-08", unit=planned.hoa_tham)
    make_rule("months_required", 120, "months", rule_set=other, confirmed=False)
    response = page(client, planned.lan, planned.address, rules=other.pk)
    words = {line.finding.words for line in response.context["planning_list"].lines}
    assert words == {"Quy định chưa xác nhận"}


def test_adding_and_taking_back_move_the_structure_and_one_click_undoes(client, planned):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office), sex="F", birth="1990-01-01")
    client.force_login(planned.lan)
    found = client.post(reverse("planning-candidates", args=ids(planned)), {"candidate": "cuc"})
    assert "Lý Thị Cúc" in found.content.decode()
    response = client.post(reverse("planning-add", args=[planned.target.pk]), {"cadre": cuc.pk}, follow=True)
    assert "2/3 (66,7%)" in response.content.decode()
    entry = PlanningEntry.objects.get(cadre=cuc)
    assert (entry.status, f"{entry.proposed_on}") == ("draft", "2021-11-30")
    response = do(client, entry, "withdraw", at_once=1, from_list=1)
    assert "1/2 (50,0%)" in response.content.decode() and "Hoàn tác" in response.content.decode()
    step = response.context["undone"]
    address = reverse("planningentry-undo", args=[entry.pk, step.pk])
    response = client.post(address, {"from_list": 1}, follow=True)
    assert "2/3 (66,7%)" in response.content.decode()
    assert "Đã hoàn tác rồi." in client.post(address, follow=True).content.decode()


def test_of_several_units_the_one_planned_for_is_chosen_and_never_guessed(client, planned):
    """Someone of the office belongs to neither commune; someone of Hoa Thám is offered his own first."""
    targets = [make_target(unit) for unit in (planned.hoa_tham, planned.tan_van)]
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    client.force_login(planned.lan)
    search = reverse("planning-candidates", args=[targets[0].term_id, targets[0].post.title_id])
    assert "Chọn đơn vị" in client.post(search, {"candidate": "cuc"}).content.decode()
    assert "Chọn đơn vị" not in client.post(search, {"candidate": "hoang thi an"}).content.decode()
    add = reverse("planning-add", args=[targets[0].pk])
    refused = client.post(add, {"cadre": cuc.pk, "target": ""}, follow=True)
    assert "Chọn đơn vị quy hoạch rồi thêm." in refused.content.decode()
    client.post(add, {"cadre": cuc.pk, "target": targets[1].pk})
    assert [entry.target for entry in cuc.planning_entries.all()] == [targets[1]]


def test_nobody_is_added_twice_and_nobody_from_outside_the_scope(client, planned):
    client.force_login(planned.lan)
    again = client.post(
        reverse("planning-add", args=[planned.target.pk]), {"cadre": planned.an.pk}, follow=True
    )
    assert "Đồng chí này đã có trong danh sách" in again.content.decode()
    commune = make_target(planned.hoa_tham)
    client.force_login(planned.huong)
    client.post(reverse("planning-add", args=[commune.pk]), {"cadre": planned.binh.pk})
    client.post(reverse("planning-add", args=[commune.pk]), {"cadre": planned.an.pk})
    assert [entry.cadre for entry in commune.entries.all()] == [planned.an]


def test_what_was_decided_is_not_taken_back_but_taken_out(client, planned):
    client.force_login(planned.lan)
    response = do(client, planned.first, "withdraw", at_once=1)
    assert "nên không rút được; dùng “Đưa ra khỏi quy hoạch”" in response.content.decode()
    missing = do(client, planned.first, "remove", on="30/11/2021", end_reason="")
    assert "Chưa ghi lý do đưa ra." in missing.content.decode()
    early = do(client, planned.first, "remove", on="01/01/2019", end_reason="retired")
    assert "Ngày 01/01/2019 trước việc gần nhất" in early.content.decode()
    do(client, planned.first, "remove", on="30/11/2021", end_reason="retired")
    assert client.get(planned.address).context["page"]["total"] == 1
    assert client.get(planned.address, {"as_of": "29/11/2021"}).context["page"]["total"] == 2


def test_how_far_a_proposal_has_come_is_said_by_acts_never_by_its_form(client, planned):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    entry = make_proposal(cuc, planned.target)
    client.force_login(planned.lan)
    client.post(reverse("planningentry-edit", args=[entry.pk]), {"status": "approved", "note": "x"})
    assert PlanningEntry.objects.get(pk=entry.pk).status == "draft"
    html = do(client, entry, "submit", at_once=1).content.decode()
    assert PlanningEntry.objects.get(pk=entry.pk).status == "submitted"
    assert "Hoàn tác: trình" in html and "Đã trình cấp trên" in html and "Đưa ra khỏi quy hoạch" not in html
    assert "nay đã ở trạng thái “Đã trình”" in do(client, entry, "check", at_once=1).content.decode()


def test_an_act_is_refused_on_a_page_that_was_overtaken(client, planned):
    """What was shown must be said, and nobody may have changed the record since."""
    client.force_login(planned.lan)
    address = reverse("planningentry-remove", args=[planned.first.pk])
    version = client.get(address).context["version"]
    asked = {"on": "30/11/2021", "end_reason": "retired", "reason": "Nghỉ từ tháng 12"}
    unseen = client.post(address, asked).content.decode()
    assert "không kèm giá trị lúc mở" in unseen and "Nghỉ từ tháng 12" in unseen
    client.post(reverse("planningentry-edit", args=[planned.first.pk]), {"note": "Sửa lúc ấy"})
    late = do(client, planned.first, "remove", version=version, **asked).content.decode()
    assert "Lan lúc" in late and "đã sửa mục này" in late and "Nghỉ từ tháng 12" in late
    assert PlanningEntry.objects.get(pk=planned.first.pk).status == "approved"


def test_one_decision_approves_all_that_is_proposed(client, planned):
    people = [
        make_cadre(name, make_post("Chuyên viên", planned.office)) for name in ("Lý Thị Cúc", "Lý Văn Tư")
    ]
    entry, unticked = (make_proposal(cadre, planned.target) for cadre in people)
    client.force_login(planned.lan)
    decide = reverse("planning-decide", args=ids(planned))
    response = client.get(decide)
    assert response.context["form"]["on"].value() is None, "the day of signing stands for it"
    html = response.content.decode()
    assert "Lý Thị Cúc" in html and "Nông Văn Bình" not in html
    shown = {"row": [f"{entry.pk}:draft"], "decision_no": "9-QĐ/TU"}
    missing = client.post(decide, {**shown, "decision_no": "", "decision_on": "30/11/2021"})
    assert "Chưa nhập số quyết định" in missing.content.decode()
    late = client.post(decide, {**shown, "decision_on": "01/12/2021"})
    assert "Ngày ký quyết định 01/12/2021 ở tương lai" in late.content.decode()
    done(SUBMIT, PlanningEntry.objects.get(pk=entry.pk))
    moved = client.post(decide, {**shown, "decision_on": "30/11/2021"}).content.decode()
    assert "Lý Thị Cúc" in moved and "nay đã ở trạng thái “Đã trình”" in moved
    shown["row"] = [f"{entry.pk}:submitted"]
    answer = client.post(decide, {**shown, "decision_on": "30/11/2021"}, follow=True)
    assert "Đã ghi quyết định cho 1 đồng chí." in answer.content.decode()
    entry.refresh_from_db()
    assert (entry.status, entry.decision_no) == ("approved", "9-QĐ/TU")
    assert PlanningEntry.objects.get(pk=planned.first.pk).decision_no == "318-QĐ/HU"
    assert PlanningEntry.objects.get(pk=unticked.pk).status == "draft"


def test_a_unit_officer_finds_nothing_of_the_list_above(client, planned):
    own = make_target(planned.hoa_tham)
    make_entry(planned.an, own)
    assert page(client, planned.huong, planned.address).status_code == 404
    assert page(client, planned.huong, planned.first.get_absolute_url()).status_code == 404
    index = page(client, planned.huong, reverse("planning-index"))
    assert [str(row.title) for row in index.context["rows"]] == ["Ủy viên Ban Chấp hành Đảng bộ"]
    section = page(client, planned.huong, reverse("planning-of-person", args=[planned.an.pk]))
    assert "Đảng bộ huyện" not in section.content.decode() and "Xã Hoa Thám" in section.content.decode()


@pytest.mark.parametrize(("role", "drafts"), [(Role.LEADER, 3), (Role.AREA_MEMBER, 2), (Role.INSPECTOR, 2)])
def test_a_draft_is_seen_by_those_who_make_or_decide_it(client, planned, role, drafts):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    draft = make_proposal(cuc, planned.target)
    reader = make_user("nguoi", role, planned.district)
    assert page(client, reader, planned.address).context["page"]["total"] == drafts
    assert page(client, reader, draft.get_absolute_url()).status_code == (200 if drafts == 3 else 404)


def test_the_sheet_holds_what_the_screen_shows(client, planned):
    response = page(client, planned.lan, planned.address, format="xlsx", verdict="KĐ")
    assert 'filename="DSQH_2021_' in response["Content-Disposition"]
    rows = list(
        load_workbook(BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    )
    shown = [[cell for cell in row if cell is not None] for row in rows]
    head = next(row for row in shown if row[:1] == ["TT"])
    assert head[1:4] == ["Họ và tên", "Ngày sinh", "Thời gian công tác còn lại"] and "Việc" not in head
    assert ["I. Xã Tân Văn (01 đồng chí)"] in shown
    line = next(row for row in shown if row[1:2] == ["Nông Văn Bình"])
    assert line[0] == 1 and line[3] == "52 tháng (yêu cầu ≥ 60) – Chưa bảo đảm điều kiện"
    assert ["Tổng cộng: 1 đồng chí"] in shown and ["Nữ: 1/2 (50,0%); yêu cầu từ 25% – Đạt"] in shown
    assert ["Điều kiện lọc: Điều kiện: Thời gian công tác còn lại; Kết quả: Chưa bảo đảm điều kiện"] in shown
    tally = "Thời gian công tác còn lại: Chưa bảo đảm điều kiện 1, Đạt 1"
    assert [f"Kết quả theo từng điều kiện: {tally}"] in shown
    assert ["Dân tộc thiểu số: chưa ghi dân tộc – chưa tính; chưa có số liệu quy định"] in shown
    rules = RuleSet.objects.get()
    assert [f"Mốc tính tuổi: 06/2020 (tháng đại hội). Bộ quy định: {rules}."] in shown
    assert AccessLog.objects.get(action="export").rows == 1


def test_a_line_without_a_figure_in_the_rules_says_so_on_the_page(client, planned):
    html = page(client, planned.lan, planned.address).content.decode()
    assert html.count('<dd class="soft">chưa có số liệu quy định</dd>') == 3, "coefficient, young, minorities"


def test_an_entry_shows_its_findings_its_history_and_the_present_rules(client, planned):
    make_rule("months_required", 60, "months")
    html = on_screen(page(client, planned.lan, planned.second.get_absolute_url()).content.decode())
    assert "Không đủ điều kiện" in html
    assert "52 tháng (yêu cầu ≥ 60) – Không đạt. Sinh 10/1964, nghỉ hưu 10/2024; mốc tính 06/2020" in html
    assert "Nông Văn Bình" not in html.split("</title>")[0]
    client.post(
        reverse("planningentry-edit", args=[planned.second.pk]), {"note": "Xem lại", "continuity": "new"}
    )
    history = client.get(reverse("planningentry-history", args=[planned.second.pk])).content.decode()
    assert "Xem lại" in history and "Lan" in history


def test_a_special_case_is_the_chiefs_to_let_pass_with_document_and_reason(client, planned):
    chief = make_user("truong", Role.CHIEF, planned.district)
    client.force_login(chief)
    address = reverse("planningentry-special", args=[planned.second.pk])
    half = client.post(address, {"special_basis": "Công văn 12-CV/TU"})
    assert "Trường hợp đặc biệt phải ghi cả văn bản và lý do." in half.content.decode()
    client.post(address, {"special_basis": "Công văn 12-CV/TU", "special_reason": "Cán bộ chủ chốt"})
    html = client.get(planned.second.get_absolute_url()).content.decode()
    assert "Trường hợp đặc biệt (theo Công văn 12-CV/TU)" in html


def test_the_page_of_all_lists_counts_the_day(client, planned):
    make_target(planned.tan_van)
    rows = page(client, planned.lan, reverse("planning-index")).context["rows"]
    tallies = [[(verdict.word, count) for verdict, count in row.tally] for row in rows]
    assert [row.approved.people for row in rows] == [2, 0]
    assert tallies == [[("Không đạt", 1), ("Đạt", 1)], []]
    earlier = page(client, planned.lan, reverse("planning-index"), as_of="31/12/2018").context["rows"]
    assert [row.approved.people for row in earlier] == [0, 0]


def test_queries_do_not_grow_with_the_list(client, planned):
    """Lists, boards and sheets alike; a list of any length with verdicts and structure takes at most thirty."""
    addresses = [
        (planned.address, {}),
        (planned.address, {"format": "xlsx"}),
        (reverse("planning-index"), {}),
    ]
    addresses += [
        (reverse(name), {}) for name in ("planningterm-list", "planninground-list", "planningtarget-list")
    ]
    addresses.append((reverse("planning-of-person", args=[planned.an.pk]), {}))
    before = [queries_of(client, planned.lan, *asked) for asked in addresses]
    for place in range(30):
        unit = planned.hoa_tham if place % 2 else planned.office
        cadre = make_cadre(f"Lương Văn {place}", make_post(f"Chức {place}", unit), birth=f"19{60 + place}-02")
        make_entry(cadre, planned.target)
        make_proposal(planned.an, make_target(planned.district, f"Chức danh {place}", planned.target.term))
    after = [queries_of(client, planned.lan, *asked) for asked in addresses]
    assert before == after
    assert before[0] <= 33


def test_targets_count_who_is_planned_on_the_day_that_is_asked_for(client, planned):
    """The term ends on 01/07/2025: from then nobody of it is planned, as on its list."""
    address = reverse("planningtarget-list")
    for day, planned_then in [("", 2), ("30/06/2025", 2), ("01/07/2025", 0), ("01/06/2019", 0)]:
        rows = page(client, planned.lan, address, as_of=day).context["page"]["rows"]
        assert [row.planned for row in rows] == [planned_then]
