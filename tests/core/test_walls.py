"""Every scoped model says where the unit of a row stands."""

import pytest
from django.apps import apps

from cadre.models.people import Cadre
from foundation.core.models import ScopedModel
from foundation.core.traces.history import event_model
from office.organisation.models.structure import Unit

MODELS = [model for model in apps.get_models() if not hasattr(model, "pgh_tracked_model")]
SCOPED = [model for model in MODELS if issubclass(model, ScopedModel)]
# Each with a reason at its declaration.
BY_PATH = {"Relative": "cadre__scope_unit"}
# The projection is read with the people; steps, and what was approved, with the records whose states they tell.
UNSCOPED = {"CadreNow", "CadreStep", "EntryStep", "DutyStep", "PaperStep", "ApprovedList", "ApprovedLine"}
UNSCOPED |= {"CampaignStep", "CampaignUnitStep", "ReviewListStep", "ReviewEffect"}
UNSCOPED |= {"BallotCountStep"}
UNSCOPED |= {"NeedStep", "TrainingPlanStep", "PlanPersonStep", "SendingListStep", "ClassStep"}
UNSCOPED |= {"GradingStep", "PostHeldStep", "RotationStep", "RotationPlanStep", "AppointmentStep"}
# What was voted is read with the line and the choice that it ties.
UNSCOPED |= {"AdditionBallot", "UnitTally", "GradingBallot", "AppointmentBallot"}
# Reached from a campaign's unit alone; a file is also its maker's or receiver's.
UNSCOPED |= {"UnitWorkbook", "WorkbookBatch", "UnitReturn"}
# Asked of the class, by who ends it; what it wrote is read with its step.
UNSCOPED |= {"ClassCompletion", "RecordedResult"}


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model._meta.label)
def test_a_scoped_model_declares_its_wall(model):
    assert hasattr(model, "unit_path"), "say where the unit of a row stands"
    if model.unit_path in (None, "pk"):
        assert model.unit_path is None or model is Unit
    elif model.unit_path in ("unit", "scope_unit"):
        field = model._meta.get_field(model.unit_path)
        assert field.related_model is Unit and not field.null
    else:
        assert model.unit_path == BY_PATH[model.__name__]


@pytest.mark.parametrize(
    "model",
    [model for model in SCOPED if getattr(model, "unit_path", "") == "scope_unit"],
    ids=lambda model: model._meta.label,
)
def test_a_derived_unit_is_kept_by_the_database_and_told_by_no_history(model):
    field = model._meta.get_field("scope_unit")
    assert not field.editable and not hasattr(event_model(model), "scope_unit_id")
    names = {trigger.name for trigger in model._meta.triggers}
    assert {"scope_at_insert", "scope_at_update"} <= names
    assert model is Cadre or model._meta.get_field(model.follows).is_relation


def test_what_names_a_person_or_hangs_on_a_scoped_row_is_scoped_itself():
    walled = [model for model in SCOPED if model.unit_path]
    reaching = {
        model.__name__
        for model in MODELS
        if not issubclass(model, ScopedModel)
        for field in model._meta.concrete_fields
        if field.related_model in walled
    }
    assert reaching == UNSCOPED
