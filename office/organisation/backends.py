from django.contrib.auth.backends import BaseBackend, ModelBackend

from office.organisation.signed_in import with_grants


class GrantBackend(ModelBackend):
    """Checks the password; what a user may do is asked of his grants (`User.has_perm`), never of groups."""

    get_user_permissions = BaseBackend.get_user_permissions
    get_group_permissions = BaseBackend.get_group_permissions
    get_all_permissions = BaseBackend.get_all_permissions

    def get_user(self, user_id):
        user = with_grants(user_id)
        return user if user and self.user_can_authenticate(user) else None
