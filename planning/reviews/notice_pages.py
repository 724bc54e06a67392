"""The notices of a result: each unit is told of its own people, on a day; before it the unit knows nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from foundation.core import clock
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.pages import DetailPage, EditPage, HistoryPage, RemovePage, ScopedPage
from foundation.core.typed.forms import DayField, PlainForm
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit
from office.papers.models import Paper
from planning.models import ReviewLine, ReviewList, ReviewNotice
from planning.papers.recorded import notice_papers
from planning.reviews.choices import DECIDED, ReviewState, ReviewWord
from planning.reviews.deciding import decided_word
from planning.reviews.filters import ReviewNoticeFilter
from planning.reviews.record_pages import RELATED, OfReviewList
from planning.reviews.telling import not_told, signed_on, tell

NOT_DECIDED = "Danh sách đang ở trạng thái “{state}”; có quyết định rồi mới thông báo."
SAVED = "Đã ghi thông báo cho {count} đơn vị."
BEFORE_THE_DECISION = "Ngày thông báo trước ngày quyết định ({day})."
IN_FUTURE = "Ngày thông báo {day} ở tương lai; kiểm tra lại."
NO_DAY = "Chưa nhập ngày thông báo."


class NoticeForm(PlainForm):
    """One unit's notice; without a number the unit is not told yet, without a day of its own on the common one."""

    number = forms.CharField(label="Số thông báo", max_length=60, required=False)
    notified_on = DayField(label="Ngày thông báo", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"unit-{unit.pk}", **kwargs)
        self.unit = unit


def told_by(paper: Paper | None) -> dict[str, Any]:
    """Number and day of the notice that went out."""
    return {"number": paper.code, "notified_on": paper.signed_on} if paper else {}


class CommonDayForm(PlainForm):
    notified_on = DayField(
        label="Ngày thông báo chung",
        required=False,
        help_text="Dùng cho các đơn vị không ghi ngày riêng.",
    )


class NoticesPage(ScopedPage, generic.TemplateView):
    """The units that have people on decided lists and no notice of them yet: one number a unit, for all these lists."""

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/notices.html"]

    @cached_property
    def lists(self) -> dict[int, ReviewList]:
        raise NotImplementedError

    def decided(self) -> QuerySet:
        lists = ReviewList.objects.for_user(self.request.user, "conclude")
        if self.request.method == "POST":
            lists = lists.select_for_update(of=("self",))
        return lists.select_related(*RELATED[:4])

    @cached_property
    def waiting(self) -> dict[int, set[int]]:
        return not_told(self.lists.values())

    @cached_property
    def forms(self) -> list[NoticeForm]:
        keys = set().union(*self.waiting.values())
        units = Unit.objects.for_user(self.request.user).filter(pk__in=keys).order_by("official_key")
        papers = notice_papers(self.request.user, self.lists)
        return [NoticeForm(self.sent, unit=unit, initial=told_by(papers.get(unit.pk))) for unit in units]

    @cached_property
    def common(self) -> CommonDayForm:
        return CommonDayForm(self.sent)

    @property
    def sent(self) -> Any:
        return self.request.POST if self.request.method == "POST" else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"object": self.object, "forms": self.forms, "common": self.common, "sent": self.notices()}
        return super().get_context_data(**context, cancel_url=self.object.get_absolute_url(), **kwargs)

    def notices(self) -> QuerySet:
        notices = ReviewNotice.objects.for_user(self.request.user).filter(review_list__in=self.lists)
        return notices.select_related("unit", "review_list__target__post__title")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        readable = all([form.is_valid() for form in (self.common, *self.forms)])
        filled = [form for form in self.forms if readable and form.cleaned_data["number"]]
        for form in filled:
            self.check_day(form)
        if not readable or any(form.errors for form in filled):
            return self.render_to_response(self.get_context_data())
        tell(self.lists, list(self.made(filled)))
        messages.success(request, SAVED.format(count=len(filled)))
        return HttpResponseRedirect(self.object.get_absolute_url())

    def check_day(self, form: NoticeForm) -> None:
        """Not before any of the decisions that the unit is told of, nor in the future."""
        day = form.cleaned_data["notified_on"] or self.common.cleaned_data["notified_on"]
        form.cleaned_data["notified_on"] = day
        signed = [self.signed[key] for key, units in self.waiting.items() if form.unit.pk in units]
        if day is None:
            form.add_error("notified_on", NO_DAY)
        elif day > clock.today():
            form.add_error("notified_on", IN_FUTURE.format(day=f"{day:%d/%m/%Y}"))
        elif late := [one for one in signed if one and one > day]:
            form.add_error("notified_on", BEFORE_THE_DECISION.format(day=f"{max(late):%d/%m/%Y}"))

    @cached_property
    def signed(self) -> dict[int, date | None]:
        return signed_on(self.lists)

    def made(self, filled: list[NoticeForm]) -> Iterator[ReviewNotice]:
        for form in filled:
            for key, units in self.waiting.items():
                if form.unit.pk in units:
                    yield ReviewNotice(review_list_id=key, unit=form.unit, **form.cleaned_data)


