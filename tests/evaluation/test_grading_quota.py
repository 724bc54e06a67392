"""HTXSNV beside HTTNV: each edge of the share, on both bases, across the units of a group and in one unit."""

from fractions import Fraction

import pytest

from evaluation.grading.findings.quota import QuotaBase, quota_of, readings_of, within
from evaluation.grading.findings.rules import ASKED
from evaluation.models import GradingLine, PeerGroup
from office.organisation.models.structure import Unit
from tests.evaluation.grading_rules import rule_set

GOOD, ABOVE = QuotaBase.GOOD, QuotaBase.GOOD_OR_ABOVE
LETTER, WIDER = "Hoàn thành tốt nhiệm vụ", "HTTNV + HTXSNV"
EDGES = [
    (4, 20, GOOD, True),
    (5, 20, GOOD, False),
    (5, 24, GOOD, False),
    (5, 25, GOOD, True),
    (1, 0, GOOD, False),
    (0, 0, GOOD, True),
    (5, 20, ABOVE, True),
    (6, 23, ABOVE, False),
    (6, 24, ABOVE, True),
    (1, 0, ABOVE, False),
]
UNITS = [Unit(pk=number, name=f"Xã {number}", official_key=f"{number:04}") for number in (1, 2)]
GROUP = PeerGroup(pk=1, name="Bí thư, phó bí thư đảng ủy xã")


def rules_with(base=LETTER, share="0.2", **fields):
    return rule_set({"excellent_max_share": share, "excellent_base": base}, **fields)


def graded(excellent, good, unit=UNITS[0], **fields):
    grades = ["excellent"] * excellent + ["good"] * good
    return [GradingLine(proposed=grade, unit=unit, group=GROUP, **fields) for grade in grades]


def everywhere(rule_set):
    return dict.fromkeys(ASKED, rule_set)


@pytest.mark.parametrize(("excellent", "good", "base", "keeps"), EDGES)
def test_every_edge_is_told_across_the_units_and_in_one(excellent, good, base, keeps):
    assert within(excellent, good, Fraction("0.2"), base) is keeps
    rules = everywhere(rules_with(LETTER if base == GOOD else WIDER))
    # All of them in one unit: both readings are this edge.
    if excellent + good:
        (told,) = readings_of(graded(excellent, good), rules)
        assert told.across.within is keeps
        assert [(unit.name, each.within) for unit, each in told.units] == [("Xã 1", keeps)]
    # Each HTXSNV in one unit and each HTTNV in the other: across them the edge, in the first none to be held against.
    if excellent and good:
        (told,) = readings_of(graded(excellent, 0) + graded(0, good, UNITS[1]), rules)
        assert told.across.within is keeps
        assert [each.within for _, each in told.units] == [False, True]


def test_the_line_of_the_office_says_share_limit_and_the_other_base():
    told = quota_of(graded(5, 30), rules_with())
    assert told.sentence == "HTXSNV 5/30 mức tốt = 16,7% (không quá 20%)"
    assert (told.other, told.share_words) == ("HTXSNV 5/35 mức tốt trở lên = 14,3%", "16,7%")
    assert (told.most, told.basis, told.confirmed) == (5, "Điều 12", True)
    over = quota_of(graded(5, 24), rules_with())
    assert (over.sentence, over.is_over) == ("HTXSNV 5/24 mức tốt = 20,8%. Quá tỷ lệ 20%", True)
    assert quota_of(graded(1, 0), rules_with()).sentence == "HTXSNV 1/0 mức tốt. Quá tỷ lệ 20%"
    wider = quota_of(graded(5, 20), rules_with(WIDER))
    assert wider.sentence == "HTXSNV 5/25 mức tốt trở lên = 20,0% (không quá 20%)"
    assert wider.other == "HTXSNV 5/20 mức tốt = 25,0%"


def test_what_nobody_confirmed_gives_figures_and_no_verdict():
    told = quota_of(graded(5, 20), rules_with(confirmed=False))
    assert told.sentence == "HTXSNV 5/20 mức tốt = 25,0% (không quá 20% – quy định chưa xác nhận)"
    assert (told.within, told.basis, told.is_over) == (None, "", False)
    for rules in (None, rules_with(share=None, confirmed=False)):
        told = quota_of(graded(5, 20), rules)
        assert told.sentence == "HTXSNV 5/20 mức tốt = 25,0% – Quy định chưa xác nhận"
        assert (told.within, told.most) == (None, None)
    # A base that the program cannot read is no base to judge by.
    assert quota_of(graded(5, 20), rules_with("theo kế hoạch")).within is None


def test_a_share_that_is_measured_otherwise_is_told_and_not_judged():
    rules = rules_with(share=20)
    rules.rule("excellent_max_share").measure = "persons"
    told = quota_of(graded(5, 20), rules)
    assert told.sentence.endswith("chưa đọc được tỷ lệ “20 người”, ghi lại bằng phần trăm ở bộ quy định")
    assert (told.within, told.most, told.confirmed) == (None, None, False)


def test_a_row_counts_by_what_is_to_be_decided_then_proposed_then_asked_by_the_unit():
    rows = [
        GradingLine(grade="good", proposed="excellent", collective_grade="excellent"),
        GradingLine(proposed="good", collective_grade="excellent", self_grade="excellent"),
        GradingLine(collective_grade="good", self_grade="excellent"),
        GradingLine(self_grade="excellent"),
        GradingLine(grade="not_graded", not_graded_reason="nghỉ", proposed="excellent"),
    ]
    told = quota_of(rows, rules_with())
    assert (told.excellent, told.good) == (0, 3)


def test_who_decides_and_the_group_keep_rows_apart():
    rules = everywhere(rules_with())
    other = PeerGroup(pk=2, name="Trưởng phòng", ordinal=2)
    rows = graded(0, 1) + graded(1, 0, is_decided_above=True) + graded(0, 1, subject="civil")
    rows += [GradingLine(unit=UNITS[1], group=other), GradingLine(unit=UNITS[1], proposed="good")]
    told = readings_of(rows, rules)
    assert [(each.group and each.group.pk, each.above, each.across.good) for each in told] == [
        (1, False, 2),
        (2, False, 0),
        (None, False, 1),
        (1, True, 0),
    ]
    assert [each.mixed for each in told] == [True, False, False, False]
