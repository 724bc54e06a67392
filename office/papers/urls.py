from django.urls import include, path

from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages
from office.papers import views
from office.papers.forms import NumberingTermForm, PaperForm
from office.papers.models import NumberingTerm, Paper

urlpatterns = [
    path(
        "terms/", include(pages(NumberingTerm, form=NumberingTermForm, listing=views.NumberingTermListPage))
    ),
    path("files/<int:pk>/", views.FilePage.as_view(), name="paperfile-download"),
    path("files/<int:pk>/remove/", views.PaperFileRemovePage.as_view(), name="paperfile-remove"),
    path("<int:pk>/attach/", views.AttachPage.as_view(), name="paper-attach"),
    path("<int:pk>/draft/<slug:extension>/", views.DraftPage.as_view(), name="paper-draft"),
    *act_urls(Paper, page=views.PaperActPage),
    path(
        "",
        include(pages(Paper, form=PaperForm, listing=views.PaperListPage, detail=views.PaperDetailPage)),
    ),
]
