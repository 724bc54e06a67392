from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import number_format

from foundation.jobs.heartbeat import progress_of
from foundation.jobs.kinds import KINDS
from foundation.jobs.models import Job


def describe(job):
    """What the bar shows: the words, and how far the work is."""
    done, total = progress_of(job)
    if job.state == Job.State.QUEUED:
        text = "Đang chờ đến lượt"
    elif total:
        text = f"{KINDS[job.kind].label} {number_format(done)}/{number_format(total)}"
    else:
        text = KINDS[job.kind].label
    return {"url": reverse("job-progress", args=[job.pk]), "text": text, "done": done, "total": total}


def progress(request, pk):
    """Asked again and again while the job lives; at its end the page around it is loaded anew."""
    job = get_object_or_404(Job.objects.of(request.user), pk=pk)
    response = render(request, "core/_progress.html", {"progress": describe(job)})
    if not job.is_live:
        response["HX-Refresh"] = "true"
    return response
