from django.urls import path

from evaluation.grading.results import pages

urlpatterns = [path("<int:campaign>/results/", pages.CampaignResultsPage.as_view(), name="grading-results")]
