"""Filtered lists in keyset pages."""

from django.db.models import Q
from django.http import HttpResponseRedirect, QueryDict
from django.views import generic

from foundation.core.context import as_of, day_query
from foundation.core.pages import ScopedPage
from foundation.lists import search
from foundation.lists.tables import chosen_columns, draw


class FilteredPage(ScopedPage, generic.View, generic.base.ContextMixin, generic.base.TemplateResponseMixin):
    """A page with a filter in place; htmx gets the results alone.

    The filter form is posted: what can stand in an address goes there, free text behind a key (lists.search).
    """

    search_fields = ("q",)

    def post(self, request, *args, **kwargs):
        """Turn the posted filter into an address without free text, and answer as that address would."""
        query = QueryDict(mutable=True)
        for name in request.POST:
            values = [value for value in request.POST.getlist(name) if value]
            if name in self.search_fields:
                values = [key for key in [search.remember(request.user, " ".join(values))] if key]
            if values and name != "csrfmiddlewaretoken":
                query.setlist(name, values)
        address = f"{request.path}?{query.urlencode()}" if query else request.path
        if not request.htmx:
            return HttpResponseRedirect(address)
        request.GET = query
        response = self.get(request, *self.args, **self.kwargs)
        response["HX-Push-Url"] = address
        return response

    def criteria(self):
        """What the address filters by, with the typed text behind its key."""
        criteria = self.request.GET.copy()
        for name in self.search_fields:
            if name in criteria:
                criteria[name] = search.recall(self.request.user, criteria[name])
        return criteria

    def address(self, **changes):
        query = self.request.GET.copy()
        for name in ("after", "before", "first", *changes):
            query.pop(name, None)
        query.update(changes)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path


class ListPage(FilteredPage):
    """A filtered list in keyset pages. `order` lists its fields, ending with the key; all ascending."""

    template_name_suffix = "_list"
    filterset_class = None
    columns = ()
    order = ("pk",)
    page_size = 25
    unit_word = ""
    empty_text = "Chưa có dữ liệu."
    no_match_text = "Không có dòng nào theo điều kiện lọc."
    related = ()
    form_page = True

    def get(self, request, *args, **kwargs):
        self.day = as_of(request)
        self.filterset = self.filterset_class(
            self.criteria(), self.get_queryset(), request=request, day=self.day
        )
        self.rows = self.filterset.qs
        self.total = self.rows.count()
        self.allowed, self.shown = chosen_columns(self.columns, request.user, request.GET.getlist("columns"))
        return self.render_to_response(self.get_context_data())

    def get_template_names(self):
        return ["core/_results.html"] if self.request.htmx else super().get_template_names()

    def get_order(self):
        return self.order

    def link(self, row):
        return row.get_absolute_url() + day_query(self.request)

    def page(self):
        """The rows of the asked page and the addresses of its neighbours."""
        after, before = self.request.GET.get("after", ""), self.request.GET.get("before", "")
        first = int(self.request.GET.get("first", "1")) if self.request.GET.get("first", "1").isdigit() else 1
        order = self.get_order()
        rows = self.with_cells(self.rows)
        if before.isdigit():
            found = list(
                self.beyond(rows, order, before, "lt").order_by(*(f"-{f}" for f in order))[: self.page_size]
            )
            found.reverse()
        else:
            rows = self.beyond(rows, order, after, "gt") if after.isdigit() else rows
            found = list(rows.order_by(*order)[: self.page_size])
        last = first + len(found) - 1
        return {
            "rows": found,
            "first": first if found else 0,
            "last": last,
            "next_url": self.address(after=found[-1].pk, first=last + 1)
            if found and last < self.total
            else "",
            "previous_url": self.address(before=found[0].pk, first=max(1, first - self.page_size))
            if found and first > 1
            else "",
        }

    def with_cells(self, rows):
        """The rows with all that their cells need; what only cells need has no part in counting."""
        return rows.select_related(*self.related)

    def beyond(self, rows, order, key, side):
        """The rows after (gt) or before (lt) the row with the key, in the order."""
        anchor = self.rows.filter(pk=key).values_list(*order).first()
        if anchor is None:
            return rows
        equal, past = Q(), Q()
        for field, value in zip(order, anchor, strict=True):
            past |= equal & Q(**{f"{field}__{side}": value})
            equal &= Q(**{field: value})
        return rows.filter(past, **{f"{order[0]}__{side}e": anchor[0]})

    def get_context_data(self, **kwargs):
        page = self.page()
        page |= {
            "title": self.list_title(),
            "total": self.total,
            "unit_word": self.unit_word,
            "columns": self.shown,
            "all_columns": self.allowed,
            "rows_html": draw(self.shown, page["rows"], self.link),
            "empty_text": self.no_match_text if self.request.GET else self.empty_text,
        }
        return super().get_context_data(
            page=page,
            filter_form=self.filterset.form,
            actions=list(self.actions()),
            clear_url=self.request.path,
            **kwargs,
        )

    def actions(self):
        """The buttons of the list, each with the right that shows it."""
        if self.offers("add") and self.form_page:
            yield {"label": "Thêm", "url": self.page_url("new"), "icon": "plus-lg", "primary": True}
