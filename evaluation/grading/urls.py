"""The year's grading; each part of the work has its own addresses."""

from django.urls import include, path

urlpatterns: list = [
    path("lines/", include("evaluation.grading.acting.urls")),
    path("", include("evaluation.grading.period.urls")),
    path("", include("evaluation.grading.grid.urls")),
    path("", include("evaluation.papers.urls")),
    path("", include("evaluation.grading.results.urls")),
    path("", include("evaluation.grading.voting.urls")),
    path("", include("evaluation.grading.findings.urls")),
]
