from django.urls import path

from finding.views import FindPage

urlpatterns = [path("", FindPage.as_view(), name="find")]
