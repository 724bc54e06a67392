"""Sao lưu, phục hồi: which backups there are, when one was last tried, and what is set."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views import generic

from upkeep.models import Backup, Drill

SHOWN = 40


class BackupPage(PermissionRequiredMixin, generic.TemplateView):
    template_name = "upkeep/backups.html"
    permission_required = "upkeep.view_backup"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title="Sao lưu, phục hồi",
            backups=Backup.objects.for_user(self.request.user).order_by("-pk")[:SHOWN],
            drills=Drill.objects.for_user(self.request.user).select_related("backup").order_by("-pk")[:SHOWN],
            **kwargs,
        )
