"""What planning lists are called on papers, and how a line of one stands in a letter."""

from collections.abc import Sequence
from typing import Any

from cadre.papers.roster import counted_at
from office.papers.phrases import AREAS, within
from office.regulations.conditions import lower_first
from planning.judged_entries import JudgedEntry
from planning.models import PlanningTarget
from planning.structure import Structure


def of_term(targets: Sequence[PlanningTarget]) -> str:
    """The term as papers write it."""
    return targets[0].term.name.replace("–", " - ").replace("  ", " ")


def about_of(targets: Sequence[PlanningTarget]) -> str:
    """What the list is called within a sentence; whoever draws the paper up may write it otherwise."""
    return f"{title_of(targets)}, nhiệm kỳ {of_term(targets)}"


def title_of(targets: Sequence[PlanningTarget]) -> str:
    """What the list plans for, without its term."""
    post = targets[0].post
    of = post if len(targets) == 1 and not post.body else post.title
    return joined(lower_first(str(of)), places_of(targets) if post.body else "")


def places_of(targets: Sequence[PlanningTarget]) -> str:
    """Whose committees a list is of: one unit by its name, many by what they are, "các xã, thị trấn"."""
    if len(targets) == 1:
        return within(str(targets[0].post.unit))
    keys = [target.pk for target in targets]
    units = PlanningTarget.objects.filter(pk__in=keys).order_by().values_list("post__unit__name", flat=True)
    kinds = [area.strip().lower() for area in AREAS if any(unit.startswith(area) for unit in units)]
    return f"các {', '.join(kinds)}" if all(unit.startswith(AREAS) for unit in units) else ""


def joined(title: str, unit: str) -> str:
    """The title of a unit, whose level is said once: "Đảng bộ xã" with "Xã Bình Gia", "Đảng bộ cơ sở" with its own."""
    for size in (4, 2, 1):
        words, level = title.split(), unit.split()[:size]
        if level and [word.casefold() for word in words[-size:]] == [word.casefold() for word in level]:
            return " ".join([*words, *unit.split()[size:]])
    return f"{title} {unit}".strip()


def carried_out_by(units: Sequence[str]) -> str:
    return within(units[0]) if len(units) == 1 else "các đơn vị có tên trong danh sách"


def reckoned_at(structure: Structure, confirmed: Sequence[str]) -> str:
    """The month at which ages are counted, where any is printed."""
    month = structure.reckoning
    return f" {counted_at(str(month))}" if month and any("tuổi" in words for words in confirmed) else ""


def named(line: JudgedEntry, place: int) -> dict[str, Any]:
    """One line of a list in a letter: the person as approved."""
    person, approved = line.entry.listed, line.entry.approved_line
    held = line.entry.cadre.now.held if not approved else None
    return {
        "tt": place,
        "ho_ten": person.full_name,
        "sinh": str(person.birth or ""),
        "chuc_vu": approved.workplace if approved else str(held.post if held else ""),
    }
