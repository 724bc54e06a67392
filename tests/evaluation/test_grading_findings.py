"""What has to be looked at of a row, at the edges of each rule; unconfirmed rules give figures and no verdict."""

import datetime
from decimal import Decimal

import pytest

from cadre.models.discipline import Discipline
from evaluation.grading.findings.cases import findings_of
from evaluation.grading.findings.checks import GradingCase
from evaluation.grading.findings.quota import readings_of
from evaluation.grading.findings.rules import ASKED as SUBJECTS
from evaluation.models import GradingLine, UnitGrade
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Unit
from tests.evaluation.grading_rules import ASKED, rule_set

UNIT = Unit(pk=1, name="Xã Hoa Thám", official_key="0001")
YEAR = 2021


def case(rules=None, members=None, **fields):
    """A row of 2021 that did well, unless said otherwise."""
    beside = ("disciplines", "before", "collective", "quota")
    known = {name: fields.pop(name) for name in beside if name in fields}
    line = GradingLine(**{"unit": UNIT, "months": 12, "proposed": "good", "pk": 1} | fields)
    rules = rule_set() if rules is None else rules
    return GradingCase(line, YEAR, rules, rules if members is None else members, **known)


def told(*args, **fields):
    return {finding.condition.value: finding for finding in findings_of(case(*args, **fields))}


def kinds(*args, **fields):
    return set(told(*args, **fields))


def test_of_a_row_without_anything_unusual_nothing_is_told():
    assert told() == {}


@pytest.mark.parametrize(
    ("months", "absent", "absence", "found"),
    [
        (6, None, "", set()),
        (5, None, "", {"months"}),
        (12, "2.9", "sick", set()),
        (12, "3.0", "sick", {"absent"}),
        (12, "5.9", "sick", {"absent"}),
        (12, "6", "sick", {"absent"}),
        (12, "6", "maternity", set()),
        (None, "6", "sick", {"absent"}),
        (12, "6.1", "sick", {"months"}),
        (10, "4.5", "study", {"absent", "months"}),
        # Maternity leave counts as work.
        (12, "6.5", "maternity", set()),
        (5, "2", "maternity", {"months"}),
        (None, "4", "sick", {"absent"}),
    ],
)
def test_months_of_the_year_at_their_edges(months, absent, absence, found):
    away = {"absent_months": Decimal(absent) if absent else None, "absence": absence}
    assert kinds(months=months, **away) == found


def test_a_grade_that_keeps_to_what_the_months_let_asks_nothing():
    away = {"absent_months": Decimal("4"), "absence": "sick"}
    assert kinds(**away, proposed="completed") == kinds(**away, proposed="not_completed") == set()
    # Nobody has said a grade yet: the limit is told before it is passed.
    assert kinds(**away, proposed="") == {"absent"}
    assert kinds(months=4, proposed="not_graded", not_graded_reason="mới nhận công tác") == set()
    finding = told(**away)["absent"]
    assert finding.figure == "4 tháng (yêu cầu không quá HTNV khi nghỉ từ 3 đến dưới 6 tháng)"
    assert (finding.source, finding.reason) == ("nghỉ 4 tháng (nghỉ ốm, chữa bệnh)", "HTTNV")
    assert (finding.verdict.word, finding.basis) == ("Cần xem xét", "Điều 12")


def test_half_a_year_away_that_leaves_enough_months_is_looked_at():
    away = {"absent_months": Decimal("6"), "absence": "sick"}
    finding = told(**away)["absent"]
    assert finding.figure.startswith("6 tháng (yêu cầu xem xét mức khi nghỉ từ 6 tháng mà vẫn đủ 6 tháng")
    assert finding.verdict.word == "Cần xem xét"
    assert kinds(**away, proposed="completed") == set()
    assert kinds(**away, proposed="not_graded", not_graded_reason="nghỉ ốm") == set()


def test_maternity_is_excepted_by_a_confirmed_rule_alone():
    away = {"absent_months": Decimal("6.5"), "absence": "maternity"}
    assert kinds(rule_set(ASKED | {"maternity_is_graded": False}), **away) == {"months"}
    finding = told(rule_set(confirmed=False), **away)["months"]
    assert (finding.verdict.word, finding.basis) == ("Quy định chưa xác nhận", "")
    assert finding.figure == "5,5 tháng (yêu cầu ≥ 6 tháng – quy định chưa xác nhận)"


def test_without_any_rule_the_usual_figures_are_told_as_unconfirmed():
    none = rule_set({})
    assert told(none, months=5)["months"].in_brief.endswith("quy định chưa xác nhận)")
    assert kinds(none, absent_months=Decimal("3"), absence="sick") == {"absent"}
    # No article that nobody confirmed is ever named.
    assert {finding.basis for finding in findings_of(case(none, months=5))} == {""}
    # Where a regime knows no points none are compared.
    assert kinds(none, points_general=20, points_result=20, proposed="excellent") == set()


def discipline(begins, ends="", **fields):
    given = {"kind": "party", "form": "reprimand", "valid_from": PartialDate(begins)}
    return Discipline(**given | {"valid_to": PartialDate(ends) if ends else None} | fields)


