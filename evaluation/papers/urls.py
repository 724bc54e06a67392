from django.urls import path

from evaluation.papers import pages

urlpatterns = [
    path("<int:record>/papers/", pages.GradingPapers.as_view(), name="grading-papers"),
    path("<int:record>/papers/notified/", pages.NotifiedPage.as_view(), name="grading-notified"),
]
