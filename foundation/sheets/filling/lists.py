"""The lists that forms can be filled from. An app declares its own in its module `fillable`."""

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

from foundation.sheets.cells import folded_words
from foundation.sheets.filling.fields import ListOffer, Value
from foundation.sheets.filling.filler import ListedRow
from foundation.sheets.limits import Unreadable

BETWEEN = ":"
NO_LIST = "Không có danh sách “{words}” trong phạm vi được kết xuất. Các loại danh sách có thể điền: {known}."
SEVERAL = "“{words}” là tên của nhiều danh sách; ghi một trong các mã: {keys}."
NONE_KNOWN = "không có danh sách nào"
SHOWN = 12


class ListChoice(NamedTuple):
    """A list by its key; `names` are what commands call it beside the words of pages.

    One that is `closed` to forms is offered on no page; asked for, its refusal says why.
    """

    key: str
    words: str
    names: tuple[str, ...] = ()
    closed: bool = False


class FillableList:
    """Subclass once per kind of list and `register_list` it; made for one list, user and day.

    `permission` is the right to export its records, `model` their label in the access log. Each record is a mapping
    of what `offer` says of it.
    """

    slug: str
    label: str
    permission: str
    model: str
    private_permission: str = ""
    offer: ListOffer

    def __init__(self, user: Any, choice: ListChoice, day: datetime.date) -> None:
        self.user, self.choice, self.day = user, choice, day

    @classmethod
    def is_offered_to(cls, user: Any) -> bool:
        return bool(user.scope(cls.permission))

    @classmethod
    def choices(cls, user: Any, day: datetime.date) -> list[ListChoice]:
        """The lists that the user may export, in the order of pages."""
        raise NotImplementedError

    def refusal(self) -> str:
        """Why nothing may be written down of this list, as a sentence; empty where it may."""
        return next(filter(None, (refuse(self) for refuse in REFUSALS)), "")

    def rows(self, *, with_private: bool = False) -> list[ListedRow]:
        """Its records in their order, in a fixed number of queries; what is private only where it is asked for, of
        whom the user may see it."""
        raise NotImplementedError

    @property
    def private_model(self) -> str:
        """The label of the restricted records in the access log."""
        return self.private_permission.replace("view_", "")

    @classmethod
    def may_ask_private(cls, user: Any) -> bool:
        return bool(cls.private_permission) and bool(user.scope(cls.private_permission))


LISTS: dict[str, type[FillableList]] = {}
# What an app knows against it, such as that a list is secret: each says a sentence, or nothing.
REFUSALS: list[Callable[[FillableList], str]] = []


def register_list(kind: type[FillableList]) -> type[FillableList]:
    LISTS[kind.slug] = kind
    return kind


def lists_for(user: Any) -> list[type[FillableList]]:
    return [kind for kind in LISTS.values() if kind.is_offered_to(user)]


def said(key: str) -> Value:
    """What a record says under the key."""
    return lambda record: record.get(key)


def choices_for(user: Any, day: datetime.date) -> list[tuple[str, list[tuple[str, str]]]]:
    """All lists as the choices of a drop-down, grouped by kind; a value is the name of the kind and the key."""
    groups = (
        (kind, [each for each in kind.choices(user, day) if not each.closed]) for kind in lists_for(user)
    )
    return [
        (kind.label, [(f"{kind.slug}{BETWEEN}{each.key}", each.words) for each in found])
        for kind, found in groups
        if found
    ]


def list_named(user: Any, words: str, day: datetime.date) -> FillableList:
    """The list of a choice, or as a command calls it: "planning:3/5", "planning:2020-2025/Trưởng phòng".

    Raises Unreadable where the user may export none, or more than one is called so.
    """
    slug, _, name = words.partition(BETWEEN)
    kind = next((kind for kind in lists_for(user) if kind.slug == slug), None)
    choices = kind.choices(user, day) if kind else []
    found = [each for each in choices if each.key == name] or [
        each for each in choices if folded_words(name) in map(folded_words, (each.words, *each.names))
    ]
    if not found:
        known = ", ".join(kind.slug for kind in lists_for(user)) or NONE_KNOWN
        raise Unreadable(NO_LIST.format(words=words, known=known))
    if len(found) > 1:
        keys = ", ".join(f"{slug}{BETWEEN}{each.key}" for each in found[:SHOWN])
        raise Unreadable(SEVERAL.format(words=words, keys=keys))
    return kind(user, found[0], day)
