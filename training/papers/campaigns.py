"""Letters to the units of a campaign in which they register needs: with the sheets, and to those who are late."""

from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Addressees, Master, Paragraph
from office.campaigns.letters import AsksForSheets, RemindsOfSheets
from office.papers.kinds import Tag, register
from office.papers.shipped import ShippedLetter
from office.papers.tags import BY_DAY, ISSUER, PLACE, TO
from training.campaign_kinds import NeedsCampaign

OF_NEEDS = "Mẫu này chỉ dùng cho đợt đăng ký nhu cầu đào tạo, bồi dưỡng."
SHEETS = "biểu đăng ký nhu cầu đào tạo, bồi dưỡng"
CONCERNING = Tag("trich_yeu", "trích yếu của công văn", "đăng ký nhu cầu đào tạo, bồi dưỡng năm 2022")


class NeedsLetter(ShippedLetter):
    campaign_kind = NeedsCampaign.key
    of_another = OF_NEEDS
    sheets = SHEETS
    code = "CV"
    genre = "letter"


def with_forms(style: HeadStyle) -> Master:
    return Master(
        style,
        (
            Addressees("kinh_gui"),
            Paragraph(
                "Thực hiện {{ ke_hoach }}, {{ noi_ban_hanh }} gửi {{ bieu }} kèm theo Công văn này; đề nghị các đơn vị:"
            ),
            Paragraph(
                "1- Căn cứ tiêu chuẩn chức danh và trình độ của từng đồng chí, ghi nội dung đăng ký học."
            ),
            Paragraph(
                "2- Ghi thời hạn cần và ý kiến của đơn vị; một đồng chí đăng ký nhiều nội dung thì ghi ở tờ sau."
            ),
            Paragraph(
                "3- Gửi biểu đã ký, đóng dấu và tệp Excel về {{ noi_nhan_bieu }} trước ngày {{ han }}; nơi không có"
                " nhu cầu cũng có văn bản báo."
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
                f"{{{{ noi_ban_hanh }}}} đã gửi {SHEETS} kèm theo {{{{ cong_van }}}}, hạn gửi lại ngày {{{{ han }}}}."
                " Đến ngày {{ den_ngay }}, {{ so_don_vi }} đơn vị chưa gửi đủ hồ sơ:"
            ),
            Paragraph("- {{ muc }}", each="don_vi_chua_gui"),
            Paragraph(
                "Đề nghị các đơn vị có tên trên gửi biểu về {{ noi_nhan_bieu }} trước ngày {{ han_moi }}. Sau ngày đó,"
                " kế hoạch đào tạo, bồi dưỡng được lập theo các nhu cầu đã đăng ký."
            ),
        ),
        concerning="V/v {{ trich_yeu }}",
    )


@register
class NeedsFormsLetter(NeedsLetter, AsksForSheets):
    slug = "needs-forms"
    label = "Công văn kèm biểu đăng ký nhu cầu"
    file_stem = "CVBIEUNC"
    drawn_by = staticmethod(with_forms)
    tags = (
        *(CONCERNING, TO, ISSUER, PLACE, BY_DAY),
        Tag(
            "ke_hoach", "kế hoạch của đợt", "Kế hoạch số 05-KH/ĐU, ngày 20/10/2021 của Ban Thường vụ Đảng ủy"
        ),
        Tag("bieu", "tên biểu gửi kèm", SHEETS),
        Tag("dau_moi", "người, số điện thoại liên hệ", "Ban Xây dựng Đảng"),
    )


@register
class NeedsReminderLetter(NeedsLetter, RemindsOfSheets):
    slug = "needs-reminder"
    label = "Công văn đôn đốc đăng ký nhu cầu"
    file_stem = "CVDONDOCNC"
    drawn_by = staticmethod(reminder)
    tags = (
        *(CONCERNING, TO, ISSUER, PLACE),
        Tag("cong_van", "công văn đã gửi", "Công văn số 12-CV/BXDĐ, ngày 25/10/2021"),
        *(Tag("han", "hạn đã báo", "15/11/2021"), Tag("den_ngay", "ngày tính", "18/11/2021")),
        Tag("han_moi", "hạn gửi mới", "25/11/2021"),
        Tag("so_don_vi", "số đơn vị chưa gửi, hai chữ số", "02"),
        Tag("don_vi_chua_gui", "các đơn vị chưa gửi, mỗi đơn vị một dòng", ""),
    )
    lists: ClassVar[dict[str, Any]] = {"don_vi_chua_gui": ["Chi bộ thôn Một;", "Chi bộ thôn Hai."]}
