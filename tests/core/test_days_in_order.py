"""The order of two days is declared on the model: every form says it beside the field, the database has it too."""

import re
from itertools import product

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, connection, models, transaction
from django.urls import reverse

from foundation.core.answers.integrity import is_refusal, sentence
from foundation.core.dates import PartialDateField
from foundation.core.saving.constraints import DaysInOrder, days_in_order
from office.organisation.rights import Role
from planning.models import PlanningTerm
from tests.conftest import make_user

BEGINNINGS = {"from": "to", "begins": "ends", "opens": "closes", "begun": "ended", "starts": "ends"}
REVERSED = {"begins_on": "01/06/2035", "ends_on": "01/06/2030", "name": "2030–2035", "kind": "party"}


def pairs_by_name(model):
    """Days of the model whose names say that one begins what the other ends."""
    names = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.DateField | PartialDateField)
        and not isinstance(field, models.DateTimeField)
    ]
    for begins, ends in product(names, names):
        words = [BEGINNINGS.get(word, word) for word in begins.split("_")]
        if begins != ends and "_".join(words) == ends:
            yield begins, ends


def own_models():
    for model in apps.get_models():
        if hasattr(model, "unit_path"):
            yield model


def test_every_pair_of_days_declares_its_order():
    declared = {model: {rule.days for rule in days_in_order(model)} for model in own_models()}
    named = {model: set(pairs_by_name(model)) for model in declared}
    assert {model._meta.label for model, pairs in named.items() if pairs} >= {
        "cadre.PostHeld",
        "organisation.Unit",
        "organisation.PostManagement",
        "planning.PlanningTerm",
        "planning.PlanningRound",
        "regulations.RuleSet",
        "training.TrainingClass",
    }
    assert {model: pairs - declared[model] for model, pairs in named.items() if pairs - declared[model]} == {}


def test_a_range_of_days_stands_on_a_declared_pair():
    """What a constraint makes a range of has an order that the forms ask about first."""
    for model in own_models():
        text = " ".join(str(rule) for rule in model._meta.constraints)
        for begins, ends in set(re.findall(r"DateRange\(F\((\w+)\), F\((\w+)\)", text)):
            assert (begins, ends) in {rule.days for rule in days_in_order(model)}, model


@pytest.mark.parametrize(
    ("begins", "ends", "same_day", "broken"),
    [
        ("2020-05-02", "2020-05-01", False, True),
        ("2020-05-01", "2020-05-01", False, True),
        ("2020-05-01", "2020-05-01", True, False),
        ("2020-05-02", "2020-05", True, False),
        ("2020-06", "2020-05-31", True, True),
        ("2020-05-01", None, False, False),
    ],
)
def test_the_order_is_judged_as_far_as_the_days_are_known(begins, ends, same_day, broken):
    rule = DaysInOrder(name="x", condition=models.Q(pk=1), days=("a", "b"), same_day=same_day)
    assert rule.broken_by(begins, ends) is broken and rule.clone().broken_by(begins, ends) is broken


def test_a_term_that_ends_before_it_begins_is_refused_with_its_sentence(client, world):
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    response = client.post(reverse("planningterm-new"), {**REVERSED, "level": "district"})
    assert response.status_code == 200
    assert response.context["form"].errors["ends_on"] == ["Ngày kết thúc phải sau ngày bắt đầu."]
    assert not PlanningTerm.objects.exists()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("SELECT daterange('2035-06-01', '2030-06-01')", "Ngày kết thúc phải sau ngày bắt đầu."),
        ("SELECT 99999999999::int", "Có giá trị dài quá hoặc lớn quá mức ghi được; kiểm tra lại rồi lưu."),
    ],
)
def test_what_the_database_cannot_reckon_with_has_a_sentence(db, ask, said):
    with pytest.raises(DataError) as raised, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ask)
    assert is_refusal(raised.value) and sentence(raised.value) == said


def test_a_field_that_is_unique_speaks_for_itself(world):
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        type(world.lan).objects.create(username="lan")
    assert sentence(raised.value) == "Tên đăng nhập đã được sử dụng"


def test_a_fault_of_the_program_is_not_called_a_refusal(world):
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        PlanningTerm.objects.create(name=None, level="district", begins_on="2020-01-01", ends_on="2025-01-01")
    assert not is_refusal(raised.value)
