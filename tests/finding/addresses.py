from tests.roles import ALL

ADDRESSES = [("find", None, ALL)]
