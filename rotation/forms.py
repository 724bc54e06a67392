from foundation.core import clock
from foundation.core.acts.act import RefusedInside
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.typed.forms import DayField
from rotation.choices import OVER, RotationState
from rotation.faults import PLACED_EARLY
from rotation.models import Rotation
from rotation.recording import record

AHEAD = "Ngày {day} ở tương lai; luân chuyển chưa bắt đầu thì ghi trường hợp dự kiến."
END_STAYS = "Đã ghi kết thúc luân chuyển; hoàn tác việc đó trước khi xóa ngày kết thúc."
PLACE_STAYS = "Đã ghi bố trí sau luân chuyển; hoàn tác việc đó trước khi xóa nơi bố trí."


class RotationForm(ScopedForm):
    """What was, as somebody writes it down: begun, and perhaps over. The person is given by the address of a new one;
    of another it stays.
    """

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
        self.fields["valid_from"].required = True

    def clean(self):
        cleaned = super().clean()
        begun, state = cleaned.get("valid_from"), self.instance.state
        if begun and begun.first_day > clock.today():
            self.add_error("valid_from", AHEAD.format(day=begun))
        if self.instance.pk and state in OVER and not cleaned.get("valid_to"):
            self.add_error("valid_to", END_STAYS)
        placed = cleaned.get("after_post") or cleaned.get("after_words")
        if placed and not cleaned.get("valid_to") and "valid_to" not in self.errors:
            self.add_error("valid_to", PLACED_EARLY)
        if self.instance.pk and state == RotationState.PLACED and not placed:
            self.add_error("after_words", PLACE_STAYS)
        return cleaned

    def try_save(self):
        try:
            return super().try_save()
        except RefusedInside as why:
            for said in dict.fromkeys(said for each in why.refused.values() for said in each):
                self.add_error(None, said)
            return None

    def save(self, commit=True):
        record(self.user, [self.instance])
        return self.instance

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
