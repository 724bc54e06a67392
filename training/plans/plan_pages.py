"""Plans: the list, one plan with its rows in two groups, and the rows of another year taken over."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views import generic

from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import list_link
from foundation.core.dates import PartialDate
from foundation.core.figures import thousands
from foundation.core.pages import DetailPage, RemovePage, ScopedPage
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column, draw, numbered
from foundation.sheets.lists import SheetListPage, asks_for_sheet
from office.organisation.models.structure import Unit
from training.choices import PlanState, RowSource
from training.models import Need, PlanPerson, PlanRow, TrainingClass, TrainingPlan
from training.needs.states import with_standing
from training.plans.chosen_places import forget_withdrawn
from training.plans.columns import PLAN_COLUMNS, PROGRESS, row_columns
from training.plans.counting import over, plans_counted, totals
from training.plans.filters import TrainingPlanFilter
from training.plans.forms import CLOSED
from training.plans.outcome import NeedLeft, PlanOutcome, needs_left
from training.plans.progress import put_progress, total
from training.plans.secrecy import secrecy_told
from training.plans.sheet import send_plan
from training.plans.told import IN_PLAN, rows_of

STAYS = "Kế hoạch đã ban hành nên không xóa; hoàn tác việc ban hành trước."
COPIED = "Đã chép {count} mục từ kế hoạch năm {year}; chỉ tiêu, thông báo, người được chọn không chép."
NOTHING_TO_COPY = "Kế hoạch năm {year} không có mục nào chưa chép."
SELDOM = ("audience", "school", "funds", "note")
MOVE = """<button class="btn btn-quiet" form="moving" formaction="{}" name="{}" value="1">{}</button>"""


class TrainingPlanListPage(SheetListPage):
    model = TrainingPlan
    filterset_class = TrainingPlanFilter
    order = ("-year", "-pk")
    related = ("unit",)
    unit_word = "kế hoạch"
    empty_text = "Chưa có kế hoạch nào. Thêm kế hoạch năm, rồi thêm lớp cơ quan mở và chỉ tiêu cấp trên."
    no_match_text = "Không có kế hoạch nào theo điều kiện lọc."
    columns = PLAN_COLUMNS

    def with_cells(self, rows: QuerySet) -> QuerySet:
        return plans_counted(super().with_cells(rows), self.request.user)

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, PlanPerson, "Học viên dự kiến", "people")
        yield from list_link(self.request, TrainingClass, "Lớp", "mortarboard")
        yield from super().actions()


def moving(row: PlanRow) -> SafeString:
    """Two buttons, sent by the one form of the page that holds the token."""
    url = reverse("planrow-move", args=[row.pk])
    buttons = format_html_join("", MOVE, [(url, "up", "Lên"), (url, "down", "Xuống")])
    return format_html('<span class="row-moves">{}</span>', buttons)


MOVING = Column("moving", "Chuyển", lambda row: "", html=moving, exported=False)


class PlanGroup:
    """The rows of one kind: those the office opens itself, or those of the level above."""

    def __init__(
        self, source: RowSource, rows: Iterable[PlanRow], columns: Iterable[Column], edits: bool = False
    ):
        self.source, self.edits = source, edits
        self.rows = list(numbered(row for row in rows if row.source == source))
        self.totals, self.progress = totals(self.rows), total(row.progress for row in self.rows)
        hidden = {"notice"} if source == RowSource.OWN else set()
        self.columns = [column for column in columns if column.name not in hidden and self.has(column)]
        if edits and len(self.rows) > 1:
            self.columns.append(MOVING)

    def has(self, column: Column) -> bool:
        """What few rows have takes no room where none has it."""
        return column.name not in SELDOM or any(column.of(row) not in (None, "") for row in self.rows)

    @property
    def rows_html(self) -> str:
        return draw(self.columns, self.rows, lambda row: row.get_absolute_url())

    @property
    def foot(self) -> list[tuple[str, str]]:
        """(label, sum) of the columns that follow the name of the row; empty where nothing is summed."""
        sums = {"places": self.totals.places, "chosen": self.totals.chosen, "reserve": self.totals.reserve}
        sums |= {name: getattr(self.progress, name) for name in PROGRESS}
        sums |= {"funds": self.totals.funds} if self.totals.funds else {}
        after = self.columns[2:]
        return [(each.label, thousands(sums[each.name]) if each.name in sums else "") for each in after]


class TrainingPlanDetailPage(DetailPage):
    """The plan of a year; with `?format=xlsx` as a file."""

    keeps_access = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if asks_for_sheet(self):
            self.action = "export"
            return send_plan(request, self.get_object())
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, user = self.object, self.request.user
        rows = rows_of(plan, user)
        put_progress(rows, user)
        edits = plan.state != PlanState.CLOSED and user.may(permission(PlanRow, "change"), plan_row(plan))
        people = PlanPerson.objects.listed_for(user).filter(row__plan=plan).exclude(state="withdrawn")
        return super().get_context_data(
            groups=[PlanGroup(source, rows, row_columns(plan), edits) for source in RowSource],
            totals=totals(rows),
            progress=total(row.progress for row in rows) if plan.state != PlanState.DRAFT else None,
            edits=edits,
            over=[f"{row}: {said}" for row in rows if (said := over(row))],
            secrecy=secrecy_told(plan, people.count() if plan.secret else 0),
            needs_left=self.needs_left(),
            result=PlanOutcome.from_json(plan.result) if plan.result else None,
            people_url=f"{reverse('planperson-list')}?plan={plan.pk}",
            copies=list(self.copies()) if edits else [],
            steps=plan.steps.order_by("pk").select_related("by", "undone_by"),
            **kwargs,
        )

    def needs_left(self) -> list[tuple[NeedLeft, str]]:
        """(needs of a kind and level, the list of them) of the plan's unit that nothing has answered yet."""
        plan, user, day = self.object, self.request.user, clock.today()
        needs = Need.objects.listed_for(user).once().on(day).filter(masked=False)
        needs = needs.filter(Unit.objects.scope_under([plan.unit]).condition("scope_unit"))
        listed = f"{reverse('need-list')}?unit={plan.unit_id}&stands=waiting"
        found = needs_left(with_standing(needs, day, user))
        return [
            (each, f"{listed}&kind={each.kind}" + (f"&level={each.level}" if each.level else ""))
            for each in found
        ]

    def copies(self) -> Iterator[TrainingPlan]:
        """Earlier plans of the unit, whose rows can be taken over; the latest first."""
        plans = TrainingPlan.objects.for_user(self.request.user).filter(unit=self.object.unit_id)
        yield from plans.filter(year__lte=self.object.year).exclude(pk=self.object.pk)[:3]

    def actions(self) -> Iterator[dict[str, Any]]:
        if self.request.user.may(permission(TrainingPlan, "export"), self.object):
            address = reverse("plan-papers", args=[self.object.pk])
            yield {"label": "Văn bản", "url": address, "icon": "file-earmark-text", "primary": False}
        yield from record_buttons(self.request.user, self.object)
        if not self.object.secret and self.request.user.may(permission(TrainingPlan, "export"), self.object):
            url = f"{self.object.get_absolute_url()}?format=xlsx"
            yield {"label": "Kết xuất Excel", "url": url, "icon": "file-earmark-excel"}
            yield {"label": "In", "url": "#print", "icon": "printer"}
        draft = self.object.state == PlanState.DRAFT
        removal = self.page_url("remove", self.object)
        yield from (each for each in super().actions() if draft or each["url"] != removal)


