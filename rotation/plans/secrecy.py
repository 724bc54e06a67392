"""A plan of rotations marked “Có độ mật”: nothing of it leaves the program, and nobody in it is printed."""

SECRET_ROTATION_PLAN = (
    "Kế hoạch có độ mật: không kết xuất, không in tên, không lập văn bản;"
    " ở Sổ văn bản chỉ ghi số, ngày, nơi lưu."
)
NO_SECRETS = "Không nhập nội dung bí mật nhà nước vào phần mềm. Đánh dấu thì kế hoạch này không kết xuất, không in tên."
