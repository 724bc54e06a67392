"""The fields of a person, each named once: the form, the sheets of people and the list follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Field, Model

from cadre.models.people import Cadre, CadrePrivate
from foundation.core.dates import PartialDateField
from foundation.sheets.changes import label_of
from foundation.sheets.kinds import Reads, SheetColumn

BIRTH_GROUPS = ("Ngày, tháng, năm sinh", "Ngày sinh", "Năm sinh", "Sinh ngày")
PARTY_GROUPS = ("Ngày vào Đảng", "Ngày, tháng vào Đảng", "Vào Đảng", "Đảng", "Ngày kết nạp Đảng")
NAME_PARTS = (
    "Họ",
    "Họ đệm",
    "Họ và đệm",
    "Họ và tên đệm",
    "Họ, tên đệm",
    "Họ và chữ đệm",
    "Họ chữ đệm",
    "Họ lót",
)
NAME_PARTS += ("Chữ đệm", "Tên đệm", "Tên")


def grouped(groups: Iterable[str], *labels: str) -> tuple[str, ...]:
    """Aliases of a column that stands under a merged heading."""
    return tuple(f"{group}/{label}" for group in groups for label in labels)


@dataclass(frozen=True)
class PersonField:
    """A field of a person's form, in its order; what `joins` and the words beside it say stands at SheetColumn.

    `aliases` are its headings beside the field's own name, or None where no sheet holds it; `label` is the heading
    where the field's own name is not what offices write. `listed` is whether lists show it by themselves, or None
    where they cannot. Those that `lead` stand before post and unit; one that is not `dated` may have said something
    else on a past day.
    """

    name: str
    aliases: tuple[str, ...] | None = ()
    model: type[Model] = Cadre
    label: str = ""
    listed: bool | None = None
    leads: bool = False
    reads: Reads | None = None
    length: int = 0
    required: bool = False
    dated: bool = True
    joins: str = ""
    parts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    ahead: int = 0

    @property
    def of_model(self) -> Field:
        return self.model._meta.get_field(self.name)

    @property
    def in_sheets(self) -> bool:
        return self.aliases is not None

    @property
    def column(self) -> SheetColumn:
        """The column of a sheet that holds it; what is restricted is private there too."""
        by_type = Reads.DATE if isinstance(self.of_model, PartialDateField) else Reads.TEXT
        return SheetColumn(
            self.name,
            self.label or label_of(self.model, self.name),
            self.aliases,
            self.reads or by_type,
            self.required,
            private=self.model is CadrePrivate,
            length=self.length,
            joins=self.joins,
            parts=self.parts,
            marks=self.marks,
            ahead=self.ahead,
        )


PERSON_FIELDS = (
    PersonField(
        "full_name",
        ("Họ tên", "Họ và tên khai sinh", "Họ, tên", "Tên cán bộ", "Họ và tên cán bộ", "Họ tên cán bộ"),
        reads=Reads.NAME,
        required=True,
        listed=True,
        leads=True,
        joins=" ",
        parts=NAME_PARTS,
    ),
    PersonField("other_names", ("Bí danh", "Tên thường gọi"), leads=True),
    PersonField(
        "birth",
        (
            "Ngày, tháng, năm sinh",
            "Ngày tháng năm sinh",
            "Năm sinh",
            "Sinh ngày",
            "Sinh năm",
            "Ngày sinh (năm sinh)",
            "NTNS",
        ),
        listed=True,
        leads=True,
        joins="/",
        parts=grouped(BIRTH_GROUPS, "Ngày", "Tháng", "Năm", "Nam", "Nữ"),
    ),
    PersonField(
        "sex",
        ("Nam, nữ", "Giới", "GT", "Phái", "Giới tính (Nam, nữ)"),
        listed=True,
        leads=True,
        joins="; ",
        marks=("Nam", "Nữ"),
    ),
    PersonField("ethnic_group", ("DT", "Thành phần dân tộc"), listed=True, leads=True),
    PersonField("home_town", ("Quê", "Nguyên quán"), listed=False, joins=", "),
    PersonField(
        "phone",
        ("Điện thoại", "SĐT", "Số ĐT", "ĐT", "Điện thoại di động", "ĐTDĐ", "Điện thoại liên hệ", "Di động"),
        listed=False,
        dated=False,
    ),
    PersonField(
        "party_joined_on",
        (
            *("Dự bị", "Ngày dự bị", "Ngày vào Đảng (dự bị)", "Ngày vào Đảng dự bị", "Ngày vào Đảng CSVN"),
            *("NVĐ", "Ngày VĐ", "Đảng viên/Ngày vào"),
            *(
                "Ngày kết nạp Đảng",
                "Ngày kết nạp",
                "Kết nạp Đảng",
                "Ngày kết nạp vào Đảng",
                "Ngày tham gia Đảng",
            ),
            *grouped(PARTY_GROUPS, "Dự bị", "Ngày dự bị", "Kết nạp", "Ngày kết nạp"),
        ),
        listed=False,
    ),
    PersonField(
        "party_official_on",
        (
            *(
                "Chính thức",
                "Ngày CT",
                "Ngày vào Đảng chính thức",
                "Ngày vào Đảng (chính thức)",
                "Ngày chính thức vào Đảng",
            ),
            *(
                "Ngày công nhận chính thức",
                "Công nhận chính thức",
                "Ngày chuyển chính thức",
                "Chuyển chính thức",
            ),
            *("Ngày công nhận đảng viên chính thức", "Ngày đảng viên chính thức"),
            *grouped(PARTY_GROUPS, "Chính thức", "C.thức", "Ngày chính thức", "Công nhận chính thức"),
        ),
        listed=False,
    ),
    PersonField(
        "general_education",
        (
            *(
                "GDPT",
                "Trình độ/GDPT",
                "Văn hóa",
                "Trình độ văn hóa",
                "Trình độ/Văn hóa",
                "Học vấn",
                "Phổ thông",
            ),
            *("Trình độ học vấn", "Trình độ phổ thông", "Trình độ giáo dục phổ thông", "Trình độ GDPT"),
        ),
        listed=False,
        dated=False,
    ),
    PersonField("retirement_month", ("Tháng nghỉ hưu theo quyết định",), ahead=50),
    PersonField("retirement_reason", ("Lý do nghỉ hưu khác tuổi chung",)),
    PersonField("retirement_paper_no", ("Số quyết định về nghỉ hưu",)),
    PersonField("retirement_paper_on", ("Ngày quyết định về nghỉ hưu",)),
    # A row tells it by the unit it stands under.
    PersonField("entered_unit", None),
    PersonField("note"),
    PersonField(
        "citizen_id",
        (
            *(
                "CCCD",
                "Số định danh cá nhân",
                "Số định danh",
                "Mã định danh",
                "Định danh cá nhân",
                "Căn cước",
            ),
            *("Số CMND/CCCD", "Số CCCD/CMND", "CMND/CCCD", "CCCD/CMND", "Số CMND (CCCD)", "Số CMND", "CMND"),
            *(
                "Số căn cước",
                "Số căn cước công dân",
                "Căn cước công dân",
                "Số thẻ căn cước",
                "Số CCCD/định danh",
            ),
        ),
        CadrePrivate,
        label="Số CCCD",
        reads=Reads.DIGITS,
        length=12,
    ),
    PersonField(
        "party_card_no",
        ("Số thẻ đảng", "Thẻ đảng viên", "Thẻ đảng", "Số thẻ ĐV", "Thẻ ĐV", "Số thẻ", "Số TĐV", "Số ĐV"),
        CadrePrivate,
        reads=Reads.DIGITS,
    ),
    PersonField("religion", model=CadrePrivate),
)
IN_SHEETS = tuple(each for each in PERSON_FIELDS if each.in_sheets)
COLUMNS = {each.name: each.column for each in IN_SHEETS}


def names_of(model: type[Model], fields: Iterable[PersonField] = PERSON_FIELDS) -> list[str]:
    return [each.name for each in fields if each.model is model]


def relations_of(model: type[Model]) -> list[str]:
    """The fields that point to rows of their own, to be loaded along with a person."""
    return [each.name for each in PERSON_FIELDS if each.model is model and each.of_model.is_relation]
