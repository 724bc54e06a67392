from tests.roles import CHIEF

ADDRESSES = [("accessline-list", None, CHIEF), ("access-of-person", "cadre", CHIEF)]
