"""The structure of a list against the rules, and what is said to be needed."""

from dataclasses import replace
from fractions import Fraction
from itertools import count as counting

import pytest

from cadre.models.people import Cadre, EthnicGroup
from foundation.core.dates import PartialDate
from office.regulations.models import Rule, RuleSet
from planning.reckoning import Reckoning
from planning.structure import Structure, needed

PLACE = {"level": "district", "kind": "collective", "horizon": "next"}
NUMBERS = counting(1)
JUNE = Reckoning(PartialDate("2020-06"), confirmed=True, words="tháng đại hội")
KINH, TAY = EthnicGroup(code="01"), EthnicGroup(code="02")


def people(count, **fields):
    given = {"sex": "M", "birth": "1980-05-01", "ethnic_group": KINH, **fields}
    made = [Cadre(pk=next(NUMBERS), **given) for _ in range(count)]
    for cadre in made:
        cadre.birth = Cadre._meta.get_field("birth").to_python(cadre.birth)
    return made


def rules(**values):
    kinds = {"share": "share", "age": "age", "month": "month", "times": "times", "count": "persons"}
    measures = {"young_age_below": "age", "age_band_young_below": "age", "age_band_old_above": "age"}
    measures |= {"committee_coefficient_min": "times"}
    measures |= {"committee_coefficient_max": "times", "women_min_count": "persons"}
    measures |= {"max_candidates_per_title": "persons"}
    made = RuleSet(name="Bộ thử")
    rows = [
        Rule(key=key, value=value, measure=measures.get(key, kinds["share"]), confirmed=True)
        for key, value in values.items()
    ]
    made.line = [{row.place: row for row in rows}]
    return made


def measure(label, cadres, size=None, **values):
    found = Structure(cadres, rules(**values), PLACE, size, JUNE).measures()
    return next(each for each in found if each.label.startswith(label))


@pytest.mark.parametrize(
    ("count", "total", "share", "more"),
    [
        (9, 32, "0.25", 0),
        (8, 32, "0.25", 0),
        (7, 32, "0.25", 2),
        (0, 3, "1/3", 2),
        (0, 0, "0.25", 0),
        (1, 2, "1", 1),
    ],
)
def test_the_group_grows_with_the_list_until_it_has_its_share(count, total, share, more):
    assert needed(count, total, Fraction(share)) == more


def test_women_are_counted_against_their_share():
    women = measure("Nữ", [*people(9, sex="F"), *people(23)], women_min_share="0.25")
    assert (women.figure, women.requirement, women.needed) == ("9/32 (28,1%)", "từ 25%", "")
    assert women.state == "met"
    lacking = measure("Nữ", [*people(7, sex="F"), *people(25)], women_min_share="0.25")
    assert (lacking.needed, lacking.state) == ("Cần thêm 2 nữ", "lacking")


def test_a_least_number_of_women_counts_where_the_share_is_reached():
    found = measure("Nữ", people(3), women_min_share="0", women_min_count=1)
    assert (found.requirement, found.needed) == ("ít nhất 1 nữ", "Cần thêm 1 nữ")


def test_nothing_is_said_to_be_needed_by_a_rule_that_nobody_confirmed():
    made = rules(women_min_share="0.25")
    for rule in made.line[0].values():
        rule.confirmed = False
    women = Structure(people(4), made, PLACE).women()
    assert (women.state, women.needed, women.requirement) == ("unconfirmed", "", "từ 25%")


@pytest.mark.parametrize(
    ("planned", "figure", "need"),
    [
        (32, "32 / 39 = 0,82 lần", "Cần thêm 7 đồng chí"),
        (39, "39 / 39 = 1,00 lần", ""),
        (58, "58 / 39 = 1,49 lần", ""),
    ]
    + [(59, "59 / 39 = 1,51 lần", "Nhiều hơn 1 đồng chí")],
)
def test_the_coefficient_is_taken_against_the_decided_size(planned, figure, need):
    bounds = {"committee_coefficient_min": "1", "committee_coefficient_max": "1.5"}
    found = measure("Hệ số", people(planned), 39, **bounds)
    assert (found.figure, found.requirement, found.needed) == (figure, "từ 1,0 đến 1,5 lần", need)


def test_a_title_without_a_body_is_counted_against_the_most_for_one_title():
    found = measure("Số lượng", people(4), max_candidates_per_title=3)
    assert (found.figure, found.needed) == ("4 đồng chí", "Nhiều hơn 1 đồng chí")


def test_ages_are_whole_months_at_the_reckoning_month():
    cadres = [*people(1, birth="1980-07"), *people(1, birth="1980-06"), *people(1, birth="1970-06")]
    cadres += [*people(1, birth="1970-05"), *people(1, birth="1972")]
    values = {"young_age_below": 40, "age_band_young_below": 40}
    young = measure("Dưới 40", cadres, **values)
    bands = measure("Ba độ tuổi", cadres, **values, age_band_old_above=50)
    assert young.figure == "1/5 (20,0%)"
    assert bands.figure == (
        "dưới 40: 1 (20,0%) · từ 40 đến 50: 2 (40,0%) · trên 50: 1 (20,0%) · thiếu tháng sinh: 1"
    )


