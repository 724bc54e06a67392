"""What someone typed to find a person never stands in an address: the address holds a key to it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOURS = 8


def remember(user: AbstractBaseUser, text: str) -> str:
    """Keep what the user typed for 8 hours; returns its key, empty for an empty text.

    Spaces are put in order and only the first 200 letters are kept.
    """
    text = " ".join(text.split())[:200]
    if not text:
        return ""
    key = salted_hmac("search", f"{user.pk}:{text}").hexdigest()[:12]
    cache.set(f"search:{user.pk}:{key}", text, HOURS * 3600)
    return key


def recall(user: AbstractBaseUser, key: str) -> str:
    """The text that this same user typed under the key; empty for another user's key or one that has expired."""
    return cache.get(f"search:{user.pk}:{key}", "") if key else ""
