from django.urls import path

from evaluation.grading.period import answer_pages, sections, setup_pages

urlpatterns = [
    path("new/", setup_pages.NewGradingPage.as_view(), name="grading-new"),
    path("<int:pk>/setup/", setup_pages.SetupPage.as_view(), name="grading-setup"),
    path("units/<int:pk>/answers/", answer_pages.GradingAnswersPage.as_view(), name="grading-answers"),
    path("<int:record>/", sections.GradingOfCampaign.as_view(), name="grading-of-campaign"),
    path("units/<int:record>/", sections.GradingOfCampaignUnit.as_view(), name="grading-of-campaignunit"),
]
