from django.urls import include, path

from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages
from office.papers import batch_pages, draw_pages, views
from office.papers.forms import NumberingTermForm, PaperForm
from office.papers.issue_back import IssueUndoPage
from office.papers.models import NumberingTerm, Paper

urlpatterns = [
    path(
        "terms/", include(pages(NumberingTerm, form=NumberingTermForm, listing=views.NumberingTermListPage))
    ),
    path("draw/<slug:slug>/", draw_pages.DrawPage.as_view(), name="paper-draw"),
    path("drawn-from/<slug:model>/", draw_pages.DrawChoicePage.as_view(), name="paper-choice"),
    path("batches/<int:pk>/", batch_pages.BatchPage.as_view(), name="letterbatch-detail"),
    path("batches/<int:pk>/file/", batch_pages.BatchFilePage.as_view(), name="letterbatch-file"),
    path("batches/<int:pk>/again/", batch_pages.BatchAgainPage.as_view(), name="letterbatch-again"),
    path("files/<int:pk>/", views.FilePage.as_view(), name="paperfile-download"),
    path("files/<int:pk>/remove/", views.PaperFileRemovePage.as_view(), name="paperfile-remove"),
    path("<int:pk>/attach/", views.AttachPage.as_view(), name="paper-attach"),
    path("<int:pk>/draft/<slug:extension>/", views.DraftPage.as_view(), name="paper-draft"),
    *act_urls(Paper, page=views.PaperActPage, undoing=IssueUndoPage),
    path(
        "",
        include(pages(Paper, form=PaperForm, listing=views.PaperListPage, detail=views.PaperDetailPage)),
    ),
]
