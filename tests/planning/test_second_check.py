"""Conditions beside the time left: each has a column, a filter and a count; a conclusion counts only what was asked."""

import datetime

import pytest
from django.urls import reverse

from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel
from office.regulations.models import Document, RuleSet
from planning import checks
from planning.entry_facts import Titles
from planning.judging import judged
from planning.models import PlanningEntry
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_qualification, make_rule, make_standard
from tests.planning.lists import make_entry, make_proposal, make_target, make_term
from tests.planning.pages import ids, on_screen, page
from tests.training.factories import enrol, make_class, make_programme
from training.models import TrainingClass

FIGURE = "1 năm (yêu cầu ≥ 2)"
LABEL = "Thời gian công tác còn lại"
DAY = datetime.date(2021, 11, 30)


def men_only(facts, rules):
    level = FindingLevel.FAIL if facts.sex == "F" else FindingLevel.PASS
    return Finding(level, "Điều kiện thử", value=1, requirement="≥ 2", measure="năm", condition="health")


@pytest.fixture
def planned(planned):
    """The same two people, put forward for another seat: what is not decided is judged as of the day."""
    planned.target = make_target(planned.district, "Ủy viên Ban Thường vụ Huyện ủy", planned.target.term)
    planned.first, planned.second = (
        make_proposal(each, planned.target) for each in (planned.an, planned.binh)
    )
    planned.address = reverse("planning-list", args=ids(planned))
    return planned


@pytest.fixture
def judged_twice(planned, monkeypatch):
    monkeypatch.setitem(checks.CHECKS, Condition.HEALTH, men_only)
    return asking(planned, "time_left", "health")


def asking(world, *conditions):
    RuleSet.objects.update(conditions=list(conditions))
    return world


def html_of(client, world, **query):
    return on_screen(page(client, world.lan, world.address, **query).content.decode())


def rows_of(html):
    return html.split("<tbody>")[1].split("</tbody>")[0]


def entry_page(client, world, entry):
    return on_screen(page(client, world.lan, entry.get_absolute_url()).content.decode())


def test_each_check_has_its_column_and_its_verdict(client, judged_twice):
    rows = rows_of(html_of(client, judged_twice, columns=["left", "health"]))
    for cell in (
        "77 tháng (yêu cầu ≥ 60) – Đạt",
        f"{FIGURE} – Không đạt",
        "52 tháng (yêu cầu ≥ 60) – Không đạt",
    ):
        assert cell in rows
    html = entry_page(client, judged_twice, judged_twice.first)
    assert f"Điều kiện thử: {FIGURE} – Không đạt" in html
    assert "Thời gian công tác còn lại: 77 tháng (yêu cầu ≥ 60) – Đạt" in html


def test_the_column_of_the_time_left_tells_no_other_finding(client, judged_twice):
    rows = rows_of(html_of(client, judged_twice, columns=["left"]))
    assert "77 tháng (yêu cầu ≥ 60) – Đạt" in rows and FIGURE not in rows


def test_filter_and_counts_name_the_check(client, judged_twice):
    def names(**query):
        lines = page(client, judged_twice.lan, judged_twice.address, **query).context["planning_list"].lines
        return [line.entry.cadre for line in lines]

    assert names(verdict="KĐ") == [judged_twice.binh]
    asked = checks.CHECKS
    assert Condition.HEALTH in asked
    found = page(client, judged_twice.lan, judged_twice.address).context["planning_list"]
    assert [(tally.label, tally.words) for tally in found.verdicts()] == [
        (LABEL, "Không đạt 1, Đạt 1"),
        ("Sức khỏe", "Không đạt 1, Đạt 1"),
    ]
    assert f"<h3>{LABEL}</h3>" in html_of(client, judged_twice)


def test_a_check_that_is_chosen_is_the_one_that_the_verdict_is_asked_of(client, planned):
    asking(planned, "time_left", "standards")
    make_standard(least=22, leaders_only=False)
    make_qualification(planned.an, "theory", 21, valid_from="2015-01")
    make_qualification(planned.binh, "theory", 23, valid_from="2015-01")
    query = {"check": "standards", "verdict": "CĐ"}
    lines = page(client, planned.lan, planned.address, **query).context["planning_list"].lines
    assert [line.entry.cadre for line in lines] == [planned.an]


