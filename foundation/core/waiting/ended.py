"""What ended for want of time or of a database, in words."""

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from foundation.core.answers.integrity import state_of
from foundation.core.answers.numbers import DATABASE_AWAY, number_of

TOO_LONG = (
    "Máy chủ làm quá 30 giây chưa xong nên đã dừng, chưa ghi gì."
    " Thu hẹp điều kiện lọc hoặc chờ ít phút rồi làm lại."
)
NO_ANSWER = "Cơ sở dữ liệu chưa trả lời. Chờ ít giây rồi làm lại."

AGAIN_SECONDS = "5"
CANCELED = "57014"
# Ended by the administrator or a crash, not yet up, no place left, idle for too long.
CUT_OFF = {"57P01", "57P02", "57P03", "53300", "25P03", "08000", "08001", "08003", "08006"}


def is_away(error: BaseException) -> bool:
    """Whether the connection is gone or was not to be had: what was begun is not written, and may be done again."""
    said_by_driver = isinstance(error, InterfaceError | OperationalError) and error.__cause__
    return bool(said_by_driver) and state_of(error) in {"", *CUT_OFF}


def stopped(error: Error) -> str:
    """The sentence for what ended for want of time or of a database; empty for every other fault."""
    if is_away(error):
        return NO_ANSWER
    return TOO_LONG if state_of(error) == CANCELED else ""


def unanswered(request: HttpRequest, error: Error) -> HttpResponse:
    """The page that says so, drawn without the database; one that was only read comes again by itself."""
    number = DATABASE_AWAY.number_of(request) if is_away(error) else number_of(request)
    again = request.method == "GET" and is_away(error)
    context = {"sentence": stopped(error), "again": again, "code": number}
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = AGAIN_SECONDS
    if again:
        response["Refresh"] = AGAIN_SECONDS
    return response
