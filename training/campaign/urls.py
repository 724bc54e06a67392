from django.urls import path

from training.campaign import pages, sections

urlpatterns = [
    path("units/<int:pk>/answers/", pages.NeedsAnswersPage.as_view(), name="needs-answers"),
    path("<int:record>/", sections.NeedsOfCampaign.as_view(), name="needs-of-campaign"),
    path("units/<int:record>/", sections.NeedsOfCampaignUnit.as_view(), name="needs-of-campaignunit"),
    path("register/", pages.RegisterPage.as_view(), name="needs-register"),
    path("register/of/<int:cadre>/", pages.RegisterOfPage.as_view(), name="cadre-need-new"),
]
