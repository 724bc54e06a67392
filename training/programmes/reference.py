"""The programmes that every office starts with; conditions are confirmed only as far as they were read."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from foundation.core.traces.removed import event_model
from foundation.core.typed.texts import name_key
from office.organisation.levels import known_levels
from office.regulations.models import Document
from office.regulations.reference import documents, load_documents
from training.imports.vocabulary import spelled_out
from training.models import Admission, Programme

SHIPPED = Path(__file__).parents[1] / "data" / "programmes.json"
# What a sheet does not say of a programme that it makes.
COMPLETED = ("kind", "level", "detail", "length")


@transaction.atomic
def load_programmes() -> None:
    """Add what is missing; what the office has changed or taken out since stays so.

    A programme that the office has already, by one of its names, is completed where it says nothing, once. What is for
    a level that ended is added where the register has units of it.
    """
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    load_documents(shipped["documents"])
    ever = set(event_model(Programme).objects.exclude(code=None).values_list("code", flat=True))
    levels = set(known_levels())
    missing = [
        facts
        for facts in shipped["programmes"]
        if facts["code"] not in ever and facts.pop("of_level", None) in (None, *levels)
    ]
    known, basis = by_names(Programme.objects.filter(code=None)), documents() if missing else {}
    for facts in missing:
        conditions = facts.pop("admissions", ())
        own = next(
            (known[name] for name in names(facts["name"], facts.get("aliases", ())) if name in known), None
        )
        programme = Programme.objects.create(**facts) if own is None else completed(own, facts)
        if not programme.admissions.exists():
            Admission.objects.bulk_create(admission(programme, each, basis) for each in conditions)


def by_names(programmes: Iterable[Programme]) -> dict[str, Programme]:
    """{spelled out name: the programme that is called so}; its own name goes before what another is also called."""
    programmes = list(programmes)
    also = {name: one for one in programmes for name in names("", one.aliases)}
    return also | {spelled_out(one.name): one for one in programmes}


def names(name: str, aliases: Iterable[str]) -> list[str]:
    return [spelled_out(each) for each in (name, *aliases) if each]


def completed(programme: Programme, facts: Mapping[str, Any]) -> Programme:
    """The office's own programme with what it did not say, where it is of the same group; its words stay."""
    programme.code = facts["code"]
    if programme.group == facts["group"] and programme.level in (None, facts.get("level")):
        for name in COMPLETED:
            if getattr(programme, name) in ("", None) and name in facts:
                setattr(programme, name, facts[name])
    programme.save()
    return programme


def admission(
    programme: Programme, facts: Mapping[str, Any], basis: Mapping[tuple[str, str], Document]
) -> Admission:
    """An unsaved row of conditions. Raises KeyError for a document that is not on record."""
    number, day = facts.get("document", ("", ""))
    document = basis[name_key(number), day] if number else None
    return Admission(**{**facts, "programme": programme, "document": document})
