"""What two people changed to different values is shown with both, of every kind of field, and nothing typed is lost."""

from html import unescape

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from cadre.forms import CadreForm
from cadre.models.people import Cadre, CadrePrivate, EthnicGroup
from office.organisation.rights import Role
from office.regulations.models import Document, RuleSet
from tests.conftest import make_user
from tests.factories import make_rule
from tests.forms import sent_untouched

WIDE = {"issued_on": "2020-01-01", "kind": "rules", "issuer": "Tỉnh ủy", "subject": "về nhân sự"}


@pytest.fixture
def both(world):
    """Two chiefs of the district, each with a browser that sends nothing by itself."""
    browsers = []
    for name in ("mot", "hai"):
        browser = Client()
        browser.force_login(make_user(name, Role.CHIEF, world.district))
        browsers.append(browser)
    return browsers


@pytest.fixture
def records(world):
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000000")
    document, rule_set, rule = make_rule()
    rule_set.documents.add(document)
    RuleSet.objects.update(in_force_to="2024-01-01")
    Document.objects.update(kind="decision")
    world.papers = [Document.objects.create(number=f"{n}-QĐ/TU", **WIDE) for n in (2, 3)]
    world.groups = [
        EthnicGroup.objects.create(name=name, code=code) for name, code in (("Tày", "02"), ("Nùng", "07"))
    ]
    return {
        "cadre": world.an,
        "postheld": world.an.posts.get(),
        "unit": world.hoa_tham,
        "ruleset": rule_set,
        "rule": rule,
        "document": document,
    }


# Page, field, what the first and the second make of it, and the words of both.
KINDS = [
    ("cadre", "note", "ghi chú một", "ghi chú hai", "ghi chú một", "ghi chú hai"),
    ("cadre", "birth", "02/06/1980", "06/1980", "02/06/1980", "06/1980"),
    ("cadre", "party_joined_on", "03/02/2001", "2002", "03/02/2001", "2002"),
    ("cadre", "ethnic_group", 0, 1, "Tày", "Nùng"),
    ("cadre", "citizen_id", "020180000001", "020180000002", "020180000001", "020180000002"),
    ("postheld", "decision_on", "01/02/2016", "02022016", "01/02/2016", "02/02/2016"),
    ("postheld", "taking_form", "elected", "appointed", "Bầu cử", "Bổ nhiệm"),
    ("unit", "order", "7", "8", "7", "8"),
    ("unit", "valid_to", "01/07/2025", "01/08/2025", "01/07/2025", "01/08/2025"),
    ("ruleset", "documents", [0], [1], "2-QĐ/TU", "3-QĐ/TU"),
    ("ruleset", "in_force_to", "01/07/2025", "", "01/07/2025", "trống"),
    ("rule", "value", "61", "62", "61", "62"),
    ("document", "kind", "rules", "guidance", "Quy định", "Hướng dẫn"),
]
KEYS = {"ethnic_group": "groups", "documents": "papers"}


def sent(world, field, value):
    if field not in KEYS:
        return value
    rows = getattr(world, KEYS[field])
    return rows[value].pk if isinstance(value, int) else [rows[each].pk for each in value]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind[0]}-{kind[1]}-{kind[3]}")
def test_both_values_of_every_kind_of_field_are_shown_to_choose_from(both, records, world, kind):
    page, field, *values, first_words, second_words = kind
    record = records[page]
    edit = reverse(f"{page}-edit", args=[record.pk])
    first, second = (sent(world, field, value) for value in values)
    of_first, of_second = (sent_untouched(browser.get(edit)) for browser in both)
    answer = both[0].post(edit, {**of_first, field: first})
    assert answer.status_code == 302, answer.context["form"].errors
    refused = both[1].post(edit, {**of_second, field: second})
    assert refused.status_code == 200
    html = unescape(refused.content.decode())
    assert first_words in html.split("Trên hệ thống: <strong>")[1].split("</strong>")[0]
    assert second_words in html.split("Của đồng chí: <strong>")[1].split("</strong>")[0]
    assert f'name="choose-{field}"' in html and html.count('type="radio" name="choose-') == 2
    again = sent_untouched(refused)
    for kept, value in (("typed", second), ("system", first)):
        with transaction.atomic():
            answer = both[1].post(edit, {**again, f"choose-{field}": kept})
            assert answer.status_code == 302, answer.context["form"].errors
            stands = sent_untouched(both[0].get(edit))
            both[0].post(edit, {**stands, field: value})
            assert sent_untouched(both[0].get(edit))[field] == stands[field], kept
            transaction.set_rollback(True)


def test_what_clashes_in_both_parts_of_a_form_is_asked_about_one_by_one(both, records, world):
    edit = reverse("cadre-edit", args=[world.an.pk])
    of_first, of_second = (sent_untouched(browser.get(edit)) for browser in both)
    both[0].post(edit, {**of_first, "note": "một", "party_card_no": "00000001"})
    typed = {**of_second, "note": "hai", "party_card_no": "00000002", "home_town": "Bắc Sơn"}
    refused = both[1].post(edit, typed)
    html = unescape(refused.content.decode())
    assert 'name="choose-note"' in html and 'name="choose-party_card_no"' in html and "Bắc Sơn" in html
    chosen = {"choose-note": "system", "choose-party_card_no": "typed"}
    assert both[1].post(edit, {**sent_untouched(refused), **chosen}).status_code == 302
    an = Cadre.objects.select_related("private").get(pk=world.an.pk)
    assert (an.note, an.private.party_card_no, an.home_town) == ("một", "00000002", "Bắc Sơn")


def test_a_choice_that_is_made_while_a_third_one_saves_is_asked_again(both, records, world):
    edit = reverse("cadre-edit", args=[world.an.pk])
    of_first, of_second = (sent_untouched(browser.get(edit)) for browser in both)
    both[0].post(edit, {**of_first, "note": "một"})
    refused = both[1].post(edit, {**of_second, "note": "hai"})
    both[0].post(edit, {**sent_untouched(both[0].get(edit)), "note": "ba"})
    asked = both[1].post(edit, {**sent_untouched(refused), "choose-note": "typed"})
    html = unescape(asked.content.decode())
    assert "Trên hệ thống: <strong>ba</strong>" in html and "Của đồng chí: <strong>hai</strong>" in html
    assert both[1].post(edit, {**sent_untouched(asked), "choose-note": "system"}).status_code == 302
    assert Cadre.objects.get(pk=world.an.pk).note == "ba"


def test_the_names_of_the_choices_are_those_that_are_read(both, records, world):
    """Also of a part whose fields bear a prefix."""
    data = QueryDict(mutable=True)
    data.update({"phan-note": "hai", "initial-phan-note": "cũ"})
    form = CadreForm(data, instance=world.an, user=world.lan, prefix="phan")
    form.compare()
    assert [clash.choice for clash in form.clashes if clash.name == "note"] == ["choose-phan-note"]
    form.data["choose-phan-note"] = "system"
    form.compare()
    assert "note" not in [clash.name for clash in form.clashes]
