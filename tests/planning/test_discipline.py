"""Discipline by the sets in force on the day: what takes a person out of itself, what has to be looked at."""

import datetime

import pytest

from cadre.models.discipline import Discipline
from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.models import Rule, RuleSet
from planning.checks import EntryFacts, check
from planning.entry_facts import KnownFacts
from planning.reckoning import TermFacts

MARCH, NOVEMBER = datetime.date(2024, 3, 31), datetime.date(2025, 11, 30)


def rules(removes, article, **fields):
    """A set in memory, never saved, that asks about discipline alone."""
    row = Rule(key="discipline_removes", value=removes, measure="yes_no", confirmed=True, article=article)
    for name, value in fields.items():
        setattr(row, name, value)
    made = RuleSet(name="Bộ thử", conditions=["discipline"])
    made.line = [{row.place: row}]
    return made


UNDER_50 = rules(True, "Quy định 50-QĐ/TW, Điều 11")
UNDER_377 = rules(False, "Quy định 377-QĐ/TW, Điều 9")


def given(form, begins, ends=None, kind="party", **fields):
    ends = ends and PartialDate(ends)
    return Discipline(kind=kind, form=form, valid_from=PartialDate(begins), valid_to=ends, **fields)


def found(rule_set, day, *disciplines):
    known = KnownFacts(disciplines=disciplines, day=day)
    term = TermFacts("2020–2025", 2020)
    facts = EntryFacts("M", None, "commune", "post", term, ahead=False, known=known)
    (finding,) = check(facts, rule_set)
    assert finding.condition == Condition.DISCIPLINE
    return finding


def test_a_reprimand_of_march_2024_is_a_case_of_taking_out_of_itself_with_its_article():
    reprimand = given(
        "reprimand",
        "2024-03-15",
        decision_no="12-QĐ/UBKT",
        decision_on=datetime.date(2024, 3, 15),
        issuer="Ủy ban Kiểm tra Huyện ủy",
    )
    finding = found(UNDER_50, MARCH, reprimand)
    assert finding.words == "Không đạt"
    assert finding.reason == "thuộc trường hợp đương nhiên đưa ra (Quy định 50-QĐ/TW, Điều 11)"
    assert finding.value == "khiển trách (kỷ luật Đảng) từ 15/03/2024, chưa ghi ngày hết hiệu lực"
    assert finding.source == "quyết định số 12-QĐ/UBKT, ngày 15/03/2024, Ủy ban Kiểm tra Huyện ủy"
    assert finding.article == "Quy định 50-QĐ/TW, Điều 11"


def test_a_reprimand_of_november_2025_has_to_be_looked_at():
    finding = found(UNDER_377, NOVEMBER, given("reprimand", "2025-11-10"))
    assert (finding.words, finding.reason) == ("Cần xem xét", "kỷ luật còn hiệu lực")
    assert "đương nhiên" not in finding.sentence and "căn cứ quy định 377" in finding.sentence.lower()


@pytest.mark.parametrize(
    ("rule_set", "disciplines", "words", "reason"),
    [
        (UNDER_50, [given("warning", "2024-01", "2025-01")], "Đạt", "kỷ luật đã hết hiệu lực"),
        (UNDER_377, [given("reprimand", "2024-11", "2025-11-30")], "Đạt", "kỷ luật đã hết hiệu lực"),
        (UNDER_377, [given("warning", "2024-01", "2025-01")], "Đạt", "kỷ luật đã hết hiệu lực"),
        (UNDER_377, [given("warning", "2025-11", kind="union")], "Không đạt", "không thuộc ba trường hợp"),
        (
            UNDER_377,
            [given("warning", "2025-11"), given("reprimand", "2025-11", kind="administration")],
            "Không đạt",
            "không thuộc ba trường hợp",
        ),
        (UNDER_377, [given("dismissal", "2020-01", "2023-01")], "Cần xem xét", "không thuộc ba trường hợp"),
        (UNDER_377, [], "Chưa kiểm tra", "hồ sơ không ghi kỷ luật"),
        (UNDER_50, [], "Chưa kiểm tra", "hồ sơ không ghi kỷ luật"),
    ],
)
def test_form_and_end_decide(rule_set, disciplines, words, reason):
    finding = found(rule_set, NOVEMBER, *disciplines)
    assert finding.words == words and reason in finding.reason


@pytest.mark.parametrize("rule_set", [None, rules(True, "Điều 1", confirmed=False)])
def test_without_a_confirmed_rule_the_fact_is_told_and_decides_nothing(rule_set):
    facts = EntryFacts(
        "M",
        None,
        "commune",
        "post",
        TermFacts("2020–2025", 2020),
        ahead=False,
        known=KnownFacts(disciplines=(given("reprimand", "2025-11"),), day=NOVEMBER),
    )
    asked = rule_set or RuleSet(name="Bộ trống", conditions=["discipline"])
    if rule_set is None:
        asked.line = [{}]
    (finding,) = check(facts, asked)
    assert finding.words == "Quy định chưa xác nhận" and "khiển trách" in finding.value
