"""Whose grades of a year are told together: proposed by what is known of their posts, moved and merged by hand."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from evaluation.grading.choices import GradingSubject
from evaluation.models import GradingLine, PeerGroup
from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import lock
from foundation.sheets.cells import folded_words
from office.campaigns.models import Campaign
from office.regulations.conditions import lower_first

FAMILIES = Path(__file__).parents[2] / "data" / "peer_groups.json"
OF_LINE = ("cadre", "unit", "title", "authority", "group")
LONGEST = PeerGroup._meta.get_field("name").max_length
LOCKED = "{count} đồng chí giữ nhóm cũ: dòng đã quyết định hoặc do đồng chí khác xử lý."
CHANGED = "{count} đồng chí đã được chuyển nhóm từ lúc mở trang; xem lại rồi chọn lần nữa."


@dataclass(frozen=True)
class ProposedGroup:
    """People without a group who would be told together; `group` is the one of the same name, if there is one."""

    name: str
    lines: Sequence[GradingLine]
    group: PeerGroup | None = None


@cache
def families() -> list[dict[str, Any]]:
    return json.loads(FAMILIES.read_text(encoding="utf-8"))["leaders"]


def family_of(line: GradingLine) -> str:
    """What kind of post it is: of a leader by the words of the title and the block of the unit, else the regime."""
    if line.subject != GradingSubject.LEADER:
        return str(GradingSubject(line.subject).label)
    words = f" {folded_words(line.title.name if line.title else line.post_words)} "
    return next(each["name"] for each in families() if fits(each, words, line.unit.kind))


def fits(family: Mapping[str, Any], words: str, block: str) -> bool:
    if "words" not in family and "block" not in family:
        return True
    named = any(f" {folded_words(word)} " in words for word in family.get("words", ()))
    return named or family.get("block") == block


def kind_of(line: GradingLine) -> str:
    """Kind of post and level, "Bí thư, phó bí thư cấp xã"."""
    level = lower_first(line.title.get_level_display()) if line.title else ""
    return f"{family_of(line)} {level}".strip()


def proposed(lines: Iterable[GradingLine], groups: Iterable[PeerGroup]) -> list[ProposedGroup]:
    """Of the rows without a group, in the order of the rows. Several authorities over one kind of post make several."""
    kinds: dict[str, list[GradingLine]] = defaultdict(list)
    for line in lines:
        if line.group_id is None:
            kinds[kind_of(line)].append(line)
    found: dict[str, list[GradingLine]] = defaultdict(list)
    for kind, members in kinds.items():
        several = len({line.authority_id for line in members}) > 1
        for line in members:
            name = f"{kind} – {line.authority}" if several and line.authority else kind
            found[name[:LONGEST]].append(line)
    known = {group.name: group for group in groups}
    return [ProposedGroup(name, members, known.get(name)) for name, members in found.items()]


@dataclass
class Moved:
    count: int = 0
    groups: int = 0
    told: list[str] = field(default_factory=list)


def to_move(campaign: Campaign, user: Any) -> Any:
    """The rows whose group the user may change, held until the end of the transaction."""
    rows = GradingLine.objects.for_user(user, "change").filter(campaign=campaign)
    return rows.select_related(*OF_LINE).order_by("ordinal", "pk").select_for_update(of=("self",))


@transaction.atomic
def make_proposed(campaign: Campaign, user: Any) -> Moved:
    """Give each row without a group the one that is proposed; of two at once the second finds nothing left."""
    lock(campaign)
    groups = list(campaign.peer_groups.all())
    last = max((group.ordinal for group in groups), default=0)
    found = proposed(to_move(campaign, user).filter(group=None), groups)
    new = [each for each in found if each.group is None]
    made = PeerGroup.objects.bulk_create(
        PeerGroup(campaign=campaign, name=each.name, ordinal=last + place)
        for place, each in enumerate(new, 1)
    )
    by_name = {group.name: group for group in (*groups, *made)}
    lines = [put(line, by_name[each.name]) for each in found for line in each.lines]
    update_rows(GradingLine, lines, ["group"])
    return Moved(len(lines), len(made))


def put(line: GradingLine, group: PeerGroup | None) -> GradingLine:
    line.group = group
    return line


@transaction.atomic
def move(campaign: Campaign, user: Any, shown: Mapping[int, int], group: PeerGroup | None) -> Moved:
    """Rows {key: key of the group as it was shown, 0 for none} go to the group; None takes them out of theirs."""
    lines = list(to_move(campaign, user).filter(pk__in=shown))
    fitting = [line for line in lines if (line.group_id or 0) == shown[line.pk]]
    going = [put(line, group) for line in fitting if line.group_id != (group.pk if group else None)]
    update_rows(GradingLine, going, ["group"])
    counts = {LOCKED: len(shown) - len(lines), CHANGED: len(lines) - len(fitting)}
    return Moved(len(going), told=[said.format(count=count) for said, count in counts.items() if count])


@transaction.atomic
def merge(campaign: Campaign, user: Any, group: PeerGroup, into: PeerGroup) -> Moved:
    """All rows of a group go to another, and the group goes when none is left in it."""
    lock(group)
    members = campaign.grading_lines.filter(group=group)
    done = move(campaign, user, dict.fromkeys(members.values_list("pk", flat=True), group.pk), into)
    if not members.exists():
        group.delete()
        done.groups = 1
    return done


def next_ordinal(campaign: Campaign) -> int:
    return (campaign.peer_groups.aggregate(last=Max("ordinal"))["last"] or 0) + 1


def counted(lines: Iterable[GradingLine]) -> Counter:
    return Counter(line.group_id or 0 for line in lines)
