"""What the words of a class list mean: results, grades, modes, groups of programmes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from foundation.sheets.cells import BadCell, folded_words
from training.models import Enrolment, TrainingClass

WORDS = Path(__file__).parent / "data" / "words.json"
CHOICES = {"results": Enrolment.Result, "grades": Enrolment.Grade, "modes": TrainingClass.Mode}
LABELS = {"results": "Kết quả", "grades": "Xếp loại", "modes": "Hệ"}


@cache
def shipped(name: str) -> Any:
    return json.loads(WORDS.read_text(encoding="utf-8"))[name]


@cache
def meanings(name: str) -> dict[str, str]:
    """Folded words → value: the labels of the choices themselves, and how offices also write them."""
    found = {folded_words(choice.label): choice.value for choice in CHOICES[name]}
    for value, others in shipped(name).items():
        found |= {folded_words(word): value for word in others}
    return found


def meant(name: str, text: str) -> str:
    """The value of a choice that a cell names; empty for an empty cell. Raises BadCell."""
    if not text:
        return ""
    value = meanings(name).get(folded_words(text))
    if value is None:
        known = ", ".join(choice.label for choice in CHOICES[name])
        raise BadCell(f"{LABELS[name]} “{text}” chưa rõ; ghi một trong các mức: {known}.")
    return value


def spelled_out(text: str) -> str:
    """Folded words with the usual abbreviations written out: for comparing names of programmes and classes."""
    words = f" {folded_words(text)} "
    for short, long in shipped("short_for").items():
        words = words.replace(f" {short} ", f" {folded_words(long)} ")
    return words.strip()


def group_of(name: str) -> str:
    """The group that the words of a programme's name speak of."""
    words = f" {spelled_out(name)} "
    for rule in shipped("groups"):
        if any(f" {folded_words(part)} " in words for part in rule["words"]):
            return rule["group"]
    return shipped("other_group")


def whole_number(text: str, label: str) -> int | None:
    """A number of people, or None for an empty cell. Raises BadCell."""
    digits = (text or "").replace(".", "").replace(" ", "")
    if digits and not (digits.isdecimal() and int(digits) <= 100_000):
        raise BadCell(f"{label} “{text}” không phải là số; ghi số người.")
    return int(digits) if digits else None
