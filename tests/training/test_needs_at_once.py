"""Two officers write the same needs down at one moment: each need is there once, and one of the two wrote it."""

from cadre.models.people import Cadre
from office.organisation.rights import Role
from tests.at_once import held_back
from tests.conftest import make_user
from training.models import Need
from training.needs.recording import Wish, record


def test_of_two_at_once_each_need_is_written_once(transactional_db, world):
    users = [world.lan, make_user("mai", Role.OFFICER, world.district)]
    wishes = [Wish(person.pk, "theory", 22) for person in (world.an, world.binh)]
    with held_back(2, lambda number: len(record(users[number], wishes))) as written:
        list(Cadre.objects.select_for_update().filter(pk=world.an.pk))
    assert sorted(written) == [0, 2] and Need.objects.count() == 2