def test_a_candidate_is_told_the_gravest_finding(client, judged_twice):
    make_cadre("Lý Thị Cúc", make_post("Chuyên viên", judged_twice.office), sex="F", birth="1990-01-01")
    client.force_login(judged_twice.lan)
    address = reverse("planning-candidates", args=ids(judged_twice))
    html = client.post(address, {"candidate": "cuc"}).content.decode()
    assert "Không đạt" in html and f"Điều kiện thử: {FIGURE}" in html


def test_enough_on_one_condition_of_many_is_no_conclusion(client, planned):
    asking(planned, "time_left", "assets", "health")
    html = entry_page(client, planned, planned.first)
    assert "Chưa kiểm tra: kê khai tài sản, thu nhập, sức khỏe" in html and "Đủ điều kiện" not in html
    assert "Đạt 1/3 điều kiện, 2 điều kiện chưa kiểm tra." in html
    assert html.count("kê khai tài sản") == 1
    asking(planned, "time_left")
    assert "Đủ điều kiện" in entry_page(client, planned, planned.first)


def test_beside_a_list_counts_of_one_condition_are_no_result_of_the_whole(client, planned):
    asking(planned, "time_left", "assets", "health")
    html = html_of(client, planned)
    assert "<h2>Kết quả theo từng điều kiện</h2>" in html and "Kết quả kiểm tra" not in html
    assert 'Chưa kiểm tra: <span class="figures">2</span> điều kiện khác.' in html
    assert "điều kiện khác" not in html_of(client, asking(planned, "time_left"))


def test_a_set_without_conditions_asks_those_of_its_parent_and_one_without_parent_says_that_it_names_none(
    client, planned
):
    asking(planned)
    assert "Bộ quy định chưa nêu điều kiện phải kiểm tra." in entry_page(client, planned, planned.first)
    parent = RuleSet.objects.get()
    asking(planned, "time_left", "health")
    local = RuleSet.objects.create(
        name="Của huyện", unit=planned.district, parent=parent, in_force_from="2015-06-01"
    )
    assert local.asks == ["time_left", "health"]
    html = client.get(local.get_absolute_url()).content.decode()
    assert "Thời gian công tác còn lại; Sức khỏe (theo bộ được bổ sung)" in html
    assert "Chưa kiểm tra: sức khỏe" in entry_page(client, planned, planned.first)


def finding(world, condition, entry=None, day=DAY):
    entries = PlanningEntry.objects.filter(pk=(entry or world.first).pk)
    return judged(entries, day, reader=None)[0].of(condition)


def test_standards_of_the_planned_title_are_those_of_the_day_judged(planned):
    asking(planned, "standards")
    assert finding(planned, "standards").sentence == (
        "Tiêu chuẩn chức danh – Quy định chưa xác nhận: chưa có tiêu chuẩn chức danh."
    )
    make_standard(least=22, leaders_only=False)
    assert finding(planned, "standards").words == "Thiếu dữ liệu (lý luận chính trị)"
    make_qualification(planned.an, "theory", 22, valid_from="2020-01")
    make_qualification(planned.an, "theory", 21, valid_from="2015-01")
    assert finding(planned, "standards").words == "Đạt"
    decided = make_entry(planned.an, make_target(planned.hoa_tham))
    lacking = finding(planned, "standards", decided)
    assert lacking.words == "Chưa đạt" and "còn thiếu: lý luận chính trị" in lacking.sentence
    assert "căn cứ Điều 3" in lacking.sentence, "it was decided in July 2019"


def test_a_class_that_leads_to_a_lacking_level_is_told_and_changes_no_verdict(planned):
    asking(planned, "standards")
    make_standard(least=22, leaders_only=False)
    make_qualification(planned.an, "theory", 21, valid_from="2015-01")
    middle = make_programme(level=22)
    open_class = {"opens_on": "2021-09-06", "closes_on": "2022-08-20"}
    running = make_class("Lớp Trung cấp K5", planned.district, middle, **open_class)
    enrol(running, planned.an, result="studying")
    lacking = finding(planned, "standards")
    assert (
        lacking.words == "Chưa đạt"
        and lacking.reason == "còn thiếu: lý luận chính trị (đang học Lớp Trung cấp K5)"
    )
    degree = make_programme("Đại học Luật", "degree", level=14)
    enrol(make_class("Lớp Luật", planned.district, degree, **open_class), planned.an, result="studying")
    assert "Lớp Luật" not in finding(planned, "standards").reason, "it leads to nothing that is lacking"
    for change in ({"closes_on": "2021-11-01"}, {"closes_on": None, "secret": True}):
        TrainingClass.objects.filter(pk=running.pk).update(**change)
        assert "đang học" not in finding(planned, "standards").reason, change