def test_discipline_of_the_year_is_told_with_what_the_rule_makes_of_it():
    paper = {"decision_no": "12-QĐ/UBKT", "decision_on": datetime.date(2021, 3, 2), "issuer": "UBKT"}
    finding = told(disciplines=[discipline("2021-03-05", **paper)])["discipline"]
    assert finding.value == "khiển trách (kỷ luật Đảng) từ 05/03/2021"
    assert finding.reason == "thuộc trường hợp xếp loại không hoàn thành nhiệm vụ"
    assert finding.source == "quyết định số 12-QĐ/UBKT, ngày 02/03/2021, UBKT"
    # Decided at the end of the year, in force from the next.
    late = discipline("2022-01-01", decision_on=datetime.date(2021, 12, 30))
    assert told(disciplines=[late])["discipline"].reason == finding.reason
    before = told(disciplines=[discipline("2020-11-01")])["discipline"]
    assert (before.reason, before.basis) == (
        "từ trước năm 2021, còn hiệu lực trong năm",
        "chưa ghi điều, khoản",
    )
    open_rule = told(rule_set(confirmed=False), disciplines=[discipline("2021-03-05")])["discipline"]
    assert (open_rule.verdict.word, open_rule.basis) == ("Quy định chưa xác nhận", "")


def test_who_may_not_read_discipline_is_told_that_others_look_at_it_and_no_more():
    finding = told(disciplines=None)["discipline"]
    assert (finding.verdict.word, finding.value, finding.basis) == (
        "Do cán bộ được phân công xem xét",
        None,
        "",
    )


def test_two_years_not_completed_in_a_row_are_told_from_the_decided_ones_before():
    low = {"proposed": "not_completed"}
    assert told(**low, before={2020: "not_completed"})["repeated"].value == "2020, 2021"
    assert kinds(**low, before={2019: "not_completed", 2020: "good"}) == set()
    assert kinds(**low, before={2019: "not_completed"}) == kinds(before={2020: "not_completed"}) == set()
    three = rule_set(ASKED | {"not_completed_years": 3})
    assert kinds(three, **low, before={2020: "not_completed"}) == set()
    assert kinds(three, **low, before={2019: "not_completed", 2020: "not_completed"}) == {"repeated"}
    assert told(**low, before=None)["repeated"].verdict.word == "Do cán bộ được phân công xem xét"


def test_the_head_beside_the_collective():
    def head(grade="", proposed="", **fields):
        group = UnitGrade(unit=UNIT, grade=grade, proposed=proposed) if grade or proposed else None
        return told(is_head=True, collective=group, **fields)

    assert set(head("good")) == set(head("excellent")) == set()
    assert head("completed")["head"].value == "HTTNV; tập thể HTNV"
    # A proposal for the collective is compared too, and the head waits for its decision.
    assert set(head(proposed="completed")) == {"head", "collective"}
    assert head()["collective"].reason == "Xã Hoa Thám chưa có mức xếp loại tập thể"
    # The unit's word alone grades nobody; who heads nothing waits for no collective.
    assert set(told(is_head=True, proposed="", collective_grade="good")) == set()
    assert kinds(proposed="excellent") == set()
    assert kinds(rule_set(ASKED | {"collective_before_head": False}), is_head=True) == set()


def test_a_member_is_not_graded_higher_than_the_official():
    finding = told(member_grade="excellent")["member"]
    assert finding.value == "đảng viên HTXSNV; cán bộ, công chức HTTNV"
    assert kinds(member_grade="excellent", proposed="excellent") == set()
    assert kinds(member_grade="excellent", proposed="") == {"member"}
    assert kinds(member_grade="good", proposed="completed") == set()


def test_two_grades_beside_the_persons_own_word_need_no_rule():
    assert told(self_grade="excellent", proposed="completed")["far"].value == "HTXSNV → HTNV"
    assert kinds(self_grade="completed", proposed="excellent") == {"far"}
    assert (
        kinds(self_grade="excellent", proposed="good") == kinds(self_grade="excellent", proposed="") == set()
    )
    assert kinds(self_grade="excellent", proposed="not_graded", not_graded_reason="nghỉ") == set()


@pytest.mark.parametrize(
    ("general", "result", "grade", "found"),
    [
        ("28", "62", "excellent", set()),
        ("28", "61.9", "excellent", {"points"}),
        ("20", "50", "good", set()),
        ("20", "49.9", "good", {"points"}),
        ("20", "29.9", "completed", {"points"}),
        ("20", "29.9", "not_completed", set()),
        # More is asked for a grade than points, so a lower one is no finding.
        ("30", "70", "completed", set()),
        ("28", None, "excellent", set()),
    ],
)
def test_a_grade_is_not_above_its_points(general, result, grade, found):
    points = {"points_general": Decimal(general), "points_result": Decimal(result) if result else None}
    assert kinds(proposed=grade, **points) == found


def test_who_is_graded_best_beyond_the_share_is_told_for_the_group_and_the_unit():
    rules = dict.fromkeys(SUBJECTS, rule_set())
    other = Unit(pk=2, name="Xã Tân Văn", official_key="0002")
    lines = [GradingLine(pk=1, unit=UNIT, proposed="excellent")]
    lines += [GradingLine(pk=number, unit=other, proposed="good") for number in range(2, 7)]
    (quota,) = readings_of(lines, rules)
    best = [finding.text for finding in findings_of(case(proposed="excellent", quota=quota))]
    # 1 beside 5 across the units; in Hoa Thám alone 1 beside none.
    assert best == ["Tỷ lệ HTXSNV trong nhóm, riêng Xã Hoa Thám"]
    (quota,) = readings_of(lines[:5], rules)
    found = findings_of(case(proposed="excellent", quota=quota))
    assert found[0].text == "Tỷ lệ HTXSNV của nhóm"
    assert found[0].reason == "HTXSNV 1/4 mức tốt = 25,0%. Quá tỷ lệ 20%"
    assert kinds(quota=quota) == set()
    (quota,) = readings_of(lines[:5], dict.fromkeys(SUBJECTS, rule_set(confirmed=False)))
    assert kinds(proposed="excellent", quota=quota) == set()
