"""What someone typed to find a person never stands in an address: the address holds a key to it."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOURS = 8


def remember(user, text):
    """A key under which the user's text can be found again for a working day."""
    text = " ".join(text.split())[:200]
    if not text:
        return ""
    key = salted_hmac("search", f"{user.pk}:{text}").hexdigest()[:12]
    cache.set(f"search:{user.pk}:{key}", text, HOURS * 3600)
    return key


def recall(user, key):
    """The text behind a key of this very user, or nothing."""
    return cache.get(f"search:{user.pk}:{key}", "") if key else ""
