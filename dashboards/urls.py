from django.urls import include, path

from core.pages import pages
from dashboards.models import AgeBound
from dashboards.views import AgeBoundForm, AgeBoundListPage, BoardPage

urlpatterns = [
    path("", BoardPage.as_view(), name="board"),
    path("age-bounds/", include(pages(AgeBound, form=AgeBoundForm, listing=AgeBoundListPage))),
]
