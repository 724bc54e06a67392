"""The list that a record was opened from: its address rides along, so next, previous and the way back stay in it."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from foundation.core.context import day_query
from foundation.core.figures import thousands
from foundation.core.parameters import BadParameter

FIELD = "in"
NO_LIST = "Không có danh sách “{text}”; mở lại danh sách."
LEFT = "ngoài điều kiện lọc"
MANY = 10_000


@dataclass(frozen=True)
class Around:
    """Where a record stands in a list: keys of the records before and after it, its number, and how many there are.

    A record that left the filter meanwhile has no number, and still has those that stand around its place. Beyond
    `MANY` nothing is counted.
    """

    previous: int | None
    following: int | None
    number: int | None
    total: int

    @property
    def words(self) -> str:
        return f"{counted(self.number)}/{counted(self.total)}" if self.number else LEFT


def counted(number: int) -> str:
    return thousands(number) if number <= MANY else f"trên {thousands(MANY)}"


def opened_from(url: str, address: str | None) -> str:
    """The address of a page of a record, with that of the list that it is opened from, if any."""
    return f"{url}{'&' if '?' in url else '?'}{urlencode({FIELD: address})}" if address else url


def kept(url: str, request: HttpRequest) -> str:
    """The address of a further page of the same record, with the list that it was opened from."""
    return opened_from(url, request.GET.get(FIELD))


def record_url(request: HttpRequest, record: Any) -> str:
    return kept(record.get_absolute_url(), request)


def kept_actions(view: Any) -> Iterator[dict]:
    """The buttons of a record's page; further pages of the record know the list too."""
    own = view.object.get_absolute_url()
    for action in view.actions():
        of_record = action["url"].startswith(own)
        yield action | {"url": kept(action["url"], view.request)} if of_record else action


def list_page(request: HttpRequest, address: str) -> Any:
    """The page of the list at the address, set up for the day of the request. Raises BadParameter if it is no list."""
    path, _, query = address.partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    view = getattr(match and match.func, "view_class", None)
    if not hasattr(view, "around"):
        raise BadParameter(NO_LIST.format(text=address[:40]))
    asked = copy(request)
    asked.path, asked.path_info, asked.resolver_match = path, path, match
    asked.GET = QueryDict(query, mutable=True)
    asked.GET.pop("as_of", None)
    if day := request.GET.get("as_of"):
        asked.GET["as_of"] = day
    page = view(**match.func.view_initkwargs)
    page.setup(asked, *match.args, **match.kwargs)
    return page


def list_address(request: HttpRequest, model: type[Model]) -> str:
    """The list that the record was opened from, as it was filtered, or that of all such records; on the same day."""
    if request.GET.get(FIELD):
        return list_page(request, request.GET[FIELD]).address()
    return reverse(f"{model._meta.model_name}-list") + day_query(request)


def surroundings(view: Any) -> Mapping[str, Any]:
    """For the page of a record: its neighbours in the list that it was opened from, else in its own, and the way back.

    A filter that cannot be read any more, a list that the user may not open or that is of other records has none.
    `origin` is what the addresses of its facts add to know the list too.
    """
    page = list_page(view.request, view.request.GET.get(FIELD) or view.list_url())
    own = {"origin": kept("", view.request)}
    if page.model is not view.model or not page.has_permission():
        return own
    try:
        around = page.around(view.object.pk)
    except BadParameter:
        around = None
    back = {**own, "list_url": page.address(), "list_title": page.list_title()}
    if around is None:
        return back
    links = {
        name: kept(page.link_to(page.model(pk=key)), view.request) if key else ""
        for name, key in (("previous_url", around.previous), ("next_url", around.following))
    }
    back["list_title"] = f"{back['list_title']} ({counted(around.total)})"
    return {**back, **links, "position": around.words}
