"""Which set and which rule count; what the database refuses."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from foundation.core.answers.integrity import sentence
from office.regulations.lookup import load_rules
from office.regulations.models import Document, Rule, RuleSet
from tests.factories import make_rule
from tests.regulations.conftest import BEGAN, ENDED

DAY = datetime.date(2019, 7, 15)


def rule(rule_set, value, **fields):
    return make_rule(rule_set=rule_set, value=value, **fields)[2]


def test_the_nearest_unit_upwards_decides(world, central, local):
    for unit in (world.district, world.hoa_tham, world.office):
        assert RuleSet.objects.in_force(DAY, unit) == local
    assert RuleSet.objects.in_force(DAY, None) == central
    own = RuleSet.objects.create(name="Của xã", unit=world.hoa_tham, in_force_from=BEGAN)
    assert RuleSet.objects.in_force(DAY, world.hoa_tham) == own
    assert RuleSet.objects.in_force(DAY, world.tan_van) == local


def test_a_set_counts_from_its_first_day_until_the_day_before_its_end(world, central):
    days = [BEGAN - datetime.timedelta(1), BEGAN, ENDED - datetime.timedelta(1), ENDED]
    found = [RuleSet.objects.in_force(day, world.hoa_tham) for day in days]
    assert found == [None, central, central, None]
    assert list(RuleSet.objects.on(ENDED)) == [] and list(RuleSet.objects.on(BEGAN)) == [central]


def test_sets_of_another_subject_are_another_matter(world, central):
    rotation = RuleSet.objects.create(name="Luân chuyển", subject="rotation", in_force_from=BEGAN)
    assert RuleSet.objects.in_force(DAY, world.hoa_tham) == central
    assert RuleSet.objects.in_force(DAY, world.hoa_tham, "rotation") == rotation


def test_a_child_set_overrides_its_parent(central, local):
    rule(central, 40)
    assert local.rule("months_required").value == 40
    inherited = rule(central, 3, key="max_titles_per_candidate_same_level", measure="titles")
    own = rule(local, 60)
    again = RuleSet.objects.get(pk=local.pk)
    assert again.rule("months_required") == own and again.value("months_required") == 60
    assert again.value("max_titles_per_candidate_same_level") == 3
    assert set(again.rules().values()) == {own, inherited}


def test_the_general_rule_of_a_child_goes_before_the_narrow_rule_of_its_parent(central, local):
    rule(central, 40, level="district")
    own = rule(local, 60)
    assert local.rule("months_required", level="district") == own
    assert list(local.rules().values()) == [own]


def test_the_narrowest_rule_of_a_set_decides(central):
    general, district = rule(central, 60), rule(central, 48, level="district")
    both = rule(central, 30, level="district", kind="post")
    later = rule(central, 90, horizon="next")
    assert central.rule("months_required") == general
    assert central.rule("months_required", level="commune", kind="post", horizon="current") == general
    assert central.rule("months_required", level="district", kind="collective") == district
    assert central.rule("months_required", level="district", kind="post", horizon="next") == both
    assert central.rule("months_required", level="commune", horizon="next") == later


def test_a_missing_or_unconfirmed_rule_is_visibly_so_and_has_no_value_to_rely_on(central, local):
    assert central.rule("women_min_share") is None and central.value("women_min_share") is None
    rule(central, 60)
    rule(local, 40, confirmed=False)
    found = local.rule("months_required")
    assert (found.value, found.confirmed) == (40, False)
    assert local.value("months_required") is None


def test_rules_of_many_sets_come_in_one_query(central, local, django_assert_num_queries):
    for level in Rule.Level.values:
        rule(central, 60, level=level)
    rule(local, 48)
    rule_sets = list(RuleSet.objects.all())
    with django_assert_num_queries(1):
        load_rules(rule_sets)
        for rule_set in rule_sets:
            assert rule_set.value("months_required", level="district") in (48, 60)


def test_the_sets_of_a_whole_list_come_in_three_queries(world, central, local, django_assert_num_queries):
    rule(central, 60)
    days = [BEGAN + datetime.timedelta(days=30 * n) for n in range(151)]
    asked = [(day, unit) for day in days for unit in (world.hoa_tham, world.tan_van, None)]
    with django_assert_num_queries(3):
        found = RuleSet.objects.in_force_for(asked)
        values = {rule_set and rule_set.value("months_required") for rule_set in found.values()}
    assert found[DAY.replace(year=2012, month=11, day=5), world.hoa_tham.pk] == central
    assert values == {60, None}


def test_sets_of_several_subjects_are_found_at_once(world, central, local, django_assert_num_queries):
    rotation = RuleSet.objects.create(name="Luân chuyển", subject="rotation", in_force_from=BEGAN)
    make_rule("rotation_min_months", 36, rule_set=rotation)
    with django_assert_num_queries(3):
        found = RuleSet.objects.in_force_of(["planning", "rotation", "election"], DAY, world.hoa_tham)
        assert found == {"planning": local, "rotation": rotation, "election": None}
        assert found["rotation"].value("rotation_min_months") == 36
    ended = RuleSet.objects.in_force_of(["planning"], ENDED, world.hoa_tham)
    assert ended == {"planning": None}


def test_two_sets_that_name_each_other_still_answer(central, local):
    rule(central, 60)
    RuleSet.objects.filter(pk=central.pk).update(parent=local)
    assert local.value("months_required") == 60


def refusal(make):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make()
    return sentence(caught.value)


def test_the_database_refuses_with_a_sentence(world, central, local):
    rule(central, 60, level="district")
    twice = {"rule_set": central, "key": "months_required", "level": "district", "measure": "months"}
    refused = [
        (lambda: Rule.objects.create(**twice), "Bộ quy định đã có nội dung này"),
        (
            lambda: Rule.objects.create(**{**twice, "level": ""}, confirmed=True),
            "Chưa có giá trị thì chưa xác nhận được.",
        ),
        (
            lambda: RuleSet.objects.create(name="Khác", in_force_from="2020-01-01"),
            "Phạm vi này đã có bộ quy định khác",
        ),
        (
            lambda: RuleSet.objects.create(name="Khác", unit=world.district, in_force_from="2020-01-01"),
            "Phạm vi này đã có bộ quy định khác",
        ),
        (
            lambda: RuleSet.objects.filter(pk=central.pk).update(parent=central.pk),
            "Bộ quy định không thể bổ sung cho chính nó.",
        ),
        (
            lambda: Document.objects.update(in_force_from="2020-01-02", in_force_to="2020-01-01"),
            "Ngày hết hiệu lực phải sau ngày có hiệu lực.",
        ),
    ]
    for make, words in refused:
        assert refusal(make).startswith(words)
    RuleSet.objects.create(name="Sau", in_force_from=ENDED)
