"""The lists that records choose from, as the state publishes them, with the other spellings offices use."""

import json
from functools import cache
from pathlib import Path

from django.db import transaction

from cadre.models.people import EthnicGroup, Religion
from foundation.core.typed.texts import name_key
from office.organisation.form_places import propose_places
from office.organisation.reference import load_structure
from office.regulations.reference import load_regulations

DATA = Path(__file__).parent / "data"
LISTS = {"ethnic_groups": EthnicGroup, "religions": Religion}


@cache
def shipped(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@transaction.atomic
def load_reference():
    """Add what is missing; may be run at every start."""
    load_structure()
    propose_places()
    load_regulations()
    for name, model in LISTS.items():
        present = {name_key(known) for known in model.objects.values_list("name", flat=True)}
        missing = (item for item in shipped(name) if name_key(item["name"]) not in present)
        model.objects.bulk_create(model(**item) for item in missing)
