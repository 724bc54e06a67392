"""The shipped templates of what stays with who decides: the office's report, and the minutes of the meeting."""

from dataclasses import replace

from evaluation.papers.of_grading import BASE, GRADE, NAME, NUMBER, PLACE
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

ASKED = LetterColumn("Tập thể đề nghị", "{{ muc.de_nghi }}", 1.4, "center")
FOUND = LetterColumn("Nội dung cần xem xét", "{{ muc.noi_dung }}", 2.5)
PROPOSED = LetterColumn("Đề xuất", "{{ muc.de_xuat }}", 1.7)
VOTES = LetterColumn("Phiếu đồng ý/ hợp lệ", "{{ muc.phieu }}", 1.1, "center")


def appraisal(style: HeadStyle) -> Master:
    columns = (NUMBER, replace(NAME, share=2.8), replace(PLACE, share=2.6), ASKED, FOUND, PROPOSED)
    return Master(
        style,
        (
            Subject("BÁO CÁO", "thẩm định kết quả {{ noi_dung }}"),
            Addressees("kinh_gui"),
            LetterPart("I- CĂN CỨ"),
            Grounds("can_cu"),
            LetterPart("II- HỒ SƠ, QUY TRÌNH"),
            Paragraph("1- Hồ sơ: {{ ho_so }}"),
            Paragraph("2- Quy trình: {{ quy_trinh }}"),
            LetterPart("III- KẾT QUẢ THẨM ĐỊNH"),
            Paragraph(
                "Số đồng chí được thẩm định: {{ so_nguoi }}; có nội dung cần xem xét: {{ so_xem_xet }} đồng chí."
            ),
            Paragraph("- {{ muc }}", each="noi_dung_xem_xet"),
            Paragraph(
                "Chưa thẩm định, không có trong danh sách: {{ chua_tham_dinh }} đồng chí.",
                when="chua_tham_dinh",
            ),
            LetterTable("danh_sach", columns),
            Paragraph("Căn cứ của nội dung cần xem xét:", when="can_cu_xem_xet"),
            Paragraph("- {{ muc }}", each="can_cu_xem_xet"),
            Paragraph(
                "Tỷ lệ hoàn thành xuất sắc nhiệm vụ của nhóm, tính cả đồng chí trong nhóm đã quyết định hoặc chưa thẩm"
                " định:",
                when="ty_le",
            ),
            Paragraph("- {{ muc }}", each="ty_le"),
            LetterPart("IV- ĐỀ XUẤT"),
            Paragraph("{{ noi_ban_hanh }} đề xuất {{ noi_xem_xet }} xem xét, quyết định mức xếp loại:"),
            Paragraph("- {{ muc }}", each="de_xuat"),
            replace(BASE, text="(Tỷ lệ tính trên {{ so_xep_loai }} đồng chí được đề xuất xếp loại)"),
            Paragraph(
                "Trình cấp trên quyết định: {{ so_cap_tren }} đồng chí, đề xuất theo danh sách trên.",
                when="so_cap_tren",
            ),
        ),
    )


def minutes(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("BIÊN BẢN", "họp xét kết quả {{ noi_dung }}"),
            Paragraph(
                "Ngày {{ ngay_hop }}, tại {{ dia_diem }}, {{ noi_ban_hanh }} họp xét kết quả {{ noi_dung }}."
            ),
            LetterPart("I- THÀNH PHẦN"),
            Paragraph("1- Số được triệu tập: {{ trieu_tap }}; số có mặt: {{ co_mat }}."),
            Paragraph("2- Chủ trì: {{ chu_tri }}; thư ký: {{ thu_ky }}."),
            LetterPart("II- NỘI DUNG"),
            Paragraph(
                "1- {{ co_quan_tham_muu }} báo cáo kết quả thẩm định, đề xuất mức xếp loại của {{ so_nguoi }} đồng chí."
            ),
            Paragraph("2- Ý kiến thảo luận: {{ thao_luan }}"),
            Paragraph(
                "3- Bỏ phiếu: phát ra {{ phat_ra }}, thu về {{ thu_ve }}; hợp lệ {{ hop_le }}, không hợp lệ"
                " {{ khong_hop_le }}.",
                when="phat_ra",
            ),
            LetterPart("III- KẾT QUẢ"),
            LetterTable(
                "danh_sach", (NUMBER, replace(NAME, share=2.6), replace(PLACE, share=2.8), VOTES, GRADE)
            ),
            Paragraph("- {{ muc }}", each="tong_hop"),
            BASE,
            Paragraph("Biên bản lập xong hồi {{ gio_xong }}, lập thành {{ so_ban }} bản."),
        ),
    )
