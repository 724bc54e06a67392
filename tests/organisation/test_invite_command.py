"""The first account of an installation comes from the server itself."""

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpRequest
from django.urls import reverse

from office.organisation.models.users import User


def test_the_first_chief_is_invited_and_signs_in(client, world, capsys):
    call_command("invite", "hoa")
    code = capsys.readouterr().out.split()[-1]
    chosen = {"new_password1": "Sông Bắc Giang 1947", "new_password2": "Sông Bắc Giang 1947"}
    client.post(reverse("activate-code", args=[code]), chosen)
    assert client.login(request=HttpRequest(), username="hoa", password="Sông Bắc Giang 1947")
    assert [(grant.role, grant.unit) for grant in User.objects.get(username="hoa").grants.all()] == [
        ("chief", world.district)
    ]


def test_an_unknown_unit_is_said_so(world):
    with pytest.raises(CommandError, match="Chưa có đơn vị này"):
        call_command("invite", "hoa", unit="999")
    assert not User.objects.filter(username="hoa").exists()


def test_a_user_name_is_what_the_form_would_take(world):
    with pytest.raises(CommandError, match="chỉ có chữ không dấu"):
        call_command("invite", "trưởng ban")
    call_command("invite", " hoa ", name="Nông  Thị Hoa")
    assert User.objects.get(username="hoa").full_name == "Nông Thị Hoa"
