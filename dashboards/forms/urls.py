from django.urls import path

from dashboards.forms.learning_pages import LearningFormPage
from dashboards.forms.lists import StatEntriesPage, StatPeoplePage
from dashboards.forms.move_lists import StatMovesPage, StatTakingsPage
from dashboards.forms.pages import FormIndexPage, FormPage

urlpatterns = [
    path("", FormIndexPage.as_view(), name="stat-forms"),
    path("10/", LearningFormPage.as_view(), name="learning-form"),
    path("<slug:form>/", FormPage.as_view(), name="stat-form"),
    path("<slug:form>/people/", StatPeoplePage.as_view(), name="stat-people"),
    path("<slug:form>/entries/", StatEntriesPage.as_view(), name="stat-entries"),
    path("<slug:form>/moves/", StatMovesPage.as_view(), name="stat-moves"),
    path("<slug:form>/takings/", StatTakingsPage.as_view(), name="stat-takings"),
]
