"""What the body that keeps the records is called where people read it; no code names one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from foundation.core import clock

GENERAL = "cơ quan tổ chức"
# Of no unit's scope: what every page calls the office itself, as its letters say it to everybody. Put together from a
# queryset, for the frame of every page, it takes five times as long.
STANDING_WORDS = """
SELECT identity.department_name, identity.committee_name
FROM organisation_officeidentity identity JOIN organisation_office USING (unit_id)
WHERE identity.valid_from <= %(today)s AND (identity.valid_to IS NULL OR identity.valid_to > %(today)s)
ORDER BY identity.id LIMIT 1
"""
T = TypeVar("T")
_request: ContextVar[dict[str, Any] | None] = ContextVar("names_of_the_request", default=None)


def office_body() -> str:
    """“Ban Tổ chức”, “Ban Xây dựng Đảng”: as it is called today, in general words where nobody entered it.

    The administrator's word goes first. Asked once a request.
    """
    return asked_once("body", _asked)


def office_body_of_request() -> str:
    """The same for who is also asked before there are tables, by checks of the models: general words then."""
    return settings.OFFICE_CALLED or GENERAL if _request.get() is None else office_body()


def asked_once(name: str, ask: Callable[[], T]) -> T:
    """What is asked of the whole register, once a request and every time outside of one."""
    known = _request.get()
    if known is None:
        return ask()
    if name not in known:
        known[name] = ask()
    return known[name]


def _asked() -> str:
    """The words of the office's papers without those of its committee: "Ban Tổ chức Huyện ủy" is "Ban Tổ chức"."""
    if settings.OFFICE_CALLED:
        return settings.OFFICE_CALLED
    with connection.cursor() as cursor:
        cursor.execute(STANDING_WORDS, {"today": clock.today()})
        name, committee = cursor.fetchone() or ("", "")
    return name.removesuffix(committee).strip() or GENERAL


@contextmanager
def remembered() -> Iterator[None]:
    """What is asked within is asked once."""
    token = _request.set({})
    try:
        yield
    finally:
        _request.reset(token)


def names_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """The names that a page says are those of one moment."""

    def answered(request: HttpRequest) -> HttpResponse:
        with remembered():
            return get_response(request)

    return answered
