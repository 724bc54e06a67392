"""Whether the first hour of the reader's office still goes on."""

from django.http import HttpRequest
from django.urls import reverse

from foundation.core.scope.rows import action_of
from office.organisation.models.office import Office
from office.organisation.models.users import User

VIEW, CHANGE = "organisation.view_office", "organisation.change_office"


def office_of(user: User) -> Office | None:
    """The office in the user's scope; unsaved where a register has not told of itself yet.

    None for who works in a part of it: a unit below another is no office.
    """
    known = Office.objects.for_user(user).select_related("unit").first()
    tops = (grant.unit for grant in user.current_grants if grant.unit.parent_id is None)
    top = None if known else next(tops, None)
    return Office(unit=top) if top else known


def offices(user: User, right: str) -> list[Office]:
    """The offices of the user's grants whose first hour goes on, where the right is held; without a query."""
    known = (getattr(grant.unit, "office", None) for grant in user.current_grants)
    rows, action = Office.objects.all(), action_of(right)
    return [office for office in known if office and office.is_open and rows.lets(user, action, office)]


def heads_office(user: User) -> bool:
    """Whether the user is the head of an office whose first hour goes on."""
    return bool(offices(user, CHANGE))


def beginning(request: HttpRequest) -> dict[str, str]:
    """The way to the page "Bắt đầu", for who works there, until the head puts it away."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not offices(user, VIEW):
        return {}
    return {"start_url": reverse("start")}
