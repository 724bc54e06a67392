"""What someone typed to find a person never stands in an address: the address holds a key to it."""

import re
from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from foundation.core.lookup.widgets import FIND
from foundation.core.parameters import BadParameter
from foundation.core.typed.texts import NUL, NUL_REFUSED, clean
from foundation.core.waiting.circuit import QUEUE

HOURS = 8
KEY = re.compile("[0-9a-f]{12}")
FORGOTTEN = "Câu tìm đã hết hạn, gõ lại."
NOT_KEPT = "Chữ đã gõ để tìm không giữ được vì hàng đợi tạm ngừng: bỏ lọc để xem cả danh sách, hoặc gõ lại."
ONLY_NOW = "Chữ đã gõ để tìm không giữ được vì hàng đợi tạm ngừng: sang trang khác, đổi cách xếp thì gõ lại."


def remember(user: AbstractBaseUser, text: str) -> str:
    """Keep what the user typed for 8 hours; returns its key, empty for an empty text.

    It is cleaned and only its first 200 letters are kept. Raises BadParameter for a text that cannot be. Where nothing
    can be kept, the user of this one request has it.
    """
    if NUL in text:
        raise BadParameter(NUL_REFUSED)
    text = clean(text)[:200]
    if not text:
        return ""
    key = salted_hmac("search", f"{user.pk}:{text}").hexdigest()[:12]
    try:
        cache.set(f"search:{user.pk}:{key}", text, HOURS * 3600)
    except RedisError:
        user.typed_now = {**typed_now(user), key: text}
    return key


def typed_now(user: AbstractBaseUser) -> dict[str, str]:
    """Texts by key that this request has, and no later one: they could not be kept."""
    return getattr(user, "typed_now", {})


def recall(user: AbstractBaseUser, key: str) -> str:
    """The text that this same user typed under the key; empty for another user's key or one that has expired."""
    if not KEY.fullmatch(key):
        return ""
    try:
        return cache.get(f"search:{user.pk}:{key}", "")
    except RedisError:
        return typed_now(user).get(key, "")


def why_gone() -> str:
    """The sentence for a text that is not there."""
    return NOT_KEPT if QUEUE.is_open else FORGOTTEN


def typed_into(query: QueryDict, names: Iterable[str]) -> list[str]:
    """The boxes of the query that hold a text: those named, and those of look-ups."""
    return [name for name in query if name in names or name.endswith(FIND)]


def criteria(request: HttpRequest, names: Iterable[str] = ("q",)) -> QueryDict:
    """What the address filters by, with each text that was typed in the place of its key; empty where it is gone."""
    found = request.GET.copy()
    for name in typed_into(found, names):
        if name in found:
            found[name] = recall(request.user, found[name])
    return found


def require_recalled(request: HttpRequest, found: QueryDict, names: Iterable[str] = ("q",)) -> None:
    """Raise BadParameter where a text is gone that the address searches for: without it everybody would be found."""
    if any(any(request.GET.getlist(name)) and not found[name] for name in typed_into(found, names)):
        raise BadParameter(why_gone())
