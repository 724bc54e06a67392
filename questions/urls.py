from django.urls import path

from questions import views

urlpatterns = [
    path("", views.AskPage.as_view(), name="ask"),
    path("saved/new/", views.KeepPage.as_view(), name="savedquestion-new"),
    path("saved/<int:pk>/remove/", views.SavedRemovePage.as_view(), name="savedquestion-remove"),
    path("<slug:slug>/", views.AnswerPage.as_view(), name="ask-answer"),
]
