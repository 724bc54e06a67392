from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import number_format

from foundation.jobs.kinds import KINDS
from foundation.jobs.models import Job

UNSENT = "Chưa bắt đầu được: hàng đợi tạm ngừng, sẽ tự chạy khi hàng đợi trở lại"


def describe(job: Job) -> dict[str, str | int]:
    """What the bar shows: its text, done and total, and the `url` to ask again."""
    done, total = job.done, job.total
    if job.is_unsent:
        text = UNSENT
    elif job.state == Job.State.QUEUED:
        text = "Đang chờ đến lượt"
    elif total:
        text = f"{KINDS[job.kind].label} {number_format(done)}/{number_format(total)}"
    else:
        text = KINDS[job.kind].label
    return {"url": reverse("job-progress", args=[job.pk]), "text": text, "done": done, "total": total}


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar of one of the user's own jobs, polled by htmx; after the job has ended the whole page is loaded again."""
    job = get_object_or_404(Job.objects.of(request.user), pk=pk)
    response = render(request, "core/_progress.html", {"progress": describe(job)})
    if not job.is_live:
        response["HX-Refresh"] = "true"
    return response
