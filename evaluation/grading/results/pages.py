"""“Kết quả xếp loại năm …”: what was decided, counted in every way, beside what is not yet decided."""

import datetime
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.models.conflicts import conflicted_cadres
from evaluation.figures import count_years
from evaluation.grades import NOT_GRADED_SHORT
from evaluation.grading.results.changes import change_lists
from evaluation.grading.results.counting import by_change
from evaluation.grading.results.figures import KIND
from evaluation.grading.results.reading import LINES_RIGHT, ReadsResults, subject_of
from evaluation.grading.results.tables import KEYS, CountedTable, ResultTables, columns, drawn
from evaluation.grading.results.waiting import KEY, TITLE
from evaluation.models import Evaluation, GradingLine
from evaluation.summary import GOOD_SHORT, HEADINGS, line
from evaluation.told_apart import STAFF, GradeChange, PostKind
from foundation.core import clock
from foundation.core.parameters import read_choice
from foundation.sheets.lists import (
    NO_EXPORT,
    asks_for_sheet,
    cells_of,
    file_name,
    layout_of,
    send_list,
    spoken_of,
)
from office.campaigns.models import Campaign

YEARS = 5
NO_YEAR = "Chưa có kết quả xếp loại của năm nào. Ghi kết quả trong “Kết quả xếp loại”, hoặc mở đợt đánh giá, xếp loại."
NOTHING = "Năm {year} chưa có kết quả xếp loại nào được ghi trong phạm vi đồng chí được xem."
NOT_YET = "Chưa có quyết định xếp loại nào của năm {year}; {count} đồng chí đang chờ."
COUNTS_FROM = "Kết quả năm {year} tính vào số liệu chung từ ngày 31/12/{year}."
TODAY_ALONE = "Số chưa quyết định chỉ biết của hôm nay nên không có ở đây."
WITH_STAFF = "Năm {years} có cả công chức, viên chức; so với năm khác thì chọn Loại chức vụ “{without}”."
SECRET = "Không kể đợt có độ mật."


