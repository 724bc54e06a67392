"""The question that is put together by hand answers as the models would."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from office.organisation.models.office import Office
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from office.organisation.signed_in import with_grants
from tests.conftest import TODAY


def told(record):
    return record and {
        field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields
    }


def of_grants(user):
    return [
        (told(grant), told(grant.unit), told(getattr(grant.unit, "office", None)))
        for grant in user.current_grants
    ]


@pytest.fixture
def lan(world):
    """Two grants stand, one of them to the end of today, and one ended yesterday; one unit is an office."""
    Office.objects.filter(unit=world.district).delete()
    Office.objects.create(unit=world.district, kit="district", closed_on="2021-01-02")
    yesterday = TODAY - datetime.timedelta(days=1)
    for role, until in ((Role.LEADER, TODAY), (Role.AREA_MEMBER, yesterday)):
        Grant.objects.create(user=world.lan, role=role, unit=world.hoa_tham, until=until)
    world.lan.layouts = {"cadre": ["sex", "birth"]}
    world.lan.save()
    return world.lan


def test_who_asks_is_read_as_the_models_read_them_in_one_query(lan, django_assert_num_queries):
    asked = get_user_model().objects.get(pk=lan.pk)
    expected = told(asked), of_grants(asked)
    with django_assert_num_queries(1):
        found = with_grants(lan.pk)
        assert (told(found), of_grants(found)) == expected
        assert {grant.user for grant in found.current_grants} == {lan}
        assert [grant.unit.office.unit for grant in found.current_grants if grant.role == Role.OFFICER]
    assert len(expected[1]) == 2


def test_who_lost_all_grants_is_signed_out_and_refused_and_who_was_stopped_asks_no_more(client, lan):
    client.force_login(lan)
    lan.grants.all().delete()
    assert with_grants(lan.pk).current_grants == [] and with_grants(10**9) is None
    assert "/sign-in/" in client.get(reverse("cadre-list")).url
    client.force_login(with_grants(lan.pk))
    assert client.get(reverse("cadre-list")).status_code == 403
    get_user_model().objects.filter(pk=lan.pk).update(is_active=False)
    assert "/sign-in/" in client.get(reverse("cadre-list")).url
