"""What the units of the review sent in: some nothing yet, some with faults, and the letters that went out to them."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from office.campaigns.acts import COMPLETE, RECEIVE, REPORT_UNCHANGED, RETURN, SEND
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem, ReceivedItem
from office.campaigns.workbooks.returned import FilledRow, ReturnedBook, ReturnedLine
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.kinds import KINDS
from office.papers.lettering import Lettering
from office.papers.models import Paper
from planning.reviews.choices import UnitWord
from planning.reviews.unit_offer import ADDITIONS, lists_of, standing_lines
from planning.reviews.unit_return import take
from sample.doing import Refused, day, done, people

Told = Mapping[str, Any]
Units = Mapping[str, CampaignUnit]
LETTER = "review-reminder"


def ask_units(campaign: Campaign, told: Told, also: Collection[int] = ()) -> Units:
    """Those whom the kind of campaign asks, and more by key, each with its sheets."""
    asked = campaign.kind_of.units_of(campaign, User.system()) | {*also}
    rows = [
        CampaignUnit(campaign=campaign, unit=unit, due_on=campaign.due_on)
        for unit in Unit.objects.filter(pk__in=asked).order_by("official_key")
    ]
    sent = told["sent"] | {"on": day(told["sent"]["on"])}
    units = done(SEND, CampaignUnit.objects.bulk_create(rows), sent)
    return {each.unit.name: each for each in units}


def write_to_units(campaign: Campaign, told: Told) -> None:
    """The letter that the sheets went out with."""
    letter = Paper.objects.create(
        unit=campaign.unit, issuer=Issuer.OFFICE, genre="letter", about=told["about"]
    )
    issue(letter, told["on"])


def collect(campaign: Campaign, units: Units, told: Told) -> None:
    """In the order of the days: dossiers come in, who is behind is reminded, what has faults goes back."""
    came = told["answers"]
    receive(units, came["complete"] | came["submitted"] | came["returned"])
    add_items(units, came["complete"] | came["returned"], told["not_received"])
    for name in came["complete"]:
        take_words(units[name], told)
    complete(units, told)
    for name, on in came["unchanged"].items():
        paper = {"decision_no": "46-CV/ĐU", "decision_on": day(on)}
        done(REPORT_UNCHANGED, [units[name]], {"on": day(on), **paper})
    remind(campaign, told["reminder"])
    give_back(units, told)


def complete(units: Units, told: Told) -> None:
    """Looked through some days later, and found whole."""
    came, days = told["answers"]["complete"], told["checked"]["complete"]
    done(COMPLETE, [units[name] for name in came], [{"on": later(on, days)} for on in came.values()])


def give_back(units: Units, told: Told) -> None:
    """What has faults goes back, each with what it lacks."""
    came, days = told["answers"]["returned"], told["checked"]["returned"]
    asked = [{"on": later(on, days), "reason": told["why_returned"][name]} for name, on in came.items()]
    done(RETURN, [units[name] for name in came], asked)


def later(on: str, days: int) -> Any:
    return day(on) + timedelta(days=days)


def receive(units: Units, days: Mapping[str, str]) -> None:
    done(RECEIVE, [units[name] for name in days], [{"on": day(on)} for on in days.values()])


def add_items(units: Units, days: Mapping[str, str], missing: Mapping[str, list[str]]) -> None:
    """All that a unit hands in, with the numbers of its papers, but what it left out."""
    kind = next(iter(units.values())).campaign.kind_of
    items = list(ChecklistItem.objects.filter(kind=kind.key, in_use=True, required=True))
    lines = kind.lines(list(units.values()), User.system())
    ReceivedItem.objects.bulk_create(
        ReceivedItem(
            campaign_unit=units[name],
            item=item,
            number=f"{10 + order:02}-{CODES[item.code]}/ĐU" if item.code in CODES else "",
            on=day(on),
            **(dict.fromkeys(("count", "of"), lines[units[name].pk]) if item.counted else {}),
        )
        for order, (name, on) in enumerate(days.items())
        for item in items
        if item.code not in missing.get(name, ())
    )


CODES = {"review-submission": "TTr", "review-minutes": "BB", "review-count": "BB"}
CODES |= {"grading-collective": "BC", "grading-minutes": "BB", "grading-count": "BB"}


def take_words(unit: CampaignUnit, told: Told) -> None:
    """What its workbook said: everybody goes on but those named, and whom it proposes to add."""
    removed = {row["name"]: row for row in told["removals"]}
    said = []
    for row, line in enumerate(standing_lines(unit), 9):
        words = removed.get(line.cadre.full_name)
        word = UnitWord.REMOVE if words else UnitWord.KEEP
        said.append(ReturnedLine(line.pk, {**(words or {}), "word": word}, "Rà soát", row))
    added = [row for row in told["additions"] if row["unit"] == unit.unit.name]
    born = {name: cadre.birth for name, cadre in people(row["name"] for row in added).items()}
    filled = [
        FilledRow({**row, "born": born[row["name"]], "list": str(lists_of(unit)[0].pk)}, "Bổ sung", number)
        for number, row in enumerate(added, 9)
    ]
    if added:
        add_dossiers(unit, len(added))
    taken = take(unit, ReturnedBook(1, said, {ADDITIONS: filled}), User.system())
    if taken.left or taken.not_added:
        raise Refused(f"{unit}: {taken.left or taken.not_added}")


def add_dossiers(unit: CampaignUnit, count: int) -> None:
    """Of whom it proposes to add a unit sends the dossier too."""
    counted = ChecklistItem.objects.get(kind="review", counted=True, in_use=True)
    ReceivedItem.objects.create(campaign_unit=unit, item=counted, count=count, of=count, on=unit.submitted_on)


def remind(campaign: Campaign, told: Told) -> None:
    """The letter to those who sent nothing by then, by the office's own kind."""
    kind = KINDS[LETTER]()
    signer = campaign.unit.identities.get().signers.filter(issuer=Issuer.OFFICE).order_by("order").first()
    asked = {
        "about": told["about"],
        "head": kind.heads[0],
        "grounds": [],
        "recipients": told["recipients"],
        "signature": {"authority": signer.authority, "office": signer.office, "name": signer.name},
    }
    letters = Lettering(kind, User.system(), campaign.unit, [campaign], asked, day(told["on"]))
    (piece,) = letters.parts
    issue(letters.keep(piece), told["on"])


def issue(paper: Paper, on: str) -> None:
    for act in (TAKE_NUMBER, ISSUE):
        (paper,) = done(act, [paper], {"on": day(on)})
