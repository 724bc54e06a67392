"""A file that holds what nobody has decided yet says DỰ THẢO above all else, as papers do."""

import datetime

from foundation.printing.letterhead import DRAFT
from tests.factories import make_cadre, make_post
from tests.papers_read import rows_sent
from tests.planning.lists import make_proposal


def test_a_list_with_a_proposal_is_a_draft(client, planned):
    client.force_login(planned.lan)
    assert DRAFT not in top_of(client.get(planned.address, {"format": "xlsx"}))
    dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", planned.hoa_tham), birth="1982-05-01")
    make_proposal(dung, planned.target, proposed_on=datetime.date(2021, 11, 1))
    assert DRAFT in top_of(client.get(planned.address, {"format": "xlsx"}))


def top_of(answer):
    """The first lines of the sheet, under its title."""
    return [row[0] for row in rows_sent(answer)[:3]]
