"""Somebody of the source is put forward with one press: on the list, or, while it is under review, as an addition."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views import generic

from cadre.models.people import Cadre
from foundation.core.answers.integrity import sentence
from foundation.core.parameters import is_key
from office.organisation.models.structure import Unit
from planning.act_pages import propose
from planning.candidate_pages import OfSource
from planning.choices import Source
from planning.models import PlanningTarget, ReviewList
from planning.reviews.addition_pages import NOT_OPEN, AdditionForm

ADDED = "Đã thêm {cadre} vào danh sách {target}."


class AddCandidatePage(OfSource, generic.View):
    """The program itself says whether a person comes from the unit of the title or from elsewhere."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.POST.get("target", "")
        target = self.target_of(int(key) if is_key(key) else None)
        said = self.add(target)
        if "fragment" in request.POST:
            return render(request, "planning/_source_added.html", {"said": said})
        if said:
            messages.error(request, said)
        else:
            cadre = Cadre.objects.for_user(request.user).get(pk=request.POST["cadre"])
            messages.success(request, ADDED.format(cadre=cadre, target=target.post))
        path = reverse("planning-candidates", args=[target.term_id, target.post.title_id])
        query = QueryDict(request.POST.get("kept", ""))
        return HttpResponseRedirect(f"{path}?{query.urlencode()}" if query else path)

    def add(self, target: PlanningTarget) -> str:
        """Why the person was not added; empty where they were."""
        review = self.review_of(target)
        if review is None:
            return " ".join(propose(self.request, target, self.source_of(target)))
        with transaction.atomic():
            # The list does not go on meanwhile.
            lists = ReviewList.objects.for_user(self.request.user).filter(pk=review.pk)
            locked = lists.select_for_update(of=("self",)).select_related("target").first()
            origin = locked and self.origin_of(locked)
            review = locked or review
            if origin is None:
                return NOT_OPEN.format(state=review.get_state_display())
            form = AdditionForm(self.request.POST, user=self.request.user, review=review, origin=origin)
            if not form.is_valid():
                return " ".join(said for each in form.errors.values() for said in each)
            try:
                with transaction.atomic():
                    form.save()
            except IntegrityError as error:
                return sentence(error)
        return ""

    def source_of(self, target: PlanningTarget) -> str:
        key = self.request.POST.get("cadre", "")
        home = Unit.objects.keys_under([target.post.unit_id])
        people = Cadre.objects.for_user(self.request.user).filter(pk=key if is_key(key) else 0)
        at_home = people.filter(now__unit__among=home).exists()
        return Source.INTERNAL if at_home else Source.EXTERNAL
