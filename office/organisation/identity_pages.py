"""What the office is called on its papers: the list, one record with its signers, and the signers' own forms."""

from django.shortcuts import get_object_or_404
from django.urls import include, path
from django.utils.functional import cached_property

from foundation.core.forms import ScopedForm
from foundation.core.pages import CreatePage, DetailPage, EditPage, RemovePage, pages
from foundation.core.typed.forms import DayField
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.identity import Issuer, OfficeIdentity, Signer
from office.organisation.printed_words import PrintedForm, signature_faults

HEADS = ("parent_line", "issuer_line", "department_line", "place", "issuer_symbol", "department_symbol")
STATE = ("state_parent_line", "state_issuer_line", "state_symbol")
NAMES = ("committee_name", "standing_name", "department_name", "secretariat_name", "state_name")
NAMES += ("upper_standing_name", "upper_department_name")


class OfficeIdentityForm(PrintedForm, ScopedForm):
    class Meta:
        model = OfficeIdentity
        fields = ["unit", *HEADS, *STATE, *NAMES, "valid_from", "valid_to"]
        field_classes = {"valid_from": DayField, "valid_to": DayField}
        help_texts = {
            "parent_line": "Dòng trên cùng bên trái, viết hoa: ĐẢNG BỘ TỈNH …",
            "issuer_line": "Viết hoa, như in trên văn bản của cấp ủy.",
            "department_line": "Viết hoa; đứng dưới tên cấp ủy trên văn bản của chính cơ quan.",
            "place": "Đứng trước ngày, tháng, năm.",
            "issuer_symbol": "Phần sau dấu gạch chéo của số văn bản, ví dụ HU, ĐU.",
            "department_symbol": "Ví dụ BXDĐ.",
            "state_symbol": "Ví dụ UBND.",
            "committee_name": "Viết thường như trong câu; dùng ở phần căn cứ, nơi nhận.",
            "state_name": "Ví dụ Ủy ban nhân dân xã …",
            "secretariat_name": "Nơi lưu văn bản của cấp ủy.",
            "valid_from": "Tên đổi thì ghi một dòng mới từ ngày đổi; văn bản cũ giữ tên lúc đó.",
            "valid_to": "Ngày đầu tiên không còn dùng; để trống khi đang dùng.",
        }


class OfficeIdentityFilter(ScopedFilterSet):
    class Meta:
        model = OfficeIdentity
        fields = ["unit"]


class OfficeIdentityListPage(SheetListPage):
    model = OfficeIdentity
    filterset_class = OfficeIdentityFilter
    order = ("unit__official_key", "-valid_from", "pk")
    related = ("unit",)
    unit_word = "tên gọi"
    empty_text = (
        "Chưa ghi tên cơ quan trên văn bản, nên chưa lập được văn bản nào có tiêu đề. Thêm tên đang dùng."
    )
    columns = (
        Column("issuer_line", "Cấp ủy", "issuer_line"),
        Column("department_line", "Cơ quan tổ chức", "department_line"),
        Column("unit", "Đơn vị", "unit.name"),
        Column("place", "Địa danh", "place"),
        Column("issuer_symbol", "Ký hiệu của cấp ủy", "issuer_symbol", whole=True),
        Column("department_symbol", "Ký hiệu của cơ quan tổ chức", "department_symbol", whole=True),
        Column("valid_from", "Từ ngày", "valid_from", kind="date"),
        Column("valid_to", "Thôi dùng từ ngày", "valid_to", kind="date"),
    )


class OfficeIdentityDetailPage(DetailPage):
    def get_context_data(self, **kwargs):
        identity, user = self.object, self.request.user
        of_user = {
            action: Signer.objects.for_user(user, action).filter(identity=identity)
            for action in ("view", "change", "remove")
        }
        keys = {action: set(rows.values_list("pk", flat=True)) for action, rows in of_user.items()}
        signers = [
            {
                "signer": signer,
                "changeable": signer.pk in keys["change"],
                "removable": signer.pk in keys["remove"],
            }
            for signer in of_user["view"]
        ]
        may_add = user.may("organisation.add_signer", Signer(identity=identity))
        missing = list(identity.missing())
        return super().get_context_data(signers=signers, may_add=may_add, missing=missing, **kwargs)


class SignerForm(PrintedForm, ScopedForm):
    also_checked = ("identity",)

    class Meta:
        model = Signer
        fields = ["issuer", "authority", "office", "name", "order"]
        help_texts = {
            "authority": "Viết hoa: T/M BAN THƯỜNG VỤ, TRƯỞNG BAN, K/T TRƯỞNG BAN; của nhà nước: TM., KT.",
            "office": "Viết hoa: BÍ THƯ, PHÓ TRƯỞNG BAN; để trống khi quyền hạn đã là chức vụ.",
            "order": "Số nhỏ đứng trước; người đứng đầu được đề xuất ký.",
        }

    def clean(self):
        cleaned = super().clean()
        party = cleaned.get("issuer") != Issuer.STATE
        words = (cleaned.get(name) or "" for name in ("authority", "office"))
        for name, fault in signature_faults(party, *words):
            self.add_error(name, fault)
        return cleaned


class OfIdentity:
    """A page about the signers of one identity, which it leads back to."""

    def list_title(self):
        return str(self.identity)

    def list_url(self):
        return self.identity.get_absolute_url()


class SignerCreatePage(OfIdentity, CreatePage):
    @cached_property
    def identity(self):
        rows = OfficeIdentity.objects.for_user(self.request.user)
        return get_object_or_404(rows, pk=self.kwargs["identity"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Signer(identity=self.identity)}


class SignerEditPage(OfIdentity, EditPage):
    @property
    def identity(self):
        return self.object.identity


class SignerRemovePage(OfIdentity, RemovePage):
    @property
    def identity(self):
        return self.object.identity


SIGNER = {"model": Signer}
IDENTITIES = [
    path(
        "<int:identity>/signers/new/",
        SignerCreatePage.as_view(**SIGNER, form_class=SignerForm),
        name="signer-new",
    ),
    path(
        "signers/<int:pk>/edit/",
        SignerEditPage.as_view(**SIGNER, form_class=SignerForm),
        name="signer-edit",
    ),
    path("signers/<int:pk>/remove/", SignerRemovePage.as_view(**SIGNER), name="signer-remove"),
    path(
        "",
        include(
            pages(
                OfficeIdentity,
                form=OfficeIdentityForm,
                listing=OfficeIdentityListPage,
                detail=OfficeIdentityDetailPage,
            )
        ),
    ),
]
