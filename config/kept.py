"""What browsers, and whatever stands between, may keep of an answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def kept_middleware(
    answered: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Nothing, unless it is said where it is made: files of the program alone may be kept."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = answered(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer
