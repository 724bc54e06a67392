"""Tình trạng hệ thống: what is well, what the clock did, which long work was done."""

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views import generic

from foundation.core.parameters import read_choice, read_number
from foundation.jobs.kinds import KINDS
from foundation.jobs.models import Job
from upkeep.health.answering import VIEW
from upkeep.health.clock import clocked
from upkeep.health.kept import HEALTH, PROGRAM_SECONDS

JOBS_SHOWN = 50


class OfSystem(PermissionRequiredMixin, generic.TemplateView):
    permission_required = VIEW

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tabs=list(tabs(self.request)), tabs_label="Các phần của hệ thống", **kwargs
        )


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    named = {"system-health": "Tình trạng", "system-jobs": "Việc nền"}
    return [
        {"label": label, "url": reverse(name), "active": request.resolver_match.url_name == name}
        for name, label in named.items()
    ]


class HealthPage(OfSystem):
    template_name = "upkeep/health.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = HEALTH.within(PROGRAM_SECONDS)
        return super().get_context_data(
            title="Tình trạng hệ thống",
            # What is to be done stands first.
            lines=sorted(lines, key=lambda line: line.ok),
            unwell_count=sum(not line.ok for line in lines),
            schedule=list(clocked(timezone.now())),
            **kwargs,
        )


class JobsPage(OfSystem):
    """Everybody's long work, newest first; what it was about stays with who began it."""

    template_name = "upkeep/jobs.html"
    permission_required = "jobs.view_job"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = read_choice(self.request, "state", Job.State.values)
        before = read_number(self.request, "before")
        jobs = Job.objects.select_related("owner").order_by("-pk")
        jobs = jobs.filter(state=state) if state else jobs
        found = list((jobs.filter(pk__lt=before) if before else jobs)[: JOBS_SHOWN + 1])
        shown = found[:JOBS_SHOWN]
        for job in shown:
            job.label = KINDS[job.kind].label if job.kind in KINDS else job.kind
        return super().get_context_data(
            title="Việc nền",
            jobs=shown,
            older=shown[-1].pk if len(found) > JOBS_SHOWN else None,
            before=before,
            state=state,
            states=Job.State.choices,
            **kwargs,
        )
