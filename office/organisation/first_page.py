from django.conf import settings

from office.organisation.models.users import User


def first_page(user: User) -> str | None:
    """The name of the page of the user's role, else of the first of the navigation that they may open."""
    for grant in user.current_grants:
        if grant.role in settings.FIRST_PAGES:
            return settings.FIRST_PAGES[grant.role]
    return next((name for _, name, _, right in settings.NAVIGATION if user.has_perm(right)), None)
