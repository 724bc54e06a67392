"""Counts: the list, one count with its people, and how they are typed from the minutes."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from ballots import columns
from ballots.filters import BallotCountFilter
from ballots.forms import MinutesForm
from ballots.models import BallotCount, Choice
from ballots.shares import base_of, quorum
from foundation.core.acts.buttons import record_buttons
from foundation.core.answers.integrity import is_refusal, sentence
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, RemovePage, ScopedPage
from foundation.core.saving.shown import lock
from foundation.sheets.lists import SheetListPage
from office.papers.drawing import DRAW
from office.papers.kinds import kinds_from
from office.papers.own_head import has_own_words

ADDED = "Đã nhập {count} đồng chí."
UNKNOWN = "Không gắn với hồ sơ nào: {names}."


class BallotCountListPage(SheetListPage):
    model = BallotCount
    filterset_class = BallotCountFilter
    order = ("-met_on", "-pk")
    related = ("unit",)
    unit_word = "kết quả kiểm phiếu"
    columns = columns.COUNTS
    empty_text = "Chưa có kết quả kiểm phiếu nào. Thêm kết quả theo biên bản kiểm phiếu đã ký."
    no_match_text = "Không có kết quả kiểm phiếu nào theo điều kiện lọc."


class BallotCountDetailPage(DetailPage):
    """A count with who was voted on. Who may not see a person's votes sees that there is somebody, no number."""

    keeps_access = True

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        count, user = self.object, self.request.user
        base, rules = base_of(count)
        choices = list(Choice.objects.listed_for(user).filter(count=count).select_related("cadre"))
        for choice in choices:
            choice.told = "" if choice.masked else base.told(choice, count)
        may_change = user.may("ballots.change_ballotcount", count)
        return super().get_context_data(
            choices=choices,
            base=base,
            quorum=quorum(count, rules),
            may_change=may_change,
            steps=list(count.steps.order_by("pk").select_related("by", "undone_by")),
            **kwargs,
        )

    def actions(self) -> Iterator[dict[str, Any]]:
        count, user = self.object, self.request.user
        yield from record_buttons(user, count)
        if (
            kinds_from(BallotCount)
            and has_own_words(user, DRAW)
            and user.may("ballots.add_ballotcount", count)
        ):
            url = f"{reverse('paper-choice', args=['ballotcount'])}?of={count.pk}"
            yield {"label": "Lập văn bản", "url": url, "icon": "file-earmark-text"}
        yield from super().actions()


class OfCount:
    """A page about the people of one open count, which the address names."""

    @cached_property
    def count(self) -> BallotCount:
        found = BallotCount.objects.for_user(self.request.user, "change").filter(pk=self.kwargs["count"])
        row = found.select_related("unit").first()
        if row is None:
            raise Http404
        return row

    def list_url(self) -> str:
        return self.count.get_absolute_url()

    def list_title(self) -> str:
        return str(self.count)

    def get_success_url(self) -> str:
        return self.count.get_absolute_url()


class ChoiceCreatePage(OfCount, CreatePage):
    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"count": self.count}


class OfChoice(OfCount):
    @cached_property
    def count(self) -> BallotCount:
        return self.object.count


class ChoiceEditPage(OfChoice, EditPage):
    pass


class ChoiceRemovePage(OfChoice, RemovePage):
    pass


class ChoiceHistoryPage(OfChoice, HistoryPage):
    pass


class MinutesPage(OfCount, ScopedPage, generic.FormView):
    """Everybody of the minutes at once, typed or pasted."""

    model = Choice
    action = "add"
    form_class = MinutesForm

    def get_template_names(self) -> list[str]:
        return ["ballots/minutes.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"count": self.count, "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(count=self.count, cancel_url=self.list_url(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        lock(self.count)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: MinutesForm) -> HttpResponse:
        try:
            with transaction.atomic():
                made = form.save()
        except Exception as error:
            if not is_refusal(error):
                raise
            form.add_error("lines", sentence(error))
            return self.form_invalid(form)
        messages.success(self.request, ADDED.format(count=len(made)))
        if names := ", ".join(form.unknown(made)):
            messages.warning(self.request, UNKNOWN.format(names=names))
        return HttpResponseRedirect(self.get_success_url())
