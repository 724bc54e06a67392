"""What two worlds answer to the same questions: in one much is afoot of which a reader may be told nothing."""

import io
import re
import zipfile

from django.core.cache import cache
from django.db import transaction

# Ends of the names of pages that write: each shows what the page of its record shows.
WRITES = (
    "-new",
    "-edit",
    "-remove",
    "-many",
    "-undo",
    "-add",
    "-leave",
    "-nominate",
    "-vote",
    "-withdraw",
    "-tie",
)
# What differs from one answer to the next: tokens of forms, and the time, with the day it is told by after midnight.
TOKENS = re.compile(
    rb'(?:name="(?:csrfmiddlewaretoken|token)" value=|"x-csrftoken": )"[^"]+"'
    rb"|\d\d:\d\d(?::\d\d)?(?: ng\xc3\xa0y \d\d/\d\d/\d{4})?"
)


def content_of(answer):
    """What an answer holds, without what is otherwise each time; of a workbook all its parts."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if zipfile.is_zipfile(io.BytesIO(content)):
        book = zipfile.ZipFile(io.BytesIO(content))
        content = b"\n".join(book.read(name) for name in sorted(book.namelist()))
    return TOKENS.sub(b"", content)


def answers(client, user, pages):
    """{address: status and content} as the user is told them; nothing that the pages write is kept."""
    cache.clear()
    found = {}
    with transaction.atomic():
        client.force_login(user)
        for page in pages:
            with transaction.atomic():
                answer = client.get(page)
                found[page] = answer.status_code, content_of(answer)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return found


def differing(one, other):
    return sorted(page for page in one if one[page] != other[page])
