"""What is possible but seldom meant: told on the form of an act, and recorded once it was looked at."""

from collections.abc import Callable

from django import forms

from foundation.core.acts.act import Asked

LOOKED_AT = "Đã kiểm tra, các ngày đúng như văn bản"
CHECK = f"{{said}} Kiểm tra lại; nếu đúng như văn bản thì đánh dấu “{LOOKED_AT}” rồi ghi lại."


def is_looked_at(asked: Asked) -> bool:
    return bool(asked.get("looked_at"))


def look_again(said: str) -> str:
    return CHECK.format(said=said)


class LookedAtField(forms.BooleanField):
    def __init__(self) -> None:
        super().__init__(label=LOOKED_AT, required=False)


def ask_where(form: forms.Form, is_odd: Callable[[Asked], bool]) -> None:
    """Leave out the tick `looked_at` where what was typed is nothing to look at once more."""
    form.is_valid()
    if not is_odd(getattr(form, "cleaned_data", {})):
        del form.fields["looked_at"]
