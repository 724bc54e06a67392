"""What an office starts with: every figure with the mark of how sure it is."""

import datetime

import pytest

from office.organisation.models.structure import Unit
from office.regulations.models import Document, Rule, RuleSet
from office.regulations.reference import load_regulations, load_rule_sets
from sample.files import shipped

UNDER_50 = datetime.date(2024, 3, 1)
UNDER_377 = datetime.date(2025, 11, 1)


GRADED = ("grade_leader", "grade_civil", "grade_public", "grade_member", "grade_unit")


def graded_by(year):
    """{subject: the central set by which the year is graded}."""
    return RuleSet.objects.in_force_of(GRADED, datetime.date(year, 12, 31), None)


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
    assert replaced == {
        **{"50-QĐ/TW": "377-QĐ/TW", "80-QĐ/TW": "377-QĐ/TW", "98-QĐ/TW": "65-QĐ/TW"},
        **{"56/2015/NĐ-CP": "90/2020/NĐ-CP", "88/2017/NĐ-CP": "90/2020/NĐ-CP"},
        **{"132-QĐ/TW": "124-QĐ/TW", "124-QĐ/TW": "366-QĐ/TW", "25-HD/BTCTW": "43-HD/BTCTW"},
    }
    for number in ("06-HD/BTCTW", "16-HD/BTCTW"):
        assert Document.objects.filter(number=number).count() == 2


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


def test_a_year_is_graded_by_the_regime_of_its_last_day_and_of_whom_it_is_about(loaded):
    names = {
        (subject, year): found and found.name.partition(" theo ")[2]
        for year in (2014, 2017, 2018, 2019, 2022, 2024, 2025, 2026)
        for subject, found in graded_by(year).items()
    }
    leaders = [names["grade_leader", year] for year in (2017, 2018, 2019, 2022, 2024, 2025)]
    assert leaders == [
        *(None, "Quy định 132, Hướng dẫn 16 (2018)"),
        *("Quy định 132, Hướng dẫn 21", "Quy định 132, Hướng dẫn 21", "Quy định 124", "Quy định 366"),
    ]
    officials = [names["grade_civil", year] for year in (2014, 2018, 2022, 2024, 2025, 2026)]
    assert officials == [
        *(None, "Nghị định 56/2015, 88/2017", "Nghị định 90/2020"),
        *("Nghị định 90/2020 và 48/2023", "Nghị định 90/2020 và 48/2023", "Nghị định 335/2025"),
    ]
    assert names["grade_public", 2026] == "Nghị định 90/2020 và 48/2023"
    for subject in ("grade_member", "grade_unit"):
        assert [names[subject, year] for year in (2018, 2022, 2024, 2026)] == [
            *("Quy định 132, Hướng dẫn 16 (2018)", "Quy định 132, Hướng dẫn 21"),
            *("Quy định 124", "Quy định 366"),
        ]


# What people of the office have read in the text of each regime, and nothing else, is confirmed.
READ = [
    ("grade_leader", 2022, {}),
    ("grade_leader", 2024, {"discipline_not_completed": True}),
    ("grade_leader", 2025, {"points_excellent": 90, "points_good": 70, "points_completed": 50}),
    ("grade_civil", 2019, {}),
    (
        *("grade_civil", 2025),
        {
            **{"months_to_be_graded": 6, "maternity_is_graded": True, "absent_months_limited": 3},
            "absent_grade_most": "Hoàn thành nhiệm vụ",
        },
    ),
    (
        *("grade_civil", 2026),
        {
            **{"excellent_max_share": "0.2", "excellent_base": "Hoàn thành tốt nhiệm vụ"},
            **{"maternity_is_graded": True, "discipline_not_completed": True},
            **{"points_excellent": 90, "points_good": 70, "points_completed": 50},
        },
    ),
    ("grade_member", 2018, {}),
    (
        *("grade_member", 2021),
        {
            **{"excellent_max_share": "0.2", "excellent_base": "Hoàn thành tốt nhiệm vụ"},
            **{"discipline_not_completed": True, "member_needs_official": True},
        },
    ),
    ("grade_member", 2025, {}),
    ("grade_unit", 2024, {"excellent_max_share": "0.2", "excellent_base": "Hoàn thành tốt nhiệm vụ"}),
    ("grade_unit", 2025, {"points_excellent": 90, "points_good": 70, "points_completed": 50}),
]


def test_of_grading_is_confirmed_what_was_read_and_every_other_figure_says_so(loaded):
    for subject, year, read in READ:
        rules = graded_by(year)[subject].rules().values()
        assert {rule.key: rule.value for rule in rules if rule.confirmed} == read, (subject, year)
        assert all(rule.note for rule in rules if not rule.confirmed), (subject, year)
    share = graded_by(2024)["grade_leader"].rule("excellent_max_share")
    assert (share.words, share.confirmed) == ("20%", False)


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
