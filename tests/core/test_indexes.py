"""An index that no question asks costs every write; these kinds of it are told by the models alone. And how is planned
what many pages ask."""

import pytest
from django.apps import apps
from django.db.models import UniqueConstraint

from foundation.core.acts.steps import Step
from foundation.core.traces.history import event_model

OURS = {"core", "jobs", "sheets", "organisation", "regulations", "cadre", "standards", "evaluation"}
OURS |= {"planning", "training", "rotation", "reminders", "dashboards"}
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]


def led(model):
    """The columns by which a whole index of more columns begins."""
    for index in [*model._meta.constraints, *model._meta.indexes]:
        of_all = not getattr(index, "condition", None) and getattr(index, "fields", ())
        if of_all and (isinstance(index, UniqueConstraint) or index in model._meta.indexes):
            yield index.fields[0]


def indexed(model):
    return {field.name for field in model._meta.concrete_fields if field.is_relation and field.db_index}


def test_no_relation_has_an_index_beside_one_that_begins_with_it():
    twice = {model._meta.label: indexed(model) & set(led(model)) for model in MODELS}
    assert {label: names for label, names in twice.items() if names} == {}


def test_events_are_indexed_by_what_a_history_is_asked_by_alone():
    for model in MODELS:
        if events := event_model(model):
            assert indexed(events) == {"pgh_obj", "pgh_context"}, model
            belongs = getattr(model, "follows", "") or getattr(model, "unit_path", None)
            if belongs in {field.name for field in events._meta.concrete_fields if field.is_relation}:
                assert belongs in {index.fields[0] for index in events._meta.indexes}, model


@pytest.mark.django_db
@pytest.mark.parametrize("step", [model for model in apps.get_models() if issubclass(model, Step)])
def test_steps_that_were_not_undone_are_planned_as_a_join_that_finds_nothing(step):
    """Told by another column than that of the join, the database takes nearly none to be left, and asks row by row."""
    assert "Anti Join" in step.objects.standing().explain()
