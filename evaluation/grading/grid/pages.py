"""“Bảng xếp loại”: what is known of everyone of a campaign, typed, pasted and saved row by row."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from evaluation.grading.choices import GradingState
from evaluation.grading.findings.appraisal import ALL, LABELS
from evaluation.grading.grid.foot import foot_line
from evaluation.grading.grid.lines import GridCriteria, GridLines
from evaluation.grading.grid.pasted import read_lines
from evaluation.grading.grid.table import POINTS, QUARTERS, GradingGrid
from evaluation.grading.voting.told import votes_told
from evaluation.models import GradingLine
from foundation.core.models import AccessLog
from foundation.core.parameters import is_key, read_choice, read_number
from foundation.core.traces.access import log_access
from foundation.grids.names import PastedCells
from foundation.grids.pages import GridPage
from foundation.grids.row import GridRow
from office.campaigns.models import Campaign
from office.organisation.chosen_unit import choice_of_read

KIND, PAGE, SHOWN = "grading", 200, "1"
# Columns that are shown by a tick, which the address keeps.
OPTIONAL = {"quarters": ("Xếp loại theo quý", QUARTERS), "points": ("Điểm", POINTS)}
READS = "evaluation.view_gradingline"
# What “Thẩm định” tells of rows, by which the table opens with these alone.
FINDINGS = [(kind, words) for kind, words in LABELS.items() if kind != ALL]
SECRET = "Đợt có độ mật: tên và mức xếp loại không ghi ở phần mềm."


class GradingGridPage(GridPage):
    """Who may view reads it plain; who may change types. Own row and those of relatives are done by somebody else."""

    model = GradingLine
    action = "view"
    template_name = "evaluation/grading/grid.html"
    fragment_template = "evaluation/grading/_grid_saved.html"
    saved_words = "Đã lưu {count} đồng chí."

    @cached_property
    def campaign(self) -> Campaign:
        found = Campaign.objects.for_user(self.request.user).filter(pk=self.kwargs["pk"], kind=KIND)
        campaign = found.select_related("unit").first()
        if campaign is None:
            raise Http404
        if campaign.secret:
            raise PermissionDenied(SECRET)
        return campaign

    @cached_property
    def criteria(self) -> GridCriteria:
        request = self.request
        return GridCriteria(
            unit=read_number(request, "unit"),
            group=read_number(request, "group"),
            state=read_choice(request, "state", GradingState.values),
            finding=read_choice(request, "finding", [kind for kind, _ in FINDINGS]),
            start=read_number(request, "start", 0),
        )

    @cached_property
    def lines(self) -> GridLines:
        lines = GridLines(self.request.user, self.campaign, self.criteria)
        if self.request.method == "POST":
            lines.lock(self.sent)
        return lines

    @cached_property
    def sent(self) -> list[int]:
        """Keys of the rows that came."""
        names = (name.removesuffix("-was")[1:] for name in self.request.POST if name.endswith("-was"))
        return [int(name) for name in names if is_key(name)]

    @cached_property
    def on_page(self) -> list[Any]:
        return self.lines.page(PAGE)

    @cached_property
    def records(self) -> list[Any]:
        """A row that was left comes alone; one whose state has changed since is no more what the address asks for.

        Names are looked for on every page of the list.
        """
        posted = self.request.POST
        asked = [] if "fragment" in posted else [line for line in self.on_page if not line.masked]
        keys = {*self.sent, *(self.lines.named(self.pasted) if "paste" in posted else ())}
        keys -= {line.pk for line in asked}
        others = self.lines.keyed(keys) if keys else []
        return sorted([*asked, *others], key=place_of)

    @cached_property
    def hidden(self) -> list[str]:
        """Fields that are not on the page."""
        away = [fields for name, (_, fields) in OPTIONAL.items() if self.request.GET.get(name) != SHOWN]
        return [name for fields in away for name in fields]

    @cached_property
    def grid(self) -> GradingGrid:
        votes = votes_told(self.records, self.request.user)
        editable = self.lines.editable(self.records)
        return GradingGrid(self.campaign.year, editable, votes, self.hidden)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        log_access(request, AccessLog.Action.OPEN, "campaigns.campaign", key=self.campaign.pk)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = kwargs.pop("rows", None) or [self.grid.row_of(record) for record in self.records]
        context = {
            "campaign": self.campaign,
            "lines": self.lines,
            "rows_shown": self.in_order(rows),
            "heads": self.grid.heads(),
            "width": len(self.grid.drawn) + 4,
            "units": choice_of_read(
                self.request, self.lines.units(), self.criteria.unit, empty="Đầu mối: tất cả"
            ),
            "choices": list(self.choices()),
            "ticks": list(self.ticks()),
            "can_change": any(not row.locked for row in rows),
            "more": self.address(start=self.criteria.start + PAGE)
            if self.lines.total > self.criteria.start + PAGE
            else "",
            "cancel_url": self.campaign.get_absolute_url(),
            "appraisal_url": self.appraisal_url(),
        }
        return super().get_context_data(**context | self.foot() | kwargs)

    def list_title(self) -> str:
        return str(self.campaign)

    def list_url(self) -> str:
        return self.campaign.get_absolute_url()

    def in_order(self, rows: Sequence[GridRow]) -> list[tuple[Any, GridRow | None]]:
        """(row of the year, as it is typed) in the official order; None for what is kept from the reader."""
        typed = {row.record.pk: row for row in rows}
        lines = {line.pk: line for line in self.on_page} | {key: row.record for key, row in typed.items()}
        return [(line, typed.get(line.pk)) for line in sorted(lines.values(), key=place_of)]

    def foot(self) -> dict[str, Any]:
        """The shares, of what stands by now; rows that are kept from the reader are not in them, which is said."""
        return {"foot": [foot_line(told) for told in self.lines.quotas()], "kept": self.lines.kept}

    def choices(self) -> Iterator[dict[str, Any]]:
        lines, asked = self.lines, self.criteria
        for name, label, options, chosen in (
            ("group", "Nhóm", lines.groups(), asked.group),
            ("state", "Trạng thái", lines.states(), asked.state),
            ("finding", "Thẩm định", FINDINGS, asked.finding),
        ):
            yield {
                "name": name,
                "label": label,
                "options": [(key, words, key == chosen) for key, words in options],
            }

    def appraisal_url(self) -> str:
        """What there is to look at of the same rows, for who reads it: those that read where the campaign is run."""
        if not self.request.user.scope(READS).covers(self.campaign.unit_id):
            return ""
        asked = {"show": self.criteria.finding, "unit": self.criteria.unit, "group": self.criteria.group}
        query = urlencode({name: value for name, value in asked.items() if value not in (None, "")})
        url = reverse("grading-appraisal", args=[self.campaign.pk])
        return f"{url}?{query}" if query else url

    def ticks(self) -> Iterator[tuple[str, str, bool]]:
        for name, (label, fields) in OPTIONAL.items():
            yield name, label, fields[0] not in self.hidden

    def address(self, **changes: Any) -> str:
        query = self.request.GET.copy()
        for name, value in changes.items():
            query[name] = str(value)
        return f"{self.request.path}?{query.urlencode()}"

    def after(self) -> str:
        return self.request.get_full_path()

    def fragment(self, rows: Sequence[GridRow]) -> dict[str, Any]:
        shown = [(row.record, row) for row in rows]
        return {"rows_shown": shown, "width": len(self.grid.drawn) + 4, **self.foot()}

    def read_pasted(self, rows: Sequence[GridRow]) -> PastedCells:
        return read_lines(self.pasted, [row.record for row in rows], self.grid)


def place_of(line: Any) -> tuple[int, int]:
    return line.ordinal, line.pk
