"""How a user left each list, and with which saved view it opens: kept beside the account, a list a key."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import QueryDict

from foundation.lists.filtered import ARRANGED


def kept(user: AbstractBaseUser, name: str) -> str:
    """The filter, columns and order in which the user left the list."""
    return user.layouts.get(name, {}).get("kept", "")


def start(user: AbstractBaseUser, name: str) -> int | None:
    """Key of the saved view that the list opens with for the user."""
    return user.layouts.get(name, {}).get("start")


def keep(user: AbstractBaseUser, name: str, **told: Any) -> None:
    """Keep `kept` or `start` of a list; an empty value forgets it."""
    layout = {**user.layouts.get(name, {}), **told}
    layout = {key: value for key, value in layout.items() if value}
    if layout != user.layouts.get(name, {}):
        user.layouts = {**user.layouts, name: layout}
        user.save(update_fields=["layouts"])


def lasting(query: QueryDict, form: forms.Form) -> str:
    """What of an address is kept: what is chosen in the filter, columns and order; no typed text."""
    found = QueryDict(mutable=True)
    for name, value in pairs(query):
        field = form.fields.get(name)
        if name in ARRANGED or (field and not isinstance(field, forms.CharField)):
            found.appendlist(name, value)
    return found.urlencode()


def pairs(query: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in query.lists():
        yield from ((name, value) for value in values)
