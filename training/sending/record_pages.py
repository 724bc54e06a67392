"""One list of people sent up: how it is made from a row of a plan, its page, and who stands on it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic
from django.views.generic.detail import SingleObjectMixin

from foundation.core.acts.buttons import record_buttons
from foundation.core.pages import CreatePage, DetailPage, EditPage, RemovePage, ScopedPage
from foundation.core.saving.shown import lock
from foundation.core.scope.rows import permission
from foundation.lists.tables import draw
from training.choices import RowSource, SendingState
from training.models import PlanPerson, PlanRow, SendingList
from training.plans.secrecy import kept_inside
from training.sending import completeness
from training.sending.columns import SHORT, people_columns
from training.sending.forms import NewSendingForm, PlacesForm, SendingListForm
from training.sending.gates import SECRET_PLAN
from training.sending.items import usual_items
from training.sending.list_pages import ANSWERED
from training.sending.people import OFFICIAL, RELATED, change_places, elsewhere, listed, offered

OWN_CLASS = "Mục này là lớp cơ quan mở; mở lớp theo kế hoạch, không lập danh sách cử đi học."
SENT = "Danh sách đã gửi, không thêm bớt người; hoàn tác việc gửi, hoặc lập danh sách bổ sung."
KEPT = "Danh sách đã gửi nên không đưa ra được; hoàn tác việc gửi trước."
TAKEN = "Đã ghi {count} đồng chí trong danh sách."
NEXT = {
    SendingState.DRAFT: "Nhận đủ hồ sơ từng người rồi ghi đã gửi.",
    SendingState.SENT: "Chờ giấy triệu tập; có kết quả của ai thì ghi người đó.",
}
OF_LIST = ("row__plan__unit", "row__programme", "training_class")


class OfSendingList:
    """A page of one list; it knows the row that the list is of."""

    model = SendingList

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*OF_LIST)


class SendingCreatePage(CreatePage):
    model = SendingList
    form_class = NewSendingForm
    template_name = "training/sending/new.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    @cached_property
    def row(self) -> PlanRow:
        """Where the user may make such a list."""
        scope = self.request.user.scope("training.add_sendinglist")
        rows = PlanRow.objects.for_user(self.request.user).filter(scope.condition("scope_unit"))
        row = get_object_or_404(rows.select_related("plan", "programme"), pk=self.kwargs["row"])
        if row.source != RowSource.ABOVE:
            raise PermissionDenied(OWN_CLASS)
        if row.plan.secret:
            raise PermissionDenied(SECRET_PLAN)
        if self.request.method == "POST":
            lock(row)
        return row

    def get_form_kwargs(self) -> dict[str, Any]:
        row, user = self.row, self.request.user
        people = {"people": offered(row, user), "elsewhere": elsewhere(row, user)}
        return super().get_form_kwargs() | {"row": row} | people

    def get_initial(self) -> dict[str, Any]:
        name = f"Danh sách cử đi học: {self.row.title}"[:200]
        return {"name": name, "items": usual_items(self.row.programme)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(row=self.row, **kwargs)


class SendingDetailPage(OfSendingList, DetailPage):
    form_class = SendingListForm
    keeps_access = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sending, context = self.object, super().get_context_data(**kwargs)
        people = list(listed(sending, self.request.user).select_related(*RELATED).order_by(*OFFICIAL))
        columns = [column for column in people_columns(sending.items) if column.name in SHORT]
        columns = [
            column for column in columns if column.name != "reason" or any(row.reason for row in people)
        ]
        return context | {
            "pairs": [*self.told(), *context["pairs"]],
            "people": people,
            "columns": columns,
            "rows_html": draw(
                columns, people, lambda row: "" if row.masked else row.cadre.get_absolute_url()
            ),
            "far": list(self.far(people)),
            "next_step": NEXT.get(sending.state, ""),
            "secrecy": SECRET_PLAN if sending.row.plan.secret else "",
            "kept_on_screen": sending.row.plan.secret,
            "inside": kept_inside(sending.row),
            "papers_url": self.papers_url,
            "steps": list(sending.steps.order_by("pk").select_related("by", "undone_by")),
        }

    @property
    def papers_url(self) -> str:
        """Where papers are ticked, for who may; they may come in after the list went up."""
        may = self.object.items and self.request.user.may("training.change_sendinglist", self.object)
        return self.page_url("papers", self.object) if may else ""

    def told(self) -> Iterator[tuple[str, Any]]:
        sending = self.object
        yield "trạng thái", sending.get_state_display()
        yield "mục kế hoạch", f"{sending.row.title} ({sending.row.plan})"
        if sending.sent_on:
            yield "tờ trình, công văn", f"{sending.number}, gửi ngày {sending.sent_on:%d/%m/%Y}"
        if sending.summons_on:
            yield "giấy triệu tập", f"{sending.summons_no}, ngày {sending.summons_on:%d/%m/%Y}"

    def far(self, people: list[PlanPerson]) -> Iterator[tuple[str, str]]:
        """How many of those whom the reader may read have all papers, and were answered."""
        sending = self.object
        own = [person for person in people if not person.masked]
        if not own:
            return
        whole = sum(not completeness.lacking(sending.items, person.papers) for person in own)
        yield "Đủ hồ sơ", f"{whole}/{len(own)}"
        if sending.state != SendingState.DRAFT:
            yield "Đã trả lời", f"{sum(person.state in ANSWERED for person in own)}/{len(own)}"
            for state in ANSWERED:
                yield state.label, str(sum(person.state == state for person in own))

    def actions(self) -> Iterator[dict[str, Any]]:
        sending, user = self.object, self.request.user
        yield from record_buttons(user, sending)
        if self.papers_url:
            yield {"label": "Nhận hồ sơ", "url": self.papers_url, "icon": "folder-check"}
        if sending.state == SendingState.DRAFT and user.may("training.change_sendinglist", sending):
            yield {"label": "Thêm, bớt người", "url": self.page_url("choose", sending), "icon": "people"}
        if not sending.row.plan.secret:
            url = self.page_url("people", sending)
            yield {"label": "Bảng hồ sơ, kết xuất, in", "url": url, "icon": "table"}
        if user.may(permission(SendingList, "export"), sending):
            url = reverse("sending-papers", args=[sending.pk])
            yield {"label": "Văn bản", "url": url, "icon": "file-earmark-text", "primary": False}
        if sending.training_class and user.may("training.view_trainingclass", sending.training_class):
            yield {"label": "Lớp", "url": sending.training_class.get_absolute_url(), "icon": "mortarboard"}
        if sending.state != SendingState.DRAFT and user.may("training.add_sendinglist", sending):
            url = reverse("sendinglist-new", args=[sending.row_id])
            yield {"label": "Lập danh sách bổ sung", "url": url, "icon": "person-plus"}
        gone = "" if sending.state == SendingState.DRAFT else self.page_url("remove", sending)
        yield from (action for action in super().actions() if action["url"] != gone)


class SendingEditPage(OfSendingList, EditPage):
    form_class = SendingListForm


class SendingRemovePage(OfSendingList, RemovePage):
    def stale(self) -> str:
        return super().stale() or (KEPT if self.object.state != SendingState.DRAFT else "")


class ChoosePlacesPage(OfSendingList, ScopedPage, SingleObjectMixin, generic.FormView):
    """Who goes up with the list, until it was sent; others of the row stand there unticked."""

    action = "change"
    form_class = PlacesForm

    def get_template_names(self) -> list[str]:
        return ["training/sending/choose.html"]

    @cached_property
    def object(self) -> SendingList:
        sending = self.get_object()
        if self.request.method == "POST":
            lock(sending.row)
            lock(sending)
            sending = self.get_object()
        if sending.row.plan.secret:
            raise PermissionDenied(SECRET_PLAN)
        if sending.state != SendingState.DRAFT:
            raise PermissionDenied(SENT)
        return sending

    @cached_property
    def offered(self) -> QuerySet:
        return offered(self.object.row, self.request.user, self.object)

    def get_form_kwargs(self) -> dict[str, Any]:
        others = elsewhere(self.object.row, self.request.user, self.object)
        return super().get_form_kwargs() | {"people": self.offered, "elsewhere": others}

    def get_initial(self) -> dict[str, Any]:
        return {"people": [person.pk for person in self.offered if person.sending_id]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = [person.pk for person in self.offered if person.sending_id]
        context = {"object": self.object, "ticked": shown, "cancel_url": self.object.get_absolute_url()}
        return super().get_context_data(**context, **kwargs)

    @transaction.atomic
    def form_valid(self, form: PlacesForm) -> HttpResponse:
        """Only what the page changed: whom somebody else put on or took off meanwhile stays as they are."""
        ticked = {str(person.pk) for person in form.cleaned_data["people"]}
        change_places(self.object, self.offered, ticked, set(self.request.POST.getlist("shown")))
        people = listed(self.object, self.request.user)
        messages.success(self.request, TAKEN.format(count=people.count()))
        return HttpResponseRedirect(self.object.get_absolute_url())
