"""The form of a saved view: its name, whom it serves, and whether the list opens with it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from foundation.core.answers.integrity import sentence
from foundation.core.typed.forms import PlainForm
from foundation.saved_views.kept import keep, start
from foundation.saved_views.models import SHARE, SavedView

NEW, ALONE = "Cách xem mới", "Chỉ đồng chí dùng"
NO_NAME = "Ghi tên của cách xem."


def units_to_share_in(user: AbstractBaseUser) -> Iterator[tuple[int, str]]:
    """(key, words) of the units where the user may let others use a view."""
    scope = user.scope(SHARE)
    for unit in {
        grant.unit_id: grant.unit for grant in user.current_grants if scope.covers(grant.unit_id)
    }.values():
        yield unit.pk, f"Dùng chung trong {unit}"


class ViewForm(PlainForm):
    """A new view, or one of the user's own in its place (`over`)."""

    view_name = forms.CharField(label="Tên cách xem", max_length=80, required=False)
    over = forms.TypedChoiceField(label="Ghi vào", required=False, coerce=int, empty_value=None)
    share = forms.TypedChoiceField(label="Người dùng", required=False, coerce=int, empty_value=None)
    start = forms.BooleanField(label="Mở danh sách bằng cách xem này", required=False)

    def __init__(
        self,
        *args: Any,
        user: AbstractBaseUser,
        list_name: str,
        instance: SavedView | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.user, self.instance = user, instance or SavedView(owner=user, list=list_name)
        self.own = {view.pk: view for view in user.saved_views.of_list(list_name)}
        self.fields["over"].choices = [("", NEW), *((key, view.name) for key, view in self.own.items())]
        self.fields["share"].choices = [("", ALONE), *units_to_share_in(user)]
        if instance:
            del self.fields["over"]
            self.initial = {"view_name": instance.name, "share": instance.unit_key}
            self.initial["start"] = start(user, list_name) == instance.pk

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance = self.own.get(cleaned.get("over"), self.instance)
        self.instance.name = cleaned.get("view_name") or self.instance.name
        self.instance.unit_key = cleaned.get("share")
        if not self.instance.name and "view_name" not in self.errors:
            self.add_error("view_name", NO_NAME)
        return cleaned

    def try_save(self) -> bool:
        """Save the view and whether the list opens with it; a name that is taken is said on the form."""
        view = self.instance
        try:
            with transaction.atomic():
                view.validate_constraints()
                view.save()
        except (ValidationError, IntegrityError) as error:
            said = error.messages[0] if isinstance(error, ValidationError) else sentence(error)
            self.add_error("view_name", said)
            return False
        first = start(self.user, view.list)
        if self.cleaned_data["start"] or first == view.pk:
            keep(self.user, view.list, start=view.pk if self.cleaned_data["start"] else None)
        return True
