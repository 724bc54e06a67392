"""Whether a request of htmx asks for a part of a page, as a filter of a list does, or for the whole page."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails, HtmxMiddleware


class PartDetails(HtmxDetails):
    """`request.htmx`: true where a part is asked for. A boosted form or link, and the page that such a form is led to,
    swap in the whole page; one that goes back, without a copy in the browser, shows it anew.
    """

    def __bool__(self) -> bool:
        return super().__bool__() and not self.boosted and not self.history_restore_request


class PartMiddleware(HtmxMiddleware):
    async_capable = False

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.htmx = PartDetails(request)
        return self.get_response(request)
