from django.urls import path

from evaluation.grading.acting import list_pages, record_pages
from evaluation.grading.acting.forms import GradingLineForm
from evaluation.models import GradingLine
from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls

FORM = {"form_class": GradingLineForm}

urlpatterns = [
    path("", list_pages.GradingLineListPage.as_view(), name="gradingline-list"),
    *(
        path(f"{act.slug}/", list_pages.ManyLinesPage.as_view(act=act), name=f"gradingline-{act.slug}-many")
        for act in list_pages.MANY
    ),
    path("<int:pk>/", record_pages.GradingLineDetailPage.as_view(**FORM), name="gradingline-detail"),
    path("<int:pk>/edit/", record_pages.GradingLineEditPage.as_view(**FORM), name="gradingline-edit"),
    path("<int:pk>/remove/", record_pages.GradingLineRemovePage.as_view(), name="gradingline-remove"),
    path("<int:pk>/history/", record_pages.GradingLineHistoryPage.as_view(), name="gradingline-history"),
    undo_many_url(GradingLine),
    *act_urls(GradingLine, page=record_pages.LineActPage),
]
