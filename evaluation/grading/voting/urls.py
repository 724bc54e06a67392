from django.urls import include, path

from evaluation.grading.voting import ballot_pages, collective_pages, opinion_pages, unit_pages
from evaluation.grading.voting.unit_forms import UnitGradeForm
from evaluation.models import UnitGrade
from foundation.core.pages import pages

urlpatterns = [
    path("<int:campaign>/ballots/", ballot_pages.GradingBallotsPage.as_view(), name="grading-ballots"),
    path(
        "<int:campaign>/ballots/new/",
        ballot_pages.GradingConferencePage.as_view(),
        name="grading-conference",
    ),
    path("<int:campaign>/ballots/tie/", ballot_pages.GradingTiePage.as_view(), name="grading-tie"),
    path("lines/<int:record>/votes/", ballot_pages.VotesOfLine.as_view(), name="gradingline-votes"),
    path(
        "lines/<int:record>/opinions/",
        opinion_pages.OpinionsOfLine.as_view(),
        name="gradingline-opinions",
    ),
    path(
        "lines/<int:line>/opinions/new/",
        opinion_pages.GradingOpinionCreatePage.as_view(),
        name="gradingopinion-new",
    ),
    path(
        "opinions/<int:pk>/edit/",
        opinion_pages.GradingOpinionEditPage.as_view(),
        name="gradingopinion-edit",
    ),
    path(
        "opinions/<int:pk>/remove/",
        opinion_pages.GradingOpinionRemovePage.as_view(),
        name="gradingopinion-remove",
    ),
    path(
        "opinions/<int:pk>/history/",
        opinion_pages.GradingOpinionHistoryPage.as_view(),
        name="gradingopinion-history",
    ),
    path(
        "<int:campaign>/collectives/",
        collective_pages.CollectivesPage.as_view(),
        name="grading-collectives",
    ),
    path(
        "collectives/",
        include(
            pages(
                UnitGrade,
                form=UnitGradeForm,
                listing=unit_pages.UnitGradeListPage,
                detail=unit_pages.UnitGradeDetailPage,
            )
        ),
    ),
]
