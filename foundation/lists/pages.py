"""Filtered lists in keyset pages."""

from django.db.models import Value

from foundation.core import clock
from foundation.core.accessed.noted import list_read
from foundation.core.context import as_of
from foundation.core.opened.origin import Around
from foundation.core.parameters import read_choice
from foundation.lists import search
from foundation.lists.counted.rows import CountsRows
from foundation.lists.filtered import FilteredPage
from foundation.lists.neighbours import counted_up_to_many
from foundation.lists.sections import UNIT_FIRST, of_units, under_units, unit_titles
from foundation.lists.tables import blank_undated, chosen_columns, draw, heading, numbered
from foundation.ordering.order import MOST_ROWS, Place, Sorting, backwards, beyond, heads

UNIT = "unit"
TOO_MANY = (
    "Có {total} dòng: thu hẹp điều kiện để sắp xếp theo cột {column}; đang xếp theo thứ tự của danh sách."
)
BLANK = "Để trống cột {columns}: hồ sơ chỉ ghi số liệu hiện nay, không ghi số liệu của ngày {day:%d/%m/%Y}."


class ListPage(CountsRows, FilteredPage):
    """A filtered list in keyset pages. `order` lists the fields of its own order, ending with the key."""

    template_name_suffix = "_list"
    filterset_class = None
    columns = ()
    order = ("pk",)
    page_size = 50
    whole_up_to = 200
    printed_up_to = 5000
    unit_word = ""
    empty_text = "Chưa có dữ liệu."
    no_match_text = "Không có dòng nào theo điều kiện lọc."
    related = ()
    form_page = True
    # Where no index gives the order, which rows the page holds is asked before what their cells need.
    keys_first = False
    # The unit under whose name the rows can stand.
    section_path = ""

    def read(self):
        """Find the rows that the address asks for, their columns and their order."""
        request = self.request
        criteria = search.criteria(request, self.search_fields)
        told = {"request": request, "day": self.day, "drawn": self.draws_filter}
        self.filterset = self.filterset_class(criteria, self.get_queryset(), **told)
        search.require_recalled(request, criteria, self.search_fields)
        self.rows = self.filterset.qs
        self.allowed, self.shown = chosen_columns(self.columns, request.user, request.GET.getlist("columns"))
        if self.past:
            self.allowed, self.shown = blank_undated(self.allowed), blank_undated(self.shown)
        self.asked_sorting = Sorting.asked(request, self.allowed)
        by_unit = read_choice(request, "sections", (UNIT,) if self.section_path else ())
        self.by_unit = bool(by_unit) and self.total <= MOST_ROWS

    def show(self):
        self.read()
        self.place = Place.asked(self.request)
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
        if self.sorting != self.asked_sorting:
            yield TOO_MANY.format(total=self.counted.words, column=self.asked_sorting.column.label)

    @property
    def sorting(self):
        """What the list is sorted by: what was asked for, unless there are too many rows for it."""
        column = self.asked_sorting.column
        few = column is None or column.any_size or self.total <= MOST_ROWS
        return self.asked_sorting if few else Sorting()

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
        # Nothing is drawn: of the cells only what the list is sorted by is asked.
        self.shown = []
        rows = self.arranged(self.rows)
        listed = self.standing(rows, key)
        anchor = listed or self.standing(self.arranged(self.get_queryset()), key)
        if anchor is None:
            return None
        sooner = beyond(rows, self.full_order(), anchor, after=False)
        counts = (
            counted_up_to_many(rows) for rows in (sooner if listed else sooner.none(), self.counted_rows())
        )
        before, total = self.get_queryset().filter(pk=key).order_by().values_list(*counts)[0]
        return Around(*self.beside(rows, anchor), before + 1 if listed else None, total)

    def beside(self, rows, anchor):
        """The keys of the open rows before and after the anchor; None where it is the first or the last."""
        order = self.full_order()
        # A masked row has no page of its own.
        open_rows = rows.filter(masked=False) if "masked" in rows.query.annotations else rows
        before, after = (
            beyond(open_rows, order, anchor, after=side).annotate(side=Value(side)).values_list("side", "pk")
            for side in (False, True)
        )
        found = dict(before.order_by(*backwards(order))[:1].union(after[:1], all=True))
        return found.get(False), found.get(True)

    def page(self):
        """The rows of the asked page and the addresses of its neighbours."""
        first, found, more = self.asked_rows(self.arranged(self.rows), self.full_order())
        found, total = list(numbered(found, first)), self.counted.carried(self.question)
        last, sooner = first + len(found) - 1, max(1, first - self.size)
        following = self.address(after=found[-1].pk, first=last + 1, total=total) if found and more else ""
        previous = self.address(before=found[0].pk, first=sooner, total=total) if found and first > 1 else ""
        return {
            "rows": found,
            "first": first if found else 0,
            "last": last,
            "next_url": following,
            "previous_url": previous,
        }

    def with_cells(self, rows):
        """The rows with all that their cells need; what only cells need has no part in counting."""
        return rows.select_related(*self.related)

    def full_order(self):
        """The fields that the rows are ordered by: the column asked for, then the list's own order."""
        order = self.sorting.fields(self.model, self.get_order())
        return (*UNIT_FIRST, *order) if self.by_unit else order

    def arranged(self, rows):
        """The rows with their cells and with what they are sorted by, in the order asked for."""
        rows = self.sorting.annotated(self.with_cells(rows), self.request.user)
        rows = of_units(rows, self.section_path) if self.by_unit else rows
        return rows.order_by(*self.full_order())

    def in_sections(self, rows):
        """The rows under the titles of their units, where these were asked for."""
        if not self.by_unit:
            return rows
        return under_units(rows, unit_titles(self.rows, self.section_path, self.unit_word))

    @property
    def size(self):
        """How many rows a page holds: all, where they are few or are printed."""
        whole = self.printed_up_to if self.prints else self.whole_up_to
        return whole if self.total <= whole else self.page_size

    def asked_rows(self, rows, order):
        """The number of the first row of the page, the rows, and whether others follow."""
        place, size = self.place, self.size
        if place.key is None:
            return 1, *self.first_of(rows, size)
        first, anchor = self.anchored(rows)
        if anchor is None:
            return first, *self.first_of(rows, size, first - 1)
        if place.after is not None:
            return first, *self.first_of(beyond(rows, order, anchor, after=True), size)
        before = beyond(rows, order, anchor, after=False).order_by(*backwards(order))
        found = self.first_of(before, size)[0][::-1]
        return first, found, self.counted.about or first - 1 + len(found) < self.total

    def first_of(self, rows, size, skipped=0):
        """So many of the rows, and whether there are more."""
        place = slice(skipped, skipped + size + 1)
        if self.keys_first:
            keys = list(rows.values_list("pk", flat=True)[place])
            by_key = {row.pk: row for row in rows.filter(pk__in=keys)}
            found = [by_key[key] for key in keys if key in by_key]
        else:
            found = list(rows[place])
        return found[:size], len(found) > size

    def anchored(self, rows):
        """The number of the page's first row, and where the row that it follows or precedes stands in the order.

        A row that left the filtered list meanwhile still has its place, though it is counted no more; one that
        is out of sight has none.
        """
        key, first = self.place.key, self.place.first
        if anchor := self.standing(rows, key):
            return first, anchor
        everybody = self.arranged(self.get_queryset())
        return max(1, first - (self.place.after is not None)), self.standing(everybody, key)

    def standing(self, rows, key):
        """The values of the row of a key that the arranged rows are ordered by; None where it is not among them."""
        found = rows.prefetch_related(None).filter(pk=key)
        return found.values_list(*(field.removeprefix("-") for field in self.full_order())).first()

    def get_context_data(self, **kwargs):
        page = self.page()
        list_read(self.total)
        page |= {
            "title": self.list_title(),
            "pin": self.shown[heading(self.shown)].name,
            "is_part": len(page["rows"]) < self.total,
            "total": self.total,
            **self.told_total(),
            "unit_word": self.unit_word,
            "columns": self.shown,
            "heads": list(heads(self.shown, self.sorting, self.total)),
            "sorted_by": self.sorting.words,
            **self.printed(len(page["rows"])),
            "by_unit": self.by_unit,
            "has_units": bool(self.section_path) and self.total <= MOST_ROWS,
            "all_columns": self.allowed,
            "remarks": list(self.remarks()),
            "rows_html": draw(self.shown, self.in_sections(page["rows"]), self.link),
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