def test_titles_of_one_level_are_counted_and_another_level_is_not(planned):
    asking(planned, "titles_of_person")
    make_rule("max_titles_per_candidate_same_level", 3, "titles")
    term = planned.target.term
    make_proposal(planned.an, make_target(planned.district, "Chức danh 3", term))
    make_proposal(planned.an, make_target(planned.hoa_tham))
    found = finding(planned, "titles_of_person")
    assert (found.words, found.figure) == ("Đạt", "3 chức danh (yêu cầu ≤ 3)")
    make_proposal(planned.an, make_target(planned.district, "Chức danh 4", term))
    found = finding(planned, "titles_of_person")
    assert (found.words, found.value) == ("Không đạt", 4)


def test_whether_terms_count_together_is_a_rule_and_not_a_guess(planned):
    asking(planned, "titles_of_person")
    make_rule("max_titles_per_candidate_same_level", 3, "titles")
    days = {"name": "2025–2030", "begins_on": "2025-07-01", "ends_on": "2030-07-01"}
    following, term = (
        make_term("district", **days),
        make_term("district", "2021–2026", "2021-07-01", "2026-07-01", kind="government"),
    )
    for number in range(3):
        make_proposal(planned.an, make_target(planned.district, f"Chức danh {number}", following))
    entry = make_proposal(planned.an, make_target(planned.district, "Phó Chủ tịch UBND huyện", term))
    found = finding(planned, "titles_of_person", entry)
    assert found.words == "Quy định chưa xác nhận" and found.value == 3
    assert "gộp các nhiệm kỳ" in found.sentence and "tính cả các nhiệm kỳ: 6" in found.sentence.lower()
    rule = make_rule("titles_of_all_terms", False, "yes_no")[2]
    assert finding(planned, "titles_of_person", entry).words == "Đạt"
    type(rule).objects.filter(pk=rule.pk).update(value=True)
    assert finding(planned, "titles_of_person", entry).words == "Không đạt"


def test_what_is_not_confirmed_is_a_fact_without_a_verdict():
    facts = checks.EntryFacts("M", None, "district", "collective", None, True)
    assert facts.known.titles == Titles(1, 1)
    found = checks.few_titles(facts, None)
    assert (found.words, found.value) == ("Quy định chưa xác nhận", 1)


def test_queries_are_flat_where_every_condition_is_asked(client, planned):
    asking(planned, *Condition.values)
    make_rule("max_titles_per_candidate_same_level", 3, "titles")
    make_standard(least=22, leaders_only=False)
    before = queries_of(client, planned.lan, planned.address, {})
    for place in range(12):
        cadre = make_cadre(f"Lương Văn {place}", make_post(f"Chức {place}", planned.office))
        make_qualification(cadre, "theory", 22, valid_from=f"{2001 + place}")
        make_entry(cadre, planned.target, approved_on=datetime.date(2019, 7, 16 + place % 9))
    assert queries_of(client, planned.lan, planned.address, {}) == before


def test_a_verdict_cites_the_documents_of_its_set(client, planned):
    document, rules, _ = make_rule("months_required", 60, "months")
    assert "căn cứ chưa ghi điều, khoản" in finding(asking(planned, "time_left"), "time_left").sentence
    rules.documents.add(document)
    rules.own_rules.update(article="Điều 5")
    assert "căn cứ Điều 5 (Quy định 01-QĐ/TW, ngày 01/01/2000)" in finding(planned, "time_left").sentence


def test_an_article_is_cited_with_its_own_document(planned):
    document, rules, _ = make_rule("months_required", 60, "months")
    rules.documents.add(document)
    rules.own_rules.update(article="Điều 5")
    directive = Document.objects.create(
        number="45-CT/TW", kind="directive", issuer="Bộ Chính trị", issued_on="2019-04-14", subject="Đại hội"
    )
    term = planned.target.term
    term.congress_document, term.congress_article = directive, "Điểm 3"
    term.save()
    papers = "Điều 5 (Quy định 01-QĐ/TW, ngày 01/01/2000); Điểm 3 (Chỉ thị 45-CT/TW, ngày 14/04/2019)"
    found = finding(asking(planned, "time_left"), "time_left")
    assert found.basis == papers and f"căn cứ {papers}." in found.sentence
    term.congress_article = ""
    term.save()
    found = finding(planned, "time_left")
    assert found.basis.endswith("(Quy định 01-QĐ/TW, ngày 01/01/2000); Chỉ thị 45-CT/TW, ngày 14/04/2019")
