"""What a post cell says: memberships of committees, then the post, perhaps with its unit's name behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foundation.sheets.cells import folded_words
from foundation.sheets.several import SEMICOLONS, by_lines, has_bullets, listed, one_thing
from office.organisation.imports.posts import Posts, leads
from office.organisation.models.structure import PostTitle, Unit

PARTS = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True)
class PostText:
    """`memberships` are (title, unit of the body); of `posts` a title is known, or there are its words."""

    memberships: tuple[tuple[PostTitle, Unit], ...] = ()
    posts: tuple[PostTitle | str, ...] = ()


def read_posts(text: str, unit: Unit, posts: Posts) -> PostText:
    """Read a cell for someone of the unit; the whole text may itself be one title with a comma in it."""
    whole = " ".join(listed(text))
    if title := known_title(whole, unit, posts):
        return PostText(posts=(title,))
    memberships, found = [], []
    for thing in things_of(text, unit, posts):
        members, title = read_one(thing, unit, posts)
        memberships += members
        found += [title] if title else []
    return PostText(tuple(with_prerequisites(memberships, posts)), tuple(dict.fromkeys(found)))


def things_of(text: str, unit: Unit, posts: Posts) -> list[str]:
    """The posts that the cell lists; a line that is no post by itself goes on with the line above it."""
    things: list[str] = []
    for line in by_lines(text):
        first, *more = [part for part in SEMICOLONS.split(line) if part] or [""]
        if things and not has_bullets(text) and not is_post(first, unit, posts):
            things[-1] += f" {first}"
        elif first:
            things.append(first)
        things += more
    return things


def is_post(text: str, unit: Unit, posts: Posts) -> bool:
    first = PARTS.split(text)[0]
    return bool(known_title(first, unit, posts) or posts.collective(first, unit)) or leads(first)


def read_one(text: str, unit: Unit, posts: Posts) -> tuple[list[tuple[PostTitle, Unit]], PostTitle | str]:
    """(memberships, the post) of one of the things that a cell lists."""
    parts = [part for part in PARTS.split(text) if part]
    memberships = []
    title = known_title(text, unit, posts)
    while parts and title is None and (member := posts.collective(parts[0], unit)):
        memberships.append(member)
        parts = parts[1:]
        title = known_title(", ".join(parts), unit, posts)
    while len(parts) > 1 and title is None and (member := posts.collective(parts[-1], unit)):
        memberships.append(member)
        parts = parts[:-1]
        title = known_title(", ".join(parts), unit, posts)
    return memberships, title or without_unit(", ".join(parts), unit, posts)


def known_title(text: str, unit: Unit, posts: Posts) -> PostTitle | None:
    """The title of the text, tried whole and then without ever more words of the unit's name at its end."""
    if not text:
        return None
    for shorter in [text, *tails_removed(text, unit, posts)]:
        title = posts.title(shorter, posts.units.level(unit))
        if title and title.kind == title.Kind.POST:
            return title
    return None


def without_unit(text: str, unit: Unit, posts: Posts) -> str:
    """The words of an unknown title; only the whole name of an area is taken off, so that no title is cut."""
    text = one_thing(text)
    words = text.split()
    for area in (above for above in posts.units.chain(unit) if above.kind == unit.Kind.AREA):
        name = folded_words(area.name).split()
        if len(words) > len(name) and folded_words(" ".join(words[-len(name) :])).split() == name:
            return " ".join(words[: -len(name)]).rstrip(" ,-–")
    return text


def tails_removed(text: str, unit: Unit, posts: Posts) -> list[str]:
    """The text without its last words, as long as these end the name of the unit or of one above it."""
    words = text.split()
    folded = [folded_words(word) for word in words]
    names = [folded_words(above.name).split() for above in posts.units.chain(unit)]
    longest = [
        [words[:-length] for length in range(1, len(words)) if _ends(name, folded[-length:])]
        for name in names
    ]
    shorter = {len(rest): rest for rests in longest for rest in rests}
    return [" ".join(shorter[length]).rstrip(" ,-–") for length in sorted(shorter, reverse=True)]


def _ends(name, tail):
    folded = [word for word in tail if word]
    return bool(folded) and name[-len(folded) :] == folded


def with_prerequisites(
    memberships: list[tuple[PostTitle, Unit]], posts: Posts
) -> Iterator[tuple[PostTitle, Unit]]:
    """A member of the smaller body is one of the larger body it is chosen from, said or not."""
    seen = set()
    for title, unit in memberships:
        while title and title.pk not in seen:
            seen.add(title.pk)
            yield title, unit
            title = posts.chosen_from(title)
