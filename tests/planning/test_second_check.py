"""A further condition in CHECKS: every page judges by it, and the time left keeps its own column."""

import datetime

import pytest
from django.urls import reverse

from office.regulations.findings import Finding, FindingLevel
from office.regulations.models import RuleSet
from planning import checks
from planning.acts import APPROVE
from tests.factories import make_cadre, make_post
from tests.planning.lists import done
from tests.planning.pages import ids, page

FIGURE = "1 năm (yêu cầu ≥ 2)"


def men_only(facts, rules):
    level = FindingLevel.FAIL if facts.sex == "F" else FindingLevel.PASS
    return Finding(level, "Điều kiện thử", value=1, requirement="≥ 2", measure="năm")


@pytest.fixture
def judged_twice(planned, monkeypatch):
    monkeypatch.setitem(checks.CHECKS, "health", men_only)
    RuleSet.objects.update(conditions=["time_left", "health"])
    for entry in (planned.first, planned.second):
        done(APPROVE, entry, {"decision_no": "77-QĐ/HU", "decision_on": datetime.date(2019, 12, 2)})
    return planned


def test_the_gravest_finding_decides_in_the_list_and_all_stand_on_the_page(client, judged_twice):
    response = page(client, judged_twice.lan, judged_twice.address, verdict="KĐ")
    an, binh = response.context["planning_list"].lines
    assert (an.finding.text, binh.finding.text) == ("Điều kiện thử", checks.TIME_LEFT)
    html = page(client, judged_twice.lan, an.entry.get_absolute_url()).content.decode()
    assert "Điều kiện thử: 1 năm (yêu cầu ≥ 2) – Không đạt" in html
    assert "Thời gian công tác còn lại: 77 tháng (yêu cầu ≥ 60) – Đạt" in html


def test_the_column_of_the_time_left_tells_no_other_finding(client, judged_twice):
    html = page(client, judged_twice.lan, judged_twice.address, columns=["left"]).content.decode()
    assert "77 tháng (yêu cầu ≥ 60)" in html and FIGURE not in html


def test_a_candidate_is_told_the_gravest_finding(client, judged_twice):
    make_cadre("Lý Thị Cúc", make_post("Chuyên viên", judged_twice.office), sex="F", birth="1990-01-01")
    client.force_login(judged_twice.lan)
    address = reverse("planning-candidates", args=ids(judged_twice))
    html = client.post(address, {"candidate": "cuc"}).content.decode()
    assert "Không đạt" in html and f"Điều kiện thử: {FIGURE}" in html
