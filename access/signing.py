"""Sign-ins and sign-outs as lines of the access log: the account's key, or a keyed hash of a name that nobody has."""

from typing import Any

from django.http import HttpRequest

from foundation.core.accessed.lines import hashed, session_of
from foundation.core.accessed.noted import Note, current
from foundation.core.models import AccessLog
from office.organisation.models.users import User

Action = AccessLog.Action


def signed_in(sender: Any, request: HttpRequest, user: User, **told: Any) -> None:
    note(Note(Action.SIGN_IN, user=user, rows=0))


def signed_out(sender: Any, request: HttpRequest, user: User | None, **told: Any) -> None:
    """The session ends with it, so its mark is taken now."""
    if user:
        note(Note(Action.SIGN_OUT, user=user, rows=0, session=session_of(request)))


def refused(sender: Any, credentials: dict[str, Any], **told: Any) -> None:
    name = str(credentials.get("username") or "")
    user = User.objects.filter(username=name).first() if "\0" not in name else None
    mark = "" if user else hashed("name", name.casefold())[:16]
    note(Note(Action.WRONG_SIGN_IN, user=user, rows=0, name_hash=mark))


def note(line: Note) -> None:
    """With the answer to the request; a test or a command that signs somebody in leaves none."""
    if notes := current():
        notes.found.append(line)
