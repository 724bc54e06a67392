"""A field of a person is named once: what is declared reaches the form, the sheets and the list, or is told here."""

import pytest
from django.db import models
from django.urls import reverse

from cadre.columns import columns
from cadre.fields import IN_SHEETS, PERSON_FIELDS, names_of
from cadre.forms import CadreForm, CadrePrivateForm
from cadre.imports.kinds import Roster
from cadre.models.people import Cadre, CadrePrivate, NamedList
from cadre.reference import load_reference
from foundation.core.dates import PartialDate, PartialDateField
from foundation.core.figures import shown
from foundation.sheets.changes import words_of
from tests.cadre.sheets import DATES, DAY, bring_in, person, verdicts

pytestmark = pytest.mark.django_db
READABLE = (models.CharField, models.TextField, PartialDateField)
# What a sheet says of the person whom a test brings in, where not any text will do.
SAID = {
    "full_name": "Lương Văn Tám",
    "sex": "Nam",
    "birth": "1985-02-03",
    "party_joined_on": "2010-05-19",
    "party_official_on": "2011-05-19",
    "retirement_month": "2040-05",
    "retirement_reason": "Nghỉ hưu trước tuổi",
    "retirement_paper_no": "12-QĐ/HU",
    "retirement_paper_on": "2021-02-01",
    "phone": "0912 345 678",
    "citizen_id": "020085000001",
    "party_card_no": "12345678",
}


def own_fields(model):
    """What a form could hold of a person."""
    fields = [field for field in model._meta.concrete_fields if field.editable and not field.primary_key]
    return {field.name for field in fields if field.name != "cadre" and not field.generated}


@pytest.mark.parametrize("model", [Cadre, CadrePrivate])
def test_every_field_of_a_person_is_declared(model):
    assert own_fields(model) == set(names_of(model))


@pytest.mark.parametrize(("form", "model"), [(CadreForm, Cadre), (CadrePrivateForm, CadrePrivate)])
def test_the_form_holds_what_is_declared_in_its_order(form, model):
    assert list(form.base_fields) == names_of(model)


@pytest.mark.parametrize("declared", IN_SHEETS, ids=lambda declared: declared.name)
def test_a_roster_holds_what_is_declared_and_can_be_read(declared):
    assert declared.column in Roster.columns
    field = declared.of_model
    assert issubclass(field.related_model, NamedList) if field.is_relation else isinstance(field, READABLE)


def test_the_list_shows_what_is_declared_and_nothing_restricted():
    listed = {each.name: each for each in PERSON_FIELDS if each.listed is not None}
    drawn = {column.name: column for column in columns(DAY)}
    assert all(drawn[name].shown == each.listed for name, each in listed.items())
    assert all(each.model is Cadre for each in listed.values())
    assert {name for name in drawn if hasattr(Cadre, name)} == set(listed)


def said(declared):
    field = declared.of_model
    if declared.name in SAID:
        return SAID[declared.name]
    if field.is_relation:
        return field.related_model.objects.first().name
    if field.choices:
        return field.flatchoices[0][1]
    return "2012-03-04" if isinstance(field, PartialDateField) else f"Lời {declared.name}"[: field.max_length]


@pytest.mark.parametrize("declared", IN_SHEETS, ids=lambda declared: declared.name)
def test_what_a_sheet_says_stands_on_the_page_and_in_the_list(client, world, declared):
    load_reference()
    text = said(declared)
    given = {**SAID, declared.name: text}
    value = PartialDate(text) if declared.column.reads == "date" and declared.name not in DATES else text
    assert verdicts(bring_in(world.lan, [person(**{**given, declared.name: value})])) == ["new"]
    cadre = Cadre.objects.get(full_name="Lương Văn Tám")
    words = words_of(cadre if declared.model is Cadre else cadre.private, declared.name)
    assert words == (shown(PartialDate(text)) if declared.column.reads == "date" else text)
    client.force_login(world.lan)
    page = client.get(reverse("cadre-detail", args=[cadre.pk])).content.decode()
    assert words.lower() in page.lower()  # inside a line of the summary a choice begins small
    if declared.listed is not None:
        list_page = client.get(reverse("cadre-list"), {"columns": declared.name})
        assert words in list_page.content.decode()
