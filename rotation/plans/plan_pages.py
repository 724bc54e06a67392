"""Plans of rotations: the list, one plan with its places, and how a draft is taken away."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.pages import DetailPage, RemovePage
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column, draw, numbered
from foundation.sheets.lists import SheetListPage, asks_for_sheet
from office.organisation.models.levels import Level
from office.organisation.models.structure import Unit
from rotation.choices import NOT_BEGUN, RotationPlanState, RotationState
from rotation.models import Rotation, RotationPlan, RotationSlot
from rotation.papers.pages import papers_button
from rotation.papers.recorded import FromPaper
from rotation.plans.columns import NAMED, PLAN_COLUMNS, SELDOM, SLOT_COLUMNS, case_or_choice
from rotation.plans.filters import RotationPlanFilter
from rotation.plans.secrecy import SECRET_ROTATION_PLAN
from rotation.plans.sheet import send_rotation_plan
from rotation.plans.slots import RELATED, SlotLine, slot_lines
from rotation.plans.taken import let_go, live_cases
from rotation.room import InRotationRoom

NO_PLANS = "Chưa có kế hoạch luân chuyển nào. Thêm kế hoạch, rồi thêm vị trí và chọn đồng chí."
OF_COMMUNE = (
    "Chưa có kế hoạch luân chuyển nào. Luân chuyển đến hoặc đi khỏi cấp xã do cấp trên lập kế hoạch và quyết định;"
    " từng đồng chí ghi ở “Cán bộ luân chuyển”. Kế hoạch do xã tự lập thì thêm tại đây."
)
COMMUNES = (Level.COMMUNE, Level.LOCALITY)
STAYS = "Kế hoạch đã có chủ trương nên không xóa; hoàn tác việc ghi chủ trương trước."
HAS_CASES = "Kế hoạch còn vị trí đã có đồng chí; ghi “Không thực hiện” từng trường hợp rồi xóa."
MOVE = """<button class="btn btn-quiet" form="moving" formaction="{}" name="{}" value="1">{}</button>"""


class RotationPlanListPage(InRotationRoom, SheetListPage):
    model = RotationPlan
    filterset_class = RotationPlanFilter
    order = ("-year", "-pk")
    related = ("unit",)
    unit_word = "kế hoạch"
    no_match_text = "Không có kế hoạch nào theo điều kiện lọc."
    columns = PLAN_COLUMNS

    @property
    def empty_text(self) -> str:
        """At a commune most moves are planned by the level above."""
        office = Unit.objects.for_user(self.request.user).filter(office__isnull=False)
        is_commune = office.with_level(clock.today()).filter(level_then__in=COMMUNES).exists()
        return OF_COMMUNE if is_commune else NO_PLANS

    def with_cells(self, rows: QuerySet) -> QuerySet:
        cases = Rotation.objects.listed_for(self.request.user).exclude(state=RotationState.DROPPED)
        taken = Q(slots__rotations__in=cases.values("pk"))
        begun = taken & ~Q(slots__rotations__state__in=NOT_BEGUN)
        return (
            super()
            .with_cells(rows)
            .annotate(
                slot_count=Count("slots", distinct=True),
                taken_count=Count("slots__rotations", filter=taken, distinct=True),
                begun_count=Count("slots__rotations", filter=begun, distinct=True),
            )
        )


def moving(line: SlotLine) -> SafeString:
    """Two buttons, sent by the one form of the page that holds the token."""
    url = reverse("rotationslot-move", args=[line.slot.pk])
    buttons = format_html_join("", MOVE, [(url, "up", "Lên"), (url, "down", "Xuống")])
    return format_html('<span class="row-moves">{}</span>', buttons)


MOVING = Column("moving", "Thứ tự", lambda line: "", html=moving, exported=False)


def columns_of(plan: RotationPlan, lines: Iterable[SlotLine], edits: bool) -> list[Column]:
    """What few places have takes no room where none has it; nobody of a secret plan is printed."""
    lines = list(lines)
    found = [each for each in SLOT_COLUMNS if each.name not in SELDOM or any(map(each.of, lines))]
    if plan.secret:
        found = [replace(each, exported=False) if each.name in NAMED else each for each in found]
    if edits:
        found = [replace(each, html=case_or_choice) if each.name == "case" else each for each in found]
    return [*found, *([MOVING] if edits and len(lines) > 1 else [])]


class RotationPlanDetailPage(DetailPage):
    """The plan with its places; with `?format=xlsx` as a file."""

    keeps_access = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if asks_for_sheet(self):
            self.action = "export"
            return send_rotation_plan(request, self.get_object())
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, user = self.object, self.request.user
        slots = RotationSlot.objects.for_user(user).filter(plan=plan).select_related(*RELATED)
        lines = list(numbered(slot_lines(slots, user, clock.today())))
        of_plan = RotationSlot(plan=plan)
        edits = plan.state != RotationPlanState.CLOSED and user.may(
            permission(RotationSlot, "change"), of_plan
        )
        drawn = columns_of(plan, lines, edits)
        return super().get_context_data(
            lines=lines,
            columns=drawn,
            rows_html=draw(drawn, lines, lambda line: line.slot.get_absolute_url()),
            taken=sum(bool(line.cases) for line in lines),
            edits=edits,
            secrecy=SECRET_ROTATION_PLAN if plan.secret else "",
            steps=plan.steps.order_by("pk").select_related("by", "undone_by"),
            **kwargs,
        )

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from papers_button(self.request.user, self.object)
        yield from record_buttons(self.request.user, self.object)
        if not self.object.secret and self.request.user.may(permission(RotationPlan, "export"), self.object):
            url = f"{self.object.get_absolute_url()}?format=xlsx"
            yield {"label": "Kết xuất Excel", "url": url, "icon": "file-earmark-excel"}
            yield {"label": "In", "url": "#print", "icon": "printer"}
        draft, removal = self.object.state == RotationPlanState.DRAFT, self.page_url("remove", self.object)
        yield from (each for each in super().actions() if draft or each["url"] != removal)


class RotationPlanActPage(FromPaper, ActPage):
    pass


class RotationPlanRemovePage(RemovePage):
    """A draft is taken away; what was given up in it stays on the record of the person."""

    def stale(self) -> str:
        return super().stale() or self.against_removal()

    def against_removal(self) -> str:
        if self.object.state != RotationPlanState.DRAFT:
            return STAYS
        return HAS_CASES if live_cases(self.request.user).filter(slot__plan=self.object).exists() else ""

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if not self.against_removal():
            let_go(self.request.user, slot__plan=self.object)
        return super().form_valid(form)
