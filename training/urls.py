from django.urls import include, path

from foundation.core.pages import HistoryPage, pages
from training import structure_sections, views
from training.forms import EnrolmentForm, TrainingClassForm
from training.models import Enrolment, TrainingClass

LEARNERS = [
    path("", views.EnrolmentListPage.as_view(), name="enrolment-list"),
    path("<int:pk>/", views.EnrolmentDetailPage.as_view(form_class=EnrolmentForm), name="enrolment-detail"),
    path(
        "<int:pk>/edit/",
        views.EnrolmentEditPage.as_view(model=Enrolment, form_class=EnrolmentForm),
        name="enrolment-edit",
    ),
    path("<int:pk>/remove/", views.EnrolmentRemovePage.as_view(model=Enrolment), name="enrolment-remove"),
    path("<int:pk>/history/", HistoryPage.as_view(model=Enrolment), name="enrolment-history"),
]
CLASSES = pages(
    TrainingClass, form=TrainingClassForm, listing=views.ClassListPage, detail=views.ClassDetailPage
)

urlpatterns = [
    path("unit/<int:record>/", structure_sections.UnitClassesSection.as_view(), name="unit-classes"),
    path("of/<int:cadre>/", views.TrainingSection.as_view(), name="cadre-training"),
    path(
        "of/<int:cadre>/new/",
        views.PersonEnrolmentPage.as_view(model=Enrolment, form_class=EnrolmentForm),
        name="cadre-training-new",
    ),
    path("learners/", include(LEARNERS)),
    path("papers/", include("training.papers.urls")),
    path(
        "<int:training_class>/learners/new/",
        views.EnrolmentCreatePage.as_view(model=Enrolment, form_class=EnrolmentForm),
        name="enrolment-new",
    ),
    path("plans/", include("training.plans.urls")),
    path("needs/", include("training.needs.urls")),
    path("campaigns/", include("training.campaign.urls")),
    path("sending/", include("training.sending.urls")),
    path("programmes/", include("training.programmes.urls")),
    path("", include("training.closing.urls")),
    path("", include("training.opening.urls")),
    path("", include(CLASSES)),
]
