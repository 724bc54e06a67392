from tests.roles import ADMIN, CHIEF

ADDRESSES = [(name, None, ADMIN | CHIEF) for name in ("backup-list", "backup-new", "drill-new")]
