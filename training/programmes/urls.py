"""Addresses of programmes and of the conditions to attend them."""

from django.urls import include, path

from foundation.core.pages import pages as pages_of
from training.models import Admission, Programme
from training.programmes import pages
from training.programmes.forms import AdmissionForm, ProgrammeForm

ADMISSIONS = [
    path(
        "of/<int:programme>/new/",
        pages.AdmissionCreatePage.as_view(model=Admission, form_class=AdmissionForm),
        name="admission-new",
    ),
    path(
        "<int:pk>/edit/",
        pages.AdmissionEditPage.as_view(model=Admission, form_class=AdmissionForm),
        name="admission-edit",
    ),
    path("<int:pk>/remove/", pages.AdmissionRemovePage.as_view(model=Admission), name="admission-remove"),
    path("<int:pk>/history/", pages.AdmissionHistoryPage.as_view(model=Admission), name="admission-history"),
]
urlpatterns = [
    path("admissions/", include(ADMISSIONS)),
    path("<int:pk>/history/", pages.ProgrammeHistoryPage.as_view(model=Programme), name="programme-history"),
    *pages_of(
        Programme, form=ProgrammeForm, listing=pages.ProgrammeListPage, detail=pages.ProgrammeDetailPage
    ),
]
