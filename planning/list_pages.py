"""Pages of one list, and the work of making one."""

from dataclasses import replace

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.core import clock
from foundation.core.accessed.noted import list_read
from foundation.core.context import as_of, day_query
from foundation.core.pages import ScopedPage
from foundation.core.parameters import read_choice, read_number
from foundation.lists import search
from foundation.lists.filtered import FilteredPage
from foundation.lists.filters import require_readable
from foundation.lists.neighbours import around_key
from foundation.lists.pages import UNIT
from foundation.lists.tables import chosen_columns, draw
from foundation.ordering.order import Sorting, heads
from foundation.saved_views.lists import RememberedList
from foundation.sheets.lists import (
    SendsChosen,
    asks_for_sheet,
    cells_of,
    layout_of,
    send_list,
)
from office.regulations.conditions import lower_first
from planning.acts import TAKE_BACK, WITHDRAW
from planning.columns import columns, told_once, without_sections
from planning.directives import directive_for
from planning.forms import ListForm
from planning.line_acts import ActsOnLines
from planning.list_parts import ListPart
from planning.list_sheet import closing_lines, opening_lines
from planning.lists import ListCriteria, PlanningList, own_targets
from planning.models import EntryStep, PlanningEntry
from planning.order import sortable
from planning.papers.buttons import paper_buttons
from planning.reviews.guard import reviews_of
from planning.reviews.shown import review_notes
from planning.secrecy import is_open_list, require_open, secrecy_told
from planning.tallies import told

WITHDRAWALS = [WITHDRAW.name, TAKE_BACK.name]


class OfList(ScopedPage):
    """A page of the list that the address names by term and title; outside the scope there is none."""

    model = PlanningEntry
    asked = ListCriteria()

    @cached_property
    def planning_list(self):
        found = PlanningList(
            self.request.user, self.kwargs["term"], self.kwargs["title"], self.day, self.asked
        )
        if not found.targets:
            raise Http404
        return found

    @cached_property
    def day(self):
        return as_of(self.request)

    @property
    def list_path(self):
        return reverse("planning-list", args=[self.kwargs["term"], self.kwargs["title"]])

    def list_url(self):
        return reverse("planning-index") + day_query(self.request)

    def list_title(self):
        return "Quy hoạch"

    def narrow(self, cleaned, **more):
        """Narrow the list by what its filter form holds."""
        names = {name: name for name in ("unit", "status", "group", "check", "verdict", "news", "rules")}
        chosen = {name: cleaned.get(key) for name, key in {**names, "text": "q"}.items()}
        self.planning_list.asked = replace(self.asked, **{**chosen, **more})


