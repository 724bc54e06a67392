from django import forms
from django.db import DatabaseError, transaction
from django.forms.models import construct_instance

from foundation.core.answers.integrity import is_refusal, sentence
from foundation.core.lookup.widgets import look_up
from foundation.core.saving.constraints import days_in_order
from foundation.core.saving.shown import ComparedForm
from foundation.core.scope.rows import OTHERS_ACT


def scope_choices(form, user):
    """Narrow every drop-down of the form to the rows the user may see; of many rows it becomes a look-up."""
    for field in form.fields.values():
        queryset = getattr(field, "queryset", None)
        if hasattr(queryset, "for_user"):
            field.queryset = queryset.for_user(user)
            look_up(field, user)


class ScopedForm(ComparedForm, forms.ModelForm):
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
        return super()._get_validation_exclusions() - (set(self.also_checked) - self._errors.keys())

    def clean(self):
        """The order of two days is a field error of its own; the database could not even form the range."""
        cleaned = super().clean()
        for rule in days_in_order(self._meta.model):
            days = (cleaned.get(name, getattr(self.instance, name)) for name in rule.days)
            if not self.errors.keys() & set(rule.days) and rule.broken_by(*days):
                place = next((name for name in reversed(rule.days) if name in self.fields), None)
                self.add_error(place, rule.violation_error_message)
        return cleaned

    def _post_clean(self):
        """About themselves or a relative no constraint tells anybody what else is on record: somebody else acts."""
        about = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        if getattr(about, "person_path", None) and type(about).objects.all().hides(self.user, about):
            self.add_error(None, OTHERS_ACT)
        else:
            super()._post_clean()

    def try_save(self):
        """Save, or put the database's refusal on the form and return None."""
        try:
            with transaction.atomic():
                return self.save()
        except DatabaseError as error:
            self.refuse(error)
            return None

    def refuse(self, error):
        if not is_refusal(error):
            raise error
        self.add_error(None, sentence(error))

    def summary(self):
        """(label, value) pairs for the record's page."""
        for name, field in self.fields.items():
            display = getattr(self.instance, f"get_{name}_display", None)
            value = display() if display else getattr(self.instance, name)
            yield field.label, ", ".join(value) if isinstance(value, list) else value
