"""The left navigation: label, page, icon, and the right that shows it."""

NAVIGATION = [
    ("Việc cần làm", "duty-list", "check2-square", "reminders.view_duty"),
    ("Hồ sơ cán bộ", "cadre-list", "person-vcard", "cadre.view_cadre"),
    ("Nhập từ Excel", "import-list", "file-earmark-arrow-up", "cadre.import_cadre"),
    ("Cơ quan, đơn vị", "unit-list", "diagram-3", "organisation.view_unit"),
    ("Chức danh, chức vụ", "post-list", "award", "organisation.view_post"),
    ("Cấp ủy, ban thường vụ, tập thể lãnh đạo", "body-list", "people", "organisation.view_body"),
    ("Văn bản, quy định", "document-list", "journal-text", "regulations.view_document"),
    ("Người dùng", "user-list", "person-gear", "organisation.view_user"),
]
SEARCH_PAGE = "cadre-list"
SEARCH_RIGHT = "cadre.view_cadre"

# What other apps show on a person's page: title, page of the person's key, and the right that shows it.
PERSON_SECTIONS = []
