from django.urls import include, path

from ballots import views
from ballots.forms import BallotCountForm, ChoiceForm
from ballots.models import BallotCount, Choice
from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages

people = [
    path(
        "<int:pk>/edit/",
        views.ChoiceEditPage.as_view(model=Choice, form_class=ChoiceForm),
        name="choice-edit",
    ),
    path("<int:pk>/remove/", views.ChoiceRemovePage.as_view(model=Choice), name="choice-remove"),
    path("<int:pk>/history/", views.ChoiceHistoryPage.as_view(model=Choice), name="choice-history"),
]
urlpatterns = [
    path("people/", include(people)),
    path(
        "<int:count>/people/new/",
        views.ChoiceCreatePage.as_view(model=Choice, form_class=ChoiceForm),
        name="choice-new",
    ),
    path("<int:count>/people/minutes/", views.MinutesPage.as_view(), name="ballotcount-minutes"),
    *act_urls(BallotCount),
    path(
        "",
        include(
            pages(
                BallotCount,
                form=BallotCountForm,
                listing=views.BallotCountListPage,
                detail=views.BallotCountDetailPage,
            )
        ),
    ),
]
