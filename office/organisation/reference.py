"""What every office starts with: collective titles, managing authorities, itself with a name yet to be told."""

import json
from functools import cache
from pathlib import Path

from django.db import transaction

from foundation.core import clock
from foundation.core.typed.names import called
from office.organisation.levels import known_levels
from office.organisation.models.levels import Level
from office.organisation.models.office import Office
from office.organisation.models.structure import ManagingAuthority, Post, PostTitle, Unit

DATA = Path(__file__).parent / "data"


# What an older register may call one of them; it keeps its own word.
FORMERLY = {"Đơn vị quản lý": "Đơn vị"}


@cache
def shipped(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def load_collectives():
    """Memberships of every level; of a district only where the register has one: asked again when a level is told."""
    known_district = Level.DISTRICT in known_levels()
    for title in shipped("titles")["collectives"]:
        if title["level"] == Level.DISTRICT and not known_district:
            continue
        if not called(PostTitle.objects.filter(level=title["level"]), title["name"]).exists():
            PostTitle.objects.create(**title, kind=PostTitle.Kind.COLLECTIVE)


@transaction.atomic
def load_structure():
    """Add what is missing; what the office has changed since stays as it is."""
    if not Unit.objects.exists():
        Unit.objects.create(**shipped("units")["root"])
    load_collectives()
    for order, name in enumerate(shipped("units")["authorities"], 1):
        names = [name, FORMERLY.get(name, name)]
        if not any(called(ManagingAuthority.objects, each).exists() for each in names):
            ManagingAuthority.objects.create(name=name, order=order)
    top = Unit.objects.filter(parent=None).order_by("pk").first()
    if not Office.objects.exists():
        # A register that has posts is at work already: its first hour is over.
        Office.objects.create(unit=top, closed_on=clock.today() if Post.objects.exists() else None)
