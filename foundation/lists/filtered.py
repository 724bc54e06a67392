"""Pages with a filter in place, whatever they list."""

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views import generic

from foundation.core.context import as_of
from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.parameters import BadParameter
from foundation.core.replica.reading import ReadsReplica
from foundation.core.traces.access import log_access
from foundation.lists import search
from foundation.lists.narrowed.row import chips
from foundation.lists.neighbours import OpensRecords
from foundation.lists.tables import one_sooner
from foundation.ordering.order import PLACE

# What an address holds beside the filter: it narrows nothing.
ARRANGED = ("columns", "order", "sections", "frame")


class FilteredPage(
    ReadsReplica,
    OpensRecords,
    ScopedPage,
    generic.View,
    generic.base.ContextMixin,
    generic.base.TemplateResponseMixin,
):
    """A page with a filter in place; htmx gets the results alone.

    The filter form is posted: what can stand in an address goes there, free text behind a key (lists.search).
    An address that cannot be read shows its sentence and no row; a subclass gives `filter_form` and `show`.
    """

    search_fields = ("q",)
    files_only = True
    # Whether the answer holds the filter's own form.
    draws_filter = False

    def get(self, request, *args, **kwargs):
        self.day, self.draws_filter = as_of(request), not request.htmx
        try:
            return self.show()
        except BadParameter as unreadable:
            return self.refuse(unreadable)

    def refuse(self, unreadable):
        """The page with its filter as it was filled in, and nothing that it would count."""
        context = {"page": {"title": self.list_title()}, "sentence": str(unreadable)}
        context["page"]["state_url"] = self.address()
        context |= {"filter_form": self.filter_form, "clear_url": self.request.path, "actions": []}
        template = "core/_results.html" if self.request.htmx else "core/page_list.html"
        context = generic.base.ContextMixin.get_context_data(self, **context)
        return TemplateResponse(self.request, template, context, status=400)

    def post(self, request, *args, **kwargs):
        """Put what was posted into the address, and answer as the new address would."""
        request.GET = query = self.posted_query()
        response = self.get(request, *self.args, **self.kwargs)
        if response.status_code == 200:
            self.keep(query)
        address = f"{request.path}?{query.urlencode()}" if query else self.bare_address()
        if not request.htmx:
            return response if search.typed_now(request.user) else HttpResponseRedirect(address)
        response["HX-Push-Url"] = address
        return response

    def posted_query(self):
        """What the address asks for, changed by what was posted; free text stands behind its key."""
        request, query = self.request, self.without_place()
        if "clear" in request.POST:
            for name in set(query) - {"as_of", *ARRANGED}:
                del query[name]
            return query
        typed = search.typed_into(request.POST, self.search_fields)
        for name in (name for name in request.POST if name != "csrfmiddlewaretoken"):
            values = [value for value in request.POST.getlist(name) if value]
            if name in typed:
                values = [key for key in [search.remember(request.user, " ".join(values))] if key]
            query.setlist(name, values)
            if not values:
                del query[name]
        if sooner := "".join(query.pop("sooner", [])):
            query.setlist("columns", one_sooner(query.getlist("columns"), sooner))
        return query

    def keep(self, query):
        """What becomes of a question that was asked by the controls of the list; here nothing."""

    def bare_address(self):
        return self.request.path

    def get_context_data(self, **kwargs):
        """With what the list is narrowed by, and how much of it stands behind "Thêm điều kiện"."""
        used = list(chips(self.filter_form, self.request))
        more_used = sum(chip.name in self.filter_form.behind for chip in used)
        told = search.ONLY_NOW if search.typed_now(self.request.user) else ""
        return super().get_context_data(chips=used, more_used=more_used, not_kept=told, **kwargs)

    @property
    def filtered(self):
        """Whether the address narrows the list; its day and its columns do not."""
        return bool(set(self.request.GET) - {"as_of", "print", *ARRANGED, *PLACE})

    @property
    def prints(self):
        """Whether the list is asked for to be printed: as it is seen, with all its rows."""
        return self.request.GET.get("print") == "1"

    def printed(self, rows):
        """Where the list stands and is printed; that it is printed now is kept."""
        if self.prints:
            log_access(self.request, AccessLog.Action.PRINT, self.model._meta.label_lower, rows=rows)
        return {"state_url": self.address(), "prints": self.prints, "print_url": self.address(print=1)}

    def without_place(self):
        """What the address asks for; a new question starts at its first page."""
        query = self.request.GET.copy()
        for name in (*PLACE, "print"):
            query.pop(name, None)
        return query

    def address(self, **changes):
        query = self.without_place()
        for name in changes:
            query.pop(name, None)
        query.update(changes)
        return f"{self.request.path}?{query.urlencode()}" if query else self.bare_address()
