"""Cells that become fields of a record, read as a form would take them, and what of the record is then missing."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.db.models import CharField, DateField, Field, Model

from foundation.core.dates import PartialDate, PartialDateField
from foundation.core.saving.constraints import days_in_order
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.changes import BLANK, label_of
from foundation.sheets.kinds import Fault

NOT_A_DAY = "Ghi đủ ngày, tháng, năm."
NOT_A_NUMBER = "{label} “{text}” không phải là số; ghi bằng chữ số."
NOT_A_CHOICE = "{label} “{text}” chưa rõ; ghi {known}."
# The greatest number of the smallest column.
MOST = 32767


def reader_of(field: Field) -> Callable[[Any], Any]:
    """What makes the value of the field of a cell. It raises BadCell or ValidationError."""
    if isinstance(field, PartialDateField):
        return date_or_nothing
    if isinstance(field, DateField):
        return whole_day
    if field.choices:
        return partial(one_of, field)
    if isinstance(field, CharField):
        return field.formfield(required=False).clean
    return partial(whole_number, label_of(field.model, field.name))


def date_or_nothing(told: PartialDate | str) -> PartialDate | None:
    return told or None


def whole_day(told: PartialDate | str) -> date | None:
    if told and told.precision != "day":
        raise BadCell(NOT_A_DAY)
    return told.first_day if told else None


def one_of(field: Field, text: str) -> Any:
    """The choice whose words the cell has."""
    words = folded_words(text)
    meant = next((value for value, label in field.flatchoices if folded_words(str(label)) == words), "")
    if words and meant == "":
        known = ", ".join(str(label) for _, label in field.flatchoices)
        raise BadCell(NOT_A_CHOICE.format(label=label_of(field.model, field.name), text=text, known=known))
    return meant


def whole_number(label: str, text: str) -> int | None:
    digits = text.replace(".", "").replace(" ", "")
    if digits and not (digits.isdecimal() and digits.isascii() and int(digits) <= MOST):
        raise BadCell(NOT_A_NUMBER.format(label=label, text=text))
    return int(digits) if digits else None


def unfilled(model: type[Model], facts: Mapping[str, Any], names: Collection[str]) -> Iterator[Fault]:
    """The sentence of the form for each of the fields that must be filled and is not."""
    for name in names:
        if not model._meta.get_field(name).blank and facts.get(name) in BLANK:
            yield Fault(name, f"Chưa nhập {label_of(model, name).lower()}.")


def out_of_order(model: type[Model], facts: Mapping[str, Any]) -> Iterator[Fault]:
    """The sentence of each order of two days that the facts break, said of the later one."""
    for rule in days_in_order(model):
        if rule.broken_by(*(facts.get(name) for name in rule.days)):
            yield Fault(rule.days[1], rule.violation_error_message)
