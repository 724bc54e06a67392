from types import SimpleNamespace

from tests.roles import ALL

ADDRESSES = [("guide", None, ALL), ("guide-keys", None, ALL), ("guide-topic", "topic", ALL)]
SHARED = {"topic"}


def records(unit, cadre):
    return {"topic": SimpleNamespace(pk="find")}
