"""Addresses of standards of titles; apart from the people's, so that the navigation tells them apart."""

from django.urls import include, path

from cadre.comparison import ComparisonPage
from cadre.models import Standard
from cadre.standard_pages import StandardDetailPage, StandardForm, StandardListPage
from core.pages import pages

urlpatterns = [
    path("leaders/", ComparisonPage.as_view(), name="standards-compared"),
    path(
        "titles/",
        include(pages(Standard, form=StandardForm, listing=StandardListPage, detail=StandardDetailPage)),
    ),
]
