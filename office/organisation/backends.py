from django.contrib.auth.backends import BaseBackend, ModelBackend


class GrantBackend(ModelBackend):
    """Checks the password; what a user may do is asked of his grants (`User.has_perm`), never of groups."""

    get_user_permissions = BaseBackend.get_user_permissions
    get_group_permissions = BaseBackend.get_group_permissions
    get_all_permissions = BaseBackend.get_all_permissions