def plan_row(plan: TrainingPlan) -> PlanRow:
    """A row that is not saved, of which rights are asked."""
    return PlanRow(plan=plan)


class TrainingPlanRemovePage(RemovePage):
    """A draft is taken away, with whoever was taken out of its rows before; what was issued stays."""

    def stale(self) -> str:
        return super().stale() or ("" if self.object.state == PlanState.DRAFT else STAYS)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if self.object.state == PlanState.DRAFT:
            forget_withdrawn(row__plan=self.object)
        return super().form_valid(form)


class CopyRowsPage(ScopedPage, generic.View):
    """The rows of another plan of the unit, months moved by the years between; what stands here already stays."""

    http_method_names = ("post",)
    model = TrainingPlan
    action = "change"

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plan = get_object_or_404(self.get_queryset().select_for_update(of=("self",)), pk=kwargs["pk"])
        plans = TrainingPlan.objects.for_user(request.user).filter(unit=plan.unit_id).exclude(pk=plan.pk)
        other = get_object_or_404(plans, pk=kwargs["other"])
        if plan.state == PlanState.CLOSED:
            messages.error(request, CLOSED)
        else:
            self.copy(plan, other)
        return HttpResponseRedirect(plan.get_absolute_url())

    def copy(self, plan: TrainingPlan, other: TrainingPlan) -> None:
        here = set(
            PlanRow.objects.for_user(self.request.user).filter(plan=plan).values_list("source", "title")
        )
        rows = PlanRow.objects.for_user(self.request.user).filter(plan=other).order_by(*IN_PLAN)
        made = [copied(row, plan) for row in rows if (row.source, row.title) not in here]
        for row in made:
            row.save()
        words = COPIED if made else NOTHING_TO_COPY
        messages.success(self.request, words.format(count=len(made), year=other.year))


def copied(row: PlanRow, plan: TrainingPlan) -> PlanRow:
    """Without what is of its own year: places, their notice, funds; months are those of the other year."""
    kept = ("source", "programme_id", "title", "audience", "mode", "school", "order")
    years = plan.year - row.plan.year
    return PlanRow(
        plan=plan,
        starts=later_by(row.starts, years),
        ends=later_by(row.ends, years),
        added_on=clock.today() if plan.state != PlanState.DRAFT else None,
        **{name: getattr(row, name) for name in kept},
    )


def later_by(month: PartialDate | None, years: int) -> PartialDate | None:
    """The month so many years later; the day of a class is another one every year."""
    return month and PartialDate.of(month.year + years, month.month)