@pytest.mark.parametrize(
    ("reckoned", "values", "young", "bands"),
    [
        (JUNE, {}, "chưa có số liệu quy định", "chưa có số liệu quy định"),
        (
            Reckoning(reason="chưa xác định mốc tính"),
            {"young_age_below": 40, "age_band_young_below": 40, "age_band_old_above": 50},
            "quy định chưa xác nhận: chưa xác định mốc tính",
            "quy định chưa xác nhận: chưa xác định mốc tính",
        ),
    ],
)
def test_no_line_vanishes_where_the_rules_say_no_bound_or_no_month(reckoned, values, young, bands):
    found = Structure(people(2), rules(**values), PLACE, None, reckoned).measures()
    lines = {each.label: each for each in found}
    label = "Dưới 40 tuổi" if values else "Cán bộ trẻ"
    assert list(lines) == ["Số lượng", "Nữ", label, "Dân tộc thiểu số", "Ba độ tuổi"]
    assert (lines[label].figure, lines["Ba độ tuổi"].figure) == (young, bands)
    assert (lines[label].state, lines["Ba độ tuổi"].state) == ("unconfirmed", "unconfirmed")


def test_ages_at_a_month_that_nobody_confirmed_are_facts_and_no_verdict():
    june = replace(JUNE, confirmed=False)
    values = {"young_age_below": 40, "young_min_share": "0.15"}
    found = Structure(people(2), rules(**values), PLACE, None, june)
    young = next(found.young())
    assert (young.figure, young.state, young.needed) == ("0/2 (0,0%)", "unconfirmed", "")
    assert young.required == "yêu cầu từ 15% – quy định chưa xác nhận"


def test_persons_are_counted_once_and_minorities_by_the_code_of_their_group():
    twice = people(1, ethnic_group=TAY)
    found = measure("Dân tộc", [*twice, *twice, *people(1), *people(1, ethnic_group=None)])
    assert found.figure == "1/3 (33,3%)"


def test_a_group_that_nobody_has_on_record_is_not_counted():
    assert measure("Dân tộc", people(2, ethnic_group=None)).figure == "chưa ghi dân tộc – chưa tính"
    assert measure("Dân tộc", [*people(1), *people(1, ethnic_group=None)]).figure == "0/2 (0,0%)"


def test_a_list_without_anybody_meets_nothing_and_shows_no_figures():
    asked = {
        "women_min_share": "0.25",
        "young_min_share": "0.15",
        "young_age_below": 40,
        "minority_min_share": "0.1",
    }
    asked |= {"age_band_young_below": 40, "age_band_old_above": 50, "committee_coefficient_min": "1"}
    found = Structure([], rules(**asked), PLACE, 39, JUNE).measures()
    assert {each.figure for each in found} == {"chưa có đồng chí nào"}
    assert {each.state for each in found} == {"none"} and not any(each.needed for each in found)
    assert found[1].required == "yêu cầu từ 25%"
    only_number = Structure([], rules(max_candidates_per_title=3), PLACE, reckoned=JUNE).measures()[0]
    assert (only_number.figure, only_number.state) == ("chưa có đồng chí nào", "none")


def test_a_line_for_which_the_rules_have_no_figure_says_so_and_the_sheet_says_how_each_stands():
    lines = Structure(people(2), rules(women_min_share="0.25"), PLACE, 39, JUNE).measures()
    said = {each.label: each.unasked for each in lines}
    nothing = "chưa có số liệu quy định"
    assert (said["Hệ số quy hoạch"], said["Dân tộc thiểu số"], said["Nữ"]) == (nothing, nothing, "")
    assert said["Ba độ tuổi"] == said["Cán bộ trẻ"] == "", (
        "their figure says it already, or none can be asked"
    )
    sentences = [each.sentence for each in lines]
    assert "Nữ: 0/2 (0,0%); yêu cầu từ 25% – Cần thêm 1 nữ" in sentences
    assert "Dân tộc thiểu số: 0/2 (0,0%); chưa có số liệu quy định" in sentences
    met = measure("Nữ", people(2, sex="F"), women_min_share="0.25")
    assert met.sentence == "Nữ: 2/2 (100,0%); yêu cầu từ 25% – Đạt"


def test_what_is_required_of_minorities_stands_where_no_group_is_on_record():
    found = measure("Dân tộc", people(2, ethnic_group=None), minority_min_share="0.1")
    assert (found.required, found.state, found.needed) == ("yêu cầu từ 10%", "none", "")


def test_a_share_that_no_record_tells_is_required_and_not_counted():
    """Zero is printed only where zero was counted."""
    line = measure("Trình độ khoa học", people(3), scitech_min_share="0.1")
    assert line.sentence == "Trình độ khoa học, công nghệ: hồ sơ chưa ghi – chưa tính; yêu cầu từ 10%"
    assert line.state == "none"
    labels = [each.label for each in Structure(people(3), rules(), PLACE, None, JUNE).measures()]
    assert "Trình độ khoa học, công nghệ" not in labels
