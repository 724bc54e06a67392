from django.urls import path

from rotation.papers import pages

urlpatterns = [
    path("case/<int:pk>/", pages.RotationPapersPage.as_view(), name="rotation-papers"),
    path("appointment/<int:pk>/", pages.AppointmentPapersPage.as_view(), name="appointment-papers"),
    path("plan/<int:pk>/", pages.RotationPlanPapersPage.as_view(), name="rotationplan-papers"),
]
