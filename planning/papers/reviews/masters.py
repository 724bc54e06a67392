"""The shipped templates of a review's papers, in the words that offices use."""

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    MARGINS,
    Addressees,
    Grounds,
    LetterColumn,
    LetterPart,
    LetterTable,
    Master,
    Paragraph,
    Subject,
)
from foundation.printing.word.package import Page

NUMBER = LetterColumn("TT", "{{ muc.tt }}", 0.6, "center")
NAME = LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.4)
BORN = LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.5, "center")
PLACE = LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 3.4)


def counted(label: str, name: str) -> LetterColumn:
    return LetterColumn(label, f"{{{{ muc.{name} }}}}", 1.1, "center")


def with_forms(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees("kinh_gui"),
            Paragraph(
                "Thực hiện {{ ke_hoach }}, {{ noi_ban_hanh }} gửi {{ bieu }} kèm theo Công văn này; đề nghị các đơn vị:"
            ),
            Paragraph("1- Rà soát từng đồng chí có tên trong biểu, ghi ý kiến của đơn vị và lý do."),
            Paragraph("2- Đề nghị bổ sung (nếu có) theo đúng tiêu chuẩn, cơ cấu, quy trình."),
            Paragraph(
                "3- Gửi biểu đã ký, đóng dấu và tệp Excel về {{ noi_nhan_bieu }} trước ngày {{ han }}; nơi không có"
                " thay đổi cũng có văn bản báo."
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
                "{{ noi_ban_hanh }} đã gửi biểu rà soát quy hoạch kèm theo {{ cong_van }}, hạn gửi lại ngày {{ han }}."
                " Đến ngày {{ den_ngay }}, {{ so_don_vi }} đơn vị chưa gửi đủ hồ sơ:"
            ),
            Paragraph("- {{ muc }}", each="don_vi_chua_gui"),
            Paragraph(
                "Đề nghị các đơn vị có tên trên gửi biểu về {{ noi_nhan_bieu }} trước ngày {{ han_moi }}. Sau ngày đó,"
                " danh sách của đơn vị giữ như đã được phê duyệt và được nêu trong báo cáo kết quả rà soát."
            ),
        ),
        concerning="V/v {{ trich_yeu }}",
    )


def opinions(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees("kinh_gui"),
            Paragraph(
                "Để có cơ sở thẩm định nhân sự quy hoạch {{ noi_dung }}, {{ noi_ban_hanh }} đề nghị cho ý kiến bằng"
                " văn bản đối với {{ so_nguoi }} đồng chí có tên sau:"
            ),
            LetterTable("danh_sach", (NUMBER, NAME, BORN, PLACE)),
            Paragraph("Nội dung đề nghị cho ý kiến:"),
            Paragraph("- {{ muc }}", each="noi_dung_hoi"),
            Paragraph("Ý kiến gửi về {{ noi_nhan_y_kien }} trước ngày {{ han }}."),
        ),
        concerning="V/v {{ trich_yeu }}",
    )


def ballot(style: HeadStyle) -> Master:
    columns = (
        NUMBER,
        NAME,
        BORN,
        PLACE,
        LetterColumn("Giới thiệu", "", 1.1),
    )
    return Master(
        style,
        (
            Subject("PHIẾU GIỚI THIỆU", "nhân sự quy hoạch {{ noi_dung }}"),
            Paragraph("({{ hoi_nghi }}, ngày {{ ngay_hoi_nghi }})", italic=True, align="center"),
            LetterTable("danh_sach", columns),
            Paragraph("Giới thiệu thêm (ghi họ và tên, chức vụ): {{ gioi_thieu_them }}", align="left"),
            Paragraph(
                "Ghi chú: đánh dấu X vào ô “Giới thiệu” của đồng chí được giới thiệu; giới thiệu không quá"
                " {{ so_toi_da }} đồng chí. Người giới thiệu không phải ký tên.",
                italic=True,
            ),
        ),
        signed=False,
    )


