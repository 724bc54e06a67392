"""The ways in which a page may be asked; no other reaches a view, a session or the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

METHODS = ("GET", "HEAD", "POST")


def methods_middleware(
    answered: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """All others are 405, and so is a page that is only sent to, with a sentence in the place of nothing."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = answered(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)
        if response.status_code == 405 and not response.streaming and not response.content:
            response.content = render_to_string("405.html")
        return response

    return answer
