from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from foundation.core.disk.room import DiskFull, require_room


class SentFile(forms.FileField):
    """The box of every file that is sent; a disk without room is told beside it, so that nothing else typed is lost."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        try:
            require_room(getattr(data, "size", 0))
        except DiskFull as full:
            raise ValidationError(str(full)) from full
        return file
