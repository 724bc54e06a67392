"""Sending people to a class: templates of the Party and of the state on invented data, drawn up from no record yet."""

from collections.abc import Iterator
from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import (
    Article,
    Block,
    Grounds,
    LetterColumn,
    LetterTable,
    Master,
    Paragraph,
    Ruling,
    Subject,
)
from office.organisation.models.identity import Issuer
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterKind

COLUMNS = (
    LetterColumn("TT", "{{ muc.tt }}", 0.5, "center"),
    LetterColumn("Họ và tên", "{{ muc.ho_ten }}", 2.2),
    LetterColumn("Ngày, tháng, năm sinh", "{{ muc.sinh }}", 1.5, "center"),
    LetterColumn("Chức vụ, đơn vị công tác", "{{ muc.chuc_vu }}", 4),
)
LEARNERS = (
    {"tt": 1, "ho_ten": "Hoàng Thị Mẫu", "sinh": "1985", "chuc_vu": "Chủ tịch Hội Liên hiệp Phụ nữ"},
    {"tt": 2, "ho_ten": "Nông Văn Mẫu", "sinh": "12/5/1980", "chuc_vu": "Phó Chủ tịch UBND"},
)


class SendingToClass(LetterKind):
    """A decision, whose `people` are called as the papers of its issuer call them."""

    code = "QĐ"
    genre = "decision"
    people = ""
    tags = (
        Tag("lop", "tên lớp", "lớp Trung cấp lý luận chính trị khóa 15"),
        Tag("can_cu", "các văn bản căn cứ, mỗi văn bản một dòng", ""),
        Tag("NOI_BAN_HANH", "nơi ban hành, viết hoa", ""),
        Tag("so_nguoi", "số người, hai chữ số", "02"),
        Tag("tu_ngay", "ngày khai giảng", "01/3/2021"),
        Tag("den_ngay", "ngày bế giảng", "30/9/2021"),
        Tag("noi_hoc", "nơi học", "Trường Chính trị tỉnh"),
        Tag("noi_thi_hanh", "các nơi thi hành", "Các cơ quan, đơn vị liên quan"),
        Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", ""),
    )
    lists: ClassVar[dict[str, Any]] = {}

    def articles(self, end: str) -> Iterator[Block]:
        sent = (
            "Cử {{ so_nguoi }} %s có tên sau đi học {{ lop }}, từ ngày {{ tu_ngay }} đến ngày {{ den_ngay }}"
        )
        yield Article(1, f"{sent % self.people}, tại {{{{ noi_hoc }}}}:")
        yield LetterTable("danh_sach", COLUMNS)
        yield Article(2, f"Những {self.people} có tên tại Điều 1 được hưởng các chế độ đi học theo quy định.")
        carried_out = (
            "{{ noi_thi_hanh }} và những %s có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này%s"
        )
        yield Article(3, carried_out % (self.people, end))

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag.example}
        return PaperValues(values=values | {"danh_sach": LEARNERS} | self.lists)


@register
class PartySendsToClass(SendingToClass):
    slug = "class-decision"
    label = "Quyết định cử cán bộ đi học"
    file_stem = "QDDIHOC"
    people = "đồng chí"
    lists: ClassVar[dict[str, Any]] = {
        "can_cu": ["Căn cứ Quy chế làm việc của Đảng ủy;", "Xét đề nghị của Ban Xây dựng Đảng,"],
        "noi_nhan": ["- Như Điều 3,", "- Lưu Văn phòng Đảng ủy."],
    }

    def master(self, style: HeadStyle) -> Master:
        blocks = (
            Subject("QUYẾT ĐỊNH", "cử cán bộ đi học {{ lop }}"),
            Grounds("can_cu"),
            Ruling("{{ NOI_BAN_HANH }} QUYẾT ĐỊNH"),
            *self.articles("."),
            Paragraph("Quyết định này có hiệu lực kể từ ngày ký."),
        )
        return Master(style, blocks)


@register
class StateSendsToClass(SendingToClass):
    """Of the chairman; here a deputy signs for him."""

    slug = "class-decision-state"
    label = "Quyết định cử công chức đi học"
    file_stem = "QDDIHOC"
    heads = (HeadStyle.STATE,)
    issuer = Issuer.STATE
    people = "công chức"
    lists: ClassVar[dict[str, Any]] = {
        "can_cu": [
            "Căn cứ Luật Tổ chức chính quyền địa phương;",
            "Theo đề nghị của Trưởng phòng Phòng Văn hóa – Xã hội.",
        ],
        "noi_nhan": ["- Như Điều 3;", "- Lưu: VT, VHXH."],
        **{"quyen_han": "KT. CHỦ TỊCH", "chuc_vu": "PHÓ CHỦ TỊCH"},
    }

    def master(self, style: HeadStyle) -> Master:
        blocks = (
            Subject("QUYẾT ĐỊNH", "Về việc cử công chức đi học {{ lop }}"),
            Ruling("{{ NOI_BAN_HANH }}"),
            Grounds("can_cu"),
            Ruling("QUYẾT ĐỊNH:"),
            *self.articles("./."),
        )
        return Master(style, blocks)
