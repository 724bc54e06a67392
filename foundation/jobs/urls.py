from django.urls import path

from foundation.jobs.views import progress

urlpatterns = [path("<int:pk>/progress/", progress, name="job-progress")]
