from typing import Any

from django.http import HttpRequest

from foundation.core.accessed.lines import write_note
from foundation.core.accessed.noted import Note
from foundation.core.models import AccessLog


def log_access(request: HttpRequest, action: AccessLog.Action, subject: str, **told: Any) -> None:
    """Record that the user took away records of a model (its label); `told` are further fields of the note."""
    write_note(Note(action, subject, **told), request)
