"""Every address that tells of people leaves a line in the access log; what is taken away has one of its own."""

import pytest
from pghistory.models import Context

from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from tests.answers import text_of
from tests.conftest import WORLD, make_user
from tests.records import ADDRESSES, BOTH, address

both_rows = BOTH.fixture()
# Addresses that name somebody and leave no line, each with its reason.
UNLOGGED: dict[str, str] = {}
# One page of those that answer a file at once, whose line says that it was taken away.
FILES = {"paperfile-download", "papertemplate-file", "papertemplate-download"}


@pytest.mark.usefixtures("bare")
def test_every_page_that_names_somebody_leaves_a_line(client, world, both_rows):
    """A new page has it by itself: what it reads of people is noted where it is read."""
    found = both_rows.put_upon(WORLD).own
    client.force_login(make_user("nguoi", Role.CHIEF, world.district))
    names = set(Cadre.objects.values_list("full_name", flat=True))
    silent, taken, acts = set(), set(), Context.objects.count()
    for name, kind, roles in ADDRESSES:
        if Role.CHIEF not in roles:
            continue
        response = client.get(address(name, found.get(kind)))
        lines = AccessLog.objects.filter(page=name)
        if response.status_code == 200 and response.get("Content-Disposition", "").startswith("attachment"):
            taken |= {name} & set(
                lines.filter(action__in=["download", "export"]).values_list("page", flat=True)
            )
        elif response.status_code == 200 and not lines.exists():
            html = text_of(response)
            silent |= {name for each in names if each in html}
        if response.streaming:
            b"".join(response.streaming_content)
    assert silent == UNLOGGED.keys() and taken >= FILES
    assert Context.objects.count() == acts, "a page that is only asked for writes nothing that has a history"
