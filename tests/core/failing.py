"""Addresses that only the tests have: each writes one row and answers as it was asked to."""

from django.http import HttpResponse
from django.urls import include, path

from office.organisation.models.structure import ManagingAuthority

WRITTEN = "Diện ghi trong lần gửi này"


def answering(request, status):
    ManagingAuthority.objects.create(name=WRITTEN)
    return HttpResponse(status=status)


def raising(request):
    ManagingAuthority.objects.create(name=WRITTEN)
    raise ValueError


def refused(request):
    """Two of one name: the database refuses the second."""
    ManagingAuthority.objects.create(name=WRITTEN)
    ManagingAuthority.objects.create(name=WRITTEN)


urlpatterns = [
    path("refused/", refused),
    path("answering/<int:status>/", answering),
    path("raising/", raising),
    path("", include("config.urls")),
]
