"""What was judged is written as it is unless somebody else has written what it may stand on."""

import psycopg2
import pytest
from django.db import connection, transaction

from foundation.sheets.moved import Moment

INSERT = """INSERT INTO cadre_ethnicgroup (name, code, "order", aliases) VALUES (%s, %s, 9, '{}')"""


@pytest.fixture
def other(transactional_db):
    """A connection of somebody else."""
    session = psycopg2.connect(**connection.get_connection_params() | {"cursor_factory": None})
    yield session
    session.close()


def test_a_record_that_others_write_moves_it_and_what_a_request_leaves_beside_does_not(other):
    with transaction.atomic(), connection.cursor() as cursor:
        seen = Moment.now()
        other.cursor().execute("SELECT pg_current_xact_id()")
        other.commit()
        assert seen.still_stands
        other.cursor().execute(INSERT, ["Ơ Đu", "77"])
        assert seen.still_stands
        other.commit()
        assert not seen.still_stands
        # One that was being written then, whose event is older than the newest one by the time it is seen.
        other.cursor().execute(INSERT, ["Rơ Măm", "78"])
        cursor.execute(INSERT, ["La Hủ", "79"])
        seen = Moment.now()
        assert seen.still_stands
        other.commit()
        assert not seen.still_stands
