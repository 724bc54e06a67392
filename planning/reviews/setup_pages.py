"""Which lists a campaign reviews, ticked by title and term, both horizons side by side; who answers is proposed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.core import clock
from foundation.core.typed.forms import PlainForm
from office.campaigns.form_pages import CampaignFormPage
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit
from planning.models import PlanningEntry, PlanningTarget, ReviewList
from planning.reviews.choices import DecidingLevel

NONE_CHOSEN = "Chưa chọn danh sách nào."
ADDED = "Đã đưa {count} danh sách vào đợt rà soát. Chọn đầu mối, rồi bắt đầu thu hồ sơ."
CLOSED = "Đợt đã kết thúc; mở lại đợt rồi chọn danh sách."
NOT_A_REVIEW = "Đợt này không phải đợt rà soát quy hoạch."


@dataclass
class OfferedReview:
    """All titles of one name in one term: what one tick stands for."""

    targets: list[PlanningTarget] = field(default_factory=list)
    people: int = 0

    @property
    def key(self) -> str:
        first = self.targets[0]
        return f"{first.term_id}-{first.post.title_id}"

    @property
    def label(self) -> str:
        first, count = self.targets[0], len(self.targets)
        place = str(first.post.unit) if count == 1 else f"{count} đơn vị"
        now = f"{self.people} đồng chí đang trong quy hoạch" if self.people else "trước rà soát 0 đồng chí"
        return f"{first.post.title}, {first.term} – {place}, {now}"


class ChooseListsForm(PlainForm):
    lists = forms.MultipleChoiceField(
        label="Danh sách",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NONE_CHOSEN},
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Chỉ của đơn vị",
        required=False,
        help_text="Để trống: mọi đơn vị có danh sách. Chọn khi rà soát đột xuất một đơn vị.",
    )

    def __init__(self, *args: Any, offered: list[OfferedReview], units: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lists"].choices = [(each.key, each.label) for each in offered]
        self.fields["unit"].queryset = units


class ChooseListsPage(CampaignFormPage):
    """Lists of terms that have not ended, in units where the user may begin a review."""

    form_class = ChooseListsForm
    template_name = "planning/reviews/choose.html"

    @cached_property
    def object(self) -> Campaign:
        campaign = self.get_object()
        if campaign.kind != "review":
            raise Http404(NOT_A_REVIEW)
        return campaign

    @cached_property
    def targets(self) -> list[PlanningTarget]:
        user = self.request.user
        targets = PlanningTarget.objects.for_user(user).filter(term__ends_on__gt=clock.today())
        targets = targets.filter(user.scope("planning.add_reviewlist").condition("scope_unit"), secret=False)
        targets = targets.exclude(review_lists__campaign=self.object).select_related(
            "term", "post__title", "post__unit"
        )
        return list(
            targets.order_by("term__begins_on", "post__title__order", "post__unit__official_key", "pk")
        )

    @cached_property
    def offered(self) -> list[OfferedReview]:
        found: dict[tuple[int, int], OfferedReview] = {}
        for target in self.targets:
            found.setdefault((target.term_id, target.post.title_id), OfferedReview()).targets.append(target)
        planned = PlanningEntry.objects.listed_for(self.request.user).planned_on(clock.today())
        rows = planned.filter(target__in=[target.pk for target in self.targets]).order_by()
        for term, title in rows.values_list("target__term", "target__post__title"):
            found[term, title].people += 1
        return list(found.values())

    def get_form_kwargs(self) -> dict[str, Any]:
        units = Unit.objects.for_user(self.request.user).filter(
            pk__in={each.scope_unit_id for each in self.targets}
        )
        return super().get_form_kwargs() | {"offered": self.offered, "units": units.order_by("official_key")}

    def form_valid(self, form: ChooseListsForm) -> HttpResponse:
        """Who added the same list at the same time has added it for both."""
        if self.has_ended():
            form.add_error(None, CLOSED)
            return self.form_invalid(form)
        rows = list(self.chosen(form))
        if not rows:
            form.add_error("unit", "Đơn vị này không có danh sách đã chọn.")
            return self.form_invalid(form)
        ReviewList.objects.bulk_create(rows, ignore_conflicts=True)
        messages.success(self.request, ADDED.format(count=len(rows)))
        return HttpResponseRedirect(self.next_page())

    def chosen(self, form: ChooseListsForm) -> Iterator[ReviewList]:
        """The level that runs the campaign decides lists of the units below it; its own go up."""
        unit, ticked = form.cleaned_data["unit"], set(form.cleaned_data["lists"])
        for each in self.offered:
            for target in each.targets if each.key in ticked else ():
                if unit is None or target.scope_unit_id == unit.pk:
                    own = target.scope_unit_id == self.object.unit_id
                    level = DecidingLevel.HIGHER if own else DecidingLevel.OWN
                    yield ReviewList(campaign=self.object, target=target, decided_by=level)

    def next_page(self) -> str:
        """Who answers for the lists is asked next, where somebody is not asked yet."""
        campaign = self.object
        asked = set(campaign.units.values_list("unit", flat=True))
        missing = campaign.kind_of.units_of(campaign, self.request.user) - asked
        return reverse("campaign-units", args=[campaign.pk]) if missing else campaign.get_absolute_url()
