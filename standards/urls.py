"""Addresses of standards of titles; apart from the people's, so that the navigation tells them apart."""

from django.urls import include, path

from foundation.core.pages import pages
from standards.comparison import ComparisonPage
from standards.models import Standard
from standards.views import StandardDetailPage, StandardForm, StandardListPage

urlpatterns = [
    path("leaders/", ComparisonPage.as_view(), name="standards-compared"),
    path(
        "titles/",
        include(pages(Standard, form=StandardForm, listing=StandardListPage, detail=StandardDetailPage)),
    ),
]
