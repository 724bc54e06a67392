"""Rows of a year's grading: everybody once, with what is known, in a fixed number of statements."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.facts import PostHeld
from evaluation.grading.period.making import make_lines, planned
from evaluation.models import GradingLine
from foundation.core.dates import PartialDate
from office.organisation.models.structure import ManagingAuthority, PostManagement
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post

END = datetime.date(2021, 12, 31)


@pytest.fixture
def year(world):
    world.campaign = make_grading(world.district, 2021, figures_on=END)
    return world


def hold(cadre, post, begins, ends=None, **fields):
    days = {"valid_from": begins, "valid_to": ends}
    days = {name: PartialDate(day) if day else None for name, day in days.items()}
    return PostHeld.objects.create(cadre=cadre, post=post, **days, **fields)


def left(name, world, begins, ends, **fields):
    cadre = make_cadre(name, unit=world.hoa_tham)
    hold(cadre, make_post("Chuyên viên", world.hoa_tham), begins, ends, **fields)
    return cadre


def manage(post, name, order):
    authority, _ = ManagingAuthority.objects.get_or_create(name=name, defaults={"order": order})
    PostManagement.objects.create(post=post, authority=authority, valid_from=datetime.date(2015, 1, 1))


def row(cadre):
    return GradingLine.objects.get(cadre=cadre)


def test_everybody_with_a_main_post_gets_a_row_in_the_official_order(year):
    clerk = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", year.hoa_tham, order=50))
    make_cadre("Trần Không Chức", unit=year.hoa_tham)
    asked = make_campaign_unit(year.hoa_tham, campaign=year.campaign)
    made = make_lines(year.campaign)
    lines = list(year.campaign.grading_lines.order_by("ordinal"))
    assert [line.cadre for line in lines] == [year.an, clerk, year.binh] == [line.cadre for line in made.new]
    assert [line.ordinal for line in lines] == [1, 2, 3]
    assert [line.campaign_unit for line in lines] == [asked, asked, None]
    assert [line.cadre for line in made.unanswered] == [year.binh]
    first = lines[0]
    assert (first.unit, first.post_words, first.months) == (year.hoa_tham, "Chủ tịch UBND", 12)
    assert [line.subject for line in lines] == ["leader", "civil", "leader"]
    assert [line.is_head for line in lines] == [True, False, True]


def test_who_left_after_half_a_year_has_a_row_of_the_old_unit(year):
    retired = make_cadre("Vi Văn Dần", unit=year.hoa_tham)
    hold(retired, year.an.now.held.post, "2010-01-01", "2021-07-01", leaving_form="retired")
    short = left("Vi Văn Sửu", year, "2010-01-01", "2021-06-10")
    left("Vi Văn Tý", year, "2010-01-01", "2020-12-31")
    dead = left("Vi Văn Mão", year, "2010-01-01", "2021-09-01", leaving_form="deceased")
    made = make_lines(year.campaign)
    assert {line.cadre for line in made.new} == {year.an, year.binh, retired}
    assert row(year.an).is_head and not row(retired).is_head
    assert (row(retired).unit, row(retired).months) == (year.hoa_tham, 6)
    assert row(retired).note == "Nghỉ hưu từ 01/07/2021"
    told = {each.cadre: each.why for each in made.left_out}
    assert told[short] == "Thôi giữ chức vụ từ 10/06/2021, công tác 5 tháng trong năm."
    assert told[dead] == "Đã từ trần." and len(told) == 2


def test_who_moved_inside_has_one_row_of_the_new_unit_and_the_old_one_is_named(year):
    moved = left("Vi Văn Dần", year, "2010-01-01", "2021-09-01")
    hold(moved, make_post("Chuyên viên", year.tan_van), "2021-09-01")
    came = make_cadre("Vi Văn Ngọ", make_post("Chuyên viên", year.tan_van), valid_from="2021-09-20")
    make_lines(year.campaign)
    assert (row(moved).unit, row(moved).months) == (year.tan_van, 12)
    assert row(moved).note.startswith("Đến 01/09/2021 công tác tại Xã Hoa Thám")
    assert (row(came).months, row(came).note) == (3, "")


def test_who_is_decided_above_is_known_by_the_authorities_of_the_day(year):
    above = make_cadre("Hà Văn Bí", make_post("Bí thư", year.hoa_tham, is_leader=True, order=1))
    unknown = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", year.hoa_tham))
    manage(above.now.held.post, "Ban Thường vụ Tỉnh ủy", 1)
    manage(year.an.now.held.post, "Ban Thường vụ Huyện ủy", 2)
    manage(year.binh.now.held.post, "Ban Thường vụ Huyện ủy", 2)
    make_post("Chủ tịch HĐND", year.tan_van, is_leader=True)
    made = make_lines(year.campaign)
    assert row(above).is_decided_above and not row(year.an).is_decided_above
    assert row(above).is_head and not row(year.an).is_head
    assert [line.cadre for line in made.without_authority] == [unknown]
    assert not row(unknown).is_decided_above


def test_two_of_one_title_are_no_heads(year):
    make_cadre("Hoàng Văn Hai", make_post("Chủ tịch UBND", year.hoa_tham))
    make_lines(year.campaign)
    assert not row(year.an).is_head and row(year.binh).is_head


def test_made_again_only_who_is_missing_comes_in_and_who_left_is_told(year):
    graded = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", year.hoa_tham))
    make_evaluation(graded, 2021)
    first = make_lines(year.campaign)
    assert [each.why for each in first.left_out] == ["Đã có kết quả xếp loại năm 2021."]
    came = make_cadre("Hà Văn Bí", make_post("Bí thư", year.hoa_tham, is_leader=True, order=1))
    PostHeld.objects.filter(cadre=year.an).update(valid_to=PartialDate("2021-03-01"))
    asked = make_campaign_unit(year.hoa_tham, campaign=year.campaign)
    again = make_lines(year.campaign)
    assert [line.cadre for line in again.new] == [came] and again.standing == 2
    assert [line.cadre for line in again.gone] == [year.an]
    assert list(year.campaign.grading_lines.order_by("ordinal").values_list("cadre", flat=True)) == [
        *(came.pk, year.an.pk, year.binh.pk)
    ]
    assert row(year.an).campaign_unit == asked and row(year.binh).campaign_unit is None
    assert not make_lines(year.campaign).new


def test_who_stands_in_another_campaign_of_the_year_is_told(year):
    make_lines(make_grading(year.hoa_tham, 2021, round="extra", figures_on=END))
    made = make_lines(year.campaign)
    assert [line.cadre for line in made.new] == [year.binh]
    assert [(each.cadre, each.why) for each in made.left_out] == [
        (year.an, "Đang ở đợt “Xếp loại năm 2021”.")
    ]


def test_one_person_alone(year):
    made = make_lines(year.campaign, only={year.binh.pk})
    assert [line.cadre for line in made.new] == [year.binh] and not made.gone
    assert year.campaign.grading_lines.count() == 1


def test_looked_at_nothing_is_written_and_the_statements_do_not_grow(year):
    assert len(planned(year.campaign, year.lan).new) == 2
    assert not GradingLine.objects.exists()
    counts = []
    for many in (1, 57):
        post = make_post("Chuyên viên", year.hoa_tham)
        for number in range(many):
            make_cadre(f"Người {number}", post)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            make_lines(year.campaign, year.lan)
        counts.append(len(asked))
    assert GradingLine.objects.count() == 60
    assert counts[0] == counts[1] <= 20, counts
