"""Two who change facts of one person at the same time: the projection knows what both wrote."""

import threading
import time

from django.db import connection, transaction

from cadre.models.people import CadreNow
from tests.factories import make_cadre, make_post, make_qualification, make_unit

WAITING = "SELECT 1 FROM pg_locks WHERE NOT granted"


def wait_for_the_other(thread):
    """Until the other waits for what this transaction holds, or has ended."""
    with connection.cursor() as cursor:
        while thread.is_alive():
            cursor.execute(WAITING)
            if cursor.fetchone():
                return
            time.sleep(0.02)


def learn(cadre, kind, level):
    try:
        make_qualification(cadre, kind, level)
    finally:
        connection.close()


def test_two_facts_of_one_person_at_once_are_both_projected(transactional_db):
    cadre = make_cadre("Hoàng An", make_post("Bí thư", make_unit("06001", "Xã Một")))
    other = threading.Thread(target=learn, args=(cadre, "degree", 16))
    with transaction.atomic():
        make_qualification(cadre, "theory", 23)
        other.start()
        wait_for_the_other(other)
    other.join()
    now = CadreNow.objects.get(cadre=cadre)
    assert (now.theory, now.degree) == (23, 16)
