"""A list that holds nothing yet says what to do first, with a link to it, for who may."""

from django.urls import reverse

from office.organisation.rights import Role
from tests.conftest import make_user

BROUGHT_IN = ["cadre-list", "evaluation-list", "trainingclass-list", "rotation-list", "planning-index"]
BROUGHT_IN += ["planningterm-list", "planningtarget-list", "post-list"]
ADDED = ["planninground-list", "body-list", "standard-list", "specialday-list"]


def first_steps(client, name):
    return [step["url"] for step in client.get(reverse(name)).context["page"]["first_steps"]]


def test_an_empty_list_leads_to_what_fills_it(client, head, office):
    for name in BROUGHT_IN:
        assert first_steps(head, name)[0] == reverse("import-new"), name
    for name in ADDED:
        assert first_steps(head, name) == [reverse(name.replace("-list", "-new"))], name
    html = head.get(reverse("cadre-list")).content.decode()
    assert html.split('class="empty"')[1].count(reverse("import-new")) == 1
    assert "first_steps" not in head.get(reverse("cadre-list"), {"sex": "F"}).context["page"]
    client.force_login(make_user("doc", Role.LEADER, office.unit))
    assert not any(first_steps(client, name) for name in [*BROUGHT_IN, *ADDED])
