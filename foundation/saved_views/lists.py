"""Lists that open as their user left them, or by a saved view."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.core.parameters import BadParameter, read_number
from foundation.ordering.order import PLACE
from foundation.saved_views.forms import ViewForm, units_to_share_in
from foundation.saved_views.kept import keep, kept, lasting, start
from foundation.saved_views.models import SavedView

PLAIN = "0"
# What an address may hold beside a view without being another question.
BESIDE = ("as_of", *PLACE, "format", "print")
SAVED = "Đã lưu cách xem “{view}”."
GONE = "Cách xem “{view}” có {count} cột nay không còn, hoặc đồng chí không được xem."
NOT_AGAIN = "Không mở lại được danh sách như lần xem trước. {why}"
UNREADABLE = "Cách xem “{view}”: {why}"


@dataclass(frozen=True)
class OpenedBy:
    """What the list was opened by: `view`, or as it was left the last time."""

    view: SavedView | None = None
    again: bool = False


class RememberedList:
    """Mixed in before FilteredPage: without a query the list opens with its user's start view, else as it was left.

    An address with a query is answered as it says; only what is done by the controls of the list, which post, is kept.
    """

    opened_by = OpenedBy()
    view_form = None

    @cached_property
    def list_name(self) -> str:
        return self.request.resolver_match.view_name

    @property
    def kept_name(self) -> str:
        """Of lists with one kind of page each is left by itself: what narrows one may be no choice of another."""
        return ":".join([self.list_name, *map(str, self.kwargs.values())])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "GET" and not request.GET and (query := self.opening()):
            return HttpResponseRedirect(f"{request.path}?{query}")
        if "kept" in request.GET or "view" in request.GET:
            self.address_asked = request.GET
            request.GET = self.unfolded()
        return super().get(request, *args, **kwargs)

    def opening(self) -> str:
        """The query that a list without one opens with; empty for the list as everybody finds it."""
        user = self.request.user
        first = start(user, self.list_name)
        if first and SavedView.objects.seen_by(user).filter(pk=first, list=self.list_name).exists():
            return f"view={first}"
        left = kept(user, self.kept_name)
        return f"{left}&kept=1" if left else ""

    def unfolded(self) -> QueryDict:
        """The query in full: what the view holds, and over it what the address says itself. Raises Http404.

        An address that says more than a day and a place is another question: it is no longer called by the view.
        """
        query, key = self.request.GET.copy(), self.request.GET.get("view", "")
        if not key:
            self.opened_by = OpenedBy(again=query.pop("kept", None) is not None)
            return query
        found = QueryDict(mutable=True)
        if key != PLAIN:
            views = SavedView.objects.seen_by(self.request.user).of_list(self.list_name)
            view = views.filter(pk=read_number(self.request, "view")).first()
            if view is None:
                raise Http404
            found = QueryDict(view.query, mutable=True)
            self.opened_by = OpenedBy(view if query.keys() <= {"view", "kept", *BESIDE} else None)
        for name in {*BESIDE, *query} - {"view", "kept"}:
            found.pop(name, None)
            if name in query:
                found.setlist(name, query.getlist(name))
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "default" in request.POST:
            keep(request.user, self.kept_name, kept="")
            return HttpResponseRedirect(self.bare_address())
        if "save_view" in request.POST:
            return self.save_view()
        return super().post(request, *args, **kwargs)

    def keep(self, query: QueryDict) -> None:
        keep(self.request.user, self.kept_name, kept=lasting(query, self.filter_form))

    def save_view(self) -> HttpResponseBase:
        """Save the list as it stands under a name; what is wrong with the name is said in the menu."""
        request = self.request
        self.view_form = form = ViewForm(request.POST, user=request.user, list_name=self.list_name)
        response = self.get(request, *self.args, **self.kwargs)
        if response.status_code != 200 or not form.is_valid():
            return response
        form.instance.query = lasting(request.GET, self.filter_form)
        if not form.try_save():
            return response
        messages.success(request, SAVED.format(view=form.instance))
        return HttpResponseRedirect(f"{request.path}?view={form.instance.pk}")

    def bare_address(self) -> str:
        """The list as everybody finds it; where another view opens it for the user, the address says so."""
        path = self.request.path
        return f"{path}?view={PLAIN}" if start(self.request.user, self.list_name) else path

    def refuse(self, unreadable: BadParameter) -> HttpResponseBase:
        view = self.opened_by.view
        if self.opened_by.again:
            messages.info(self.request, NOT_AGAIN.format(why=unreadable))
            return HttpResponseRedirect(f"{self.request.path}?view={PLAIN}")
        return super().refuse(
            BadParameter(UNREADABLE.format(view=view, why=unreadable)) if view else unreadable
        )

    def gone(self) -> str:
        """What a view asks for and the list does not have, or not for this reader; empty where nothing is amiss."""
        view, known = self.opened_by.view, {column.name for column in self.allowed}
        gone = (
            [name for name in QueryDict(view.query).getlist("columns") if name not in known] if view else []
        )
        return GONE.format(view=view, count=len(gone)) if gone else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        remembered = {
            "opened_by": self.opened_by,
            "gone": self.gone(),
            "views": list(SavedView.objects.seen_by(user).of_list(self.list_name)),
            "start": start(user, self.list_name),
            "view_form": self.view_form,
            "share_in": list(units_to_share_in(user)),
            "views_url": f"{reverse('saved-views', args=[self.list_name])}?back={quote(self.request.path)}",
        }
        return super().get_context_data(**{**remembered, **kwargs})

    def address(self, **changes: Any) -> str:
        """A page, a sheet of a view keeps its number in the address; any other change leaves the view."""
        if self.opened_by.view and changes and set(changes) <= set(BESIDE):
            query = QueryDict(mutable=True)
            query["view"] = self.opened_by.view.pk
            query.update({name: self.request.GET[name] for name in ("as_of",) if name in self.request.GET})
            query.update(changes)
            return f"{self.request.path}?{query.urlencode()}"
        return super().address(**changes)
