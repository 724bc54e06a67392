from django.urls import path

from training.papers import pages

urlpatterns = [path("class/<int:pk>/", pages.ClassPapersPage.as_view(), name="class-papers")]
