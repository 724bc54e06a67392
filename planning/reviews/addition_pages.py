"""Somebody is added to a list under review: by the unit, by the office, or as the level above named them."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import CadreNow
from foundation.core import clock
from foundation.core.forms import ScopedForm
from foundation.core.pages import CreatePage
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from office.campaigns.making import why_closed
from office.campaigns.models import CampaignUnit
from planning.models import ReviewLine, ReviewList
from planning.reviews.cases import loaded
from planning.reviews.choices import (
    LineOrigin,
    ReviewOutcome,
    ReviewState,
    ReviewWord,
    UnitWord,
)
from planning.reviews.facts import facts_of_lines
from planning.reviews.gates import answering
from planning.reviews.proposing import see
from planning.secrecy import SECRET_LIST

NOT_OPEN = "Danh sách đang ở trạng thái “{state}” nên không bổ sung được."
OPEN_TO_OFFICE = (ReviewState.COLLECTING, ReviewState.APPRAISING)


def origin_for(review: ReviewList, user: Any) -> LineOrigin | None:
    """As whose word somebody may be added now by the user; None where nobody may be added."""
    offices = user.scope("planning.propose_reviewline").covers(review.scope_unit_id)
    if offices and review.state == ReviewState.SENT_UP:
        return LineOrigin.ABOVE
    if offices and review.state in OPEN_TO_OFFICE:
        return LineOrigin.OFFICE
    answers = user.scope("planning.answer_reviewline").covers(review.scope_unit_id)
    return LineOrigin.UNIT if answers and review.state == ReviewState.COLLECTING else None


FOUND = 302
# As the page is headed: “Thêm …”.
WHO_IS_ADDED = {
    LineOrigin.UNIT: "đồng chí đơn vị đề nghị bổ sung",
    LineOrigin.OFFICE: "đồng chí đề xuất bổ sung",
    LineOrigin.ABOVE: "đồng chí cấp trên bổ sung",
}


class AdditionForm(ScopedForm):
    """Who is added, and why. Which word that is follows from who adds and how far the list is."""

    reason = forms.CharField(
        label="Lý do", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    class Meta:
        model = ReviewLine
        fields = ["cadre"]

    also_checked = ("review_list",)

    def __init__(self, *args: Any, review: ReviewList, origin: LineOrigin, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.review_list, self.instance.origin = review, origin
        self.fields["cadre"].queryset = self.fields["cadre"].queryset.filter(
            now__status=CadreNow.Status.SERVING
        )

    def clean_cadre(self) -> Any:
        """A unit that names whom the office has added already is not told so: it becomes the word of both."""
        cadre = self.cleaned_data["cadre"]
        if cadre.pk in conflicted_cadres(self.user):
            raise forms.ValidationError(OTHERS_ACT)
        if self.instance.origin == LineOrigin.UNIT:
            added = self.instance.review_list.lines.filter(cadre=cadre, origin=LineOrigin.OFFICE).first()
            self.instance = added or self.instance
            self.instance.origin = LineOrigin.UNIT
        return cadre

    def save(self, commit: bool = True) -> ReviewLine:
        line, now, reason = self.instance, timezone.now(), self.cleaned_data["reason"]
        if line.origin == LineOrigin.UNIT:
            line.unit_word, line.unit_by, line.unit_at, line.unit_reason = (
                UnitWord.ADD,
                self.user,
                now,
                reason,
            )
        elif line.origin == LineOrigin.OFFICE:
            line.proposal, line.proposal_by, line.proposal_at = ReviewWord.ADD, self.user, now
            line.proposal_text = reason
        else:
            line.outcome, line.outcome_text = ReviewOutcome.ADDED, reason
        line.ordinal = line.ordinal or line.review_list.lines.count() + 1
        line.version += 1
        line = super().save(commit)
        if line.origin != LineOrigin.UNIT and line.facts_seen is None:
            self.keep_facts(line)
        return line

    def keep_facts(self, line: ReviewLine) -> None:
        """What is told of the person as the office proposes: what changes until the decision is told there."""
        [found] = loaded(ReviewLine.objects.for_user(self.user).filter(pk=line.pk))
        see(found, facts_of_lines([found], clock.today(), self.user)[found.pk])
        update_rows(ReviewLine, [found], ["facts_seal", "facts_seen"])


class AddLinePage(CreatePage):
    model = ReviewLine
    form_class = AdditionForm

    @cached_property
    def review(self) -> ReviewList:
        """The list is locked until the line is written: it does not go on meanwhile."""
        lists = ReviewList.objects.for_user(self.request.user)
        if self.request.method == "POST":
            lists = lists.select_for_update(of=("self",))
        review = (
            lists.filter(pk=self.kwargs["pk"])
            .select_related("campaign", "target__post", "target__term")
            .first()
        )
        if review is None:
            raise Http404
        if review.secret:
            raise PermissionDenied(SECRET_LIST)
        return review

    @cached_property
    def origin(self) -> LineOrigin:
        origin = origin_for(self.review, self.request.user)
        if origin is None:
            raise PermissionDenied(NOT_OPEN.format(state=self.review.get_state_display()))
        if (
            origin == LineOrigin.UNIT
            and self.answers
            and (why := why_closed(self.answers, self.request.user))
        ):
            raise PermissionDenied(why)
        return origin

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(verbose_name=WHO_IS_ADDED[self.origin], **kwargs)

    @cached_property
    def answers(self) -> CampaignUnit | None:
        """The unit of the campaign that answers for the list: once it has handed in it adds nobody."""
        return answering([self.review]).get(self.review.pk)

    def form_valid(self, form: AdditionForm) -> HttpResponse:
        """A unit goes on with the page of its lists."""
        response = super().form_valid(form)
        if self.origin == LineOrigin.UNIT and self.answers and response.status_code == FOUND:
            return HttpResponseRedirect(reverse("review-answers", args=[self.answers.pk]))
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"review": self.review, "origin": self.origin}

    def list_url(self) -> str:
        return self.review.get_absolute_url()

    def list_title(self) -> str:
        return str(self.review)
