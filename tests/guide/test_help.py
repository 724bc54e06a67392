"""Help stands at the field, with the article where a rule decides."""

from django.urls import reverse
from django.utils.html import escape

from office.organisation.rights import Role
from tests.cadre.retirement import FLAT, make_ages
from tests.conftest import make_user
from tests.records import ADDRESSES, OWN, address

own_rows = OWN.fixture()


def test_every_form_shows_its_help_at_the_field(client, world, own_rows):
    chief = make_user("lanhdao", Role.CHIEF, world.district)
    found = own_rows.put().own
    client.force_login(chief)
    helped, missing = 0, []
    for name, kind, roles in ADDRESSES:
        if not name.endswith("-new") or Role.CHIEF not in roles:
            continue
        response = client.get(address(name, found.get(kind)))
        form = (response.context or {}).get("form")
        html = response.content.decode()
        for field in form.visible_fields() if form else ():
            if field.help_text:
                helped += 1
                shown = escape(str(field.help_text)) in html or str(field.help_text) in html
                missing += [] if shown and f"{field.auto_id}_helptext" in html else [(name, field.name)]
    assert helped > 20 and missing == []


def test_the_month_of_retirement_names_the_article_of_the_general_ages_once_it_is_confirmed(client, world):
    client.force_login(world.lan)
    page = reverse("cadre-edit", args=[world.an.pk])
    rule = make_ages(FLAT, article="Nghị định 135, Điều 4", confirmed=False)
    assert "Nghị định 135, Điều 4" not in client.get(page).content.decode()
    type(rule).objects.filter(pk=rule.pk).update(confirmed=True)
    assert "Tuổi chung: Nghị định 135, Điều 4." in client.get(page).content.decode()
