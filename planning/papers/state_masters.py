"""The shipped templates of papers of a body of the state, in the layout of Decree 30/2020."""

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Addressees,
    Article,
    Grounds,
    LetterColumn,
    LetterPart,
    LetterTable,
    Master,
    Paragraph,
    Ruling,
    Subject,
)

NAMED = (
    LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
    LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.2),
    LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.5, "center"),
    LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 4),
)


def decision(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("QUYẾT ĐỊNH", "Về việc phê duyệt quy hoạch {{ noi_dung }}"),
            Ruling("{{ NOI_BAN_HANH }}"),
            Grounds("can_cu"),
            Ruling("QUYẾT ĐỊNH:"),
            Article(
                1, "Phê duyệt quy hoạch {{ noi_dung }} gồm {{ so_nguoi }} người (có danh sách kèm theo)."
            ),
            Article(2, "Quyết định này có hiệu lực kể từ ngày ký."),
            Article(
                3,
                "Chánh Văn phòng, {{ nguoi_de_nghi }}, {{ noi_thi_hanh }} và các ông, bà có tên tại Điều 1 chịu"
                " trách nhiệm thi hành Quyết định này./.",
            ),
        ),
    )


def submission(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("TỜ TRÌNH", "Về việc đề nghị phê duyệt quy hoạch {{ noi_dung }}"),
            Addressees("kinh_gui"),
            LetterPart("I. CĂN CỨ"),
            Grounds("can_cu"),
            LetterPart("II. KẾT QUẢ RÀ SOÁT"),
            Paragraph("1. Tổng số trong quy hoạch trước rà soát: {{ so_truoc }} người."),
            Paragraph("2. Đưa ra khỏi quy hoạch: {{ so_dua_ra }} người."),
            Paragraph("3. Bổ sung: {{ so_bo_sung }} người."),
            Paragraph("4. Sau rà soát: {{ so_nguoi }} người."),
            LetterPart("III. ĐỀ NGHỊ"),
            Paragraph(
                "{{ noi_ban_hanh }} kính trình {{ noi_xem_xet }} xem xét, phê duyệt (có danh sách kèm theo)./."
            ),
        ),
    )


def notice(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("THÔNG BÁO", "Kết quả phê duyệt quy hoạch {{ noi_dung }}"),
            Addressees("kinh_gui"),
            Paragraph(
                "Theo {{ theo_van_ban }}, {{ noi_ban_hanh }} thông báo kết quả phê duyệt quy hoạch đối với"
                " {{ don_vi }} gồm {{ so_nguoi }} người có tên sau:"
            ),
            LetterTable("danh_sach", NAMED),
            Paragraph("Đề nghị {{ don_vi }} thông báo kết quả đến những người có tên trên./."),
        ),
    )
