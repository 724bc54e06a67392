"""The shipped templates of what a year's grading came to: for all, of the state, for one unit, for one person."""

from evaluation.papers.of_grading import BASE, GRADE, NAME, NUMBER, PLACE
from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Addressees,
    Article,
    Grounds,
    LetterTable,
    Master,
    Paragraph,
    Ruling,
    Subject,
)

TOLD = (NUMBER, NAME, PLACE, GRADE)


def result(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("THÔNG BÁO", "kết quả {{ noi_dung }}"),
            Grounds("can_cu"),
            Paragraph("{{ noi_ban_hanh }} thông báo kết quả {{ noi_dung }} như sau:"),
            Paragraph("1- Số đồng chí được quyết định: {{ so_nguoi }}; trong đó:"),
            Paragraph("- {{ muc }}", each="ket_qua"),
            BASE,
            Paragraph("2- Kết quả của từng đồng chí:"),
            LetterTable("danh_sach", TOLD),
            Paragraph(
                "3- Giao {{ co_quan_tham_muu }} thông báo đến các đơn vị, lưu kết quả vào hồ sơ cán bộ; đồng chí nào"
                " có ý kiến về kết quả thì gửi kiến nghị bằng văn bản về {{ co_quan_tham_muu }} theo quy định."
            ),
        ),
    )


def decision(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("QUYẾT ĐỊNH", "Về việc {{ noi_dung }}"),
            Ruling("{{ NOI_BAN_HANH }}"),
            Grounds("can_cu"),
            Ruling("QUYẾT ĐỊNH:"),
            Article(1, "Xếp loại chất lượng {{ so_nguoi }} công chức có tên sau:"),
            LetterTable("danh_sach", TOLD),
            Article(
                2,
                "Kết quả xếp loại được lưu vào hồ sơ công chức, làm căn cứ bố trí, sử dụng, đào tạo, bồi dưỡng, khen"
                " thưởng và thực hiện chính sách theo quy định.",
            ),
            Article(
                3,
                "Quyết định này có hiệu lực kể từ ngày ký. {{ noi_thi_hanh }} và những công chức có tên tại Điều 1 chịu"
                " trách nhiệm thi hành Quyết định này./.",
            ),
        ),
    )


def notice(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("THÔNG BÁO", "kết quả {{ noi_dung }}"),
            Addressees("kinh_gui"),
            Paragraph(
                "Căn cứ {{ theo_van_ban }}, {{ noi_ban_hanh }} thông báo kết quả {{ noi_dung }} của {{ so_nguoi }} đồng"
                " chí thuộc {{ don_vi }}:"
            ),
            LetterTable("danh_sach", TOLD),
            Paragraph(
                "Đề nghị {{ don_vi }} thông báo đến từng đồng chí có tên trên; ai có ý kiến về kết quả thì gửi"
                " kiến nghị bằng văn bản về {{ co_quan_tham_muu }} theo quy định."
            ),
        ),
    )


def answer(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees("kinh_gui"),
            Paragraph(
                "{{ noi_ban_hanh }} nhận được kiến nghị ngày {{ ngay_kien_nghi }} của đồng chí về {{ noi_dung }}."
                " Sau khi xem xét, {{ noi_ban_hanh }} trả lời như sau:"
            ),
            Paragraph("1- {{ tra_loi }}"),
            Paragraph("2- Mức xếp loại năm {{ nam }} của đồng chí: {{ muc_xep_loai }}{{ theo_van_ban }}."),
            Paragraph("{{ noi_ban_hanh }} trả lời để đồng chí biết."),
        ),
        concerning="V/v trả lời kiến nghị về kết quả {{ noi_dung }}",
    )
