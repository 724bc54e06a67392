"""What the log says of a request that was refused or failed: one line, with keys and without names."""

import logging

from django.http import HttpRequest

from foundation.core.answers.numbers import number_of

NOT_FOUND, FORBIDDEN, FAILED = 404, 403, 500
LONGEST_PATH = 200
FORM_TOKEN = "django.security.csrf"


class LineOfAnswer(logging.Filter):
    """Puts our line in the place of Django's, which may quote an address, a form or an error; of 404 there is none."""

    def filter(self, record: logging.LogRecord) -> bool:
        request, status = getattr(record, "request", None), getattr(record, "status_code", 0)
        if not isinstance(request, HttpRequest) or status < 400:
            return True
        if status == NOT_FOUND or hasattr(record, "numbered"):
            return status != NOT_FOUND
        error = getattr(request, "refusal", None) or (record.exc_info[1] if record.exc_info else None)
        record.exc_info = record.exc_text = None
        known = getattr(request, "fault_known", None)
        record.numbered = not known
        record.msg, record.args = "answer %s: %s", (status, about(request, status, error, record.name))
        if status == FAILED or hasattr(request, "fault_number"):
            record.msg = "answer %s, number %s: %s"
            record.args = (status, number_of(request), record.args[1])
            if error and known is None:
                record.exc_info = (type(error), error, error.__traceback__)
        return True


def about(request: HttpRequest, status: int, error: BaseException | None, logger: str) -> str:
    """Method, path without its query, view, key of the user (the address of nobody known), and why."""
    match = request.resolver_match
    path = request.path.encode("unicode_escape").decode("ascii")[:LONGEST_PATH]
    view = (match.view_name or match.func.__name__) if match else "-"
    # Not asked for now: there may be no database.
    user = getattr(getattr(request, "_cached_user", None), "pk", None)
    who = f"user {user}" if user else f"address {request.META.get('REMOTE_ADDR') or '-'}"
    why = [type(error).__name__] if error else []
    if logger == FORM_TOKEN:
        why = ["form without a valid token"]
    elif status == FORBIDDEN:
        why = [f"right {', '.join(getattr(error, 'rights', ())) or '-'}"]
    return ", ".join([f"{request.method} {path} ({view})", who, *why])
