from django.urls import path

from evaluation.grading.grid.pages import GradingGridPage

urlpatterns = [path("<int:pk>/grid/", GradingGridPage.as_view(), name="grading-grid")]
