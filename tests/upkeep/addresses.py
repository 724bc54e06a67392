from tests.roles import ADMIN, CHIEF

ADDRESSES = [("backup-list", None, ADMIN | CHIEF)]
