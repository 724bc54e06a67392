"""A full term left at the reckoning month: every published cut-off through the check itself."""

import pytest

from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from foundation.core.months import month_number, of_number
from office.regulations.findings import FindingLevel
from office.regulations.models import Rule, RuleSet
from planning.checks import EntryFacts, check, full_term_left
from planning.reckoning import TermFacts
from tests.regulations.test_reckoning import CUT_OFFS, FLAT, STEPS


def rules(ages=FLAT, needed=60, confirmed=True, **fields):
    """A set in memory, never saved."""
    rows = [
        Rule(key="months_required", value=needed, measure="months", article="Điều 1"),
        Rule(key="months_required_reelected", value=30, measure="months", article="Điều 2"),
        Rule(key="reckoning", value="congress", measure="reckoning", article="Điều 3"),
        Rule(key="retirement_ages", value=ages, measure="ages"),
    ]
    for row in rows:
        row.confirmed = confirmed
        for name, value in fields.get(row.key, {}).items():
            setattr(row, name, value)
    made = RuleSet(name="Bộ thử")
    made.line = [{row.place: row for row in rows}]
    return made


def term(month="2020-06", **fields):
    month = month and PartialDate(month)
    return TermFacts("2020–2025 (cấp huyện)", 2020, congress=month, **{"confirmed": bool(month), **fields})


def facts(birth, sex="M", **fields):
    known = {"level": "district", "kind": "collective", "ahead": True, "term": term()}
    return EntryFacts(sex=sex, birth=PartialDate(birth) if birth else None, **{**known, **fields})


@pytest.mark.parametrize(("ages", "reckoning", "needed", "men", "women"), CUT_OFFS)
def test_every_published_cut_off_is_the_first_month_that_passes(ages, reckoning, needed, men, women):
    for sex, first in (("M", men), ("F", women)):
        earlier = of_number(month_number(PartialDate(first)) - 1).iso
        levels = [
            full_term_left(facts(born, sex, term=term(reckoning)), rules(ages, needed)).level
            for born in (first, earlier)
        ]
        assert levels == [FindingLevel.PASS, FindingLevel.FAIL]


def test_the_published_example_of_guidance_06_passes_with_sixty_months_and_fails_with_fifty_nine():
    found = [
        full_term_left(facts(born, term=term("2021-08")), rules(STEPS)) for born in ("1965-02", "1965-01")
    ]
    assert [(finding.level, finding.value) for finding in found] == [
        (FindingLevel.PASS, 60),
        (FindingLevel.FAIL, 59),
    ]


def test_the_sentence_gives_value_requirement_birth_retirement_reckoning_and_article():
    assert full_term_left(facts("1965-10-20"), rules()).sentence == (
        "Thời gian công tác còn lại: 64 tháng (yêu cầu ≥ 60) – Đạt. "
        "Sinh 10/1965, nghỉ hưu 10/2025; mốc tính 06/2020 (tháng đại hội); căn cứ Điều 1; Điều 3."
    )


def test_a_month_by_paper_counts_before_the_ages_and_is_said():
    """It is 59 months to 05/2025, whatever the ages say, and whether they are confirmed."""
    remark = "nghỉ hưu trước tuổi, theo văn bản số 12-QĐ/HU ngày 01/02/2021"
    own = Retirement(PartialDate("2025-05"), remark=remark)
    unsure = {"retirement_ages": {"confirmed": False}}
    for given in (rules(), rules(**unsure)):
        found = full_term_left(facts("1975-10-20", own=own), given)
        assert (found.value, found.words) == (59, "Không đạt")
        assert found.source == f"sinh 10/1975, nghỉ hưu 05/2025 ({remark}); mốc tính 06/2020 (tháng đại hội)"
    assert full_term_left(facts("1975", own=own), rules()).value == 59, "the month of birth is not asked then"
    assert full_term_left(facts("1975-10-20"), rules(**unsure)).words.startswith("Quy định chưa xác nhận")


@pytest.mark.parametrize(
    ("born", "words", "source"),
    [
        ("1972", "Thiếu dữ liệu (tháng sinh)", "sinh 1972; mốc tính 06/2020 (tháng đại hội)"),
        (None, "Thiếu dữ liệu (ngày sinh)", "mốc tính 06/2020 (tháng đại hội)"),
    ],
)
def test_a_birth_known_only_by_year_is_never_guessed(born, words, source):
    finding = full_term_left(facts(born), rules())
    assert (finding.words, finding.value, finding.source) == (words, None, source)


@pytest.mark.parametrize("key", ["months_required", "reckoning", "retirement_ages"])
@pytest.mark.parametrize("without", [{"confirmed": False}, {"confirmed": False, "value": None}])
def test_a_rule_that_nobody_confirmed_gives_neither_pass_nor_fail(key, without):
    finding = full_term_left(facts("1980-01"), rules(**{key: without}))
    assert finding.words == "Quy định chưa xác nhận"


def test_without_any_set_the_rule_is_not_confirmed():
    assert [finding.words for finding in check(facts("1980-01"), None)] == ["Quy định chưa xác nhận"]


def test_a_reelected_person_needs_fewer_months():
    assert full_term_left(facts("1963-01", reelected=True), rules()).value == 31
    assert full_term_left(facts("1963-01", reelected=True), rules()).level == FindingLevel.PASS


def test_a_failure_let_pass_names_the_document_and_a_pass_needs_none():
    special = full_term_left(facts("1964-11", special="Công văn 12-CV/TU"), rules())
    assert special.words == "Trường hợp đặc biệt (theo Công văn 12-CV/TU)"
    assert full_term_left(facts("1980-01", special="Công văn 12-CV/TU"), rules()).words == "Đạt"


def test_what_can_still_be_met_is_not_yet_met():
    failed = full_term_left(facts("1964-11"), rules())
    remediable = full_term_left(facts("1964-11"), rules(months_required={"remediable": True}))
    assert (failed.words, remediable.words) == ("Không đạt", "Chưa đạt")


@pytest.mark.parametrize(
    ("born", "figure"),
    [
        ("1960-06", "0 tháng (yêu cầu ≥ 60)"),
        ("1960-05", "nghỉ hưu trước mốc tính 1 tháng (yêu cầu ≥ 60)"),
        ("1959-04", "nghỉ hưu trước mốc tính 14 tháng (yêu cầu ≥ 60)"),
    ],
)
def test_no_time_left_is_below_zero(born, figure):
    found = full_term_left(facts(born), rules())
    assert found.figure == figure and "-" not in found.in_brief
    assert found.in_brief == f"{figure} – Không đạt" and f"{figure} – Không đạt" in found.sentence
