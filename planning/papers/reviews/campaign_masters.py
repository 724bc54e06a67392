"""The shipped templates of papers about a whole review: its plan, and the report of what came of it."""

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Addressees,
    Grounds,
    LetterColumn,
    LetterPart,
    LetterTable,
    Master,
    Paragraph,
    Subject,
)
from planning.papers.reviews.masters import NUMBER, counted


def plan(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("KẾ HOẠCH", "{{ trich_yeu }}"),
            Grounds("can_cu"),
            Paragraph("{{ noi_ban_hanh }} xây dựng kế hoạch {{ trich_yeu }} như sau:"),
            LetterPart("I- MỤC ĐÍCH, YÊU CẦU"),
            Paragraph("1- Mục đích: {{ muc_dich }}."),
            Paragraph("2- Yêu cầu: {{ yeu_cau }}."),
            LetterPart("II- NỘI DUNG"),
            Paragraph("1- Danh sách rà soát của các đơn vị:"),
            Paragraph("- {{ muc }}", each="danh_sach"),
            Paragraph("2- Đơn vị thực hiện: {{ so_don_vi }} đơn vị."),
            Paragraph("3- Số liệu tính đến ngày {{ so_lieu }}."),
            LetterPart("III- TIẾN ĐỘ"),
            Paragraph("1- Từ ngày {{ tu_ngay }}: gửi biểu, các đơn vị rà soát, tổ chức hội nghị."),
            Paragraph("2- Trước ngày {{ han }}: các đơn vị gửi hồ sơ về {{ noi_nhan_bieu }}."),
            Paragraph("3- {{ cac_buoc_sau }}"),
            LetterPart("IV- TỔ CHỨC THỰC HIỆN"),
            Paragraph(
                "{{ noi_nhan_bieu }} hướng dẫn, đôn đốc, thẩm định, tổng hợp, báo cáo {{ noi_ban_hanh }}. Các đơn vị"
                " thực hiện đúng nội dung, tiến độ; nơi không có thay đổi cũng có văn bản báo."
            ),
        ),
    )


def report(style: HeadStyle) -> Master:
    columns = (
        NUMBER,
        LetterColumn("Danh sách", "{{ muc.ten }}", 3.6),
        *(counted("Trước rà soát", "truoc"), counted("Đã trúng cử, bổ nhiệm", "da_giu")),
        *(counted("Đưa ra", "dua_ra"), counted("Bổ sung", "bo_sung"), counted("Sau rà soát", "sau")),
    )
    return Master(
        style,
        (
            Subject("BÁO CÁO", "kết quả {{ trich_yeu }}"),
            Addressees("kinh_gui"),
            LetterPart("I- TÌNH HÌNH THỰC HIỆN"),
            Paragraph("1- Số đơn vị phải gửi hồ sơ: {{ so_don_vi }}; đã gửi: {{ so_da_gui }}."),
            Paragraph("2- Báo không thay đổi: {{ so_khong_doi }} đơn vị."),
            Paragraph("3- Quá hạn chưa gửi: {{ so_qua_han }} đơn vị."),
            Paragraph("- {{ muc }}", each="qua_han"),
            Paragraph("4- Không gửi: {{ so_khong_gui }} đơn vị."),
            Paragraph("- {{ muc }}", each="khong_gui"),
            LetterPart("II- KẾT QUẢ"),
            Paragraph(
                "Rà soát {{ so_danh_sach }} danh sách; đã có quyết định {{ so_da_xong }}, để ngoài đợt"
                " {{ so_de_ngoai }}, chưa xong {{ so_con_lai }}."
            ),
            LetterTable("danh_sach", columns, when="danh_sach"),
            Paragraph("Lý do đưa ra: {{ ly_do_dua_ra }}.", when="ly_do_dua_ra"),
            LetterPart("III- KHÓ KHĂN, VƯỚNG MẮC, KIẾN NGHỊ"),
            Paragraph("{{ kien_nghi }}"),
        ),
    )
