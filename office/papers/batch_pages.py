"""Letters that go to many units: under way, then with their rows of the register and one file to fetch."""

import io
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import View, generic

from foundation.core.models import AccessLog
from foundation.core.traces.access import log_access
from foundation.jobs.tasks import start
from foundation.jobs.views import describe
from office.papers.drawing import readable_subjects
from office.papers.lettering import Lettering
from office.papers.models import LetterBatch, Paper
from office.papers.tasks import draw_letters


def made(lettering: Lettering, *, registers: bool) -> LetterBatch:
    """The choice, kept for the job that draws the letters."""
    return LetterBatch.objects.create(
        owner=lettering.user,
        kind=lettering.kind.slug,
        subjects=[subject.pk for subject in lettering.subjects],
        asked=lettering.asked,
        day=lettering.day,
        registers=registers,
    )


@transaction.atomic
def begin(batch: LetterBatch) -> HttpResponseRedirect:
    """Start the work and show its progress."""
    batch.job = start(draw_letters, batch.owner, batch.pk)
    batch.save(update_fields=["job"])
    return HttpResponseRedirect(batch.get_absolute_url())


class OfBatch(View):
    """Pages of what the reader had made; who may not take all of its records away any more finds nothing."""

    @cached_property
    def batch(self) -> LetterBatch:
        own = LetterBatch.objects.for_user(self.request.user, "change")
        return get_object_or_404(own.select_related("owner", "job"), pk=self.kwargs["pk"])

    @cached_property
    def subjects(self) -> list[Model]:
        keys = self.batch.subjects
        found = readable_subjects(self.batch.kind_class, keys, self.request.user)
        if len(found) != len(set(keys)):
            raise Http404
        return found

    @cached_property
    def closed(self) -> str:
        """Why nothing of it may leave the program any more, as a sentence."""
        return self.batch.kind_class().refusal(self.subjects)

    def require_open(self) -> None:
        if self.closed:
            raise PermissionDenied(self.closed)


class BatchPage(OfBatch, generic.TemplateView):
    template_name = "papers/letter_batch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = self.batch
        papers = Paper.objects.for_user(self.request.user).filter(pk__in=batch.papers.order_by().values("pk"))
        return super().get_context_data(
            batch=batch,
            kind=batch.kind_class,
            progress=describe(batch.job) if batch.is_busy else None,
            papers=list(papers.order_by("pk")),
            closed=self.closed,
            shown=batch.kind_class().shown_at(self.subjects),
            **kwargs,
        )


class BatchFilePage(OfBatch):
    """The archive, with its line in the access log each time."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        self.require_open()
        batch = self.batch
        if not batch.file or batch.is_busy:
            return HttpResponseRedirect(batch.get_absolute_url())
        with batch.file.open("rb") as file:
            content = io.BytesIO(file.read())
        label = batch.kind_class.from_model._meta.label_lower
        log_access(request, AccessLog.Action.DOWNLOAD, label, rows=batch.letters)
        return FileResponse(
            content, as_attachment=True, filename=batch.file_name, content_type="application/zip"
        )


class BatchAgainPage(OfBatch):
    """The same letters, as their rows of the register stand by now."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        self.require_open()
        if self.batch.is_busy:
            return HttpResponseRedirect(self.batch.get_absolute_url())
        return begin(self.batch)
