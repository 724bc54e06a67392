"""The grid reads the rows of a page and counts the others: as if it had read them all."""

import random

import pytest

from cadre.models.conflicts import Account
from evaluation.grading.choices import UNDECIDED, GradingSubject
from evaluation.grading.findings.appraisal import Appraisal, AppraisalCriteria
from evaluation.grading.findings.cases import loaded
from evaluation.grading.findings.quota import group_key, readings_of, unit_of
from evaluation.grading.findings.rules import grading_rules
from evaluation.grading.grid import pages
from evaluation.grading.grid.lines import RELATED, GridCriteria, GridLines
from evaluation.models import GradingLine, UnitGrade
from tests.cadre.recorded import make_discipline
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.records import make_evaluation
from tests.evaluation.test_appraisal import make_rules
from tests.evaluation.test_grid import address, html
from tests.factories import make_cadre, make_post

GRADES = ("", "", "excellent", "good", "completed")


@pytest.fixture
def year(world):
    return make_grading(world.district, 2021)


@pytest.fixture
def rows(world, year):
    """Sixty rows of chance, in three units of which one answers for another's people, two of them the reader's."""
    chance = random.Random(19)
    groups = [None, *(make_group(year, f"Nhóm {number}", ordinal=3 - number) for number in range(3))]
    answers = [None, make_campaign_unit(world.tan_van, campaign=year)]
    posts = [make_post("Chuyên viên", unit) for unit in (world.hoa_tham, world.tan_van, world.district)]
    for place in range(60):
        make_line(
            make_cadre(f"Lý Văn {place % 7}", chance.choice(posts)),
            year,
            chance.choice(UNDECIDED),
            ordinal=chance.randrange(40),
            group=chance.choice(groups),
            campaign_unit=chance.choice(answers),
            subject=chance.choice(GradingSubject.values),
            is_decided_above=chance.random() < 0.2,
            **{name: chance.choice(GRADES) for name in ("grade", "proposed", "collective_grade")},
        )
    Account.objects.create(user=world.lan, cadre=GradingLine.objects.order_by("pk")[7].cadre)
    return groups


def slowly(lines, criteria):
    """(all rows, those asked for, foot) with all rows read, as the grid once did."""
    everything = list(
        GradingLine.objects.listed_for(lines.user).select_related(*RELATED).order_by("ordinal", "pk")
    )
    known = [line for line in everything if not line.masked]
    shown = [line for line in everything if admits(criteria, line)]
    there = {group_key(line) for line in shown if not line.masked}
    foot = [told for told in readings_of(known, grading_rules(lines.campaign)) if told.key in there]
    return everything, shown, foot


def admits(criteria, line):
    if criteria.unit is not None and unit_of(line).pk != criteria.unit:
        return False
    if line.masked:
        return criteria.group is None and not criteria.state
    of_group = criteria.group is None or (line.group_id or 0) == criteria.group
    return of_group and criteria.state in ("", line.state)


def test_counts_are_those_of_all_rows_read_one_by_one(world, year, rows):
    asked = [GridCriteria(), GridCriteria(unit=world.tan_van.pk), GridCriteria(state="unit")]
    asked += [GridCriteria(group=0), GridCriteria(unit=world.hoa_tham.pk, group=rows[1].pk, state="open")]
    for criteria in asked:
        lines = GridLines(world.lan, year, criteria)
        everything, shown, foot = slowly(lines, criteria)
        known = [line for line in everything if not line.masked]
        assert lines.page(100) == shown and lines.total == len(shown)
        assert lines.quotas() == foot, criteria
        assert lines.kept == 1 == len(everything) - len(known)
        assert {unit.pk for unit in lines.units()} == {unit_of(line).pk for line in everything}
        assert {key for key, _ in lines.groups()} == {line.group_id or 0 for line in known}
        assert {key for key, _ in lines.states()} == {line.state for line in known}


@pytest.mark.parametrize("seed", range(3))
def test_rows_with_a_finding_are_those_of_all_rows_judged(world, year, rows, seed):
    chance = random.Random(seed)
    make_rules("grade_leader")
    make_rules("grade_civil", confirmed=False)
    UnitGrade.objects.create(unit=world.hoa_tham, year=2021, grade="completed")
    for line in GradingLine.objects.all():
        said = {
            name: chance.choice([*GRADES, "not_completed"])
            for name in ("self_grade", "member_grade", "grade")
        }
        months = {"months": chance.choice([None, 4, 12]), "absent_months": chance.choice([None, 3, 7])}
        points = {
            "points_general": chance.choice([None, 10, 30]),
            "points_result": chance.choice([None, 20, 70]),
        }
        told = said | months | points | {"is_head": chance.random() < 0.3}
        GradingLine.objects.filter(pk=line.pk).update(**told)
        if chance.random() < 0.2:
            make_discipline(line.cadre)
        if chance.random() < 0.5:
            make_evaluation(line.cadre, 2020, "not_completed")
    met = set()
    for finding, _ in pages.FINDINGS:
        lines = GridLines(world.lan, year, GridCriteria(finding=finding))
        all_rows = list(loaded(lines.known))
        judged = Appraisal(all_rows, year, world.lan, AppraisalCriteria(show=finding)).shown
        assert [line.pk for line in lines.page(100)] == [row.line.pk for row in judged], finding
        there = {group_key(row.line) for row in judged}
        foot = [told for told in readings_of(all_rows, grading_rules(year)) if told.key in there]
        assert (lines.total, lines.quotas()) == (len(judged), foot)
        met |= {finding} if judged else set()
    assert met == {finding for finding, _ in pages.FINDINGS}


def test_a_page_shows_its_rows_and_names_are_found_on_every_page(client, world, year, rows, monkeypatch):
    monkeypatch.setattr(pages, "PAGE", 25)
    client.force_login(world.lan)
    order = list(GradingLine.objects.order_by("ordinal", "pk").values_list("pk", flat=True))
    for start in (0, 25, 50):
        answer = client.get(address(year, f"?start={start}"))
        page = html(answer)
        assert answer.status_code == 200, page
        shown = [key for key in order if f'id="r{key}"' in page]
        assert shown == order[start : start + 25] and "60 đồng chí" in page
        assert (f"start={start + 25}" in page) == (start < 50)
    last = GradingLine.objects.get(pk=order[-1])
    last.cadre.full_name = "Nông Thị Cuối"
    last.cadre.save()
    pasted = "Họ tên\tMức xếp loại\nNông Thị Cuối\tHTNV"
    page = html(client.post(address(year), {"paste": "1", "pasted": pasted}))
    assert f'name="r{last.pk}-grade" value="HTNV"' in page and "Đã đọc 1 dòng" in page
    assert page.count('<tr id="r') == 26