class PlanningListPage(ActsOnLines, OfList, SendsChosen, RememberedList, FilteredPage):
    """A list with its verdicts, and beside it its structure, both as they stand at this moment."""

    def read(self):
        """Narrow the list as the address asks."""
        criteria = search.criteria(self.request)
        self.filter_form = ListForm(criteria, user=self.request.user, targets=self.planning_list.targets)
        search.require_recalled(self.request, criteria)
        require_readable(self.filter_form)
        in_pages = self.asked.action != "export" and not self.prints
        in_order = bool(self.request.GET.get("order"))
        self.narrow(self.filter_form.cleaned_data, keys=self.chosen.keys, in_pages=in_pages, sorted=in_order)
        self.by_unit = self.asked.action == "export" or read_choice(self.request, "sections", (UNIT,)) == UNIT
        names = self.request.GET.getlist("columns")
        self.allowed, self.shown = chosen_columns(self.columns(), self.request.user, names)
        self.sorting = Sorting.asked(self.request, self.allowed)
        if self.asked.action == "export" or self.prints:
            require_open(self.planning_list.chosen_targets)

    def around(self, key):
        self.read()
        found, sort = self.planning_list, self.sorting.sort
        keys = (found.open_keys(lines, sort) for lines in (found.lines, found.everybody))
        return around_key(*keys, key)

    def show(self):
        if asks_for_sheet(self):
            self.asked = ListCriteria(action="export")
            vars(self).pop("planning_list", None)
        self.read()
        if self.asked.action == "export":
            return self.workbook()
        return self.render_to_response(self.get_context_data())

    def columns(self):
        found = self.planning_list
        drawn = columns(found, self.buttons)
        drawn = drawn if self.by_unit else without_sections(drawn, found.everybody)
        drawn, self.told_once = told_once(drawn, found.everybody, found.findings)
        return sortable(drawn, found.checks, found.level_of)

    @cached_property
    def whole(self):
        """The lines in their sections, whose heads paper always has; or one list sorted by the column asked for."""
        if self.sorting.column is None:
            return list(self.planning_list.rows())
        lines = self.sorting.sort(self.planning_list.lines)
        return [replace(line, ordinal=number) for number, line in enumerate(lines, 1)]

    @cached_property
    def part(self):
        """The page of a long list; None of a list that is one page."""
        return ListPart.asked(self.whole, self.request) if self.planning_list.is_long else None

    @cached_property
    def rows(self):
        if self.part is None:
            return self.whole
        list_read(len(self.part.lines))
        return self.part.under_heads(self.planning_list.looked_at)

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs) if self.planning_list else None

    def get_template_names(self):
        return ["planning/_list.html"] if self.request.htmx else ["planning/list.html"]

    @cached_property
    def makes(self):
        """Whether the list can be worked on: today's list, by who may add to one of its targets."""
        return self.is_today and bool(own_targets(self.request.user, self.planning_list))

    @cached_property
    def reviews(self):
        """{key of a title of a unit: the review that its list is in today}: until the decision nothing is done here."""
        return reviews_of(target.pk for target in self.planning_list.targets) if self.is_today else {}

    @property
    def is_today(self):
        return self.day == clock.today()

    @cached_property
    def approvable(self):
        """Keys of the lines for which the user may record a decision."""
        entries = PlanningEntry.objects.for_user(self.request.user, "approve")
        return set(entries.filter(target__in=self.open_targets).values_list("pk", flat=True))

    def link(self, line):
        return "" if line.masked else self.opened(line.entry)

    def get_context_data(self, **kwargs):
        found = self.planning_list
        self.add_boxes()
        return super().get_context_data(
            planning_list=found,
            page=self.page(),
            structure=found.structure(),
            whole_list=self.whole_list(),
            filter_form=self.filter_form,
            clear_url=self.list_path,
            actions=list(self.actions()),
            makes=self.makes,
            adds=self.makes and any(self.addable()),
            reviews=review_notes(self.request.user, self.reviews.values()),
            secrecy=list(secrecy_told(found.chosen_targets, (line.entry for line in found.everybody))),
            kept_on_screen=any(target.secret for target in found.chosen_targets),
            over=found.term.ends_on <= self.day,
            directive=directive_for(found),
            undone=self.undone(),
            **kwargs,
        )

    @property
    def open_targets(self):
        return [target for target in self.planning_list.targets if target.pk not in self.reviews]

    def addable(self):
        """Titles to which somebody may be added now."""
        own = own_targets(self.request.user, self.planning_list)
        return (target for target in own if is_open_list(target) and target.pk not in self.reviews)

    def remarks(self):
        """What all lines have in common, and no column says."""
        shown = {column.name for column in self.shown}
        if same := [words for name, words in self.told_once.items() if name not in shown]:
            yield f"Cả danh sách: {'; '.join(same)}."

    def whole_list(self):
        """The address of all that is counted beside the list, to which a further parameter can be put."""
        query = self.request.GET.copy()
        for name in set(query) - {"as_of", "unit", "rules", "columns"}:
            del query[name]
        return f"{self.list_path}?{query.urlencode()}{'&' if query else ''}"

    def undone(self):
        """The step that took an entry back, which one click undoes."""
        key = read_number(self.request, "undo")
        if not (key and self.makes):
            return None
        entries = PlanningEntry.objects.for_user(self.request.user, "change")
        steps = EntryStep.objects.standing().filter(pk=key, act__in=WITHDRAWALS, entry__in=entries)
        return steps.select_related("entry__cadre").first()

    def page(self):
        """What the shared parts of a list ask for."""
        found = self.planning_list
        return {
            "title": f"Danh sách quy hoạch {lower_first(found.name)}",
            "has_units": self.sorting.column is None,
            "by_unit": self.by_unit,
            "total": len(found.lines),
            **(self.part.place(self.address) if self.part else {}),
            "unit_word": found.unit_word,
            "within": told(found.news(), lambda kind: self.address(news=kind.value)),
            "remarks": list(self.remarks()),
            "columns": self.shown,
            "heads": list(heads(self.shown, self.sorting, len(found.lines))),
            "sorted_by": self.sorting.words,
            **self.printed(len(found.lines)),
            "all_columns": self.allowed,
            "rows_html": draw(self.shown, self.rows, self.link),
            "filtered": self.filtered,
            "empty_text": "Không có đồng chí nào theo điều kiện lọc."
            if found.everybody
            else "Danh sách chưa có đồng chí nào trong ngày này.",
        }

    def bulk_buttons(self):
        taken_away = all(map(is_open_list, self.planning_list.chosen_targets))
        yield from (each for each in super().bulk_buttons() if taken_away or "format=xlsx" not in each["url"])
        if taken_away and self.offers("export"):
            yield self.roster_button()

    def roster_button(self):
        url = "?".join(filter(None, (f"{self.list_path}roster/", self.address().partition("?")[2])))
        return {"label": "In danh sách trích ngang", "url": url, "icon": "printer"}

    def actions(self):
        if self.is_today and any(map(is_open_list, own_targets(self.request.user, self.planning_list))):
            address = reverse("planning-candidates", args=[self.kwargs["term"], self.kwargs["title"]])
            yield {"label": "Nguồn nhân sự", "url": address, "icon": "people"}
        if self.offers("export") and all(map(is_open_list, self.planning_list.chosen_targets)):
            yield self.roster_button()
            url = self.address(format="xlsx")
            yield {"label": "Kết xuất Excel", "url": url, "icon": "file-earmark-excel"}
        yield from paper_buttons(self, self.planning_list.chosen_targets)
        lines = self.planning_list.everybody if self.is_today else ()
        if any(line.entry.is_proposed and line.entry.pk in self.approvable for line in lines):
            url = reverse("planning-decide", args=[self.kwargs["term"], self.kwargs["title"]])
            yield {"label": "Ghi nhận quyết định phê duyệt", "url": url, "icon": "check2-square"}
        seated = sum(key in self.approvable for key in self.planning_list.seated) if lines else 0
        if seated:
            url = reverse("planning-fulfil", args=[self.kwargs["term"], self.kwargs["title"]])
            query = self.address().partition("?")[2]
            label = f"Ghi nhận đã trúng cử, đã bổ nhiệm {seated} đồng chí"
            yield {"label": label, "url": f"{url}?{query}" if query else url, "icon": "check2-all"}

    def workbook(self):
        """The list as it is seen, with what stands beside it beneath."""
        found = self.planning_list
        page = self.page()
        layout = layout_of(
            self.shown,
            page["title"].upper(),
            notes=tuple(opening_lines(found, self)),
            counted=found.unit_word,
            closing=tuple(closing_lines(found)),
            paper="A3",
            frozen_columns=2,
        )
        rows = cells_of(self.shown, self.rows)
        whole = f"DSQH_{self.day:%Y}_{self.kwargs['term']:04d}_{self.kwargs['title']:04d}"
        name = f"{whole}_DV{found.asked.unit:04d}" if found.asked.unit else whole
        return send_list(self.request, PlanningEntry, layout, rows, f"{name}.xlsx")
