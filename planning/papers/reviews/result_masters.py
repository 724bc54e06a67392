"""The shipped templates of what a review came to: the body's conclusions, the decision, the notice to a unit."""

from dataclasses import replace

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Addressees,
    Article,
    Grounds,
    LetterColumn,
    LetterTable,
    Master,
    Paragraph,
    Ruling,
    Subject,
)
from planning.papers.reviews.masters import BORN, NAME, NUMBER, PLACE

OF_LIST = LetterColumn("Chức danh quy hoạch", "{{ muc.danh_sach }}", 3)
NAMED = (NUMBER, NAME, BORN, PLACE, OF_LIST)
TOLD = (
    *(NUMBER, NAME, replace(BORN, share=1.9), PLACE),
    *(replace(OF_LIST, share=2.6), LetterColumn("Kết quả", "{{ muc.ket_qua }}", 1.8)),
)


def conclusion(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("THÔNG BÁO", "kết luận về kết quả {{ noi_dung }}"),
            Paragraph(
                "Ngày {{ ngay_hop }}, {{ noi_ban_hanh }} họp (có mặt {{ co_mat }}/{{ trieu_tap }} đồng chí), nghe"
                " {{ co_quan_tham_muu }} báo cáo kết quả {{ noi_dung }}. Sau khi thảo luận, {{ noi_ban_hanh }}"
                " kết luận:"
            ),
            Paragraph("1- Tiếp tục quy hoạch: {{ so_tiep_tuc }} đồng chí."),
            Paragraph("2- Đã trúng cử, đã bổ nhiệm chức danh quy hoạch: {{ so_da_giu }} đồng chí."),
            Paragraph(
                "3- Đưa ra khỏi quy hoạch: {% if dua_ra %}{{ so_dua_ra }} đồng chí{{ ly_do_dua_ra }}{% else %}không"
                " có{% endif %}."
            ),
            LetterTable("dua_ra", NAMED, when="dua_ra"),
            Paragraph(
                "4- Bổ sung quy hoạch: {% if bo_sung %}{{ so_bo_sung }} đồng chí{% else %}không có{% endif %}."
            ),
            LetterTable("bo_sung", NAMED, when="bo_sung"),
            Paragraph("5- Sau rà soát: {{ so_sau }} đồng chí."),
            Paragraph("6- Giao {{ co_quan_tham_muu }} {{ viec_giao }}."),
        ),
    )


def decision(style: HeadStyle) -> Master:
    kept = (
        "Phê duyệt kết quả {{ noi_dung }}: tiếp tục quy hoạch {{ so_tiep_tuc }} đồng chí, bổ sung"
        " {{ so_bo_sung }} đồng chí; sau rà soát có {{ so_sau }} đồng chí (có danh sách kèm theo)."
    )
    return Master(
        style,
        (
            Subject("QUYẾT ĐỊNH", "phê duyệt kết quả {{ noi_dung }}"),
            Grounds("can_cu"),
            Ruling("{{ NOI_BAN_HANH }} QUYẾT ĐỊNH"),
            Article(1, kept),
            Paragraph("Các đồng chí được bổ sung:", when="bo_sung"),
            LetterTable("bo_sung", NAMED, when="bo_sung"),
            Article(
                "{{ dieu_dua_ra }}",
                "Đưa ra khỏi quy hoạch {{ so_dua_ra }} đồng chí{{ ly_do_dua_ra }}, gồm các đồng chí có tên sau:",
                when="dua_ra",
            ),
            LetterTable("dua_ra", NAMED, when="dua_ra"),
            Article(
                "{{ dieu_da_giu }}",
                "Kết thúc quy hoạch đối với {{ so_da_giu }} đồng chí đã trúng cử, đã được bổ nhiệm chức danh quy"
                " hoạch.",
                when="so_da_giu",
            ),
            Article(
                "{{ dieu_thi_hanh }}",
                "{{ co_quan_tham_muu }}, các cơ quan liên quan, {{ noi_thi_hanh }} và các đồng chí có tên trong Quyết"
                " định này chịu trách nhiệm thi hành.",
            ),
            Paragraph("Quyết định này có hiệu lực kể từ ngày ký."),
        ),
    )


def notice(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Subject("THÔNG BÁO", "kết quả {{ noi_dung }}"),
            Addressees("kinh_gui"),
            Paragraph("{{ muc }}", each="can_cu"),
            Paragraph(
                "Theo {{ theo_van_ban }}, {{ noi_ban_hanh }} thông báo kết quả đối với {{ so_nguoi }} đồng chí của"
                " {{ don_vi }} có tên sau:"
            ),
            LetterTable("danh_sach", TOLD),
            Paragraph(
                "Đề nghị {{ don_vi }} thông báo kết quả đến các đồng chí có tên trên và thực hiện công tác đào tạo,"
                " bồi dưỡng, rèn luyện cán bộ trong quy hoạch theo quy định."
            ),
        ),
    )
