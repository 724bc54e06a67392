from django.urls import path

from upkeep.backups import pages

urlpatterns = [
    path("backups/", pages.BackupPage.as_view(), name="backup-list"),
    path("backups/new/", pages.BackupBeginPage.as_view(), name="backup-new"),
    path("drills/new/", pages.DrillBeginPage.as_view(), name="drill-new"),
]
