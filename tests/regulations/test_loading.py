"""What an office starts with: every figure with the mark of how sure it is."""

import datetime

import pytest

from office.organisation.models.structure import Unit
from office.regulations.models import Document, Rule, RuleSet
from office.regulations.reference import load_regulations, load_rule_sets
from sample.files import shipped

UNDER_50 = datetime.date(2024, 3, 1)
UNDER_377 = datetime.date(2025, 11, 1)


@pytest.fixture
def loaded(db):
    load_regulations()


def counts():
    return [model.objects.count() for model in (Document, RuleSet, Rule)]


def planning(day):
    return RuleSet.objects.in_force(day, None)


def test_loading_again_changes_nothing_and_keeps_what_the_office_changed(loaded):
    first = counts()
    rule_set = planning(UNDER_50)
    RuleSet.objects.filter(pk=rule_set.pk).update(name="Tên khác")
    rule_set.own_rules.filter(key="committee_coefficient_max").update(value="1.4", confirmed=True)
    load_regulations()
    assert counts() == first
    assert planning(UNDER_50).value("committee_coefficient_max") * 10 == 14


def test_documents_name_what_replaced_them(loaded):
    replaced = dict(Document.objects.exclude(replaced_by=None).values_list("number", "replaced_by__number"))
    assert replaced == {"50-QĐ/TW": "377-QĐ/TW", "80-QĐ/TW": "377-QĐ/TW", "98-QĐ/TW": "65-QĐ/TW"}
    assert Document.objects.filter(number="06-HD/BTCTW").count() == 2


def test_what_was_seen_is_confirmed_and_what_was_not_is_not(loaded):
    under_50, under_377 = planning(UNDER_50), planning(UNDER_377)
    assert under_50.value("young_age_below", level="district") == 40
    assert under_50.value("women_min_share", level="district") * 4 == 1
    assert under_50.rule("months_required", horizon="next").value == 60
    for key in (
        "committee_coefficient_max",
        "max_candidates_per_title",
        "vote_pass_share",
        "reckoning",
        "months_required",
    ):
        assert under_50.rule(key, horizon="next").confirmed is False, key
    assert under_50.rule("young_age_below", level="commune").confirmed is False
    assert under_50.rule("months_required", horizon="current").confirmed is False
    assert under_377.rule("max_titles_per_candidate_same_level").confirmed is False
    assert under_377.rule("months_required", horizon="next").confirmed is False
    assert under_377.rule("committee_coefficient_max").value is None


def test_discipline_counts_by_the_regulation_of_its_day(loaded):
    assert planning(UNDER_50).value("discipline_removes") is True
    assert planning(UNDER_377).value("discipline_removes") is False
    notice = RuleSet.objects.in_force(UNDER_377, None, "appointment").rule("reappoint_notice")
    assert (notice.value, notice.measure, notice.words) == (90, "working_days", "90 ngày làm việc")


def test_every_subject_has_at_most_one_central_set_on_any_day_and_planning_always_one(loaded):
    for year in range(2013, 2030):
        assert planning(datetime.date(year, 6, 1)) is not None


def test_the_sets_of_the_sample_are_confirmed_for_its_units_alone(world, loaded):
    load_rule_sets(shipped("data/rule_sets.json")["rule_sets"], unit=Unit.objects.get(parent=None))
    decided = datetime.date(2019, 7, 15)
    own = RuleSet.objects.in_force(decided, world.hoa_tham)
    assert own.name == "Bình Gia 2020–2025" and own.value("months_required", horizon="next") == 60
    assert own.value("reckoning", level="commune") == own.value("reckoning", level="district") == "congress"
    assert own.value("retirement_ages")["F"] == {"base": 660}
    assert own.rule("max_titles_per_candidate_same_level").confirmed is False
    later = RuleSet.objects.in_force(datetime.date(2021, 11, 30), world.hoa_tham)
    assert later.value("retirement_ages")["M"]["limit"] == 744 and later.value("months_required") == 60
    assert RuleSet.objects.in_force(decided, None).rule("months_required", horizon="next").confirmed is False
