"""The left navigation: label, page, icon, and the right that shows it. A label fits one line of 208 pixels."""

NAVIGATION = [
    ("Việc cần làm", "duty-list", "check2-square", "reminders.view_duty"),
    ("Hỏi nhanh", "ask", "telephone", "questions.view_savedquestion"),
    ("Hồ sơ cán bộ", "cadre-list", "person-vcard", "cadre.view_cadre"),
    ("Quy hoạch", "planning-index", "list-stars", "planning.view_planningentry"),
    ("Đợt, hồ sơ đầu mối", "campaign-list", "inboxes", "campaigns.view_campaign"),
    ("Kết quả kiểm phiếu", "ballotcount-list", "check2-circle", "ballots.view_ballotcount"),
    ("Đào tạo, bồi dưỡng", "trainingclass-list", "mortarboard", "training.view_trainingclass"),
    ("Nhu cầu đào tạo", "need-board", "clipboard-data", "training.view_need"),
    ("Luân chuyển, bổ nhiệm", "rotation-list", "arrow-left-right", "rotation.view_rotation"),
    ("Đánh giá, xếp loại", "evaluation-list", "clipboard-check", "evaluation.view_evaluation"),
    ("Sổ văn bản", "paper-list", "journal-bookmark", "papers.view_paper"),
    ("Tổng hợp", "board", "bar-chart-line", "cadre.view_cadre"),
    ("Báo cáo, thống kê", "stat-forms", "table", "cadre.view_cadre"),
    ("Đối chiếu tiêu chuẩn", "standards-compared", "card-checklist", "cadre.view_cadre"),
    ("Điền biểu cấp trên", "form-new", "file-earmark-spreadsheet", "sheets.add_formfill"),
    ("Nhập từ Excel", "import-list", "file-earmark-arrow-up", "cadre.import_cadre"),
    ("Cơ quan, đơn vị", "unit-list", "diagram-3", "organisation.view_unit"),
    ("Chức danh, chức vụ", "post-list", "award", "organisation.view_post"),
    ("Danh mục chức danh", "posttitle-list", "tags", "organisation.view_posttitle"),
    ("Tiêu chuẩn chức danh", "standard-list", "patch-check", "standards.view_standard"),
    ("Cấp ủy, tập thể lãnh đạo", "body-list", "people", "organisation.view_body"),
    ("Tên cơ quan, người ký", "officeidentity-list", "building", "organisation.view_officeidentity"),
    ("Biểu mẫu văn bản", "papertemplate-list", "file-earmark-ruled", "papers.view_papertemplate"),
    ("Văn bản, quy định", "document-list", "journal-text", "regulations.view_document"),
    ("Người dùng", "user-list", "person-gear", "organisation.view_user"),
    ("Nhật ký truy cập", "accessline-list", "eye", "access.view_accessline"),
    ("Hồ sơ quá thời hạn lưu", "retention", "hourglass-bottom", "privacy.view_anonymisation"),
    ("Sao lưu, phục hồi", "backup-list", "safe", "upkeep.view_backup"),
    ("Tình trạng hệ thống", "system-health", "heart-pulse", "jobs.view_schedulerun"),
]
# Pages that are opened to look something up or to set something right: they stand folded under "Danh mục".
CATALOGUES = {
    "unit-list",
    "post-list",
    "posttitle-list",
    "standard-list",
    "body-list",
    "officeidentity-list",
    "papertemplate-list",
    "document-list",
    "user-list",
    "accessline-list",
    "retention",
    "backup-list",
    "system-health",
}
# What a role comes for, where that is not the first page of the navigation that it opens.
FIRST_PAGES = {"leader": "board"}
SEARCH_PAGE = "find"
# What is told around the content of every page.
PAGE_CONTEXT = [
    "foundation.core.context.page",
    "reminders.context.inbox",
    "start.context.beginning",
    "upkeep.context.health",
    "cadre.context.accounts",
]

# What other apps show on a person's page: title, page of the person's key, and the right that shows it.
PERSON_SECTIONS = [
    ("Quy hoạch qua các nhiệm kỳ", "planning-of-person", "planning.view_planningentry"),
    ("Đánh giá, xếp loại", "evaluation-of", "evaluation.view_evaluation"),
    ("Đào tạo, bồi dưỡng", "cadre-training", "training.view_enrolment"),
    ("Luân chuyển", "rotation-of-person", "rotation.view_rotation"),
    ("Tiêu chuẩn chức danh", "cadre-standards", "cadre.view_cadre"),
    ("Kỷ luật", "discipline-of", "cadre.view_discipline"),
    ("Tín nhiệm, tiêu chuẩn chính trị", "trust-of", "cadre.view_confidencevote"),
    ("Quan hệ gia đình", "cadre-relatives", "cadre.view_relative"),
    ("Ai đã xem hồ sơ này", "access-of-person", "access.view_accessline"),
]
# The same for the page of a user, by the user's key.
USER_SECTIONS = [
    ("Hồ sơ của người dùng", "account-section", "cadre.view_account"),
    ("Phiên đăng nhập", "account-sessions", "organisation.stop_user"),
]
# The same for the pages of a unit, a post and a body.
UNIT_SECTIONS = [
    ("Chức vụ và người giữ", "unit-holders", "cadre.view_postheld"),
    ("Cấp ủy, ban thường vụ, tập thể lãnh đạo", "unit-bodies", "cadre.view_postheld"),
    ("Danh sách quy hoạch", "unit-plans", "planning.view_planningentry"),
    ("Đào tạo, bồi dưỡng", "unit-classes", "training.view_trainingclass"),
    ("Việc cần làm", "unit-duties", "reminders.view_duty"),
]
POST_SECTIONS = [
    ("Người giữ chức vụ", "post-holders", "cadre.view_postheld"),
    ("Quy hoạch chức danh này", "post-plans", "planning.view_planningentry"),
]
BODY_SECTIONS = [("Thành viên", "body-members", "cadre.view_postheld")]
# The same for a row of a year's grading.
LINE_SECTIONS = [
    ("Nội dung cần xem xét", "grading-findings", "evaluation.view_gradingline"),
    ("Kết quả kiểm phiếu", "gradingline-votes", "ballots.view_choice"),
    ("Ý kiến nơi công tác khác", "gradingline-opinions", "evaluation.view_gradingopinion"),
]
# Buttons on the page of a planning entry: label, page that takes the entry's key as `entry`, right, icon.
ENTRY_ACTIONS = [("Đề xuất bổ nhiệm", "appointment-new", "rotation.add_appointment", "person-check")]
