"""What a rule set is about."""

from django.db.models import TextChoices


class RuleSubject(TextChoices):
    PLANNING = "planning", "Quy hoạch"
    ELECTION = "election", "Nhân sự cấp ủy"
    APPOINTMENT = "appointment", "Bổ nhiệm"
    ROTATION = "rotation", "Luân chuyển"
    RETIREMENT = "retirement", "Tuổi nghỉ hưu"
    RETENTION = "retention", "Lưu giữ dữ liệu cá nhân"
    # Of grading by whom it is about: regimes differ, and change in different years.
    GRADING_LEADERS = "grade_leader", "Xếp loại cán bộ lãnh đạo, quản lý"
    GRADING_CIVIL_SERVANTS = "grade_civil", "Xếp loại công chức"
    GRADING_PUBLIC_EMPLOYEES = "grade_public", "Xếp loại viên chức"
    GRADING_MEMBERS = "grade_member", "Xếp loại đảng viên"
    GRADING_COLLECTIVES = "grade_unit", "Xếp loại tập thể"
