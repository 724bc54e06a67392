from django.urls import path

from foundation.core.acts.pages import act_urls
from training.closing import grid_pages, pages
from training.closing.acts import COMPLETE, COMPLETE_LATER
from training.models import TrainingClass

urlpatterns = [
    path("<int:pk>/results/", grid_pages.ResultsPage.as_view(), name="trainingclass-results"),
    path(
        "<int:pk>/complete/",
        pages.CompletionPage.as_view(act=COMPLETE),
        name="trainingclass-complete",
    ),
    path(
        "<int:pk>/later-results/",
        pages.CompletionPage.as_view(act=COMPLETE_LATER),
        name="trainingclass-later-results",
    ),
    *act_urls(TrainingClass, undoing=pages.CompletionUndoPage),
]
