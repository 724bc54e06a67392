"""A part of a list, as its further pages and what a filter leaves, is sent without building the filter's form."""

from django import forms
from django.urls import resolve, reverse
from django.utils.choices import flatten_choices

from foundation.core.lookup.widgets import FIND
from foundation.lists.pages import ListPage
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.records import ADDRESSES, OWN, address

own_rows, CADRES = OWN.fixture(), reverse("cadre-list")
PART = {"HX-Request": "true"}
SAME = ("chips", "more_used")
SAME_OF_PAGE = ("rows_html", "total", "remarks", "filtered", "next_url", "empty_text")


def is_list(page):
    return issubclass(getattr(resolve(page).func, "view_class", object), ListPage)


def chosen(field):
    """Something that the field takes."""
    if hasattr(field, "queryset"):
        return next((str(row.pk) for row in field.queryset[:1]), "")
    if hasattr(field, "choices"):
        return next(
            (str(key) for key, _ in flatten_choices(iter(field.choices)) if key not in ("", None)), ""
        )
    if isinstance(field, forms.DateField):
        return "30/11/2021"
    return str(getattr(field, "max_value", None) or "")


def said(response):
    """What both ways must say, and the names of the fields that were built."""
    context = response.context
    page = [context["page"][name] for name in SAME_OF_PAGE]
    return [*(context[name] for name in SAME), list(context["filter_form"].behind), *page]


def test_a_part_says_what_the_whole_list_says_with_the_fields_alone_that_are_asked_for(
    client, world, own_rows
):
    found = own_rows.put().own
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    lists = {address(name, found.get(kind)) for name, kind, _ in ADDRESSES}
    opened = ((page, client.get(page).context or {}) for page in sorted(lists) if is_list(page))
    found = [(page, context["filter_form"]) for page, context in opened if "filter_form" in context]
    assert len(found) > 30
    for page, form in found:
        asked = {name: text for name, field in form.fields.items() if (text := chosen(field))}
        whole, part = client.get(page, asked), client.get(page, asked, headers=PART)
        assert whole.status_code == part.status_code == 200, (page, asked, whole.context.get("sentence"))
        assert said(whole) == said(part), (page, asked)
        assert part.context["filter_form"].fields.keys() <= {*asked, *(f"{name}{FIND}" for name in asked)}


def test_a_further_page_builds_the_fields_alone_that_it_is_narrowed_by(client, world, monkeypatch):
    monkeypatch.setattr(ListPage, "whole_up_to", 1)
    monkeypatch.setattr(ListPage, "page_size", 1)
    make_cadre("Lý A", make_post("Chuyên viên", world.office))
    client.force_login(world.lan)
    first = client.get(CADRES, {"sex": "M"})
    further = client.get(first.context["page"]["next_url"], headers=PART)
    assert [row.full_name for row in further.context["page"]["rows"]] != []
    assert {"sex", "unit", "age_from"} < first.context["filter_form"].fields.keys()
    assert set(further.context["filter_form"].fields) == {"sex", "status"}
