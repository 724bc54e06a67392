from django.urls import path

from training.opening import pages

urlpatterns = [
    path("plans/rows/<int:pk>/open-class/", pages.OpenClassPage.as_view(), name="planrow-open-class"),
    path("<int:pk>/take/", pages.TakePeoplePage.as_view(), name="trainingclass-take"),
    path("<int:pk>/take-back/", pages.TakeBackPage.as_view(), name="trainingclass-take-back"),
]
