"""What a rule can be about: the keys that checks ask for, in the order of the page, with their words."""

from office.regulations.values import Measure

KEYS = {
    "Số lượng": {
        "max_candidates_per_title": "Số người tối đa quy hoạch một chức danh",
        "max_titles_per_candidate_same_level": "Số chức danh tối đa của một người ở cùng cấp",
        "titles_of_all_terms": "Số chức danh của một người tính gộp các nhiệm kỳ",
        "committee_coefficient_min": "Hệ số quy hoạch cấp ủy tối thiểu",
        "committee_coefficient_max": "Hệ số quy hoạch cấp ủy tối đa",
    },
    "Cơ cấu": {
        "young_age_below": "Độ tuổi cán bộ trẻ: dưới",
        "young_min_share": "Tỷ lệ cán bộ trẻ tối thiểu",
        "women_min_share": "Tỷ lệ cán bộ nữ tối thiểu",
        "women_min_count": "Số cán bộ nữ tối thiểu",
        "minority_min_share": "Tỷ lệ cán bộ người dân tộc thiểu số tối thiểu",
        "scitech_min_share": "Tỷ lệ cán bộ có trình độ khoa học, công nghệ tối thiểu",
        "age_band_gap_years": "Khoảng cách giữa ba độ tuổi",
        "age_band_young_below": "Ba độ tuổi: độ tuổi trẻ nhất dưới",
        "age_band_old_above": "Ba độ tuổi: độ tuổi cao nhất trên",
    },
    "Tuổi và thời gian công tác": {
        "months_required": "Thời gian công tác còn lại tối thiểu",
        "months_required_reelected": "Thời gian công tác còn lại tối thiểu khi tái cử",
        "reckoning": "Mốc tính tuổi, thời gian công tác",
        "reckoning_month": "Tháng tính tuổi theo chỉ thị về nhân sự cấp ủy",
        "reckoning_month_government": "Tháng tính tuổi chức danh chính quyền theo chỉ thị",
        "retirement_ages": "Tuổi nghỉ hưu",
    },
    "Điều kiện": {
        "upward_only": "Chỉ quy hoạch chức danh cao hơn chức danh đang giữ",
        "seat_beside_post": "Quy hoạch chức danh phải gắn với quy hoạch cấp ủy",
        "grade_years": "Số năm gần nhất xét kết quả xếp loại",
        "grade_least": "Mức xếp loại tối thiểu của từng năm",
        "full_party_member": "Phải là đảng viên chính thức",
        "low_confidence_most": "Tỷ lệ phiếu tín nhiệm thấp tối đa",
        "planned_while_proposed": "Được quy hoạch khi đang đề nghị bổ nhiệm",
        "discipline_removes": "Bị kỷ luật từ khiển trách thì đương nhiên đưa ra khỏi quy hoạch",
        "discipline_wait_reprimand": "Thời gian chờ sau khiển trách",
        "discipline_wait_warning": "Thời gian chờ sau cảnh cáo",
        "discipline_wait_removal": "Thời gian chờ sau cách chức",
    },
    "Hội nghị, lấy phiếu": {
        "quorum_share": "Tỷ lệ có mặt tối thiểu của hội nghị",
        "vote_pass_share": "Tỷ lệ phiếu phải vượt quá",
        "vote_denominator": "Số làm căn cứ tính tỷ lệ phiếu",
        "carry_share": "Tỷ lệ phiếu để chuyển sang bước sau",
    },
    "Bổ nhiệm": {
        "planned_for_appointment": "Phải được quy hoạch khi bổ nhiệm",
        "appointment_term_months": "Thời hạn giữ chức vụ mỗi lần bổ nhiệm",
        "max_consecutive_terms": "Số nhiệm kỳ liên tiếp tối đa",
        "min_months_in_post": "Thời gian giữ chức vụ hiện tại tối thiểu",
        "acting_most_months": "Thời gian giao phụ trách, giao quyền tối đa",
        "reappoint_notice": "Thông báo trước khi hết thời hạn bổ nhiệm",
    },
    "Luân chuyển": {
        "rotation_min_months": "Thời gian luân chuyển tối thiểu",
        "rotation_min_years_left": "Thời gian công tác còn lại tối thiểu khi luân chuyển",
        "long_service_limit_months": "Thời gian giữ một chức vụ liên tục tối đa",
        "local_person_years": "Số năm sinh sống, công tác để tính là người địa phương",
    },
    "Đánh giá, xếp loại": {
        "excellent_max_share": "Tỷ lệ hoàn thành xuất sắc nhiệm vụ tối đa",
        "excellent_base": "Số làm căn cứ tính tỷ lệ hoàn thành xuất sắc",
        "months_to_be_graded": "Thời gian công tác trong năm tối thiểu để được xếp loại",
        "maternity_is_graded": "Nghỉ thai sản vẫn được xếp loại",
        "absent_months_limited": "Thời gian nghỉ trong năm phải giới hạn mức xếp loại: từ",
        "absent_grade_most": "Mức xếp loại cao nhất khi nghỉ dài ngày",
        "discipline_not_completed": "Bị kỷ luật trong năm thì xếp loại không hoàn thành nhiệm vụ",
        "not_completed_years": "Số năm liên tiếp không hoàn thành nhiệm vụ phải xem xét",
        "head_within_collective": "Người đứng đầu không xếp cao hơn tập thể",
        "collective_before_head": "Xếp loại tập thể trước khi xếp loại người đứng đầu",
        "member_needs_official": "Đảng viên hoàn thành xuất sắc khi cán bộ, công chức cũng hoàn thành xuất sắc",
        "points_excellent": "Điểm hoàn thành xuất sắc nhiệm vụ: từ",
        "points_good": "Điểm hoàn thành tốt nhiệm vụ: từ",
        "points_completed": "Điểm hoàn thành nhiệm vụ: từ",
        "complaint_days": "Thời hạn kiến nghị kết quả xếp loại",
    },
    "Dữ liệu cá nhân": {
        "retention_after_leaving": "Thời gian lưu hồ sơ sau khi nghỉ, chuyển công tác",
    },
    "Lịch rà soát": {
        "review_window": "Thời gian rà soát hằng năm",
        "appraisal_days": "Thời hạn thẩm định",
    },
}
# Months fixed by a directive: of election sets alone.
DIRECTED_MONTHS = ("reckoning_month", "reckoning_month_government")
RECKONINGS = ("reckoning", *DIRECTED_MONTHS)
# What counts from a reckoning, and cannot be confirmed without one.
RECKONED = ("months_required", "months_required_reelected")
# In what these are measured: what is written otherwise cannot be calculated with.
MEASURED = {
    "excellent_max_share": Measure.SHARE,
    "months_to_be_graded": Measure.MONTHS,
    "absent_months_limited": Measure.MONTHS,
    "not_completed_years": Measure.YEARS,
    "points_excellent": Measure.POINTS,
    "points_good": Measure.POINTS,
    "points_completed": Measure.POINTS,
}
LABELS = {key: label for labels in KEYS.values() for key, label in labels.items()}
ORDER = {key: place for place, key in enumerate(LABELS)}


def key_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of keys for a drop-down; a function, so that a new key needs no migration."""
    return [(group, list(labels.items())) for group, labels in KEYS.items()]
