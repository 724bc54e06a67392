"""Addresses that only the tests have: each writes one row and answers as it was asked to."""

import time

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpResponse
from django.urls import include, path

from config.urls import handler400, handler500  # noqa: F401
from office.organisation.models.structure import ManagingAuthority

QUESTIONS = {
    "quick": "SELECT 1",
    "long": "SELECT pg_sleep(5)",
    "no-room": "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$",
    "cut-off": "SELECT pg_terminate_backend(pg_backend_pid())",
}
WRITTEN = "Diện ghi trong lần gửi này"


def answering(request, status):
    ManagingAuthority.objects.create(name=WRITTEN)
    return HttpResponse(status=status)


def storing(request):
    """Writes a row and a file."""
    ManagingAuthority.objects.create(name=WRITTEN)
    default_storage.save("x", ContentFile(b"x"))
    return HttpResponse("xong")


def raising(request):
    ManagingAuthority.objects.create(name=WRITTEN)
    raise ValueError


def refused(request):
    """Two of one name: the database refuses the second."""
    ManagingAuthority.objects.create(name=WRITTEN)
    ManagingAuthority.objects.create(name=WRITTEN)


def waiting(request):
    """Writes the row that somebody else may be at."""
    ManagingAuthority.objects.update(name=WRITTEN)
    return HttpResponse("ghi xong")


def asking(request, sql):
    """Takes its time, or ends its own connection, in the words of the test."""
    time.sleep(float(request.GET.get("idle", 0)))
    with connection.cursor() as cursor:
        cursor.execute(QUESTIONS[sql])
    return HttpResponse("xong")


def naming(request):
    """A fault that quotes a person in the text of its error and in what it works with."""
    person = request.POST.get("q", WRITTEN)
    raise ValueError(f"no record of {person}")


urlpatterns = [
    path("naming/", naming, name="naming"),
    path("waiting/", waiting),
    path("asking/<slug:sql>/", asking),
    path("refused/", refused),
    path("answering/<int:status>/", answering),
    path("storing/", storing),
    path("raising/", raising),
    path("", include("config.urls")),
]
