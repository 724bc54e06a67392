from tests.roles import CHIEF

ADDRESSES = [("cadre-disclose", "cadre", CHIEF)]
