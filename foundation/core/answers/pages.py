from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from foundation.core.answers.numbers import number_of


@requires_csrf_token
def fault(request: HttpRequest) -> HttpResponse:
    """The page of what no code foresaw, drawn without asking anything of the database."""
    return HttpResponse(render_to_string("500.html", {"code": number_of(request)}), status=500)
