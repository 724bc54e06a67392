"""The shipped templates of what begins a year's grading: its plan, and the letters to the units."""

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Addressees, Grounds, LetterPart, Master, Paragraph, Subject


def plan(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("KẾ HOẠCH", "{{ noi_dung }}"),
            Grounds("can_cu"),
            Paragraph("{{ noi_ban_hanh }} xây dựng kế hoạch {{ noi_dung }} như sau:"),
            LetterPart("I- MỤC ĐÍCH, YÊU CẦU"),
            Paragraph("1- Mục đích: {{ muc_dich }}."),
            Paragraph("2- Yêu cầu: {{ yeu_cau }}."),
            LetterPart("II- NỘI DUNG"),
            Paragraph("1- Đối tượng đánh giá, xếp loại: {{ so_nguoi }} đồng chí, gồm:"),
            Paragraph("- {{ muc }}", each="doi_tuong"),
            Paragraph("2- Mức xếp loại: {{ cac_muc }}."),
            Paragraph("3- Nhóm có chức năng, nhiệm vụ tương đồng:", when="nhom"),
            Paragraph("- {{ muc }}", each="nhom"),
            Paragraph(
                "{% if nhom %}4{% else %}3{% endif %}- Thẩm quyền: {{ noi_ban_hanh }} quyết định mức xếp loại của"
                " {{ so_quyet_dinh }} đồng chí{% if so_cap_tren %}; {{ so_cap_tren }} đồng chí thuộc thẩm quyền của"
                " cấp trên thì hoàn chỉnh hồ sơ, trình cấp trên quyết định{% endif %}."
            ),
            LetterPart("III- TRÌNH TỰ, THỜI GIAN"),
            Paragraph(
                "1- Từ ngày {{ tu_ngay }}: cá nhân tự đánh giá, tự xếp loại; tập thể nhận xét, đề nghị."
            ),
            Paragraph("2- Trước ngày {{ han }}: các đơn vị gửi hồ sơ về {{ co_quan_tham_muu }}."),
            Paragraph("3- {{ cac_buoc_sau }}"),
            LetterPart("IV- TỔ CHỨC THỰC HIỆN"),
            Paragraph(
                "{{ co_quan_tham_muu }} hướng dẫn, đôn đốc, thẩm định, tổng hợp, báo cáo {{ noi_ban_hanh }}. Các đơn"
                " vị ({{ so_don_vi }} đầu mối) thực hiện đúng nội dung, tiến độ của Kế hoạch."
            ),
        ),
    )


def with_forms(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees("kinh_gui"),
            Paragraph(
                "Thực hiện {{ ke_hoach }}, {{ noi_ban_hanh }} gửi {{ bieu }} kèm theo Công văn này"
                "{% if so_nguoi %} ({{ so_nguoi }} đồng chí){% endif %}; đề nghị:"
            ),
            Paragraph(
                "1- Tổ chức để từng đồng chí tự đánh giá, tự xếp loại; hội nghị tập thể nhận xét, bỏ phiếu, đề nghị mức"
                " xếp loại."
            ),
            Paragraph(
                "2- Ghi đủ các cột của biểu; ai có thời gian nghỉ, chuyển đến trong năm thì ghi số tháng, lý do."
            ),
            Paragraph(
                "3- Gửi biểu đã ký, đóng dấu, biên bản và tệp Excel về {{ noi_nhan_bieu }} trước ngày {{ han }}."
            ),
            Paragraph("Nếu có vướng mắc, liên hệ {{ dau_moi }}."),
        ),
        concerning="V/v {{ trich_yeu }}",
    )


def reminder(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees("kinh_gui"),
            Paragraph(
                "{{ noi_ban_hanh }} đã gửi biểu đánh giá, xếp loại kèm theo {{ cong_van }}, hạn gửi lại ngày"
                " {{ han }}. Đến ngày {{ den_ngay }}, {{ so_don_vi }} đơn vị chưa gửi đủ hồ sơ:"
            ),
            Paragraph("- {{ muc }}", each="don_vi_chua_gui"),
            Paragraph(
                "Đề nghị các đơn vị có tên trên gửi biểu về {{ noi_nhan_bieu }} trước ngày {{ han_moi }} để kịp thẩm"
                " định, trình xem xét, quyết định đúng thời hạn."
            ),
        ),
        concerning="V/v {{ trich_yeu }}",
    )
