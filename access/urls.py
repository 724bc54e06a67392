from django.urls import path

from access.views import AccessListPage, AccessOfPersonSection

urlpatterns = [
    path("", AccessListPage.as_view(), name="accessline-list"),
    path("of/<int:cadre>/", AccessOfPersonSection.as_view(), name="access-of-person"),
]
