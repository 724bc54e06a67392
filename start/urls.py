from django.urls import path

from start import views

urlpatterns = [
    path("", views.StartPage.as_view(), name="start"),
    path("office/", views.OfficePage.as_view(), name="start-office"),
    path("kit/", views.KitPage.as_view(), name="start-kit"),
    path("management/", views.ManagementPage.as_view(), name="start-management"),
    path("close/", views.ClosePage.as_view(), name="start-close"),
]
