"""What an app above says about a kind of campaign: its name, its checklist, and what its own records make of an act."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from foundation.core.acts.act import Asked
from office.campaigns.workbooks.offers import WorkbookOffer
from office.campaigns.workbooks.returned import ReturnedBook, TakenBook

# Part of a page: title, address that takes the record's key, and the right that shows it.
Section = tuple[str, str, str]


class CampaignKind:
    """Subclass once per kind of campaign and `register` it in the app's module `campaign_kinds`.

    `checklist` is a file of what a unit hands in; the office may change its items afterwards. `add_page` is the address
    of a form of its own for a new campaign, empty where the plain one serves; the sections are shown on the page of a
    campaign, and of one of its units. Where units get a workbook (`has_workbook`) the kind offers it and takes what it
    says; `answer_page` is the address where a unit says the same on a page, by the key of the campaign's unit,
    `answer_label` its button. `act_labels` are the kind's own words for acts on such a unit, by their names; acts of
    `no_buttons` make no sense in such a campaign. One that `finds_rules` asks those in force by subject and year, and
    none that its campaign names.

    The methods are asked with many rows at once and must take a fixed number of queries.
    """

    key = ""
    label = ""
    checklist: Path | None = None
    add_page = ""
    campaign_sections: tuple[Section, ...] = ()
    unit_sections: tuple[Section, ...] = ()
    has_workbook = False
    answer_page = ""
    answer_label = "Ghi ý kiến của đơn vị"
    act_labels: Mapping[str, str] = {}
    no_buttons: Collection[str] = ()
    finds_rules = False

    def units_of(self, campaign: Any, user: Any) -> set[int]:
        """Keys of the units that answer such a campaign: proposed where units are added."""
        return set()

    def units_added(self, campaign: Any) -> None:
        """Told when units were added to the campaign, in the same transaction."""

    def lines(self, units: Sequence[Any], user: Any) -> Mapping[int, int]:
        """{key of a campaign's unit: how many lines it answers}, as far as the user may read them."""
        return {}

    def refusals(self, act: str, units: Sequence[Any], user: Any) -> Mapping[int, str]:
        """{key of a campaign's unit: sentence} where the app's own records stand against the act or its undoing."""
        return {}

    def not_said(self, unit: Any, user: Any) -> str:
        """What the unit has not said yet, told before it hands in; as far as the user may read it."""
        return ""

    def still_open(self, campaigns: Sequence[Any]) -> Mapping[int, str]:
        """{key of a campaign: sentence} of what is not decided yet, which keeps the campaign from ending."""
        return {}

    def why_not_secret(self, campaign: Any) -> str:
        """Why the campaign cannot be marked secret any more: its records name people."""
        return ""

    def workbook(self, unit: Any) -> WorkbookOffer | None:
        """The workbook that a unit of such a campaign gets; None where it answers for nothing in it."""
        return None

    def take(self, unit: Any, book: ReturnedBook, user: Any) -> TakenBook:
        """Write what a workbook says as the unit's word, as far as the user may; taken again it writes nothing."""
        raise NotImplementedError

    def of_others(self, unit: Any, user: Any) -> Collection[int]:
        """Keys of lines of the workbook that somebody else has to act on."""
        return ()

    def closed_lines(self, unit: Any) -> Mapping[int, str]:
        """{key of a line of the workbook: sentence} of those that the unit says nothing of any more."""
        return {}

    def marked_since(self, unit: Any) -> bool:
        """Whether something that workbooks of the unit may name was marked secret after it began."""
        return False

    def said(self, unit: Any) -> Mapping[int, str]:
        """{key of a line: the unit's word as it stands}, which a workbook may change."""
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
