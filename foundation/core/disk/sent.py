from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from foundation.core.disk.room import DiskFull, require_room


def called(what: object, file: Any) -> str:
    """A kept file as pages name it, by its format: what its sender called it may name people, and is not kept."""
    return f"{what} ({PurePath(file.name).suffix})" if file else str(what)


class SentFile(forms.FileField):
    """The box of every file that is sent; a disk without room is told beside it, so that nothing else typed is lost."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        try:
            require_room(getattr(data, "size", 0))
        except DiskFull as full:
            raise ValidationError(str(full)) from full
        return file
