"""The pages that a task begins at, with the right that opens each: what the search box and the guide lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse


@dataclass(frozen=True)
class Screen:
    """`also` are other names that officers know it by."""

    label: str
    name: str
    icon: str
    right: str
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.label, *self.also

    @property
    def url(self) -> str:
        return reverse(self.name)


# Beside those of the navigation. A page that is left out here is found by no search.
BESIDE = [
    ("Bắt đầu", "start", "flag", "organisation.view_office"),
    ("Thêm hồ sơ cán bộ", "cadre-new", "person-plus", "cadre.add_cadre"),
    ("Hồ sơ đã xóa", "cadre-removed", "trash", "cadre.remove_cadre"),
    ("Ghi nghỉ, chuyển công tác nhiều đồng chí", "cadre-leave-many", "box-arrow-right", "cadre.change_cadre"),
    ("Chức danh quy hoạch", "planningtarget-list", "award", "planning.view_planningtarget"),
    ("Đợt quy hoạch", "planninground-list", "calendar-range", "planning.view_planninground"),
    ("Nhiệm kỳ đánh số văn bản", "numberingterm-list", "calendar-range", "papers.view_numberingterm"),
    ("Hồ sơ đầu mối của các đợt", "campaignunit-list", "inbox", "campaigns.view_campaignunit"),
    ("Danh mục hồ sơ đầu mối", "checklistitem-list", "list-check", "campaigns.view_checklistitem"),
    ("Danh sách rà soát", "reviewlist-list", "arrow-repeat", "planning.view_reviewlist"),
    ("Thông báo kết quả rà soát", "reviewnotice-list", "megaphone", "planning.view_reviewnotice"),
    ("Nhiệm kỳ", "planningterm-list", "calendar3", "planning.view_planningterm"),
    (
        "Ghi nhận quyết định phê duyệt quy hoạch",
        "planning-decide-many",
        "check2-square",
        "planning.approve_planningentry",
    ),
    (
        "Kế hoạch đào tạo, bồi dưỡng năm",
        "trainingplan-list",
        "calendar2-range",
        "training.view_trainingplan",
    ),
    ("Danh sách cử đi học", "sendinglist-list", "send", "training.view_sendinglist"),
    ("Học viên dự kiến", "planperson-list", "person-lines-fill", "training.view_planperson"),
    ("Học viên", "enrolment-list", "people", "training.view_enrolment"),
    ("Nhu cầu đã ghi", "need-list", "clipboard-data", "training.view_need"),
    ("Chương trình đào tạo, bồi dưỡng", "programme-list", "journals", "training.view_programme"),
    ("Kế hoạch luân chuyển", "rotationplan-list", "calendar2-range", "rotation.view_rotationplan"),
    ("Ghi kết quả xếp loại", "evaluation-new", "clipboard-plus", "evaluation.add_evaluation"),
    ("Mở đợt đánh giá, xếp loại", "grading-new", "calendar-plus", "evaluation.add_gradingline"),
    ("Kết quả xếp loại năm", "evaluation-results", "bar-chart-line", "evaluation.view_evaluation"),
    ("Theo dõi đánh giá, xếp loại", "gradingline-list", "list-check", "evaluation.view_gradingline"),
    ("Xếp loại tập thể", "unitgrade-list", "people", "evaluation.view_unitgrade"),
    ("Nhập tệp Excel mới", "import-new", "file-earmark-plus", "cadre.import_cadre"),
    ("Sơ đồ tổ chức", "unit-tree", "diagram-3", "organisation.view_unit"),
    ("Danh mục chức danh", "posttitle-list", "award", "organisation.view_posttitle"),
    ("Nhóm, bậc của chức danh", "titlerank-list", "bar-chart-steps", "organisation.view_titlerank"),
    (
        "Số liệu theo hướng dẫn của tỉnh",
        "planning-guidance",
        "sliders",
        "planning.view_planningtarget",
    ),
    ("Bộ quy định áp dụng", "ruleset-list", "journal-text", "regulations.view_ruleset"),
    ("So sánh hai bộ quy định", "ruleset-compare", "layout-split", "regulations.view_ruleset"),
    ("Ngày nghỉ, ngày làm việc", "specialday-list", "calendar-event", "organisation.view_specialday"),
    (
        "Ngày nghỉ, ngày làm việc theo năm",
        "holidayyear-list",
        "calendar2-check",
        "organisation.view_holidayyear",
    ),
    ("Thời hạn nhắc việc", "dutyrule-list", "alarm", "reminders.view_dutyrule"),
    ("Chức danh sắp khuyết", "vacancy-list", "person-dash", "cadre.view_cadre"),
    (
        "Bổ nhiệm, giới thiệu, chỉ định",
        "appointment-list",
        "person-check",
        "rotation.view_appointment",
    ),
    ("Nhiệm kỳ, thời hạn", "post-ends", "calendar-range", "cadre.view_postheld"),
    ("Phương án nhân sự thay thế", "what-if", "diagram-2", "rotation.draft_rotation"),
    ("Luân chuyển theo năm", "rotation-moves", "grid-3x3", "rotation.view_rotation"),
    ("Mốc tuổi trên trang tổng hợp", "agebound-list", "bar-chart-steps", "dashboards.view_agebound"),
    ("Phân quyền", "user-rights", "shield-check", "organisation.view_user"),
    ("Việc nền", "system-jobs", "list-check", "jobs.view_job"),
    ("Đổi mật khẩu", "own-password", "key", ""),
    ("Phiên đăng nhập của tôi", "own-sessions", "pc-display", ""),
    ("Xác thực hai lớp", "factor", "shield-lock", ""),
    ("Xác thực hai lớp theo vai trò", "factor-roles", "shield-check", "organisation.change_office"),
    ("Hướng dẫn", "guide", "question-circle", ""),
    ("Phím tắt", "guide-keys", "keyboard", ""),
]

ALSO = {
    "cadre-list": ("Danh sách cán bộ",),
    "duty-list": ("Danh sách việc",),
    "planning-index": ("Danh sách quy hoạch",),
    # Its first line leads to the pages of the year under way.
    "evaluation-list": ("Bảng xếp loại", "Thẩm định xếp loại", "Nhóm tương đồng", "Văn bản xếp loại"),
    "evaluation-results": ("Kết quả xếp loại",),
    "trainingclass-list": ("Danh sách lớp", "Lớp đào tạo"),
    "enrolment-list": ("Danh sách học viên",),
    "rotation-list": ("Danh sách luân chuyển",),
    "board": ("Trang tổng hợp", "Báo cáo"),
    "unit-list": ("Danh sách đơn vị",),
    "post-list": ("Danh sách chức vụ",),
}


def every_screen() -> Iterator[Screen]:
    for label, name, icon, right in [*settings.NAVIGATION, *BESIDE]:
        yield Screen(label, name, icon, right, ALSO.get(name, ()))


def screens_for(user: Any) -> dict[str, Screen]:
    """{name of the address: screen} that the user may open, in the order of the navigation."""
    return {
        screen.name: screen for screen in every_screen() if not screen.right or user.has_perm(screen.right)
    }
