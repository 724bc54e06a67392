from django.urls import include, path

from dashboards.models import AgeBound
from dashboards.views import AgeBoundForm, AgeBoundListPage, BoardPage
from foundation.core.pages import pages

urlpatterns = [
    path("", BoardPage.as_view(), name="board"),
    path("age-bounds/", include(pages(AgeBound, form=AgeBoundForm, listing=AgeBoundListPage))),
]
