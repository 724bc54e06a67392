from django.core.exceptions import ValidationError

from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from office.organisation.form_places import proposed
from office.organisation.levels import offer_levels
from office.organisation.models.special_days import SpecialDay
from office.organisation.models.structure import Body, Post, PostTitle, Unit
from office.organisation.reference import load_collectives


class UnitForm(ScopedForm):
    class Meta:
        model = Unit
        fields = ["name", "short_name", "code", "level", "kind", "parent", "order", "valid_from", "valid_to"]
        field_classes = {"valid_from": DayField, "valid_to": DayField}
        help_texts = {
            "code": "Mã đơn vị hành chính hoặc mã của cơ quan; không dấu, không khoảng trắng.",
            "order": "Thứ tự trong danh sách của cùng khối.",
            "valid_to": "Ngày đầu tiên không còn hoạt động; để trống khi đơn vị còn hoạt động.",
        }

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and parent.pk in Unit.objects.keys_under([self.instance.pk]):
            raise ValidationError("Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.")
        return parent

    def save(self, commit=True):
        """The first unit of a level brings the memberships of its committees."""
        saved = super().save(commit)
        if "level" in self.changed_data:
            load_collectives()
        return saved


class PostTitleForm(ScopedForm):
    class Meta:
        model = PostTitle
        fields = ["name", "level", "kind", "body_kind", "is_leader", "order", "aliases"]
        fields += ["form_place", "second_place"]
        help_texts = {
            "order": "Số nhỏ đứng trước trong danh sách của đơn vị.",
            "aliases": "Các cách ghi khác trong danh sách trích ngang, cách nhau bằng dấu phẩy.",
            "form_place": "Cột của các biểu 9B, 9C, 12B, 12C; thêm mới mà để trống thì xếp theo tên gọi, nếu rõ.",
            "second_place": "Chức danh gồm hai chức vụ, ví dụ Phó Bí thư, Chủ tịch UBND: được tính ở cả hai cột.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_levels(self)

    def clean(self):
        """A new title that was put into no column gets the one that its words tell."""
        cleaned = super().clean()
        if self.instance.pk is None and not cleaned.get("form_place") and not cleaned.get("second_place"):
            places = proposed(cleaned.get("name", ""), cleaned.get("body_kind", ""))
            cleaned["form_place"], cleaned["second_place"] = [*places, "", ""][:2]
        return cleaned


class PostForm(ScopedForm):
    class Meta:
        model = Post
        fields = ["unit", "title", "body"]

    def clean(self):
        cleaned = super().clean()
        body, unit = cleaned.get("body"), cleaned.get("unit")
        if body and unit and body.unit_id != unit.pk:
            self.add_error("body", "Tập thể này không thuộc đơn vị đã chọn.")
        return cleaned


class BodyForm(ScopedForm):
    class Meta:
        model = Body
        fields = ["unit", "kind", "name"]


class SpecialDayForm(ScopedForm):
    class Meta:
        model = SpecialDay
        fields = ["day", "kind", "name"]
        field_classes = {"day": DayField}
        help_texts = {"name": "Ví dụ: Quốc khánh, theo thông báo số …; ghi theo văn bản của năm đó."}
