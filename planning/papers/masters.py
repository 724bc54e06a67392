"""The shipped templates of papers about planning lists, in the words that offices use."""

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

AGAIN = Paragraph("{{ in_lai }}", when="in_lai", italic=True, align="center")


def decision(style: HeadStyle) -> Master:
    carried_out = (
        "{{ co_quan_tham_muu }}, các cơ quan liên quan, {{ noi_thi_hanh }} và các đồng chí có tên tại Điều 1"
        " chịu trách nhiệm thi hành Quyết định này."
    )
    return Master(
        style,
        (
            Subject("QUYẾT ĐỊNH", "phê duyệt quy hoạch {{ noi_dung }}"),
            AGAIN,
            Grounds("can_cu"),
            Ruling("{{ NOI_BAN_HANH }} QUYẾT ĐỊNH"),
            Article(
                1, "Phê duyệt quy hoạch {{ noi_dung }} gồm {{ so_nguoi }} đồng chí (có danh sách kèm theo)."
            ),
            Article(2, "Đưa ra khỏi quy hoạch {{ so_dua_ra }} đồng chí.", when="so_dua_ra"),
            Article("{{ dieu_thi_hanh }}", carried_out),
            Paragraph("Quyết định này có hiệu lực kể từ ngày ký."),
        ),
    )


def submission(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("TỜ TRÌNH", "về việc đề nghị phê duyệt {{ ket_qua }}quy hoạch {{ noi_dung }}"),
            Addressees("kinh_gui"),
            LetterPart("I- CĂN CỨ"),
            Grounds("can_cu"),
            LetterPart("II- QUÁ TRÌNH THỰC HIỆN"),
            Paragraph("{{ muc }}", each="qua_trinh"),
            LetterPart("III- KẾT QUẢ"),
            Paragraph("1- Tổng số trong quy hoạch trước rà soát: {{ so_truoc }} đồng chí{{ da_giu }}."),
            Paragraph("2- Đưa ra khỏi quy hoạch: {{ so_dua_ra }} đồng chí{{ ly_do_dua_ra }}."),
            Paragraph("3- Bổ sung: {{ so_bo_sung }} đồng chí."),
            Paragraph("4- Sau rà soát: {{ so_sau }} đồng chí{{ co_cau }}."),
            LetterPart("IV- ĐỀ NGHỊ"),
            Paragraph(
                "{{ noi_ban_hanh }} kính trình {{ noi_xem_xet }} xem xét, phê duyệt (có danh sách và hồ sơ kèm theo)."
            ),
        ),
    )


def notice(style: HeadStyle) -> Master:
    columns = (
        LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
        LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.2),
        LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.5, "center"),
        LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 4),
    )
    return Master(
        style,
        (
            Subject("THÔNG BÁO", "kết quả phê duyệt quy hoạch {{ noi_dung }}"),
            AGAIN,
            Addressees("kinh_gui"),
            Paragraph("{{ muc }}", each="can_cu"),
            Paragraph(
                "{{ noi_ban_hanh }} thông báo kết quả phê duyệt quy hoạch đối với {{ don_vi }}"
                " gồm {{ so_nguoi }} đồng chí có tên sau:"
            ),
            LetterTable("danh_sach", columns),
            Paragraph(
                "Đề nghị {{ don_vi }} thông báo kết quả đến các đồng chí có tên trên và thực hiện công tác đào tạo,"
                " bồi dưỡng, rèn luyện cán bộ trong quy hoạch theo quy định."
            ),
        ),
    )
