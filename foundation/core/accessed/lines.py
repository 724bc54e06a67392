"""The access log: who looked at whom, who took away or sent what, and what was refused to whom.

What is looked at has one line for its page, filter, reader, session and hour; what is taken away, sent or refused has
one each time. Lines bear keys, never a name nor what was typed.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac

from foundation.core.accessed.noted import Note, Noted, about_people, current
from foundation.core.models import AccessLog
from foundation.core.scope.rows import person_key

Action = AccessLog.Action
LOOKED, TAKEN = {Action.OPEN, Action.LIST}, {Action.EXPORT, Action.PRINT, Action.DOWNLOAD}
REFUSED = {403: Action.REFUSED, 404: Action.HIDDEN, 429: Action.DELAYED}
# These say themselves why they were refused.
SAID = {Action.FORM_REFUSED, Action.WRONG_PASSWORD}
# What an address holds beside what is looked at: the place in a list and how it is arranged.
ARRANGED = {"after", "before", "first", "total", "counted", "in", "order", "columns", "sections", "frame"}
HOUR = 3600


def write_note(note: Note, request: HttpRequest) -> None:
    """Write the note with the answer to the request; outside of one at once."""
    if notes := current():
        notes.found.append(note)
    else:
        AccessLog.objects.bulk_create([line_of(note, request, "")])


def write_notes(request: HttpRequest, response: HttpResponseBase, notes: Noted) -> None:
    """Write what was noted, in one statement of the transaction that the answer is made in."""
    session = session_of(request)
    lines = [line_of(note, request, session) for note in told(request, response, notes)]
    lines = [line for line in lines if not (is_part(line, request) and stands_already(line))]
    if lines:
        # What is known of this hour already stands.
        AccessLog.objects.bulk_create(lines, ignore_conflicts=True)


def told(request: HttpRequest, response: HttpResponseBase, notes: Noted) -> Iterator[Note]:
    """What came of the request: what a view has said itself, and what shows in what was read and answered."""
    status = response.status_code
    if status >= 400:
        yield from (note for note in notes.found if note.action not in LOOKED | TAKEN)
        yield from refused(request, status, notes)
        return
    noted = list(notes.found)
    files = request.method == "POST" and getattr(request, "_files", None)
    if files:
        noted.append(Note(Action.UPLOAD, *subject_of(request, notes), rows=len(files)))
    if response.get("Content-Disposition", "").startswith("attachment"):
        if not {note.action for note in noted} & TAKEN:
            noted.append(Note(Action.DOWNLOAD, *subject_of(request, notes), rows=0))
    elif status == 200 and request.user.is_authenticated:
        noted += looked_at(request, notes)
    yield from {(note.action, note.subject, note.key): note for note in reversed(noted)}.values()


def looked_at(request: HttpRequest, notes: Noted) -> Iterator[Note]:
    """Each person's row that the address names; else, where people's rows were read, a list of them."""
    keeps = getattr(view_of(request), "keeps_access", False)
    about = [row for row in notes.named if keeps or about_people(row)]
    for row in about:
        yield Note(Action.OPEN, row._meta.label_lower, row.pk, person_of(row))
    if about or not notes.loaded or any(note.action in LOOKED | TAKEN for note in notes.found):
        return
    subject, key, _ = subject_of(request, notes)
    number = sum(notes.loaded.values())
    person = person_of(notes.one) if number == 1 and notes.one else None
    rows = max(notes.loaded.values()) if notes.total is None else notes.total
    yield Note(Action.LIST, subject or most_read(notes), key, person, rows)


def subject_of(request: HttpRequest, notes: Noted) -> tuple[str, int | None, int | None]:
    """Label, key and person of what the page is of: a row that the address names, else the records of the page."""
    named = sorted(notes.named, key=lambda row: not about_people(row))
    if named:
        return named[0]._meta.label_lower, named[0].pk, person_of(named[0])
    model = model_of(request)
    return (model._meta.label_lower if model else "", None, None)


def view_of(request: HttpRequest) -> type | None:
    """The class of the page, where it has one."""
    return getattr(getattr(request.resolver_match, "func", None), "view_class", None)


def model_of(request: HttpRequest) -> type[Model] | None:
    """The model of the records that the page shows, where its class says so."""
    given = getattr(getattr(request.resolver_match, "func", None), "view_initkwargs", {})
    model = given.get("model") or getattr(view_of(request), "model", None)
    return model if isinstance(model, type) and issubclass(model, Model) else None


def most_read(notes: Noted) -> str:
    return notes.loaded.most_common(1)[0][0]._meta.label_lower


def refused(request: HttpRequest, status: int, notes: Noted) -> Iterator[Note]:
    """The refusal as a line: of a page that is not there only where a key was tried by who is signed in.

    Whether the row exists is not asked: a number that leads nowhere was tried all the same.
    """
    action, keys, user = REFUSED.get(status), keys_of(request), request.user
    if action is None or any(note.action in SAID for note in notes.found):
        return
    if action == Action.HIDDEN and not (keys and user.is_authenticated):
        return
    model, kwargs = model_of(request), request.resolver_match.kwargs if request.resolver_match else {}
    person = kwargs.get("cadre") or (kwargs.get("pk") if getattr(model, "person_path", "") == "pk" else None)
    if len(notes.named) == 1:
        label, key, person = subject_of(request, notes)
    else:
        label, key = model._meta.label_lower if model else "", next(iter(keys), None)
    yield Note(action, label, key, person, rows=0)


def person_of(row: Model | None) -> int | None:
    """Key of the person whom the row is about, if it is about one that is still there."""
    try:
        return person_key(row) if about_people(row) else None
    except (AttributeError, ObjectDoesNotExist):
        return None


def keys_of(request: HttpRequest) -> list[int]:
    """The keys that the address names."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    return [value for value in kwargs.values() if type(value) is int]


