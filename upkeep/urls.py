from django.urls import path

from upkeep.backups import pages
from upkeep.health.pages import HealthPage, JobsPage

urlpatterns = [
    path("backups/", pages.BackupPage.as_view(), name="backup-list"),
    path("backups/new/", pages.BackupBeginPage.as_view(), name="backup-new"),
    path("health/", HealthPage.as_view(), name="system-health"),
    path("jobs/", JobsPage.as_view(), name="system-jobs"),
    path("drills/new/", pages.DrillBeginPage.as_view(), name="drill-new"),
]
