import logging

from django.contrib.auth.backends import BaseBackend, ModelBackend

from foundation.core.logs.repeated import NUMBERED
from office.organisation.models.users import User
from office.organisation.signed_in import with_grants

REFUSED = "sign-in refused: user %s, address %s"
logger = logging.getLogger(__name__)


class GrantBackend(ModelBackend):
    """Checks the password; what a user may do is asked of his grants (`User.has_perm`), never of groups."""

    get_user_permissions = BaseBackend.get_user_permissions
    get_group_permissions = BaseBackend.get_group_permissions
    get_all_permissions = BaseBackend.get_all_permissions

    def authenticate(self, request, username=None, password=None, **kwargs):
        """A sign-in that is refused is a line of the log: with the key of the account, for a name is no word of it."""
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if user is None and request is not None and username:
            key = User.objects.filter(username=username).values_list("pk", flat=True).first()
            logger.warning(REFUSED, key or "unknown", request.META.get("REMOTE_ADDR"), extra=NUMBERED)
        return user

    def get_user(self, user_id):
        user = with_grants(user_id)
        return user if user and self.user_can_authenticate(user) else None
