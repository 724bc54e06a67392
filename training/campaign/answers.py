"""What a unit registers on a page: one line a course of one of its people, and one to ask for another."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from cadre.answering import people_of
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import lock
from office.campaigns.models import CampaignUnit
from standards.checks import JudgedLeader
from standards.levels import Reached, levels_on
from training.campaign.courses import OfferedCourse, courses_on, held_standards
from training.campaign.registering import Wanted, register, withdraw
from training.models import Need

CHANGED = "Người khác vừa ghi “{theirs}”; xem lại rồi lưu lần nữa."
NOTHING = "không đăng ký"
GONE = "Đăng ký này không còn, hoặc đồng chí không còn công tác ở đơn vị."


@dataclass(frozen=True)
class CourseWord:
    """A course that is asked for, by when and why; without a course it says nothing."""

    course: str = ""
    by: datetime.date | None = None
    note: str = ""

    @classmethod
    def of(cls, need: Need | None) -> "CourseWord":
        return cls(OfferedCourse.of(need).key, need.wanted_by, need.note) if need else cls()

    @property
    def seal(self) -> str:
        """As a page says what it showed."""
        return "|".join((self.course, str(self.by or ""), self.note))


@dataclass(frozen=True)
class NeedLine:
    """One line of the page: a need that the unit has registered, or room for one."""

    person: Cadre
    need: Need | None = None

    @property
    def key(self) -> str:
        return f"need{self.need.pk}" if self.need else f"new{self.person.pk}"

    @property
    def now(self) -> CourseWord:
        return CourseWord.of(self.need)


@dataclass(frozen=True)
class PersonAsked:
    """One of the unit's people: levels on record, what the post held asks, needs beside the campaign."""

    person: Cadre
    levels: Mapping[str, Reached]
    held: JudgedLeader | None
    registered: Sequence[Need]
    others: Sequence[Need]

    @property
    def lines(self) -> list[NeedLine]:
        return [*(NeedLine(self.person, need) for need in self.registered), NeedLine(self.person)]


@dataclass
class AnsweredNeeds:
    """How many lines say something else now, and {line: sentence} of those that do not say what was sent."""

    written: int = 0
    refused: dict[str, str] = field(default_factory=dict)


def people_asked(unit: CampaignUnit, user: Any) -> tuple[list[PersonAsked], list[Cadre]]:
    """Whom the user speaks for, and those of whom somebody else has to; a fixed number of queries."""
    hidden, people = conflicted_cadres(user), list(people_of(unit))
    own = [person for person in people if person.pk not in hidden]
    keys, day = {person.pk for person in own}, clock.today()
    levels, held = levels_on(day, keys), held_standards(keys, day)
    needs: dict[int, list[Need]] = {}
    for need in Need.objects.for_user(user).standing().filter(cadre__in=keys, reserved=False).order_by("pk"):
        needs.setdefault(need.cadre_id, []).append(need)
    asked = [
        PersonAsked(
            person,
            levels.get(person.pk, {}),
            held.get(person.pk),
            [need for need in needs.get(person.pk, ()) if is_of(need, unit)],
            [need for need in needs.get(person.pk, ()) if not is_of(need, unit)],
        )
        for person in own
    ]
    return asked, [person for person in people if person.pk in hidden]


def is_of(need: Need, unit: CampaignUnit) -> bool:
    return need.campaign_unit_id == unit.pk and need.state == Need.State.REGISTERED


def lines_of(unit: CampaignUnit, user: Any) -> dict[str, NeedLine]:
    people, _ = people_asked(unit, user)
    return {line.key: line for each in people for line in each.lines}


@transaction.atomic
def answer(
    unit: CampaignUnit, user: Any, said: Mapping[str, CourseWord], shown: Mapping[str, str]
) -> AnsweredNeeds:
    """Write what is said of lines that stand as the page showed them (`shown`, by their seals)."""
    lock(unit)
    lines, done = lines_of(unit, user), AnsweredNeeds()
    changed: list[tuple[NeedLine, CourseWord]] = []
    for key, mine in said.items():
        line = lines.get(key)
        if line is None:
            done.refused |= {key: GONE} if mine.course else {}
        elif line.now == mine:
            continue
        elif line.now.seal != shown.get(key):
            done.refused[key] = CHANGED.format(theirs=line.need or NOTHING)
        else:
            changed.append((line, mine))
    write(unit, user, changed, done)
    return done


def write(
    unit: CampaignUnit, user: Any, changed: Sequence[tuple[NeedLine, CourseWord]], done: AnsweredNeeds
) -> None:
    """The new courses first: whose new one is refused keeps the one that stands."""
    edited = [(line.need, mine) for line, mine in changed if line.need and line.now.course == mine.course]
    others = [(line, mine) for line, mine in changed if not line.need or line.now.course != mine.course]
    courses = courses_on(clock.today())
    asked = [(line, mine) for line, mine in others if mine.course]
    wanted = [
        Wanted(line.person, courses[mine.course], unit.campaign.year, mine.by, mine.note)
        for line, mine in asked
    ]
    registered = register(user, wanted, unit)
    refused = {asked[place][0].key: sentence for place, sentence in registered.refused.items()}
    left = [line.need for line, _ in others if line.need and line.key not in refused]
    refused |= {f"need{key}": sentence for key, sentence in withdraw(user, left).items()}
    for need, mine in edited:
        need.wanted_by, need.note = mine.by, mine.note
    update_rows(Need, [need for need, _ in edited], ["wanted_by", "note"])
    done.refused |= refused
    done.written = sum(line.key not in refused for line, _ in changed)


def register_lacking(unit: CampaignUnit, user: Any) -> int:
    """Register what the posts held ask and the records lack; how many needs are new."""
    people, _ = people_asked(unit, user)
    wanted = [
        Wanted(each.person, course, unit.campaign.year)
        for each in people
        if each.held
        for course in lacked(each.held)
    ]
    return register(user, wanted, unit).new


def lacked(held: JudgedLeader) -> list[OfferedCourse]:
    """The courses that would bring somebody to the level that the post held asks; without data nobody lacks one."""
    kinds = [each for each in held.findings if held.lacks(each.kind)]
    return [OfferedCourse.least_of(each) for each in kinds]