def minutes(style: HeadStyle) -> Master:
    columns = (
        *(NUMBER, NAME, PLACE),
        *(counted("Đồng ý", "dong_y"), counted("Không đồng ý", "khong_dong_y"), counted("Tỷ lệ %", "ty_le")),
    )
    return Master(
        style,
        (
            Subject("BIÊN BẢN", "kiểm phiếu {{ noi_dung }}"),
            Paragraph(
                "Ngày {{ ngay_hoi_nghi }}, tại {{ dia_diem }}, {{ hoi_nghi }} đã bầu ban kiểm phiếu gồm các đồng chí:"
            ),
            Paragraph("- {{ muc }}", each="thanh_vien"),
            LetterPart("I- SỐ PHIẾU"),
            Paragraph("1- Số được triệu tập: {{ trieu_tap }}; số có mặt: {{ co_mat }}."),
            Paragraph(
                "2- Phiếu phát ra: {{ phat_ra }}; phiếu thu về: {{ thu_ve }}; phiếu không thu về: {{ khong_thu_ve }}."
            ),
            Paragraph("3- Phiếu hợp lệ: {{ hop_le }}; phiếu không hợp lệ: {{ khong_hop_le }}."),
            LetterPart("II- KẾT QUẢ GIỚI THIỆU"),
            LetterTable("danh_sach", columns),
            Paragraph("Tỷ lệ tính so với {{ co_so_tinh }}.", italic=True),
            Paragraph("Biên bản lập xong hồi {{ gio_xong }}, lập thành {{ so_ban }} bản."),
        ),
    )


def summary(style: HeadStyle) -> Master:
    columns = (
        *(NUMBER, NAME, BORN, PLACE),
        *(counted("Tập thể lãnh đạo (lần 1)", "lanh_dao_1"), counted("Cán bộ chủ chốt", "chu_chot")),
        *(counted("Ban chấp hành", "chap_hanh"), counted("Tập thể lãnh đạo (lần 2)", "lanh_dao_2")),
        *(counted("Hội nghị đơn vị", "don_vi"), counted("Ban thường vụ", "thuong_vu")),
    )
    return Master(
        style,
        (
            Subject("BẢNG TỔNG HỢP", "kết quả giới thiệu nhân sự quy hoạch {{ noi_dung }} qua các hội nghị"),
            LetterTable("danh_sach", columns),
            Paragraph(
                "Mỗi ô: số phiếu đồng ý/số phiếu hợp lệ; tỷ lệ tính so với {{ co_so_tinh }} của từng hội nghị.",
                italic=True,
            ),
        ),
        page=Page(landscape=True, margins=MARGINS),
    )


def appraisal(style: HeadStyle) -> Master:
    columns = (
        *(NUMBER, NAME, PLACE),
        LetterColumn("Nội dung cần xem xét", "{{ muc.noi_dung }}", 3.6),
        LetterColumn("Đề xuất", "{{ muc.de_xuat }}", 1.8),
    )
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
            Paragraph("Số đồng chí được đề xuất tiếp tục, bổ sung: {{ so_tham_dinh }}; trong đó:"),
            Paragraph("1- Bảo đảm tiêu chuẩn, điều kiện: {{ so_bao_dam }} đồng chí."),
            Paragraph("2- Có nội dung cần xem xét: {{ so_xem_xet }} đồng chí."),
            Paragraph(
                "3- Chưa bảo đảm điều kiện về {{ dieu_kien_thieu }}: {{ so_thieu }} đồng chí.",
                when="so_thieu",
            ),
            Paragraph(
                "{% if so_thieu %}4{% else %}3{% endif %}- Chưa đủ thông tin để kết luận: {{ so_chua_ro }} đồng chí.",
                when="so_chua_ro",
            ),
            Paragraph("Các nội dung cần xem xét:", when="noi_dung_xem_xet"),
            Paragraph("- {{ muc }}", each="noi_dung_xem_xet"),
            LetterTable("danh_sach", columns, when="danh_sach"),
            LetterPart("IV- ĐỀ XUẤT"),
            Paragraph("{{ noi_ban_hanh }} đề xuất {{ noi_xem_xet }} xem xét:"),
            Paragraph("- {{ muc }}", each="de_xuat"),
        ),
    )
