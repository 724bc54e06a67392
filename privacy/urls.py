from django.urls import path

from privacy.disclosure_pages import DisclosurePage
from privacy.retention_pages import ConfirmedBackPage, ConfirmPage, RetentionPage

urlpatterns = [
    path("<int:cadre>/data/", DisclosurePage.as_view(), name="cadre-disclose"),
    path("retention/", RetentionPage.as_view(), name="retention"),
    path("retention/<int:cadre>/confirm/", ConfirmPage.as_view(), name="retention-confirm"),
    path("retention/<int:pk>/take-back/", ConfirmedBackPage.as_view(), name="retention-take-back"),
]
