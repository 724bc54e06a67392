"""An account that holds, or held, a role is kept by who could give it; nobody else has its key."""

import datetime

import pytest
from django.urls import reverse

from office.organisation.models import invitations
from office.organisation.models.users import CLOSED, User
from office.organisation.rights import Role
from tests.organisation.test_users import grant, stop


@pytest.mark.parametrize("ran_out", [False, True])
def test_an_account_with_a_role_that_he_cannot_give_is_closed_to_the_technical_administrator(
    client, people, ran_out
):
    """Name and address too: the address is where the code of a new password is sent."""
    if ran_out:
        people.lan.grants.update(until=datetime.date(2021, 1, 31))
    client.force_login(people.admin)
    html = client.get(people.lan.get_absolute_url()).content.decode()
    for page in ("user-edit", "user-stop", "user-invite", "grant-new"):
        address = reverse(page, args=[people.lan.pk])
        assert address not in html, page
        refused = client.post(address, {"email": "toi@noi-khac.vn", "reason": "x", "state": "active"})
        assert refused.status_code == 403 and CLOSED in refused.content.decode(), page
    kept = User.objects.get(pk=people.lan.pk)
    assert (kept.email, kept.is_active, kept.invitations.count()) == ("", True, 0)
    assert client.get(reverse("user-edit", args=[people.newcomer.pk])).status_code == 200


def test_the_head_stops_the_technical_administrator_and_gives_him_what_he_reads(client, people):
    client.force_login(people.chief)
    assert client.get(reverse("user-edit", args=[people.admin.pk])).status_code == 403
    assert grant(client, people.admin, Role.LEADER, people.tan_van).status_code == 302
    stop(client, people.admin)
    assert not User.objects.get(pk=people.admin.pk).is_active


def test_his_slip_opens_nothing_once_a_role_that_he_cannot_give_was_added(client, people):
    """He kept the code; the head, who gave the role, issues the slip that opens it."""
    code, made = invitations.issue(people.newcomer, by=people.admin)
    client.force_login(people.chief)
    assert made.fault == "" and grant(client, people.newcomer, Role.LEADER, people.tan_van).status_code == 302
    client.logout()
    page = reverse("activate-code", args=[code])
    passwords = {"new_password1": "mot-mat-khau-dai", "new_password2": "mot-mat-khau-dai"}
    assert invitations.OUTGROWN in client.post(page, passwords).content.decode()
    assert not User.objects.get(pk=people.newcomer.pk).has_usable_password()
    code = invitations.issue(people.newcomer, by=people.chief)[0]
    assert client.post(reverse("activate-code", args=[code]), passwords).status_code == 200
    assert User.objects.get(pk=people.newcomer.pk).has_usable_password()
