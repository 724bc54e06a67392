"""The grading of 2021 on the sample's day: some units are in, some rows appraised or sent up, nothing is decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ballots.acts import LOCK
from ballots.models import BallotCount, Choice, Conference, Slip
from evaluation.grading.acts import APPRAISE, SEND_UP
from evaluation.grading.choices import KEYS
from evaluation.grading.period.making import make_lines
from evaluation.models import GradingBallot, GradingLine, GradingOpinion, PeerGroup, UnitGrade
from foundation.core.saving.columns import update_rows
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit
from sample.doing import day, done
from sample.dossiers import Units, add_items, ask_units, complete, give_back, receive
from sample.files import shipped
from sample.fitting import fits

Told = Mapping[str, Any]
Lines = Sequence[GradingLine]
SAID = ["self_grade", "collective_grade", "unit_votes", "unit_valid", "member_grade"]
KNOWN = ["absent_months", "absence"]
# Slips of a unit's conference beside its own rows, and of how many rows one vote is missing.
GUESTS, SPLIT = 3, 4


def load_grading(file: str = "data/grading.json") -> None:
    """The file of a sample; a count and the opinion of another place stand there or not."""
    told = shipped(file)
    root = Unit.objects.get(parent=None)
    days = {name: day(told["campaign"][name]) for name in ("opens_on", "figures_on", "due_on", "plan_on")}
    campaign = Campaign.objects.create(unit=root, **told["campaign"] | days)
    units = ask_units(campaign, told, also=also_asked(root, told))
    make_lines(campaign)
    put_in_groups(campaign, told["groups"])
    units_speak(rows(campaign), told)
    collect(units, told)
    collectives_speak(campaign, units, told)
    appraise(campaign, told)
    if "count" in told:
        count_votes(campaign, told["count"])
    if "opinion" in told:
        earlier_place_speaks(campaign, told["opinion"])


def also_asked(root: Unit, told: Told) -> set[int]:
    """Those that answer though the kind does not propose them; the office's own unit where leaders serve in it."""
    named = {name for days in told["answers"].values() for name in days}
    keys = set(Unit.objects.filter(name__in=named).values_list("pk", flat=True))
    return keys | ({root.pk} if told.get("host_answers") else set())


def rows(campaign: Campaign, names: Iterable[str] | None = None) -> Lines:
    """In the official order; of the units named, or of all."""
    found = campaign.grading_lines.select_related(
        "cadre", "title", "authority", "campaign_unit__unit", "unit"
    )
    if names is not None:
        found = found.filter(campaign_unit__unit__name__in=names)
    return list(found.order_by("ordinal"))


def put_in_groups(campaign: Campaign, told: Sequence[Told]) -> None:
    """The first group that fits; across the units."""
    groups = [
        PeerGroup(campaign=campaign, name=of["name"], ordinal=place) for place, of in enumerate(told, 1)
    ]
    groups = list(zip(PeerGroup.objects.bulk_create(groups), told, strict=True))
    lines = rows(campaign)
    for line in lines:
        line.group = next((group for group, of in groups if belongs(line, of)), None)
    update_rows(GradingLine, lines, ["group"])


def belongs(line: GradingLine, told: Told) -> bool:
    authority = told.get("authority")
    if authority:
        return line.authority is not None and line.authority.name == authority
    return fits(told, line.title) and (line.is_head or not told.get("heads"))


def units_speak(lines: Lines, told: Told) -> None:
    """What stands on the sheets that came in, and what a unit that has not handed in wrote of its first rows."""
    came = {name for answers in told["answers"].values() for name in answers}
    sizes: dict[int, int] = {}
    for place, line in enumerate(lines):
        number = sizes[line.campaign_unit_id] = sizes.get(line.campaign_unit_id, 0) + 1
        name = line.campaign_unit.unit.name
        if name in came or (name in told["begun"] and number <= 5):
            words = told["exceptions"].get(line.cadre.full_name, {})
            line.self_grade = graded(words.get("self") or at(told["self"], place))
            for column in KNOWN:
                setattr(line, column, words.get(column, getattr(line, column)))
            if name in came:
                said = words.get("collective") or max(at(told["self"], place), at(told["collective"], place))
                collective_speaks(line, said, place)
    for line in lines:
        if line.collective_grade:
            line.unit_valid = sizes[line.campaign_unit_id] + GUESTS
            line.unit_votes = line.unit_valid - (line.ordinal % SPLIT == 0)
    update_rows(GradingLine, lines, SAID + KNOWN)


