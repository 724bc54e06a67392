"""Blanks that are filled by typing a name: what is typed is looked up as the search box does, then the key stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cadre.models.people import Cadre
from finding.groups import Hit, SearchQuestion
from finding.people import SHOWN, TODAY, by_name, people_found, person
from finding.places import list_names, lists_called, under
from foundation.core.lookup.kinds import every_word
from foundation.core.parameters import NO_CHOICE, BadParameter, is_key
from office.organisation.models.structure import Unit
from questions.answers import Asking

NOBODY = "Không tìm thấy “{text}”; gõ lại."


@dataclass(frozen=True)
class Match:
    """A record that was meant, perhaps: the key that fills the blank, and how it is told apart."""

    key: str
    hit: Hit


@dataclass(frozen=True)
class TypedBlank:
    """`look_up` finds what a text may mean, `read` the record of a key within the reader's sight, or None.

    `shown` is the text of a record in its blank.
    """

    name: str
    label: str
    look_up: Callable[[Asking, str], list[Match]]
    read: Callable[[Asking, str], Any]
    shown: Callable[[Asking, Any], str] = lambda asked, found: str(found)
    about_person: bool = False

    def record(self, asked: Asking, key: str) -> Any:
        found = self.read(asked, key)
        if found is None:
            raise BadParameter(NO_CHOICE.format(text=key[:40]))
        return found


def question(asked: Asking, text: str) -> SearchQuestion:
    return SearchQuestion(asked.user, text, asked.day, lambda *page, **more: "")


def people(asked: Asking, text: str) -> list[Match]:
    """People in whatever state today, by given name; of another day those who held a post then."""
    search = question(asked, text)
    related = TODAY if search.today else ("now__unit", "held__post__title", "held__post__unit")
    rows = people_found(search).select_related(*related).order_by(*by_name(text))
    return [Match(str(cadre.pk), person(search, cadre)) for cadre in rows[: 2 * SHOWN]]


def read_person(asked: Asking, key: str) -> Cadre | None:
    rows = Cadre.objects.for_user(asked.user).select_related("now__unit")
    return rows.filter(pk=key).first() if is_key(key) else None


def units(asked: Asking, text: str) -> list[Match]:
    rows = Unit.objects.for_user(asked.user).on(asked.day).select_related("parent")
    rows = every_word(rows, text, ["name_fold", "code"])
    return [Match(str(unit.pk), Hit(unit.name, "", under(unit))) for unit in rows[: 2 * SHOWN]]


def read_unit(asked: Asking, key: str) -> Unit | None:
    return Unit.objects.for_user(asked.user).filter(pk=key).first() if is_key(key) else None


def lists(asked: Asking, text: str) -> list[Match]:
    """Planning lists by title and term."""
    names = lists_called(asked.user, text)
    return [Match(f"{term}-{title}", Hit(name, "")) for (term, title), name in names.items()]


def read_list(asked: Asking, key: str) -> tuple[int, int] | None:
    """Term and title of a list of which the reader sees a target."""
    term, _, title = key.partition("-")
    pair = (int(term), int(title)) if is_key(term) and is_key(title) else None
    return pair if pair in list_names(asked.user) else None


PERSON = TypedBlank("person", "Tên đồng chí", people, read_person, about_person=True)
UNIT = TypedBlank("unit", "Tên đơn vị", units, read_unit)
LIST = TypedBlank(
    "list",
    "Chức danh quy hoạch",
    lists,
    read_list,
    shown=lambda asked, found: list_names(asked.user)[found],
)
