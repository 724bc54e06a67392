from django.urls import path

from upkeep.backups import pages

urlpatterns = [path("backups/", pages.BackupPage.as_view(), name="backup-list")]
