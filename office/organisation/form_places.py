"""Which columns of the statistical forms a title is proposed for, by its kind and its words; the office decides."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from foundation.core.text import fold_name
from office.organisation.models.structure import Post, PostTitle
from office.organisation.reference import shipped


def proposed(name: str, body_kind: str = "", blocks: Collection[str] = ()) -> list[str]:
    """At most two places of a title, none where its words do not tell; `blocks` are those of all its units."""
    rules = shipped("form_places")
    if body_kind:
        return [rules["bodies"][body_kind]] if body_kind in rules["bodies"] else []
    found = [_place(part, rules["titles"], blocks) for part in _parts(name, rules["joined_by"])]
    return list(dict.fromkeys(place for place in found if place))[:2]


def _parts(name: str, joined_by: Collection[str]) -> Iterator[str]:
    """The offices that a title names, one after the other, folded: of "Phó Bí thư, Chủ tịch UBND" both."""
    for sign in joined_by:
        name = name.replace(sign, joined_by[0])
    yield from (f" {fold_name(part)} " for part in name.split(joined_by[0]))


def _place(part: str, rules: Collection[dict[str, Any]], blocks: Collection[str]) -> str:
    return next((rule["place"] for rule in rules if _fits(part, rule, blocks)), "")


def _fits(part: str, rule: dict[str, Any], blocks: Collection[str]) -> bool:
    begins = f" {fold_name(rule['starts'])} "
    if not (part == begins if rule.get("whole") else part.startswith(begins)):
        return False
    if "blocks" in rule and not (blocks and set(blocks) <= set(rule["blocks"])):
        return False
    has, without = ([f" {fold_name(word)} " for word in rule.get(key, ())] for key in ("has", "without"))
    return (not has or any(word in part for word in has)) and not any(word in part for word in without)


def settle(title: PostTitle, blocks: Collection[str] = ()) -> bool:
    """Put the title, unsaved, into the places its words tell, where nobody has settled it; whether it was."""
    places = [] if title.form_place else proposed(title.name, title.body_kind, blocks)
    if places:
        title.form_place, title.second_place = [*places, ""][:2]
    return bool(places)


def settle_new(posts: Iterable[Post]) -> None:
    """The same of all titles, not yet saved, that the posts bring."""
    blocks = {}
    for post in posts:
        if post.title.pk is None:
            blocks.setdefault(id(post.title), (post.title, set()))[1].add(post.unit.kind)
    for title, of in blocks.values():
        settle(title, of)


def propose_places() -> int:
    """The same of every title on record; the number of those that were settled. Three queries."""
    blocks = {}
    for title, block in Post.objects.order_by().values_list("title", "unit__kind").distinct():
        blocks.setdefault(title, set()).add(block)
    unsettled = PostTitle.objects.filter(form_place="")
    settled = [title for title in unsettled if settle(title, blocks.get(title.pk, ()))]
    PostTitle.objects.bulk_update(settled, ["form_place", "second_place"])
    return len(settled)
