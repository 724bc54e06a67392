"""What is answered where a row was to be written that its writer could not read."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver

REFUSED = "42501"


def is_walled(error: BaseException) -> bool:
    return getattr(error.__cause__, "pgcode", "") == REFUSED and "row-level security" in str(error)


def outside(request: HttpRequest) -> HttpResponse:
    """As if the view had asked whether the row lies in the scope."""
    return get_resolver().resolve_error_handler(403)(request, exception=PermissionDenied())
