from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin

from foundation.core.answers.lacking import RightLacking


class NeedsRight(PermissionRequiredMixin):
    """As Django's, and says which right it asked for."""

    def handle_no_permission(self) -> Any:
        if not self.request.user.is_authenticated:
            return super().handle_no_permission()
        raise RightLacking(self.get_permission_required())
