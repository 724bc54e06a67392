"""Whose page "Bắt đầu" is, and that a form sent twice does what it said."""

from django.urls import reverse

from office.organisation.models.office import Office
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from office.organisation.signed_in import with_grants
from start.context import VIEW, offices
from tests.conftest import make_user

PAGES = ["start", "start-office", "start-kit", "start-management"]


def test_a_part_of_an_office_is_no_office(client, world):
    """The head of a commune neither names it nor makes an office of it."""
    client.force_login(make_user("truongxa", Role.CHIEF, world.hoa_tham))
    for name in PAGES:
        assert client.get(reverse(name)).status_code == 403, name
        assert client.post(reverse(name), {"name": "Xã khác", "kit": "own"}).status_code in (403, 405), name
    assert client.post(reverse("start-close")).status_code == 403
    assert Unit.objects.get(pk=world.hoa_tham.pk).name == "Xã Hoa Thám"
    assert not Office.objects.filter(unit=world.hoa_tham).exists()


def test_a_form_sent_twice_does_not_turn_back(head, office):
    for wanted, is_open in [("closed", False), ("closed", False), ("open", True), ("open", True)]:
        head.post(reverse("start-close"), {"wanted": wanted})
        office.refresh_from_db()
        assert office.is_open == is_open


def test_whether_the_first_hour_goes_on_is_known_with_who_asks(office, django_assert_num_queries):
    """Every page asks it."""
    asking = with_grants(make_user("hoa", Role.CHIEF, office.unit).pk)
    assert asking.scope(VIEW).covers(office.unit_id)
    with django_assert_num_queries(0):
        assert offices(asking, VIEW) == [office]
