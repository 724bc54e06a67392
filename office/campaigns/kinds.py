"""What an app above says about a kind of campaign: its name, its checklist, and what its own records make of an act."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from foundation.core.acts.act import Asked

# Part of a page: title, address that takes the record's key, and the right that shows it.
Section = tuple[str, str, str]


class CampaignKind:
    """Subclass once per kind of campaign and `register` it in the app's module `campaign_kinds`.

    `checklist` is a file of what a unit hands in; the office may change its items afterwards. `add_page` is the address
    of a form of its own for a new campaign, empty where the plain one serves; the sections are shown on the page of a
    campaign, and of one of its units. The methods are asked with many rows at once and must take a fixed number of
    queries.
    """

    key = ""
    label = ""
    checklist: Path | None = None
    add_page = ""
    campaign_sections: tuple[Section, ...] = ()
    unit_sections: tuple[Section, ...] = ()

    def units_of(self, campaign: Any, user: Any) -> set[int]:
        """Keys of the units that answer such a campaign: proposed where units are added."""
        return set()

    def lines(self, units: Sequence[Any], user: Any) -> Mapping[int, int]:
        """{key of a campaign's unit: how many lines it answers}, as far as the user may read them."""
        return {}

    def refusals(self, act: str, units: Sequence[Any], user: Any) -> Mapping[int, str]:
        """{key of a campaign's unit: sentence} where the app's own records stand against the act or its undoing."""
        return {}

    def still_open(self, campaigns: Sequence[Any]) -> Mapping[int, str]:
        """{key of a campaign: sentence} of what is not decided yet, which keeps the campaign from ending."""
        return {}

    def after(self, act: str, done: Sequence[tuple[Any, Asked]], user: Any) -> None:
        """What else is written in the transaction of an act; `done` are the campaign's units and what was asked."""

    def undone(self, act: str, pairs: Sequence[tuple[Any, Any]]) -> None:
        """Takes back what `after` wrote; `pairs` are the campaign's units and the steps that were undone."""


KINDS: dict[str, CampaignKind] = {}


def register(kind: type[CampaignKind]) -> type[CampaignKind]:
    """Make the kind known to the pages and acts of campaigns."""
    if kind.key in KINDS:
        raise ValueError(f"two kinds of campaign are named {kind.key}")
    KINDS[kind.key] = kind()
    return kind


def kind_choices() -> list[tuple[str, str]]:
    """(key, label) of every kind; a function, so that a new kind needs no migration."""
    return [(kind.key, kind.label) for kind in KINDS.values()]


def by_kind(units: Sequence[Any]) -> list[tuple[CampaignKind, list[Any]]]:
    """The kinds of the campaigns of these units, each with its units."""
    found: dict[str, list[Any]] = {}
    for unit in units:
        found.setdefault(unit.campaign.kind, []).append(unit)
    return [(KINDS[key], rows) for key, rows in found.items() if key in KINDS]
