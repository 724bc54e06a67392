"""What is asked of a need: who, what, by when; once written down only when it is wanted and what is noted change."""

from typing import Any

from django.db import IntegrityError, transaction

from cadre.forms import levels_by_kind
from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from training.models import Need
from training.needs.acts import RECORD

PLANNED_HELP = "Nhu cầu theo chức danh quy hoạch chỉ cơ quan tổ chức biết; đơn vị không thấy."


class NeedForm(ScopedForm):
    class Meta:
        model = Need
        fields = ["wanted_by", "note"]
        field_classes = {"wanted_by": DayField}


class NewNeedForm(NeedForm):
    """Writes the need by its act; what the office weighs by a planned title is reserved."""

    also_checked = ("reserved", "state", "entry")

    class Meta(NeedForm.Meta):
        fields = ["cadre", "kind", "level", "cycle", "why", *NeedForm.Meta.fields]
        help_texts = {
            "level": "Để trống với loại không chia mức.",
            "cycle": "Chỉ ghi với cập nhật kiến thức hằng năm.",
            "why": PLANNED_HELP,
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels_by_kind()
        self.instance.opened_on = clock.today()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.reserved = cleaned.get("why") == Need.Why.PLANNED
        return cleaned

    def try_save(self) -> Need | None:
        """What is against it stands on the form."""
        try:
            with transaction.atomic():
                refused = apply(RECORD, self.user, [self.instance], {}).refused
        except IntegrityError as error:
            self.refuse(error)
            return None
        for said in (said for sentences in refused.values() for said in sentences):
            self.add_error(None, said)
        return None if refused else self.instance
