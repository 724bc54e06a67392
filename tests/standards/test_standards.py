"""The check against the standards of a post: one person from plain facts, and whole districts in few queries."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.utils import DataError

from cadre.models.facts import Qualification
from office.regulations.findings import LACKING_DATA, NOT_YET, PASSED, RULE_UNCONFIRMED
from standards.checks import (
    NOTHING,
    Reached,
    Standing,
    check,
    judged_leaders,
    leaders,
    leaders_standing,
)
from standards.counting import standards_met
from standards.models import InForce, Standard
from standards.planned import TitleAsked, findings_for
from tests.factories import make_cadre, make_post, make_qualification, make_standard, make_unit

DAY = datetime.date(2021, 11, 30)
EARLIER = datetime.date(2018, 12, 31)
theory = Standard(kind="theory", least=22, confirmed=True, article="Điều 3")


@pytest.mark.parametrize(
    ("reached", "verdict", "words"),
    [
        (Reached(22, 22), PASSED, "Đạt"),
        (Reached(24, 24), PASSED, "Đạt"),
        (Reached(21, 21), NOT_YET, "Chưa đạt"),
        (NOTHING, LACKING_DATA, "Thiếu dữ liệu (lý luận chính trị)"),
        (Reached(unclear=True), LACKING_DATA, "Thiếu dữ liệu (mức lý luận chính trị)"),
        (Reached(21, 21, unclear=True), LACKING_DATA, "Thiếu dữ liệu (mức lý luận chính trị)"),
        (Reached(22, 22, unclear=True), PASSED, "Đạt"),
    ],
)
def test_the_check_of_one_level(reached, verdict, words):
    finding = check(theory, reached, DAY)
    assert (finding.verdict, finding.words) == (verdict, words)
    assert (finding.day, finding.article) == (DAY, "Điều 3")


def test_the_finding_says_value_requirement_and_basis():
    finding = check(theory, Reached(21, 21, since="2019-05"), DAY)
    assert finding.sentence == (
        "Lý luận chính trị: Sơ cấp (yêu cầu từ Trung cấp) – Chưa đạt. Căn cứ: Điều 3."
    )
    assert (finding.value, finding.source, finding.remediable) == ("Sơ cấp", "từ 05/2019", True)


@pytest.mark.parametrize("level", [None, 21, 24])
def test_an_unconfirmed_standard_never_gives_a_pass(level):
    unconfirmed = Standard(kind="theory", least=22, article="Điều 3")
    assert check(unconfirmed, Reached(level, level), DAY).verdict == RULE_UNCONFIRMED


BARE = Standard(kind="ethnic", confirmed=True, article="Điều 4")
GROUP_3 = Standard(kind="defence", least=42, confirmed=True, article="Điều 5")


def reached(kind, *facts):
    """What facts (level, since, known on, detail) reach on the day."""
    found = NOTHING
    for fact in facts:
        found = found.with_fact(kind, fact, DAY)
    return found


@pytest.mark.parametrize(
    ("standard", "facts", "verdict", "text"),
    [
        (
            BARE,
            [(None, "2018", None, "Tiếng Nùng")],
            PASSED,
            "Tiếng dân tộc thiểu số: Tiếng Nùng (yêu cầu có)",
        ),
        (BARE, [(None, "2018", None, "")], PASSED, "Tiếng dân tộc thiểu số: có (yêu cầu có)"),
        (BARE, [], LACKING_DATA, "Tiếng dân tộc thiểu số: chưa có dữ liệu (yêu cầu có)"),
        (
            GROUP_3,
            [(43, "2018", None, "")],
            PASSED,
            "Quốc phòng, an ninh: Đối tượng 2 (yêu cầu từ Đối tượng 3)",
        ),
        (
            GROUP_3,
            [(41, "2018", None, "")],
            NOT_YET,
            "Quốc phòng, an ninh: Đối tượng 4 (yêu cầu từ Đối tượng 3)",
        ),
        (GROUP_3, [], LACKING_DATA, "Quốc phòng, an ninh: chưa có dữ liệu (yêu cầu từ Đối tượng 3)"),
        (
            Standard(kind="refresh", article="Điều 6"),
            [(None, "2018", None, "")],
            RULE_UNCONFIRMED,
            "Bồi dưỡng theo chức danh: có (yêu cầu có – quy định chưa xác nhận)",
        ),
    ],
)
def test_a_standard_of_defence_or_of_a_kind_without_levels(standard, facts, verdict, text):
    finding = check(standard, reached(standard.kind, *facts), DAY)
    assert (finding.verdict, finding.text) == (verdict, text)


def test_a_paper_that_confirms_a_level_counts_as_it_and_is_the_source_until_there_is_a_diploma():
    paper, diploma = (22, "2019-05", None, "Giấy xác nhận trình độ tương đương"), (22, "2020", None, "")
    finding = check(theory, reached("theory", paper), DAY)
    assert (finding.verdict, finding.source) == (
        PASSED,
        "giấy xác nhận trình độ tương đương, từ 05/2019",
    )
    assert reached("theory", paper, diploma).source == reached("theory", diploma, paper).source == "từ 2020"
    assert reached("degree", (14, "2001", None, "Luật tương đương")).source == "từ 2001"


def test_a_standard_of_a_kind_without_levels_is_asked_of_holders_and_of_who_is_planned(world):
    for kind in ("ethnic", "defence"):
        make_standard(kind, {"ethnic": None, "defence": 42}[kind])
    make_qualification(world.an, "ethnic", None, detail="Tiếng Tày", valid_from="2018")
    make_qualification(world.an, "defence", 41, valid_from="2018")
    judged = next(each for each in judged_leaders(DAY, [world.hoa_tham.pk]))
    assert judged.words == "Còn thiếu: quốc phòng, an ninh (yêu cầu từ Đối tượng 3)"
    assert judged.of("ethnic").verdict == PASSED and judged.lacks("defence")
    asked = TitleAsked(world.an.pk, world.an.posts.get().post.title, world.hoa_tham.pk, DAY)
    assert [each.verdict for each in findings_for([asked])[asked]] == [NOT_YET, PASSED]
    assert standards_met(DAY, [world.hoa_tham.pk]).lacking["defence"] == 1


def narrowest(post, kind="theory", day=DAY):
    found = InForce(day).of(post.title, post.unit_id).get(kind)
    return found and found.least


def test_the_narrowest_standard_counts_title_before_unit_before_level_before_leadership(world):
    post = make_post("Chủ tịch UBND", world.hoa_tham)
    assert narrowest(post) is None
    make_standard(least=21, leaders_only=False)
    assert narrowest(post) == 21
    make_standard(least=22)
    assert narrowest(post) == 22
    make_standard(least=23, level="commune", leaders_only=False)
    assert narrowest(post) == 23
    make_standard(least=22, unit=world.district, leaders_only=False)
    assert narrowest(post) == 22
    make_standard(least=21, unit=world.hoa_tham, leaders_only=False)
    assert narrowest(post) == 21
    make_standard(least=24, title=post.title)
    assert narrowest(post) == 24
    make_standard(least=22, title=post.title, unit=world.tan_van)
    assert narrowest(post) == 24


def test_a_standard_speaks_of_its_own_days_level_and_leaders(world):
    make_standard(least=22, level="district", valid_from=datetime.date(2020, 1, 1))
    head = make_post("Trưởng ban", world.office, is_leader=True)
    assert narrowest(head) == 22 and narrowest(head, day=EARLIER) is None
    assert narrowest(make_post("Chuyên viên", world.office)) is None
    assert narrowest(make_post("Chủ tịch UBND", world.hoa_tham)) is None


BROKEN = [
    ({"kind": "degree", "least": 22}, "standard_level_is_of_the_kind"),
    ({"kind": "defence", "least": None}, "standard_level_is_of_the_kind"),
    ({"kind": "it", "least": 41}, "standard_level_is_of_the_kind"),
    ({"article": ""}, "confirmed_standard_has_a_basis"),
    ({"valid_to": datetime.date(1999, 1, 1)}, "standard_ends_after_it_begins"),
]


@pytest.mark.parametrize(("fields", "name"), BROKEN)
def test_what_must_never_be_false(db, fields, name):
    with pytest.raises((IntegrityError, DataError), match=f"{name}|range lower bound"):
        make_standard(**fields)


def test_a_title_brings_its_own_level(world):
    title = make_post("Chủ tịch UBND", world.hoa_tham).title
    with pytest.raises(IntegrityError, match="standard_of_a_title_needs_no_level"):
        Standard.objects.create(kind="theory", least=22, title=title, valid_from=DAY)


def test_two_standards_of_one_place_may_follow_but_not_overlap(db):
    make_standard(valid_to=datetime.date(2020, 1, 1))
    make_standard(least=23, valid_from=datetime.date(2020, 1, 1))
    with pytest.raises(IntegrityError, match="one_standard_at_a_time"):
        make_standard(least=24, valid_from=datetime.date(2021, 1, 1))


@pytest.fixture
def asked(world):
    """An leads Hoa Thám, Bình leads Tân Văn; leaders need intermediate theory and a university degree."""
    make_standard()
    make_standard("degree", 14)
    world.units = [world.district.pk, world.office.pk, world.hoa_tham.pk, world.tan_van.pk]
    return world


def standing(world, cadre, day=DAY):
    return next(each for each in judged_leaders(day, world.units) if each.cadre == cadre.pk)


def test_nobody_with_nothing_on_record_meets_a_standard(asked):
    assert standing(asked, asked.an).standing == Standing.NO_DATA
    met = standards_met(DAY, asked.units)
    assert (met.meeting, met.leaders, met.percent) == (0, 2, Decimal("0.00"))


def test_without_any_standard_nobody_meets_one(world):
    met = standards_met(DAY, [world.hoa_tham.pk])
    assert (met.meeting, met.leaders) == (0, 1) and met.standings[Standing.NONE] == 1


def test_an_empty_choice_of_units_has_no_percentage(asked):
    met = standards_met(DAY, [])
    assert (met.leaders, met.percent, met.in_full) == (0, None, "0/0")


def test_of_several_degrees_the_highest_that_has_not_ended_counts(asked):
    make_qualification(asked.an, "theory", 22)
    make_qualification(asked.an, "degree", 12)
    make_qualification(asked.an, "degree", 14, valid_from="2010", valid_to="2020-01-01")
    found = standing(asked, asked.an)
    assert found.standing == Standing.LACKS
    assert found.words == "Còn thiếu: trình độ chuyên môn (yêu cầu từ Đại học)"
    assert standing(asked, asked.an, EARLIER).standing == Standing.MEETS
    make_qualification(asked.an, "degree", 15, valid_from="2021-05")
    assert standing(asked, asked.an).words == "Đạt chuẩn chức danh"


def test_a_degree_on_record_without_its_level_is_missing_data(asked):
    make_qualification(asked.an, "theory", 22)
    make_qualification(asked.an, "degree", None, detail="Luật")
    found = standing(asked, asked.an)
    assert found.words == "Thiếu dữ liệu: trình độ chuyên môn (yêu cầu từ Đại học)"


def test_changing_one_fact_changes_the_figure(asked):
    for cadre in (asked.an, asked.binh):
        make_qualification(cadre, "theory", 22)
        make_qualification(cadre, "degree", 14)
    assert standards_met(DAY, asked.units).in_full == "2/2 = 100,00%"
    Qualification.objects.filter(cadre=asked.binh, kind="theory").update(level=21)
    met = standards_met(DAY, asked.units)
    assert (met.in_full, met.rest, met.lacking["theory"], met.lacking["degree"]) == ("1/2 = 50,00%", 1, 1, 0)
    assert list(leaders_standing(DAY, asked.units, Standing.LACKS)) == [asked.binh]
    Standard.objects.filter(kind="theory").update(least=21)
    assert standards_met(DAY, asked.units).meeting == 2
    asked.binh.posts.update(valid_to="2021-11-30")
    assert standards_met(DAY, asked.units).in_full == "1/1 = 100,00%"
    assert standards_met(DAY - datetime.timedelta(days=1), asked.units).leaders == 2


def test_a_figure_of_a_past_day_says_how_many_rest_on_an_unknown_beginning(asked):
    for cadre in (asked.an, asked.binh):
        make_qualification(cadre, "theory", 22)
        make_qualification(cadre, "degree", 14)
    make_qualification(asked.an, "theory", 22, valid_from="2016")
    make_qualification(asked.an, "degree", 14, valid_from="2005-06")
    assert standards_met(DAY, asked.units).uncertain == 0
    then = standards_met(EARLIER, asked.units)
    assert (then.meeting, then.leaders, then.uncertain) == (2, 2, 1)
    asked.an.posts.update(valid_from=None, known_on=DAY)
    assert standards_met(EARLIER, asked.units).uncertain == 2


def test_only_holders_of_a_main_post_of_a_leader_count(asked):
    make_cadre("Lý Văn Ba", make_post("Chuyên viên", asked.office))
    assert list(leaders(DAY, asked.units)) == [asked.an, asked.binh]
    assert list(leaders(DAY, [asked.hoa_tham.pk])) == [asked.an]


def test_any_number_of_leaders_takes_the_same_five_queries(asked, django_assert_num_queries):
    with django_assert_num_queries(5):
        standards_met(DAY, asked.units)
    for n in range(30):
        unit = make_unit(f"xa-{n}", f"Xã số {n}", parent=asked.district)
        asked.units.append(unit.pk)
        leader = make_cadre(f"Lý Văn {n}", make_post("Chủ tịch UBND", unit))
        make_qualification(leader, "theory", 22)
    make_standard(least=23, unit=asked.tan_van)
    with django_assert_num_queries(5):
        assert standards_met(DAY, asked.units).leaders == 32
