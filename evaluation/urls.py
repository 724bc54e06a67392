from django.urls import include, path

from evaluation import views
from evaluation.forms import EvaluationForm
from evaluation.grading.results.pages import YearResultsPage
from evaluation.models import Evaluation
from foundation.core.pages import pages

urlpatterns = [
    path("of/<int:cadre>/", views.EvaluationSection.as_view(), name="evaluation-of"),
    path("of/<int:cadre>/new/", views.PersonGradePage.as_view(), name="evaluation-add"),
    path("results/", YearResultsPage.as_view(), name="evaluation-results"),
    path("grading/", include("evaluation.grading.urls")),
    path(
        "",
        include(
            pages(
                Evaluation,
                form=EvaluationForm,
                listing=views.EvaluationListPage,
                detail=views.EvaluationDetailPage,
            )
        ),
    ),
]
