"""A new row costs the same, however many others its transaction has written."""

import pytest
from django.db import connection

from foundation.core.database import audited_transaction, telling_transaction
from office.organisation.models.users import User


@pytest.mark.django_db
@pytest.mark.parametrize("begun", [audited_transaction, telling_transaction])
def test_what_every_trigger_asks_first_is_no_error(begun):
    with connection.cursor() as cursor:
        cursor.execute("RESET pgtrigger.ignore")
    with begun(User.system().pk):
        assert stands_aside() == []


@pytest.mark.django_db
def test_nor_is_it_in_a_command_of_the_server():
    assert stands_aside() == []


def stands_aside():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore')::text[]")
        return cursor.fetchone()[0]
