"""Units, posts and planning lists by what was typed."""

from typing import Any

from django.urls import reverse

from cadre.models.facts import PostHeld
from finding.groups import Hit, HitGroup, SearchQuestion, begins_words
from foundation.core.lookup.kinds import every_word
from foundation.core.text import fold_name
from office.organisation.models.structure import Post, Unit
from planning.lists import list_name
from planning.models import PlanningTarget

SHOWN = 5


def units(asked: SearchQuestion) -> HitGroup:
    """Units that stood on the day, in the official order. One query."""
    rows = Unit.objects.for_user(asked.user).on(asked.day).select_related("parent")
    found = list(every_word(rows, asked.text, ["name_fold", "code"]))
    hits = [
        Hit(unit.name, asked.at(unit.get_absolute_url()), under(unit), "diagram-3") for unit in found[:SHOWN]
    ]
    return HitGroup("Cơ quan, đơn vị", len(found), hits)


def under(unit: Unit) -> str:
    return f"trực thuộc {unit.parent}" if unit.parent else ""


def posts(asked: SearchQuestion) -> HitGroup:
    """Posts, with who held them on the day of the people whom the reader may see. Three queries."""
    rows = every_word(Post.objects.for_user(asked.user), asked.text, ["title__name_fold", "unit__name_fold"])
    found = list(rows.select_related("title", "unit")[:SHOWN])
    held = PostHeld.objects.for_user(asked.user).on(asked.day).filter(post__in=[post.pk for post in found])
    holders = {}
    for each in held.select_related("cadre").order_by("cadre__sort_key", "pk"):
        holders.setdefault(each.post_id, []).append(each.cadre.full_name)
    hits = [
        Hit(str(post), asked.at(post.get_absolute_url()), in_words(holders.get(post.pk, ())), "award")
        for post in found
    ]
    return HitGroup("Chức danh, chức vụ", rows.count(), hits)


def in_words(names: list[str]) -> str:
    """The holder of a post, or of a seat that many have how many they are."""
    return names[0] if len(names) == 1 else f"{len(names)} đồng chí" if names else ""


def planning_lists(asked: SearchQuestion) -> HitGroup:
    """Planning lists of which the reader sees a target, the latest term first. One query."""
    found = lists_called(asked.user, asked.text)
    hits = [
        Hit(name, asked.at(reverse("planning-list", args=key)), "danh sách quy hoạch", "list-stars")
        for key, name in list(found.items())[:SHOWN]
    ]
    return HitGroup("Danh sách quy hoạch", len(found), hits)


def list_names(user: Any) -> dict[tuple[int, int], str]:
    """{(term, title): name} of the planning lists that the reader may open; one query."""
    targets = PlanningTarget.objects.for_user(user)
    targets = targets.select_related("term", "post__title", "post__unit", "post__body")
    of_lists = {}
    for target in targets.order_by("-term__begins_on", "post__title__order", "pk"):
        of_lists.setdefault((target.term_id, target.post.title_id), []).append(target)
    return {key: list_name(of_list) for key, of_list in of_lists.items()}


def lists_called(user: Any, text: str) -> dict[tuple[int, int], str]:
    """Those of which every word typed begins a word of the name."""
    words = fold_name(text)
    return {
        key: name
        for key, name in list_names(user).items()
        if begins_words(f"danh sach quy hoach {fold_name(name)}", words)
    }
