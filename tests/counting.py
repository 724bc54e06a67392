"""How many queries a page takes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, user, address, query):
    """Those of a second visit; the first may fill caches of the process."""
    client.force_login(user)
    client.get(address, query).getvalue()
    with CaptureQueriesContext(connection) as counted:
        response = client.get(address, query)
        assert response.status_code == 200
        response.getvalue()
    return len(counted)
