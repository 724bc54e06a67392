from django import forms
from django.db import IntegrityError, transaction

from foundation.core.integrity import sentence


def scope_choices(form, user):
    """Narrow every drop-down of the form to the rows the user may see."""
    for field in form.fields.values():
        queryset = getattr(field, "queryset", None)
        if hasattr(queryset, "for_user"):
            field.queryset = queryset.for_user(user)


class ScopedForm(forms.ModelForm):
    """A model form that offers only related rows its user may see, and turns a broken constraint into its sentence.

    `also_checked` names model fields that are not on the form but that constraints use.
    """

    also_checked = ()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        scope_choices(self, user)
        for field in self.fields.values():
            field.error_messages["required"] = f"Chưa nhập {str(field.label).lower()}."

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - set(self.also_checked)

    def clean(self):
        """The order of two dates is a field error of its own; the database could not even form the range."""
        cleaned = super().clean()
        begun, ended = cleaned.get("valid_from"), cleaned.get("valid_to")
        if begun and ended and ended <= begun:
            self.add_error("valid_to", "Đến ngày phải sau từ ngày.")
        return cleaned

    def try_save(self):
        """Save, or put the database's refusal on the form and return None."""
        try:
            with transaction.atomic():
                return self.save()
        except IntegrityError as error:
            self.add_error(None, sentence(error))
            return None

    def summary(self):
        """(label, value) pairs for the record's page."""
        for name, field in self.fields.items():
            display = getattr(self.instance, f"get_{name}_display", None)
            yield field.label, display() if display else getattr(self.instance, name)