class ListNoticesPage(OfReviewList, NoticesPage):
    action = "conclude"

    @cached_property
    def object(self) -> ReviewList:
        review = self.decided().filter(pk=self.kwargs["pk"]).first()
        if review is None:
            raise Http404
        if review.state not in DECIDED:
            raise PermissionDenied(NOT_DECIDED.format(state=review.get_state_display()))
        return review

    @cached_property
    def lists(self) -> dict[int, ReviewList]:
        return {self.object.pk: self.object}


class CampaignNoticesPage(NoticesPage):
    """One notice a unit of all lists of a campaign that are decided by now."""

    model = Campaign

    def get_permission_required(self) -> list[str]:
        return ["planning.conclude_reviewlist"]

    @cached_property
    def object(self) -> Campaign:
        return get_object_or_404(Campaign.objects.for_user(self.request.user, "change"), pk=self.kwargs["pk"])

    @cached_property
    def lists(self) -> dict[int, ReviewList]:
        found = self.decided().filter(
            campaign=self.object, state__in=[ReviewState.DECIDED, ReviewState.NOTIFIED]
        )
        return {review.pk: review for review in found}


class ReviewNoticeForm(ScopedForm):
    class Meta:
        model = ReviewNotice
        fields = ["number", "notified_on"]
        field_classes = {"notified_on": PastDayField}


@dataclass(frozen=True)
class ToldPerson:
    """A person of the unit with what became of them; of the reader's own and of relatives nothing."""

    line: ReviewLine
    masked: bool

    @property
    def words(self) -> str:
        word = "" if self.masked else decided_word(self.line)
        return str(ReviewWord(word).label) if word else ""


class OfNotice:
    model = ReviewNotice

    def get_queryset(self) -> QuerySet:
        related = ("unit", "review_list__target__post__unit", "review_list__target__post__title")
        return (
            super()
            .get_queryset()
            .select_related(*related, "review_list__target__term", "review_list__campaign")
        )


class NoticeListPage(SheetListPage):
    """What the units of the reader were told, of whichever level's lists."""

    model = ReviewNotice
    filterset_class = ReviewNoticeFilter
    order = ("-notified_on", "unit__official_key", "pk")
    related = ("unit", "review_list__target__post__title", "review_list__target__term")
    unit_word = "thông báo"
    form_page = False
    empty_text = "Chưa có thông báo kết quả rà soát nào."
    columns = (
        Column("number", "Số thông báo", "number"),
        Column("notified_on", "Ngày thông báo", "notified_on", kind="date"),
        Column("unit", "Đơn vị", "unit.name", sort=F("unit__official_key")),
        Column("title", "Chức danh quy hoạch", "review_list.target.post.title.name", sort=""),
        Column("term", "Nhiệm kỳ", "review_list.target.term.full_name", sort=""),
    )


class NoticeDetailPage(OfNotice, DetailPage):
    keeps_access = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(people=list(self.people()), **kwargs)

    def people(self) -> Iterator[ToldPerson]:
        """Read with the notice: a unit may not read the list itself."""
        hidden = conflicted_cadres(self.request.user)
        lines = self.object.lines.select_related("cadre", "outcome_target__post__title")
        for line in lines.order_by("cadre__sort_key", "pk"):
            yield ToldPerson(line, line.cadre_id in hidden)


class NoticeEditPage(OfNotice, EditPage):
    form_class = ReviewNoticeForm


class NoticeRemovePage(OfNotice, RemovePage):
    """One that was recorded by mistake: its unit is to be told anew."""


class NoticeHistoryPage(OfNotice, HistoryPage):
    pass
