"""“Kết quả giới thiệu qua các hội nghị” of a list: what was voted, a conference to type, one that was typed already."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from ballots.models import BallotCount, Choice, Conference
from foundation.core.pages import CreatePage, ScopedPage
from foundation.core.parameters import is_key, read_choice
from foundation.core.scope.rows import permission
from planning.models import ReviewLine, ReviewList, UnitTally
from planning.reviews.ballot_forms import ConferenceForm
from planning.reviews.ballots import (
    additions_of,
    counts_to_tie,
    held_conferences,
    tie,
    ties_of,
    told_by_units,
    untie,
    voted_lines,
)
from planning.reviews.handed_in import OF_UNITS, is_offices, why_votes_closed
from planning.reviews.record_pages import RELATED
from planning.secrecy import SECRET_LIST

SUBJECT = "giới thiệu quy hoạch {list}"
LONGEST_SUBJECT = 200
TIED = "Đã gắn kết quả kiểm phiếu với {count} đồng chí."
UNTIED = "Đã bỏ gắn; kết quả kiểm phiếu vẫn còn."
NOT_OFFERED = "Kết quả kiểm phiếu này không có đồng chí nào đề nghị bổ sung, hoặc đã gắn với danh sách."
DECIDED_ALREADY = "Danh sách đã có quyết định; kết quả các hội nghị giữ nguyên."


class OfAdditions(ScopedPage):
    """A page of the votes on one list, for who counts and who decides."""

    model: type[Model] = ReviewList
    writes = False

    @cached_property
    def review(self) -> ReviewList:
        """Locked while it is written about. One marked secret has no names here; one decided changes no more."""
        lists = ReviewList.objects.for_user(self.request.user).select_related(*RELATED[:4])
        if self.request.method == "POST":
            lists = lists.select_for_update(of=("self",))
        review = get_object_or_404(lists, pk=self.kwargs["pk"])
        right = "ballots.add_ballotcount" if self.writes else "ballots.view_ballotcount"
        if not self.request.user.scope(right).covers(review.scope_unit_id):
            raise PermissionDenied
        if review.secret:
            raise PermissionDenied(SECRET_LIST)
        if self.writes and not review.is_under_review:
            raise PermissionDenied(DECIDED_ALREADY)
        if self.writes and (why := why_votes_closed(review, self.request.user)):
            raise PermissionDenied(why)
        return review

    @cached_property
    def lines(self) -> list[ReviewLine]:
        return additions_of(self.review, self.request.user)

    @property
    def own_url(self) -> str:
        return reverse("reviewlist-ballots", args=[self.review.pk])


class BallotsPage(OfAdditions, generic.DetailView):
    def get_object(self, queryset: Any = None) -> ReviewList:
        return self.review

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/ballots.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, ties = self.request.user, ties_of(self.lines, self.request.user)
        held = held_conferences(ties)
        writable = self.review.is_under_review and user.scope("ballots.add_ballotcount").covers(
            self.review.scope_unit_id
        )
        writable = writable and not why_votes_closed(self.review, user)
        held_here = Conference.choices if is_offices([self.review.scope_unit_id], user) else OF_UNITS
        rows = voted_lines(self.lines, ties, held)
        return super().get_context_data(
            rows=rows,
            held=held,
            told_by_unit=any(row.said for row in rows),
            writable=writable,
            offered=list(counts_to_tie(self.lines, user)) if writable else [],
            conferences=held_here if writable else [],
            **kwargs,
        )

    def list_url(self) -> str:
        return self.review.get_absolute_url()

    def list_title(self) -> str:
        return str(self.review)


class ConferencePage(OfAdditions, CreatePage):
    """One conference with its figures and the votes for each addition, as the signed minutes give them."""

    model = BallotCount
    writes = True
    form_class = ConferenceForm

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/conference.html"]

    def get_permission_required(self) -> list[str]:
        return [*super().get_permission_required(), permission(ReviewList, "view")]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"lines": self.lines, "tallies": self.tallies}

    @cached_property
    def held(self) -> str:
        return read_choice(self.request, "conference", Conference.values)

    @cached_property
    def tallies(self) -> dict[int, UnitTally]:
        return told_by_units(self.lines, self.held) if self.held else {}

    def get_initial(self) -> dict[str, Any]:
        subject = SUBJECT.format(list=self.review)[:LONGEST_SUBJECT]
        valid = {tally.valid for tally in self.tallies.values()}
        initial = {"subject": subject, "conference": self.held}
        if self.held != Conference.STANDING:
            initial["unit"] = self.review.scope_unit_id
        return initial | ({"valid": valid.pop()} if len(valid) == 1 else {})

    def form_valid(self, form: ConferenceForm) -> HttpResponse:
        """Back to the votes on the list, where the next conference is typed."""
        response = super().form_valid(form)
        saved = form.is_valid() and form.instance.pk
        return HttpResponseRedirect(self.own_url) if saved else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(review=self.review, told_by_unit=bool(self.tallies), **kwargs)

    def list_url(self) -> str:
        return self.own_url

    def list_title(self) -> str:
        return str(self.review)


class TiePage(OfAdditions, generic.View):
    """A count that was typed already is about this list, or was tied to it by mistake."""

    writes = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.POST.get("count", "")
        counts = BallotCount.objects.for_user(request.user)
        count = counts.filter(pk=key).first() if is_key(key) else None
        if "away" in request.POST:
            self.untie(count)
        else:
            self.tie(count)
        return HttpResponseRedirect(self.own_url)

    def tie(self, count: BallotCount | None) -> None:
        offered = counts_to_tie(self.lines, self.request.user)
        if count is None or not offered.filter(pk=count.pk).exists():
            messages.error(self.request, NOT_OFFERED)
            return
        choices = Choice.objects.for_user(self.request.user).filter(count=count)
        messages.success(self.request, TIED.format(count=tie(self.lines, choices)))

    def untie(self, count: BallotCount | None) -> None:
        if count and untie(self.lines, count):
            messages.success(self.request, UNTIED)