def collective_speaks(line: GradingLine, digit: str, place: int) -> None:
    line.collective_grade = graded(digit)
    if line.cadre.party_joined_on:
        line.member_grade = line.collective_grade


def at(pattern: str, place: int) -> str:
    return pattern[place % len(pattern)]


def graded(digit: str) -> str:
    return KEYS[digit].value


def collect(units: Units, told: Told) -> None:
    """Dossiers come in, which takes their rows on; what has faults goes back."""
    came = told["answers"]
    receive(units, came["complete"] | came["submitted"] | came["returned"])
    add_items(units, came["complete"] | came["returned"], told["not_received"])
    complete(units, told)
    give_back(units, told)


def collectives_speak(campaign: Campaign, units: Units, told: Told) -> None:
    """The collective of every unit that is in grades itself beside its people."""
    UnitGrade.objects.bulk_create(
        UnitGrade(
            campaign=campaign,
            year=campaign.year,
            unit=units[name].unit,
            self_grade=graded(at(told["self"], place)),
            proposed=graded("2") if name in told["appraised"]["units"] else "",
        )
        for place, name in enumerate(told["answers"]["complete"])
    )


def appraise(campaign: Campaign, told: Told) -> None:
    """The office proposes; who is decided above goes up, of some the grade to be decided is prepared."""
    lines, on = rows(campaign, told["appraised"]["units"]), day(told["appraised"]["on"])
    for line in lines:
        words = told["exceptions"].get(line.cadre.full_name, {})
        said = next(digit for digit, given in KEYS.items() if given == line.collective_grade)
        line.proposed = graded(words.get("proposed") or max(said, at(told["proposed"], line.ordinal)))
        if line.campaign_unit.unit.name in told["prepared"] and not line.is_decided_above:
            line.grade = line.proposed
    update_rows(GradingLine, lines, ["proposed", "grade"])
    appraised = done(APPRAISE, lines, {"on": on})
    above = [line for line in appraised if line.is_decided_above]
    done(SEND_UP, above, {"on": day(told["sent_up_on"])})


def earlier_place_speaks(campaign: Campaign, told: Told) -> None:
    """Where somebody worked before the move of the year."""
    GradingOpinion.objects.create(
        line=campaign.grading_lines.get(cadre__full_name=told["of"]),
        unit=Unit.objects.get(name=told["unit"]),
        months=told["months"],
        grade=graded(told["grade"]),
        text=told["text"],
        paper_no=told["paper_no"],
        paper_on=day(told["paper_on"]),
    )


def count_votes(campaign: Campaign, told: Told) -> None:
    """One unit's conference as its minutes give it, tied to the rows that it was about."""
    lines, on = rows(campaign, [told["unit"]]), day(told["on"])
    present = told["present"]
    count = BallotCount.objects.create(
        unit=lines[0].campaign_unit.unit,
        conference=Conference.UNIT,
        slip=Slip.VOTING,
        subject=told["subject"],
        met_on=on,
        minutes_on=on,
        called=told["called"],
        **dict.fromkeys(("present", "issued", "returned", "valid"), present),
    )
    votes = [present - (line.ordinal % SPLIT == 0) for line in lines]
    choices = Choice.objects.bulk_create(
        Choice(
            count=count,
            ordinal=place,
            cadre=line.cadre,
            name=line.cadre.full_name,
            votes_for=agreed,
            votes_against=present - agreed,
            votes_blank=0,
        )
        for place, (line, agreed) in enumerate(zip(lines, votes, strict=True), 1)
    )
    GradingBallot.objects.bulk_create(
        GradingBallot(line=line, choice=choice, grade=line.collective_grade)
        for line, choice in zip(lines, choices, strict=True)
    )
    GradingLine.objects.filter(pk__in=[line.pk for line in lines]).update(unit_votes=None, unit_valid=None)
    done(LOCK, [count], {"on": on})
