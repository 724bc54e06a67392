from django.urls import path

from privacy.disclosure_pages import DisclosurePage

urlpatterns = [path("<int:cadre>/data/", DisclosurePage.as_view(), name="cadre-disclose")]
