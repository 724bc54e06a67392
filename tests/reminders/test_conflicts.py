"""Duties about the reader or a relative are someone else's: neither shown, counted, nor handed to them."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from tests.factories import make_cadre
from tests.reminders.duties import make_duty, make_duty_rule


@pytest.fixture(params=["own", "relative"])
def concerned(request, world):
    """Lan is An, or related to her; one duty is about An, one about Bình."""
    mine = world.an if request.param == "own" else make_cadre("Hoàng Thị Lan", unit=world.hoa_tham)
    Account.objects.create(user=world.lan, cadre=mine)
    if request.param == "relative":
        Relative.objects.create(cadre=world.an, relative=mine, kinship="sibling")
    rule = make_duty_rule()
    world.own = make_duty(rule, world.hoa_tham, world.an)
    world.other = make_duty(rule, world.tan_van, world.binh)
    return world


def test_the_inbox_and_its_count_leave_out_what_concerns_the_reader(client, concerned):
    client.force_login(concerned.lan)
    response = client.get(reverse("duty-list"))
    assert response.context["page"]["total"] == response.context["inbox_count"]() == 1
    assert "Nông Văn Bình" in response.content.decode() and "Hoàng Thị An" not in response.content.decode()
    assert client.get(concerned.own.get_absolute_url()).status_code == 404
    assert client.post(reverse("duty-done", args=[concerned.own.pk]), {"note": ""}).status_code == 404


def test_a_duty_is_not_handed_to_whom_it_concerns(client, concerned):
    client.force_login(concerned.huong)
    offered = client.get(reverse("duty-handover", args=[concerned.own.pk])).context["form"].fields["handler"]
    assert concerned.lan not in offered.queryset and concerned.huong in offered.queryset
