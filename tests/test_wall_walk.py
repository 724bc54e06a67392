"""With the scope filter taken out of every view, the database alone keeps the rows of other units from a reader."""

import pytest
from django.urls import reverse

from cadre.models.people import CadrePrivate
from foundation.core.scope.rows import ScopedQuerySet
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from tests.answers import LISTS
from tests.conftest import END_OF_YEAR, WORLD, make_user
from tests.records import ADDRESSES, BOTH, address
from tests.two_worlds import content_of

both_rows = BOTH.fixture()
LEAKS = ["Nông Văn Bình", "NÔNG VĂN BÌNH", "020075000001"]
LEAST = 60


@pytest.fixture
def both(world, both_rows):
    found = both_rows.put_upon(WORLD)
    CadrePrivate.objects.update_or_create(cadre=world.binh, defaults={"citizen_id": "020075000001"})
    return found


@pytest.fixture
def unfiltered(monkeypatch):
    """Every view forgets whose rows it shows."""

    def everything(rows, user, action="view"):
        return rows

    waiting = [ScopedQuerySet]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        for name in ("for_user", "in_scope"):
            if name in vars(kind):
                monkeypatch.setattr(kind, name, everything)


def two_grants(world):
    user = make_user("hai", Role.UNIT_OFFICER, world.hoa_tham)
    Grant.objects.create(user=user, role=Role.INSPECTOR, unit=world.office, until=END_OF_YEAR)
    return user


READERS = {
    "unit officer": lambda world: world.huong,
    "area member": lambda world: make_user("diaban", Role.AREA_MEMBER, world.hoa_tham),
    "inspector": lambda world: make_user("kiemtra", Role.INSPECTOR, world.hoa_tham),
    "two grants": two_grants,
    "administrator": lambda world: make_user("kythuat", Role.ADMIN, world.district),
}


@pytest.mark.usefixtures("bare", "unfiltered")
@pytest.mark.parametrize("who", READERS)
def test_no_answer_names_anybody_of_another_unit(client, world, both, who):
    client.force_login(READERS[who](world))
    client.raise_request_exception = False
    opened = 0
    for name, kind, _ in ADDRESSES:
        for found in (both.own, both.others):
            page = address(name, found.get(kind))
            queries = ["", "?as_of=31/12/2018", *(["?status=all", "?format=xlsx"] if kind in LISTS else [])]
            for query in queries if found is both.own else [""]:
                answer = client.get(page + query)
                opened += answer.status_code == 200
                content = content_of(answer).decode(errors="ignore")
                assert not [leak for leak in LEAKS if leak in content], (name, query)
    assert opened >= LEAST or who == "administrator"


@pytest.mark.usefixtures("unfiltered")
def test_the_filter_is_really_out(client, world, both):
    """What the walk above would find without the wall: whoever holds all units is shown everybody."""
    client.force_login(world.lan)
    assert "Nông Văn Bình" in client.get(reverse("cadre-list")).content.decode()