def line_of(note: Note, request: HttpRequest, session: str) -> AccessLog:
    user = note.user or (request.user if request.user.is_authenticated else None)
    page = (request.resolver_match.view_name or "") if getattr(request, "resolver_match", None) else ""
    line = AccessLog(
        user=user,
        action=note.action,
        subject=note.subject,
        subject_key=note.key,
        person_key=note.person,
        rows=note.rows,
        reason=note.reason,
        page=page[:80],
        address=request.META.get("REMOTE_ADDR") or None,
        session=note.session or session,
        name_hash=note.name_hash,
    )
    line.once = once(line, request)
    return line


def once(line: AccessLog, request: HttpRequest) -> str:
    """The mark of what has one line an hour: of what is looked at, and of what somebody unknown does by mass."""
    if line.action not in LOOKED and (line.user_id or line.action == Action.WRONG_SIGN_IN):
        return ""
    who = (line.user_id, line.session) if line.user_id else line.address
    # Parts that a page brings in by itself are one look at its record.
    part = is_part(line, request)
    filters = (
        [] if part else sorted((name, values) for name, values in request.GET.lists() if name not in ARRANGED)
    )
    looked_at = (line.action, part or line.page, line.subject, line.subject_key, keys_of(request), filters)
    return hashed("once", repr((who, looked_at, int(time.time() // HOUR))))[:32]


def is_part(line: AccessLog, request: HttpRequest) -> bool:
    """Whether a record was opened as a part of its page. What the browser says is not enough: a whole page is none."""
    htmx = getattr(request, "htmx", None)
    return line.action == Action.OPEN and bool(htmx) and not htmx.boosted and line.page in parts_brought_in()


@cache
def parts_brought_in() -> frozenset[str]:
    """The pages that those of records bring in as their parts."""
    of_pages = (getattr(settings, name) for name in dir(settings) if name.endswith("_SECTIONS"))
    return frozenset(name for brought in of_pages for _, name, _ in brought)


def stands_already(line: AccessLog) -> bool:
    """Whether this very record was opened in this session within the hour: its page has brought the part in."""
    same = {name: getattr(line, name) for name in ("user_id", "session", "action", "subject", "subject_key")}
    since = timezone.now() - timedelta(seconds=HOUR)
    return bool(line.subject_key) and AccessLog.objects.filter(**same, at__gt=since).exists()


def session_of(request: HttpRequest) -> str:
    """A mark by which lines of one sign-in are told from those of another; nobody is signed in by it."""
    key = getattr(getattr(request, "session", None), "session_key", None)
    return hashed("session", key)[:16] if key else ""


def hashed(of: str, text: str) -> str:
    return salted_hmac(f"access log: {of}", text, algorithm="sha256").hexdigest()
