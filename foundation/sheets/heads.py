"""The head of the reader's own office: what it is called, and who signs, is known above (settings.LETTERHEAD)."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from foundation.printing.layout import HeadBlock, Signature


class Letterhead(NamedTuple):
    """The head of lists that an office sends by itself, and who signs them."""

    head: HeadBlock
    signatures: tuple[Signature, ...]


def letterhead(user: Any, right: str) -> Letterhead | None:
    """That of the user's office where the right is held there; None where nobody entered what it is called."""
    return import_string(settings.LETTERHEAD)(user, right) if settings.LETTERHEAD else None
