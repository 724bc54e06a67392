"""A day whose year nothing can be reckoned from is refused by every form, in the words of an address."""

import datetime

import pytest
from django import forms
from django.urls import reverse

from cadre.models.people import Cadre
from foundation.core.dates import PartialDateFormField
from foundation.core.parameters import FAR_DAY
from foundation.core.typed.forms import DayField
from office.organisation.rights import Role
from planning.models import PlanningTerm
from tests.conftest import make_user
from tests.core.test_typed import own
from tests.factories import make_post
from tests.planning.lists import make_proposal, make_target

FAR = ["01/01/0001", "31/12/1899", "31/12/2999"]
TERM = {"kind": "party", "level": "commune", "name": "2030–2035"}


def said(response):
    return " ".join(str(errors) for errors in response.context["form"].errors.values())


def test_every_form_asks_for_a_day_by_the_field_that_has_bounds():
    """A model form names DayField in its Meta: Django's own field takes any year."""
    fields = [
        (form.__name__, name, field)
        for form in own(forms.BaseForm)
        for name, field in getattr(form, "base_fields", {}).items()
    ]
    assert sum(isinstance(field, DayField) for _, _, field in fields) > 20
    bare = [
        each[:2]
        for each in fields
        if isinstance(each[2], forms.DateField | forms.DateTimeField) and not isinstance(each[2], DayField)
    ]
    assert bare == []


@pytest.mark.parametrize("typed", FAR)
def test_a_far_day_is_refused_and_the_bounds_are_taken(typed):
    with pytest.raises(forms.ValidationError, match="từ năm 1900 đến năm 2199"):
        DayField().clean(typed)
    assert DayField().clean("01/01/1900") == datetime.date(1900, 1, 1)
    assert DayField().clean("31/12/2199") == datetime.date(2199, 12, 31)


@pytest.mark.parametrize("typed", ["1850", "01/1850", "01/01/1850", "2200"])
def test_a_far_partial_day_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="từ năm 1900 đến năm 2199"):
        PartialDateFormField().clean(typed)


@pytest.mark.parametrize("typed", FAR)
def test_a_term_of_a_far_year_is_not_saved(client, world, typed):
    client.force_login(world.lan)
    for days in (
        {"begins_on": typed, "ends_on": "01/06/2035"},
        {"begins_on": "01/06/2030", "ends_on": typed},
    ):
        response = client.post(reverse("planningterm-new"), {**TERM, **days})
        assert response.status_code == 200 and FAR_DAY.format(text=typed) in said(response)
    assert not PlanningTerm.objects.filter(name="2030–2035").exists()


@pytest.mark.parametrize("name", ["decision_on", "on"])
@pytest.mark.parametrize("typed", FAR)
def test_a_decision_of_a_far_year_is_not_recorded(client, world, typed, name):
    entry = make_proposal(world.an, make_target(world.hoa_tham))
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    data = {"state": entry.status, "decision_no": "1-QĐ", "decision_on": "29/11/2021", name: typed}
    response = client.post(reverse("planningentry-approve", args=[entry.pk]), data)
    assert FAR_DAY.format(text=typed) in said(response)
    entry.refresh_from_db()
    assert entry.status == "draft"


@pytest.mark.parametrize("typed", FAR)
def test_nobody_leaves_the_service_in_a_far_year(client, world, typed):
    client.force_login(world.lan)
    data = {"leaving_form": "retired", "on": typed, "state": "serving"}
    response = client.post(reverse("cadre-leave", args=[world.an.pk]), data)
    assert FAR_DAY.format(text=typed) in said(response)
    assert world.an.posts.filter(valid_to=None).exists()


def test_nobody_is_born_too_long_ago(client, world):
    client.force_login(world.lan)
    data = {"full_name": "Nông Văn Cổ", "sex": "M", "birth": "01/01/1850", "entered_unit": world.hoa_tham.pk}
    response = client.post(reverse("cadre-new"), data)
    assert FAR_DAY.format(text="01/01/1850") in said(response)
    assert not Cadre.objects.filter(full_name="Nông Văn Cổ").exists()


def test_a_stored_far_day_is_told_on_the_form_and_can_be_mended(client, world):
    """A database that took such a day before opens, refuses to keep it, and takes a real one."""
    term = PlanningTerm.objects.create(
        name="cũ", level="commune", begins_on="2030-06-01", ends_on="2999-12-31"
    )
    client.force_login(world.lan)
    edit = reverse("planningterm-edit", args=[term.pk])
    data = {**TERM, "begins_on": "01/06/2030", "ends_on": "31/12/2999"}
    assert FAR_DAY.format(text="31/12/2999") in said(client.post(edit, data))
    assert client.post(edit, {**data, "ends_on": "01/06/2035"}).status_code == 302


@pytest.mark.parametrize("day", ["01/12/2021", "31/12/2199"])
@pytest.mark.parametrize("name", ["postheld-new", "qualification-new"])
def test_no_source_speaks_of_a_day_to_come(client, world, name, day):
    """Whatever follows such a fact would begin before it is known."""
    client.force_login(world.lan)
    data = {"post": make_post("Chuyên viên", world.hoa_tham).pk, "kind": "degree", "level": 14}
    response = client.post(reverse(name, args=[world.an.pk]), {**data, "known_on": day})
    assert f"Ngày của số liệu {day} chưa đến" in said(response)
    data = {**data, "known_on": "30/11/2021", "main": ""}
    assert client.post(reverse(name, args=[world.an.pk]), data).status_code == 302