class YearResultsPage(ReadsResults):
    """The tables of a year; each is a file too."""

    unit_word = "đồng chí được xếp loại"

    def show(self) -> HttpResponseBase:
        read_choice(self.request, "table", [KEY, *KEYS])
        if asks_for_sheet(self):
            self.action = "export"
            return self.sheet()
        return self.render_to_response(self.get_context_data())

    def get_template_names(self) -> list[str]:
        return [f"evaluation/grading/{'_results' if self.request.htmx else 'results'}.html"]

    def list_title(self) -> str:
        return f"Kết quả xếp loại năm {self.year}" if self.year else "Kết quả xếp loại"

    @cached_property
    def tables(self) -> list[CountedTable]:
        if not self.found:
            return []
        groups = self.holds("evaluation.view_peergroup")
        return list(ResultTables(self.found, self.places, self.further).all(groups=groups))

    @cached_property
    def evaluation_list(self) -> str:
        return reverse("evaluation-list")

    @cached_property
    def line_list(self) -> str:
        return reverse("gradingline-list")

    def query(self, **asked: Any) -> str:
        """What a list behind a figure is asked for: of the same day and unit, where it asks for no other."""
        asked = ({"unit": self.unit.pk} if self.unit else {}) | asked
        kept = {"as_of": f"{self.day:%d/%m/%Y}"} if self.day != clock.today() else {}
        return urlencode(kept | asked)

    def evaluations(self, **asked: Any) -> str:
        """The list of results behind a figure."""
        return f"{self.evaluation_list}?{self.query(**{'year': self.year} | self.of_kind | asked)}"

    def waiting_lines(self, **asked: Any) -> str:
        """The list of rows that are not decided behind a figure."""
        asked |= subject_of(asked.pop("post", self.post))
        asked |= {"is_head": "true"} if "is_head" in asked else {}
        asked = {"campaign": "", "year": self.year, "state": "undecided"} | asked
        return f"{self.line_list}?{self.query(**asked)}"

    @property
    def of_kind(self) -> dict[str, str]:
        return {"post": self.post} if self.post else {}

    def further(self, unit: int) -> str:
        return self.address(unit=unit)

    def remarks(self) -> Iterator[str]:
        if self.year and self.day < datetime.date(self.year, 12, 31):
            yield COUNTS_FROM.format(year=self.year)
        if self.day != clock.today() and self.holds(LINES_RIGHT):
            yield TODAY_ALONE
        if self.leaves and self.tells_waiting and self.has_secret:
            yield SECRET

    @property
    def has_secret(self) -> bool:
        campaigns = Campaign.objects.for_user(self.request.user)
        return campaigns.filter(kind=KIND, year=self.year, secret=True).exists()

    def empty(self) -> str:
        """Why nothing is counted by grade; empty where something is."""
        if not self.year:
            return NO_YEAR
        if any(not counted.state for counted in self.found):
            return ""
        if self.waiting.total:
            return NOT_YET.format(year=self.year, count=self.waiting.total)
        return NOTHING.format(year=self.year)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        numbers, sheets = by_change(self.found), self.sheets()
        page = {"title": self.list_title(), "total": self.total, "unit_word": self.unit_word}
        page |= {"remarks": list(self.remarks()), **self.printed(self.total)}
        context = {
            "page": page,
            "empty": self.empty(),
            "summary": {"headings": HEADINGS, "good": GOOD_SHORT, "not_graded": NOT_GRADED_SHORT},
            "tables": [
                drawn(table, self.evaluations, self.waiting_lines) | {"sheet": sheets.get(table.key, "")}
                for table in self.tables
            ],
            "years": self.years(),
            "unlike": self.unlike(),
            "changes": [(each, numbers[each], self.evaluations(change=each.value)) for each in GradeChange],
            "lists": [
                (each, self.evaluations(change=each.change.value))
                for each in change_lists(self.rows, self.seen, numbers, whole=self.prints)
            ],
            "waiting": {
                "table": self.waiting,
                "rows": self.waiting.drawn(self.waiting_lines),
                "sheet": sheets.get(KEY, ""),
            },
            "without_own": bool(conflicted_cadres(self.request.user)),
            "filter_form": self.filter_form,
            "list_title_above": "Kết quả xếp loại",
            "clear_url": self.request.path,
            "actions": list(self.actions()),
        }
        return super().get_context_data(**context, **kwargs)

    def years(self) -> list[dict[str, Any]]:
        """The last five years up to the one asked for."""
        return [line(counted, self.evaluations) for counted in count_years(self.of_years)]

    @property
    def of_years(self) -> QuerySet:
        rows = self.of_post(self.of_unit(self.get_queryset()))
        return rows.filter(year__lte=self.year, year__gt=self.year - YEARS)

    def unlike(self) -> str:
        """Which of the years hold staff too, which others do not."""
        years = self.of_years.filter(line__subject__in=STAFF).order_by("year")
        told = ", ".join(map(str, years.values_list("year", flat=True).distinct()))
        return WITH_STAFF.format(years=told, without=PostKind.NOT_STAFF.label) if told else ""

    def actions(self) -> Iterator[dict[str, Any]]:
        yield {"label": "Kết quả xếp loại", "url": self.evaluations(), "icon": "table"}

    def sheets(self) -> dict[str, str]:
        """{table: the address of its file} for who may take it away."""
        keys = list(KEYS) if self.holds("evaluation.export_evaluation") else []
        keys += [KEY] if self.holds("evaluation.export_gradingline") else []
        return {key: self.address(format="xlsx", table=key) for key in keys}

    def sheet(self) -> FileResponse:
        """One table as a file; the access log gets the number of its rows."""
        asked = read_choice(self.request, "table", [KEY, *KEYS]) or "units"
        if asked not in self.sheets():
            raise PermissionDenied(NO_EXPORT)
        title, shown, rows = self.table_of(asked)
        title = f"{title}: {self.list_title().lower()}"
        notes = (*spoken_of(self), *self.remarks())
        layout = layout_of(shown, title.upper(), notes=notes, counted="dòng")
        model = GradingLine if asked == KEY else Evaluation
        return send_list(self.request, model, layout, cells_of(shown, rows), file_name(title, self.day))

    def table_of(self, asked: str) -> tuple[str, list, list]:
        """(title, columns, rows) of a table."""
        if asked == KEY:
            return TITLE, list(self.waiting.columns()), self.waiting.rows
        empty = CountedTable(asked, "", [])
        table = next((each for each in self.tables if each.key == asked), empty)
        return table.title, list(columns(table)), table.rows


class CampaignResultsPage(YearResultsPage):
    """The same page for the year and the unit of a campaign, until others are asked for."""

    def get_permission_required(self) -> list[str]:
        return [*super().get_permission_required(), LINES_RIGHT]

    @cached_property
    def campaign(self) -> Campaign:
        return get_object_or_404(
            Campaign.objects.for_user(self.request.user).filter(kind=KIND), pk=self.kwargs["campaign"]
        )

    def asked(self) -> QueryDict:
        asked = super().asked()
        asked.setdefault("year", str(self.campaign.year))
        if self.request.user.scope("organisation.view_unit").covers(self.campaign.unit_id):
            asked.setdefault("unit", str(self.campaign.unit_id))
        return asked
