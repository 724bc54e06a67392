"""What other bodies were asked about those who are to be added to a list, and what they answered."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.pages import EditPage, HistoryPage, RemovePage, ScopedPage
from foundation.core.typed.forms import PlainForm
from office.papers.drawing import DRAW
from office.papers.own_head import has_own_words
from planning.models import ReviewLine, ReviewList, ReviewOpinion
from planning.papers.reviews.opinions import OpinionLetter
from planning.reviews.choices import LineOrigin
from planning.reviews.record_pages import RELATED, OfReviewList

ASKED = "Đã ghi hỏi {body} về {count} đồng chí."


class OpinionForm(ScopedForm):
    """The answer, or why it is not waited for."""

    class Meta:
        model = ReviewOpinion
        fields = ["asked_body", "sent_on", "answered_on", "answer", "text", "skipped"]
        field_classes = {"sent_on": PastDayField, "answered_on": PastDayField}
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "answer": "Ví dụ: Thống nhất; Chưa thống nhất.",
            "skipped": "Ghi khi không chờ ý kiến này, ví dụ: đã có ý kiến trong năm.",
        }


class AskForm(PlainForm):
    """One letter asks about several people: those ticked."""

    asked_body = forms.CharField(label="Cơ quan được hỏi", max_length=160)
    sent_on = PastDayField(label="Gửi ngày")
    skipped = forms.CharField(
        label="Lý do không lấy ý kiến",
        max_length=300,
        required=False,
        help_text="Chỉ ghi khi không gửi văn bản hỏi.",
    )


class OpinionsPage(OfReviewList, ScopedPage, generic.FormView):
    """Everybody who is to be added, with what was asked and answered; below it the next question."""

    action = "run"
    form_class = AskForm

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/opinions.html"]

    @cached_property
    def object(self) -> ReviewList:
        lists = ReviewList.objects.for_user(self.request.user, self.action).select_related(*RELATED[:4])
        review = lists.filter(pk=self.kwargs["pk"]).first()
        if review is None:
            raise Http404
        return review

    @cached_property
    def lines(self) -> list[ReviewLine]:
        lines = ReviewLine.objects.for_user(self.request.user, "propose").filter(review_list=self.object)
        lines = lines.exclude(origin=LineOrigin.STANDING).select_related("cadre")
        return list(lines.prefetch_related("opinions"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ticked = self.request.POST.getlist("line")
        rows = [(line, str(line.pk) in ticked or not ticked) for line in self.lines]
        context = {"object": self.object, "rows": rows, "cancel_url": self.object.get_absolute_url()}
        return super().get_context_data(letters=list(self.letters()), **context, **kwargs)

    def letters(self) -> Iterator[tuple[str, str]]:
        """(body and day, address) of the letter that asks it about everybody of that day."""
        asked: dict[tuple[str, date], list[int]] = {}
        for opinion in (each for line in self.lines for each in line.opinions.all() if not each.skipped):
            asked.setdefault((opinion.asked_body, opinion.sent_on), []).append(opinion.pk)
        if self.object.secret or not has_own_words(self.request.user, DRAW):
            return
        for (body, day), keys in asked.items():
            query = urlencode([("of", key) for key in keys])
            address = f"{reverse('paper-draw', args=[OpinionLetter.slug])}?{query}"
            yield f"{body}, {day:%d/%m/%Y} ({len(keys)} đồng chí)", address

    def form_valid(self, form: AskForm) -> HttpResponse:
        ticked = set(self.request.POST.getlist("line"))
        asked = [
            ReviewOpinion(line=line, **form.cleaned_data) for line in self.lines if str(line.pk) in ticked
        ]
        if not asked:
            form.add_error(None, "Chưa chọn đồng chí nào.")
            return self.form_invalid(form)
        ReviewOpinion.objects.bulk_create(asked)
        body = form.cleaned_data["asked_body"]
        messages.success(self.request, ASKED.format(body=body, count=len(asked)))
        return HttpResponseRedirect(self.request.get_full_path())


class OfOpinion:
    model = ReviewOpinion

    def list_url(self) -> str:
        return self.object.get_absolute_url()

    def list_title(self) -> str:
        return "Ý kiến phối hợp"


class OpinionEditPage(OfOpinion, EditPage):
    form_class = OpinionForm


class OpinionRemovePage(OfOpinion, RemovePage):
    pass


class OpinionHistoryPage(OfOpinion, HistoryPage):
    pass
