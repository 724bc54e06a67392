"""Answers that were chosen on a page which is no longer the last one: kept in the session until they are sent again."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from foundation.sheets.models import Import

PREFIX, SHOWN_BEFORE = "answer-", "initial-"
LONGEST, MOST = 8, 400
LOOKED_AGAIN = "Tệp đã được kiểm tra lại sau khi mở trang này."
KEPT = "{count} câu trả lời chưa ghi nhận được giữ lại bên dưới."
GONE = "{count} câu trả lời không còn được hỏi."


def field_name(question: Mapping[str, Any]) -> str:
    """The same for the same question with the same options, whichever look asks it; it tells nothing of either."""
    said = repr((question["key"], question["text"], [tuple(option) for option in question["options"]]))
    return PREFIX + salted_hmac("sheets.answers", said, algorithm="sha256").hexdigest()[:24]


def keep_typed(request: HttpRequest, sent: Import) -> None:
    """Keep what differs from what the page had shown, beside what it had been filled with."""
    typed = {
        name: place[:LONGEST]
        for name, place in request.POST.items()
        if name.startswith(PREFIX) and place != request.POST.get(SHOWN_BEFORE + name, "")
    }
    kept = request.session.get(_key(sent), {}) | typed
    request.session[_key(sent)] = dict(list(kept.items())[:MOST])
    messages.warning(request, LOOKED_AGAIN)


def still_asked(request: HttpRequest, sent: Import) -> dict[str, str]:
    """What was kept for questions that are still asked; how much of it is gone is said once."""
    typed = request.session.get(_key(sent))
    if not typed:
        return {}
    asked = {field_name(question) for question in sent.questions}
    kept = {name: place for name, place in typed.items() if name in asked}
    counts = ((KEPT, len(kept)), (GONE, len(typed) - len(kept)))
    messages.warning(request, " ".join(text.format(count=count) for text, count in counts if count))
    request.session[_key(sent)] = kept
    return kept


def forget_typed(request: HttpRequest, sent: Import) -> None:
    request.session.pop(_key(sent), None)


def _key(sent: Import) -> str:
    return f"answers-{sent.pk}"
