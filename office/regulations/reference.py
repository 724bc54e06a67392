"""The documents and rule sets that every office starts with; figures are confirmed only as far as they were seen."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from foundation.core.typed.texts import name_key
from office.organisation.models.structure import Unit
from office.regulations.models import Document, Rule, RuleSet
from office.regulations.values import read_value

CENTRAL = Path(__file__).parent / "data" / "central.json"


@transaction.atomic
def load_regulations() -> None:
    """Add what is missing; what the office has changed since stays as it is."""
    shipped = json.loads(CENTRAL.read_text(encoding="utf-8"))
    load_documents(shipped["documents"])
    load_rule_sets(shipped["rule_sets"])


def load_documents(shipped: Iterable[Mapping[str, Any]]) -> None:
    """Add the documents that are missing, the latest first: an earlier one names the one that replaced it."""
    known = documents()
    by_number = {document.number: document for document in known.values()}
    for facts in sorted(shipped, key=lambda facts: facts["issued_on"], reverse=True):
        if (name_key(facts["number"]), facts["issued_on"]) not in known:
            replaced_by = by_number.get(facts.get("replaced_by"))
            made = Document.objects.create(**{**facts, "replaced_by": replaced_by})
            by_number[made.number] = made


def documents() -> dict[tuple[str, str], Document]:
    """All documents by number (`name_key`) and ISO day of issue."""
    return {(name_key(each.number), f"{each.issued_on}"): each for each in Document.objects.all()}


def load_rule_sets(shipped: Iterable[Mapping[str, Any]], unit: Unit | None = None) -> None:
    """Add the sets that are missing, with their documents and rules, for the unit (None: for everywhere).

    In `shipped` a parent stands before its children. Raises KeyError for a document that is not on record.
    """
    known, basis = {name_key(each.name): each for each in RuleSet.objects.all()}, documents()
    for facts in shipped:
        if name_key(facts["name"]) in known or stands_in_the_way(facts, unit):
            continue
        facts, own = dict(facts), {"parent": known.get(name_key(facts.get("parent", ""))), "unit": unit}
        rules, references = facts.pop("rules"), facts.pop("documents")
        known[name_key(facts["name"])] = rule_set = RuleSet.objects.create(**{**facts, **own})
        rule_set.documents.set([basis[name_key(number), day] for number, day in references])
        Rule.objects.bulk_create(rule_of(rule_set, rule) for rule in rules)


def stands_in_the_way(facts: Mapping[str, Any], unit: Unit | None) -> bool:
    """Whether the office has another set of the same subject and unit in the time of the shipped one."""
    others = RuleSet.objects.filter(subject=facts["subject"], unit=unit)
    others = others.filter(Q(in_force_to=None) | Q(in_force_to__gt=facts["in_force_from"]))
    if "in_force_to" in facts:
        others = others.filter(in_force_from__lt=facts["in_force_to"])
    return others.exists()


def rule_of(rule_set: RuleSet, facts: Mapping[str, Any]) -> Rule:
    """An unsaved rule. Raises ValueError for a value that its measure cannot hold."""
    value = read_value(facts["value"], facts["measure"]) if "value" in facts else None
    return Rule(**{**facts, "rule_set": rule_set, "value": value})
