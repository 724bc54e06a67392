"""Every address, and one record of every kind for those that name one."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

from django.urls import reverse

from tests.conftest import WORLD
from tests.put import Put

# Each has ADDRESSES, lines of an address, the kind of record that it names and the roles that may open it;
# perhaps `records(unit, cadre)`, one record of every kind; the kinds SHARED by all units; names OPEN_TO_ALL
# and those OWNED by one user, which are walked elsewhere.
APPS = [
    import_module(f"tests.{path.parent.name}.addresses")
    for path in sorted(Path("tests").glob("*/addresses.py"))
]
ADDRESSES = [line for app in APPS for line in app.ADDRESSES]


def named(what):
    return {name for app in APPS for name in getattr(app, what, ())}


def records(unit, cadre):
    """One record of every kind, all of the given unit."""
    return {
        kind: record
        for app in APPS
        if hasattr(app, "records")
        for kind, record in app.records(unit, cadre).items()
    }


# The records of Hoa Thám about An, and beside them those of Tân Văn about Bình.
OWN = Put(
    "own_records",
    lambda world: SimpleNamespace(world=world, own=records(world.hoa_tham, world.an)),
    upon=WORLD,
)
BOTH = Put(
    "records_of_both",
    lambda made: SimpleNamespace(own=made.own, others=records(made.world.tan_van, made.world.binh)),
    upon=OWN,
)


def address(name, record):
    """The address of one record, of several together, or of none."""
    named = record if isinstance(record, tuple) else (record,) if record else ()
    return reverse(name, args=[each.pk for each in named])
