"""Telephone numbers: kept as people read them, “0912 345 678”, several with semicolons between them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

SEPARATORS = re.compile(r"[;,/\n]|\s-\s|\bhoặc\b")
SIGNS = re.compile(r"[\s.()\-–]")
MOBILE, LANDLINE, ABROAD = (re.compile(each) for each in (r"0[35789]\d{8}", r"02\d{9}", r"\+(?!84)\d{8,15}"))
NOT_A_NUMBER = (
    "“{text}” không phải số điện thoại; ghi 10 chữ số, ví dụ 0912 345 678, máy cố định kèm mã vùng."
)
# What may be a number, or its beginning, among the words of a search: from 0 or +84 on, with signs between.
TYPED = re.compile(r"(?<!\w)(?:\+|0)\d(?:[\s.\-–]?\d){4,}(?!\w)|(?<!\w)\d{6,}(?!\w)")


def national(text: str) -> str:
    """The digits as they are dialled at home: +84 and 84 are 0, a zero that a sheet dropped is put back."""
    digits = SIGNS.sub("", text)
    digits = re.sub(r"^(\+|00)840?|^84(?=\d{9}$)", "0", digits)
    return f"0{digits}" if re.fullmatch(r"[35789]\d{8}|2\d{9}", digits) else digits


def grouped(text: str) -> str:
    """One number as it is kept. Raises ValidationError for what is none."""
    digits = national(text)
    if MOBILE.fullmatch(digits):
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    if LANDLINE.fullmatch(digits):
        cut = (3, 7) if digits[:3] in ("024", "028") else (4, 8)
        return f"{digits[: cut[0]]} {digits[cut[0] : cut[1]]} {digits[cut[1] :]}"
    if ABROAD.fullmatch(digits):
        return digits
    raise ValidationError(NOT_A_NUMBER.format(text=text.strip()))


def numbers_in(text: str) -> list[tuple[str, str]]:
    """(digits, as typed) of what may be numbers, or beginnings of them, in a typed text."""
    return [(SIGNS.sub("", found), found) for found in TYPED.findall(text)]


class PhoneFormField(forms.CharField):
    """Takes numbers with any signs between the digits, several with commas, slashes or semicolons."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        parts = [part for part in SEPARATORS.split(text) if part.strip(" -–.")]
        return "; ".join(dict.fromkeys(map(grouped, parts)))


class PhoneField(models.CharField):
    """Kept in groups, so that pages, sheets and history show what was kept."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": PhoneFormField, **kwargs})
