"""The published cut-offs of the committees of 2020 and 2025 hold on the page of a list, under the directive's set."""

import pytest
from django.urls import reverse

from foundation.core.dates import PartialDate
from foundation.core.months import month_number, of_number
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from office.regulations.reference import load_regulations
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit
from tests.planning.lists import make_proposal, make_target, make_term
from tests.planning.pages import on_screen, page

FIRST, AGAIN = False, True
# Level, year of the congress, for the first time or again, the first birth months that have enough: men, women.
CUT_OFFS = [
    ("commune", 2020, FIRST, "1965-04", "1970-04"),
    ("district", 2020, FIRST, "1965-06", "1970-06"),
    ("district", 2020, AGAIN, "1962-12", "1967-12"),
    ("province", 2020, FIRST, "1965-09", "1970-09"),
    ("province", 2020, AGAIN, "1963-03", "1968-03"),
    ("district", 2025, FIRST, "1968-06", "1972-02"),
    ("district", 2025, AGAIN, "1967-06", "1971-06"),
    # Until 30/06/2025 a commune was one of the grass roots; since then it is right below its province.
    ("commune", 2025, FIRST, "1968-04", "1972-01"),
    ("locality", 2025, FIRST, "1968-07", "1972-03"),
    ("grassroots", 2020, FIRST, "1965-04", "1970-04"),
    ("grassroots", 2025, FIRST, "1968-04", "1972-01"),
    ("province", 2025, FIRST, "1968-09", "1972-05"),
    ("province", 2025, AGAIN, "1967-09", "1971-09"),
]


@pytest.fixture
def directives(world):
    load_regulations()
    return world


def unit_of(world, level):
    units = {"district": world.district, "commune": world.hoa_tham}
    return units.get(level) or make_unit(level, "Đảng bộ Công an xã", level=level)


@pytest.mark.parametrize("case", CUT_OFFS, ids=lambda case: "-".join(map(str, case[:3])))
def test_the_page_draws_the_published_line(client, directives, case):
    level, year, again, men, women = case
    unit = unit_of(directives, level)
    days = {"begins_on": f"{year}-10-01", "ends_on": f"{year + 5}-10-01", "congress_month": None}
    term = make_term(level, f"{year}–{year + 5}", **days)
    target = make_target(unit, "Ủy viên Ban Chấp hành Đảng bộ", term)
    expected = {}
    for sex, first in (("M", men), ("F", women)):
        before = of_number(month_number(PartialDate(first)) - 1).iso
        for born, words in ((first, "Đạt"), (before, "Không đạt")):
            post = make_post("Chuyên viên", directives.office)
            cadre = make_cadre(f"Lý Văn {sex}{born}", post, sex=sex, birth=born)
            make_proposal(cadre, target)
            expected[cadre.pk] = words
    PlanningEntry.objects.update(reelected=again)
    directive = RuleSet.objects.get(name=f"Nhân sự cấp ủy nhiệm kỳ {year}–{year + 5}")
    address = reverse("planning-list", args=[term.pk, target.post.title_id])
    reader = make_user("tinh", Role.OFFICER, unit)
    response = page(client, reader, address, rules=directive.pk)
    lines = response.context["planning_list"].lines
    assert {line.entry.cadre_id: line.time_left.words for line in lines} == expected
    rows = on_screen(response.content.decode()).split("<tbody>")[1].split("</tbody>")[0]
    assert rows.count("– Đạt") == rows.count("– Không đạt") == 2
    assert "Chỉ thị" in lines[0].time_left.basis


def test_the_set_of_another_congress_says_so_on_the_page(client, directives):
    term = make_term("district", "2025–2030", "2025-10-01", "2030-10-01")
    target = make_target(directives.district, "Ủy viên Ban Chấp hành Đảng bộ", term)
    make_proposal(
        make_cadre("Lý Văn Sáu", make_post("Chuyên viên", directives.office), birth="1964-09"), target
    )
    directive = RuleSet.objects.get(name="Nhân sự cấp ủy nhiệm kỳ 2020–2025")
    address = reverse("planning-list", args=[term.pk, target.post.title_id])
    response = page(client, directives.lan, address, rules=directive.pk)
    found = response.context["planning_list"].lines[0].time_left
    assert found.words == "Quy định chưa xác nhận" and "mốc 06/2020 là của nhiệm kỳ khác" in found.sentence


def test_a_set_of_regulation_377_gives_facts_and_never_a_verdict(client, directives):
    term = make_term("district", "2025–2030", "2025-10-01", "2030-10-01", congress_month="2025-06")
    target = make_target(directives.district, "Ủy viên Ban Chấp hành Đảng bộ", term)
    make_proposal(
        make_cadre("Lý Văn Sáu", make_post("Chuyên viên", directives.office), birth="1964-09"), target
    )
    rules = RuleSet.objects.get(name="Quy hoạch theo Quy định 377")
    address = reverse("planning-list", args=[term.pk, target.post.title_id])
    response = page(client, directives.lan, address, rules=rules.pk)
    rows = response.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    assert "6 tháng (yêu cầu ≥ 120 – quy định chưa xác nhận)" in rows
    assert "1 chức danh (yêu cầu ≤ 3 – quy định chưa xác nhận)" in rows
    assert "Đạt" not in rows and "Không đạt" not in rows and "state-good" not in rows
    line = response.context["planning_list"].lines[0]
    assert line.conclusion.startswith("Chưa kiểm tra: ")
    aside = response.content.decode().split('class="strip"')[1].split("</aside>")[0]
    assert "chưa có số liệu quy định" in aside and "Ba độ tuổi" in aside


def test_sets_of_elections_are_offered_for_seats_of_committees_alone(client, directives):
    offered = []
    for title in ("Ủy viên Ban Chấp hành Đảng bộ", "Trưởng phòng Nội vụ"):
        target = make_target(directives.district, title)
        make_proposal(make_cadre(f"Lý {title}", make_post("Chuyên viên", directives.office)), target)
        address = reverse("planning-list", args=[target.term_id, target.post.title_id])
        form = page(client, directives.lan, address).context["filter_form"]
        offered.append({rules.subject for rules in form.fields["rules"].queryset})
    assert offered == [{"planning", "election"}, {"planning"}]
