"""Filtered lists in keyset pages."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.views import generic

from foundation.core import clock
from foundation.core.context import as_of
from foundation.core.opened.origin import Around
from foundation.core.pages import ScopedPage
from foundation.core.parameters import BadParameter, read_number
from foundation.lists import search
from foundation.lists.neighbours import OpensRecords
from foundation.lists.tables import blank_undated, chosen_columns, draw

BLANK = "Để trống cột {columns}: hồ sơ chỉ ghi số liệu hiện nay, không ghi số liệu của ngày {day:%d/%m/%Y}."


class FilteredPage(
    OpensRecords, ScopedPage, generic.View, generic.base.ContextMixin, generic.base.TemplateResponseMixin
):
    """A page with a filter in place; htmx gets the results alone.

    The filter form is posted: what can stand in an address goes there, free text behind a key (lists.search).
    An address that cannot be read shows its sentence and no row; a subclass gives `filter_form` and `show`.
    """

    search_fields = ("q",)

    def get(self, request, *args, **kwargs):
        self.day = as_of(request)
        try:
            return self.show()
        except BadParameter as unreadable:
            return self.refuse(unreadable)

    def refuse(self, unreadable):
        """The page with its filter as it was filled in, and nothing that it would count."""
        context = {"page": {"title": self.list_title()}, "sentence": str(unreadable)}
        context |= {"filter_form": self.filter_form, "clear_url": self.request.path, "actions": []}
        template = "core/_results.html" if self.request.htmx else "core/page_list.html"
        context = generic.base.ContextMixin.get_context_data(self, **context)
        return TemplateResponse(self.request, template, context, status=400)

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

    @property
    def filtered(self):
        """Whether the address narrows the list; its day and its columns do not."""
        return bool(set(self.request.GET) - {"as_of", "columns", "order"})

    def address(self, **changes):
        query = self.request.GET.copy()
        for name in ("after", "before", "first", *changes):
            query.pop(name, None)
        query.update(changes)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path


@dataclass(frozen=True)
class Place:
    """Where a page of a list begins: after or before the row of a key, and the number of its first row."""

    after: int | None
    before: int | None
    first: int

    @classmethod
    def asked(cls, request):
        after, before = (read_number(request, name) for name in ("after", "before"))
        return cls(after, before, max(1, read_number(request, "first", 1)))

    @property
    def key(self):
        return self.before if self.after is None else self.after


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

    def read(self):
        """Find the rows that the address asks for."""
        request = self.request
        criteria = search.criteria(request, self.search_fields)
        self.filterset = self.filterset_class(criteria, self.get_queryset(), request=request, day=self.day)
        search.require_recalled(request, criteria, self.search_fields)
        self.rows = self.filterset.qs

    def show(self):
        request = self.request
        self.read()
        self.place = Place.asked(request)
        self.total = self.rows.count()
        self.allowed, self.shown = chosen_columns(self.columns, request.user, request.GET.getlist("columns"))
        if self.past:
            self.shown = blank_undated(self.shown)
        return self.render_to_response(self.get_context_data())

    @property
    def filter_form(self):
        return self.filterset.form

    @property
    def past(self):
        return self.day < clock.today()

    def remarks(self):
        """What stands once above the list, and under the title of its sheet: why columns of a past day are blank."""
        blank = [column.label for column in self.shown if not column.dated]
        if self.past and blank:
            yield BLANK.format(columns=", ".join(blank), day=self.day)

    def get_template_names(self):
        return ["core/_results.html"] if self.request.htmx else super().get_template_names()

    def get_order(self):
        return self.order

    def link(self, row):
        return self.opened(row)

    def around(self, key):
        """Where the row of a key stands: asked by key, as the pages are; None where it is out of sight."""
        self.day = as_of(self.request)
        self.read()
        order = self.get_order()
        listed, known = (
            rows.filter(pk=key).values_list(*order).first() for rows in (self.rows, self.get_queryset())
        )
        anchor = listed or known
        if anchor is None:
            return None
        # A masked row has no page of its own.
        masked = "masked" in self.rows.query.annotations
        open_rows = self.rows.filter(masked=False) if masked else self.rows
        before, after = (beyond(open_rows, order, anchor, side) for side in ("lt", "gt"))
        number = beyond(self.rows, order, anchor, "lt").count() + 1 if listed else None
        backwards = [f"-{field}" for field in order]
        return Around(
            before.order_by(*backwards).values_list("pk", flat=True).first(),
            after.order_by(*order).values_list("pk", flat=True).first(),
            number,
            self.rows.count(),
        )

    def page(self):
        """The rows of the asked page and the addresses of its neighbours."""
        first, found = self.asked_rows(self.with_cells(self.rows), self.get_order())
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

    def asked_rows(self, rows, order):
        """The number of the first row of the page, and the rows."""
        place, size = self.place, self.page_size
        if place.key is None:
            return 1, list(rows.order_by(*order)[:size])
        first, anchor = self.anchored(order)
        if anchor is None:
            return first, list(rows.order_by(*order)[first - 1 : first - 1 + size])
        if place.after is not None:
            return first, list(beyond(rows, order, anchor, "gt").order_by(*order)[:size])
        found = beyond(rows, order, anchor, "lt").order_by(*(f"-{field}" for field in order))[:size]
        return first, list(reversed(found))

    def anchored(self, order):
        """The number of the page's first row, and where the row that it follows or precedes stands in the order.

        A row that left the filtered list meanwhile still has its place, though it is counted no more; one that
        is out of sight has none.
        """

        def standing(rows):
            return rows.filter(pk=self.place.key).values_list(*order).first()

        anchor, first = standing(self.rows), self.place.first
        if anchor:
            return first, anchor
        return max(1, first - (self.place.after is not None)), standing(self.get_queryset())

    def get_context_data(self, **kwargs):
        page = self.page()
        page |= {
            "title": self.list_title(),
            "total": self.total,
            "unit_word": self.unit_word,
            "columns": self.shown,
            "all_columns": self.allowed,
            "remarks": list(self.remarks()),
            "rows_html": draw(self.shown, page["rows"], self.link),
            "empty_text": self.no_match_text if self.filtered else self.empty_text,
            "filtered": self.filtered,
        }
        return super().get_context_data(
            page=page,
            filter_form=self.filter_form,
            actions=list(self.actions()),
            clear_url=self.request.path,
            **kwargs,
        )

    def actions(self):
        """The buttons of the list, each with the right that shows it."""
        if self.offers("add") and self.form_page:
            yield {"label": "Thêm", "url": self.page_url("new"), "icon": "plus-lg", "primary": True}


def beyond(rows, order, anchor, side):
    """The rows after (gt) or before (lt) the anchor's values, in the order."""
    equal, past = Q(), Q()
    for field, value in zip(order, anchor, strict=True):
        past |= equal & Q(**{f"{field}__{side}": value})
        equal &= Q(**{field: value})
    return rows.filter(past, **{f"{order[0]}__{side}e": anchor[0]})
