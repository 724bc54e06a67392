"""From which day a unit stands on another level: added at the unit, taken back with a reason."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from foundation.core.forms import ScopedForm
from foundation.core.pages import CreatePage, RemovePage
from foundation.core.typed.forms import DayField
from office.organisation.models.levels import UnitLevel
from office.organisation.models.structure import Unit


class UnitLevelForm(ScopedForm):
    also_checked = ("unit",)

    class Meta:
        model = UnitLevel
        fields = ["level", "valid_from"]
        field_classes = {"valid_from": DayField}
        help_texts = {
            "level": "Chức danh, nhiệm kỳ, quy định của cấp này áp dụng từ ngày ghi dưới đây.",
            "valid_from": "Ví dụ 01/07/2025: xã, phường, đặc khu trực thuộc tỉnh.",
        }

    def clean_valid_from(self):
        """Before the unit there is no level of it."""
        day, unit = self.cleaned_data["valid_from"], self.instance.unit
        if day and day <= unit.valid_from:
            said = f"Đơn vị hoạt động từ ngày {unit.valid_from:%d/%m/%Y}; cấp lúc đó ghi ở trang của đơn vị."
            self.add_error("valid_from", said)
        return day


class AtUnit:
    """A page about the levels of one unit, which it leads back to."""

    def list_title(self):
        return str(self.unit)

    def list_url(self):
        return self.unit.get_absolute_url()


class UnitLevelCreatePage(AtUnit, CreatePage):
    @cached_property
    def unit(self):
        return get_object_or_404(Unit.objects.for_user(self.request.user), pk=self.kwargs["unit"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": UnitLevel(unit=self.unit)}


class UnitLevelRemovePage(AtUnit, RemovePage):
    model = UnitLevel

    @property
    def unit(self):
        return self.object.unit
