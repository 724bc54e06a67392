"""The shipped templates of papers about one person, in words of practice: no real paper of these kinds was seen."""

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Addressees,
    Article,
    Grounds,
    LetterPart,
    Master,
    Paragraph,
    Ruling,
    Subject,
)

BORN = "{{ ho_ten }}, sinh {{ sinh }}"
WHO = f"đồng chí {BORN}, {{{{ chuc_vu_hien_nay }}}}"
MOVED = "đến nhận nhiệm vụ, giữ chức vụ {{ noi_den }}, từ ngày {{ tu_ngay }}{{ thoi_han }}."
PLACED = "{{ bo_tri }}, từ ngày {{ bo_tri_tu }}."
CARRIED_OUT = "chịu trách nhiệm thi hành Quyết định này"


def of_party(style: HeadStyle, first: str) -> Master:
    """A decision of the standing committee, of which the first article says what is decided."""
    return Master(
        style,
        (
            Subject("QUYẾT ĐỊNH", "{{ trich_yeu }}"),
            Grounds("can_cu"),
            Ruling("{{ NOI_BAN_HANH }} QUYẾT ĐỊNH"),
            Article(1, first),
            Article(2, "Đồng chí {{ ho_ten }} được hưởng chế độ, chính sách theo quy định hiện hành."),
            Article(
                3,
                "{{ co_quan_tham_muu }}, {{ noi_thi_hanh }}, các cơ quan, đơn vị liên quan và đồng chí {{ ho_ten }}"
                f" {CARRIED_OUT}.",
            ),
            Paragraph("Quyết định này có hiệu lực kể từ ngày ký."),
        ),
    )


def of_state(style: HeadStyle, first: str) -> Master:
    return Master(
        style,
        (
            Subject("QUYẾT ĐỊNH", "Về việc {{ trich_yeu }}"),
            Ruling("{{ NOI_BAN_HANH }}"),
            Grounds("can_cu"),
            Ruling("QUYẾT ĐỊNH:"),
            Article(1, first),
            Article(2, "{{ Ong_ba }} {{ ho_ten }} được hưởng chế độ, chính sách theo quy định hiện hành."),
            Article(
                3,
                "Quyết định này có hiệu lực kể từ ngày ký. {{ Noi_thi_hanh }}, các cơ quan, đơn vị liên quan và"
                f" {{{{ ong_ba }}}} {{{{ ho_ten }}}} {CARRIED_OUT}./.",
            ),
        ),
    )


def decision(style: HeadStyle) -> Master:
    return of_party(style, f"{{{{ Hinh_thuc }}}} {WHO}, {MOVED}")


def state_decision(style: HeadStyle) -> Master:
    return of_state(
        style, f"{{{{ Hinh_thuc }}}} {{{{ ong_ba }}}} {BORN}, {{{{ chuc_vu_hien_nay }}}}, {MOVED}"
    )


def placement(style: HeadStyle) -> Master:
    return of_party(style, f"Đồng chí {BORN}, {PLACED}")


def state_placement(style: HeadStyle) -> Master:
    return of_state(style, f"{{{{ Ong_ba }}}} {BORN}, {PLACED}")


def appointment(style: HeadStyle) -> Master:
    return of_party(style, f"{{{{ Hinh_thuc }}}} {WHO}, {{{{ noi_dung_quyet_dinh }}}}.")


def state_appointment(style: HeadStyle) -> Master:
    who = f"{{{{ ong_ba }}}} {BORN}, {{{{ chuc_vu_hien_nay }}}}"
    return of_state(style, f"{{{{ Hinh_thuc }}}} {who}, {{{{ noi_dung_quyet_dinh }}}}.")


def relief(style: HeadStyle) -> Master:
    return of_party(style, f"{{{{ Noi_dung }}}} đối với đồng chí {BORN}, từ ngày {{{{ tu_ngay }}}}.")


def state_relief(style: HeadStyle) -> Master:
    return of_state(style, f"{{{{ Noi_dung }}}} đối với {{{{ ong_ba }}}} {BORN}, từ ngày {{{{ tu_ngay }}}}.")


