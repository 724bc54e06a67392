from tests.roles import ADMIN, CHIEF

NAMES = ("backup-list", "system-health", "system-jobs", "backup-new", "drill-new")
ADDRESSES = [(name, None, ADMIN | CHIEF) for name in NAMES]
