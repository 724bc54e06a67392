from django.urls import include, path

from dashboards.models import AgeBound
from dashboards.vacancy_pages import VacancyListPage
from dashboards.views import AgeBoundForm, AgeBoundListPage, BoardPage
from foundation.core.pages import pages

urlpatterns = [
    path("", BoardPage.as_view(), name="board"),
    path("vacancies/", VacancyListPage.as_view(), name="vacancy-list"),
    path("age-bounds/", include(pages(AgeBound, form=AgeBoundForm, listing=AgeBoundListPage))),
]
