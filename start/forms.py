"""What the first hour asks: who the office is, and which authority manages which posts."""

import datetime

from django import forms
from django.core.exceptions import ValidationError

from foundation.core.typed.forms import DayField, PlainForm
from office.organisation.imports.units import key_of
from office.organisation.kits import kits
from office.organisation.models.structure import ManagingAuthority, Post, Unit
from office.organisation.reference import load_collectives

# What an office says that no kit is for.
NO_KIT = "own"


class OfficeForm(PlainForm):
    """The office's name and what it is; of an office that has posts already the level stays."""

    name = forms.CharField(label="Tên cơ quan", max_length=200)
    kit = forms.ChoiceField(label="Là", widget=forms.RadioSelect)
    code = forms.SlugField(
        label="Mã đơn vị hành chính",
        max_length=20,
        required=False,
        help_text="Không bắt buộc; không dấu, không khoảng trắng.",
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.settled = Post.objects.filter(unit__in=Unit.objects.under(unit)).exists()
        offered = {key: kit for key, kit in kits().items() if not self.settled or kit["level"] == unit.level}
        choices = [(key, kit["label"]) for key, kit in offered.items()]
        self.fields["kit"].choices = [*choices, (NO_KIT, "Cơ quan khác: cấp ghi ở trang của đơn vị")]
        self.fields["name"].help_text = f"Ví dụ: {'; '.join(kit['example'] for kit in kits().values())}."

    def clean_name(self):
        name = self.cleaned_data["name"]
        if name.startswith("Cơ quan ("):
            raise ValidationError("Ghi tên cơ quan.")
        return name

    def clean(self):
        """The unit with its name; its level and first day are the kit's while nothing stands on them yet."""
        cleaned, unit = super().clean(), self.unit
        if self.errors:
            return cleaned
        unit.name = cleaned["name"]
        if not self.settled:
            unit.code = cleaned["code"] or key_of(unit.name)[:20]
        if kit := not self.settled and kits().get(cleaned["kit"]):
            unit.level = kit["level"]
            unit.valid_from = datetime.date.fromisoformat(kit["valid_from"])
        try:
            unit.full_clean()
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return cleaned

    def save(self, office):
        self.unit.save()
        load_collectives()
        office.kit = self.cleaned_data["kit"]
        office.save()


class ManagementForm(PlainForm):
    """One drop-down a title; the posts of that title that nobody manages yet get the authority chosen."""

    valid_from = DayField(label="Từ ngày")

    def __init__(self, *args, titles, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.authorities = {str(each.pk): each for each in ManagingAuthority.objects.all()}
        choices = [("", "Ghi sau"), *((key, str(each)) for key, each in self.authorities.items())]
        for title in titles:
            self.fields[f"title-{title.pk}"] = forms.ChoiceField(
                label=str(title),
                choices=choices,
                required=False,
                initial=proposed.get(title.pk, ""),
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def chosen(self):
        """{title key: authority}, of the titles for which one was chosen."""
        for name, value in self.cleaned_data.items():
            if name.startswith("title-") and value:
                yield int(name.removeprefix("title-")), self.authorities[value]
