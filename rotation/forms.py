from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.typed.forms import DayField
from rotation.models import Rotation


class RotationForm(ScopedForm):
    """The person is given by the address of a new one; of another it stays."""

    also_checked = ("cadre", "special_basis")

    class Meta:
        model = Rotation
        fields = [
            "kind",
            "direction",
            "from_post",
            "from_words",
            "to_post",
            "valid_from",
            "due_on",
            "valid_to",
        ]
        fields += ["decision_no", "decision_on", "purpose", "after_post", "after_words", "note"]
        field_classes = {"due_on": DayField, "decision_on": PastDayField}
        help_texts = {
            "from_words": "Khi chức vụ trước luân chuyển không có trong danh mục.",
            "due_on": "Ngày đầu tiên không còn ở nơi luân chuyển, theo quyết định.",
            "valid_to": "Ngày đầu tiên không còn ở nơi luân chuyển; để trống khi đang luân chuyển.",
            "after_words": "Khi chức vụ được bố trí không có trong danh mục.",
        }

    def __init__(self, *args, cadre=None, **kwargs):
        super().__init__(*args, **kwargs)
        if cadre:
            self.instance.cadre = cadre

    def summary(self):
        """A post and the words for one that is not on record are one line."""
        words = {"from_words": self.instance.origin, "after_words": self.instance.placement}
        for name, (label, value) in zip(self.fields, super().summary(), strict=True):
            if name in words:
                continue
            yield label, words.get(name.replace("_post", "_words"), value)


class SpecialRotationForm(ScopedForm):
    """Lets an early end pass: by whose document, and why. Both empty takes it back."""

    also_checked = ("valid_to",)

    class Meta:
        model = Rotation
        fields = ["special_basis", "special_reason"]
        help_texts = {"special_basis": "Số, ngày văn bản của cấp có thẩm quyền cho phép."}
