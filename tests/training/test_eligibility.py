"""Many people looked at for one class: which conditions count, in how many queries, and what a reader is not told."""

import datetime

import pytest

from cadre.models.people import Cadre
from evaluation.models import Evaluation
from office.organisation.rights import Role
from office.regulations.findings import FOR_OTHERS, NOT_YET, PASSED, RULE_UNCONFIRMED, Finding
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_qualification
from tests.training.factories import make_programme
from training.models import Admission
from training.plans.eligibility import Opening, looked_at, looked_at_each

DAY = datetime.date(2022, 3, 10)
BOTH = {"valid_from": "2020-01-01", "article": "Điều 5", "confirmed": True}


@pytest.fixture
def programme(world):
    found = make_programme(level=22)
    asked = {"min_degree": 13, "good_years": 2, "service_years": 3, "party": "member"}
    Admission.objects.create(programme=found, audience="cấp ủy viên", **asked, **BOTH)
    Admission.objects.create(programme=found, mode="part", min_age_men=30, min_age_women=28, **BOTH)
    for cadre in (world.an, world.binh):
        make_qualification(cadre, "degree", 14, valid_from="2010")
        for year in (2020, 2021):
            make_evaluation(cadre, year)
    Cadre.objects.filter(pk=world.an.pk).update(party_joined_on="2010-05-01", party_official_on="2011-05-01")
    return found


def people():
    return list(Cadre.objects.order_by("pk"))


def words(findings):
    return {each.text: each.verdict for each in findings}


def test_the_conditions_of_the_mode_go_before_those_of_every_mode(world, programme):
    every, part = (looked_at(people(), programme, mode, DAY)[world.an.pk] for mode in ("full", "part"))
    assert [each.text for each in every] == [
        "Đối tượng",
        "Trình độ chuyên môn",
        "Đảng viên",
        "Xếp loại các năm gần nhất",
        "Thời gian công tác",
    ]
    assert {each.verdict for each in every[1:]} == {PASSED} and every[0].reason == "cấp ủy viên"
    assert words(part) == {"Tuổi": PASSED}
    kept = [Finding.from_json(each.as_json()) for each in every]
    assert kept == list(every), "a plan keeps them as they were"


def test_where_no_conditions_count_everybody_is_told_so(world, programme):
    (finding,) = looked_at(people(), programme, "", datetime.date(2019, 1, 1))[world.an.pk]
    assert finding.verdict == RULE_UNCONFIRMED and "ngày 01/01/2019" in finding.reason
    Admission.objects.filter(mode="").delete()
    (finding,) = looked_at(people(), programme, "", DAY)[world.an.pk]
    assert finding.verdict == RULE_UNCONFIRMED and "chưa rõ lớp này theo hệ nào" in finding.reason


def test_who_may_not_read_grades_or_party_is_told_that_others_look_at_them(world, programme):
    Evaluation.objects.filter(cadre=world.binh, year=2021).update(grade="completed")
    seen = looked_at(people(), programme, "full", DAY, world.lan)
    assert words(seen[world.binh.pk])["Xếp loại các năm gần nhất"] == NOT_YET
    huong = looked_at(people(), programme, "full", DAY, world.huong)
    assert words(huong[world.an.pk])["Xếp loại các năm gần nhất"] == PASSED
    hidden = words(huong[world.binh.pk])
    reserved = ("Trình độ chuyên môn", "Đảng viên", "Xếp loại các năm gần nhất")
    assert {hidden[text] for text in reserved} == {FOR_OTHERS}
    inspector = looked_at(people(), programme, "full", DAY, make_user("doan", Role.ADMIN, world.district))
    assert words(inspector[world.an.pk])["Đảng viên"] == FOR_OTHERS


def test_any_number_of_people_takes_the_same_queries(world, programme, django_assert_num_queries):
    for n in range(12):
        make_cadre(f"Lý Văn {n}", make_post("Phó Chủ tịch UBND", world.tan_van))
    for reader, queries in ((None, 4), (world.huong, 5)):
        everybody = people()
        looked_at(
            everybody[:1], programme, "full", DAY, reader
        )  # What the reader may read is known from here.
        with django_assert_num_queries(queries):
            assert len(looked_at(everybody[:2], programme, "full", DAY, reader)) == 2
        with django_assert_num_queries(queries):
            assert len(looked_at(everybody, programme, "full", DAY, reader)) == len(everybody)


def test_any_number_of_classes_takes_the_same_queries_too(world, programme, django_assert_num_queries):
    groups = [make_programme(f"QPAN {n}", "defence", level=41) for n in range(4)]
    for n, group in enumerate(groups):
        Admission.objects.create(programme=group, max_age=45 - n, **BOTH)
    openings = [Opening(each.pk, "", day) for each in groups for day in (DAY, datetime.date(2019, 1, 1))]
    openings.append(Opening(programme.pk, "", DAY))
    asked = [(each, cadre) for each in openings for cadre in people()]
    with django_assert_num_queries(4):
        found = looked_at_each(asked)
    assert len(found) == 9 * len(people())
    verdicts = [found[each, world.an.pk][0].verdict for each in openings[:2]]
    assert verdicts == [PASSED, RULE_UNCONFIRMED], "of a day before the conditions nothing is known"
