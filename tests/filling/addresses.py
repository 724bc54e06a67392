from office.organisation.rights import Role

EXPORTERS = {Role.OFFICER, Role.CHIEF, Role.LEADER, Role.UNIT_OFFICER}
ADDRESSES = [("form-new", None, EXPORTERS)]
# A form belongs to who sent it: walked by tests/filling/test_pages.py.
OWNED = {"form-detail", "form-columns", "form-filled", "form-remove"}
