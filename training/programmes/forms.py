"""What is typed of a programme, and of who may attend it."""

from typing import Any

from cadre.forms import levels_by_kind
from cadre.models.facts import kind_of
from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from office.regulations.forms import ConfirmedByHead
from training.models import Admission, Programme

NOTHING_ASKED = "Ghi đối tượng hoặc ít nhất một điều kiện."
FIGURES = ("min_age_men", "min_age_women", "max_age", "min_degree", "degree_exception", "prior_level")
FIGURES += ("party", "good_years", "service_years")


class ProgrammeForm(ScopedForm):
    class Meta:
        model = Programme
        fields = ["name", "group", "kind", "level", "detail", "length", "order", "aliases"]
        help_texts = {
            "kind": "Loại trình độ ghi vào hồ sơ khi học viên hoàn thành; để trống khi không ghi vào hồ sơ.",
            "level": "Để trống với loại không có mức.",
            "detail": "Nội dung ghi bên cạnh mức, ví dụ tên chứng chỉ.",
            "length": "Ví dụ: không quá 4 tuần.",
            "order": "Số nhỏ đứng trước trong danh sách.",
            "aliases": "Các cách ghi khác trong danh sách lớp, cách nhau bằng dấu phẩy.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels_by_kind()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("level") and not cleaned.get("kind"):
            cleaned["kind"] = kind_of(cleaned["level"])
        return cleaned


class AdmissionForm(ConfirmedByHead):
    confirm_right = "training.confirm_admission"
    also_checked = ("programme",)

    class Meta:
        model = Admission
        fields = ["mode", "audience", *FIGURES, "valid_from", "valid_to", "document", "article"]
        fields += ["confirmed", "note"]
        field_classes = {"valid_from": DayField, "valid_to": DayField}
        help_texts = {
            "mode": "Để trống khi áp dụng cho mọi hệ; điều kiện của một hệ thay cho điều kiện chung.",
            "audience": "Ai thuộc diện được học, ghi như văn bản; chương trình không tự kết luận mà nêu để xem xét.",
            "min_age_men": "Tuổi tròn tính đến ngày khai giảng; để trống khi không yêu cầu.",
            "degree_exception": "Ai được học khi chưa đạt trình độ này; người chưa đạt khi đó là Cần xem xét.",
            "good_years": "Các năm liền kề trước khi khai giảng.",
            "valid_to": "Ngày đầu tiên không còn áp dụng; để trống khi còn áp dụng.",
            "confirmed": "Chỉ đánh dấu khi đã đối chiếu với văn bản; chưa xác nhận thì không kết luận Đạt.",
        }

    def __init__(self, *args: Any, programme: Programme | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if programme:
            self.instance.programme = programme
        self.fields["prior_level"].choices = levels_by_kind()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in ("audience", *FIGURES)):
            self.add_error("audience", NOTHING_ASKED)
        return cleaned