def submission(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("TỜ TRÌNH", "về việc {{ trich_yeu }}"),
            Addressees(),
            LetterPart("I- CĂN CỨ"),
            Grounds("can_cu"),
            LetterPart("II- NHÂN SỰ"),
            Paragraph("- {{ muc }}", each="trich_ngang"),
            Paragraph("Lý do đề nghị: {{ ly_do }}.", when="ly_do"),
            LetterPart("III- QUÁ TRÌNH THỰC HIỆN"),
            Paragraph("{{ qua_trinh }}"),
            LetterPart("IV- ĐỀ NGHỊ"),
            Paragraph(
                "{{ noi_ban_hanh }} kính trình {{ noi_xem_xet }} xem xét, {{ hinh_thuc }} đồng chí {{ ho_ten }}"
                " {{ noi_dung_de_nghi }} (có hồ sơ kèm theo)."
            ),
        ),
    )


def opinion(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees(),
            Paragraph(
                f"{{{{ noi_ban_hanh }}}} dự kiến báo cáo {{{{ noi_xem_xet }}}} {{{{ hinh_thuc }}}} {WHO}, đến giữ chức"
                " vụ {{ noi_den }}; thời gian dự kiến từ ngày {{ tu_ngay }}{{ thoi_han }}."
            ),
            Paragraph("Đề nghị {{ ben }} cho ý kiến về các nội dung sau:"),
            Paragraph("- {{ muc }}", each="noi_dung_hoi"),
            Paragraph("Ý kiến bằng văn bản gửi về {{ noi_ban_hanh }} trước ngày {{ han }}."),
        ),
        concerning="V/v lấy ý kiến về việc {{ trich_yeu }}",
    )


def remark(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("NHẬN XÉT", "{{ trich_yeu }}"),
            LetterPart("I- SƠ LƯỢC"),
            Paragraph("1- Họ và tên: {{ ho_ten }}; sinh {{ sinh }}."),
            Paragraph("2- Chức vụ nơi {{ hinh_thuc }}: {{ noi_den }}, từ ngày {{ tu_ngay }}{{ thoi_han }}."),
            LetterPart("II- NHẬN XÉT"),
            Paragraph("{{ muc }}", each="nhan_xet"),
            LetterPart("III- MỨC ĐỘ HOÀN THÀNH NHIỆM VỤ"),
            Paragraph("{{ muc_do }}"),
        ),
    )


def end_notice(style: HeadStyle) -> Master:
    asked = (
        "1- Đồng chí {{ ho_ten }} báo cáo kết quả thực hiện nhiệm vụ trong thời gian {{ hinh_thuc }}.",
        "2- {{ don_vi }} nhận xét, đánh giá kết quả trong thời gian {{ hinh_thuc }}.",
    )
    ending = (
        "Theo {{ theo_van_ban }}, đồng chí {{ ho_ten }}, sinh {{ sinh }}, được {{ hinh_thuc }}, giữ chức vụ"
        " {{ noi_den }} từ ngày {{ tu_ngay }}, đến hết ngày {{ het_ngay }}."
    )
    return notice(style, "hết thời gian {{ trich_yeu }}", ending, asked)


def term_notice(style: HeadStyle) -> Master:
    asked = (
        "1- Đồng chí {{ ho_ten }} báo cáo kết quả thực hiện nhiệm vụ trong thời hạn giữ chức vụ.",
        "2- {{ don_vi }} nhận xét, đánh giá kết quả trong thời hạn giữ chức vụ.",
    )
    ending = (
        "Thời hạn giữ chức vụ {{ noi_den }} của đồng chí {{ ho_ten }}, sinh {{ sinh }}{{ theo_van_ban }}, tính từ ngày"
        " {{ tu_ngay }}, hết ngày {{ het_ngay }}."
    )
    return notice(style, "hết thời hạn giữ chức vụ {{ trich_yeu }}", ending, asked)


def notice(style: HeadStyle, about: str, ending: str, asked: tuple[str, ...]) -> Master:
    """That something ends, what the person and the unit do by then, and who considers it."""
    return Master(
        style,
        (
            Subject("THÔNG BÁO", about),
            Addressees(),
            Paragraph(ending),
            Paragraph("{{ noi_ban_hanh }} thông báo và đề nghị:"),
            *map(Paragraph, asked),
            Paragraph(
                "3- Báo cáo và nhận xét gửi về {{ noi_ban_hanh }} trước ngày {{ han }} để báo cáo"
                " {{ noi_xem_xet }} xem xét, quyết định."
            ),
        ),
    )
