"""The head of the reader's own office: what it is called, and who signs, is known above (settings.LETTERHEAD)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from foundation.core.parameters import NO_CHOICE, BadParameter
from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.sheets.framing import SheetFrame

MAKER = "NGƯỜI LẬP BIỂU"
# What an address asks for around an exported list; `PLAIN` stands beside the others, so that none of them is an answer.
ASKED, PLAIN, HEAD, SIGNED = "frame", "plain", "head", "signed"
FRAMES = {HEAD: "Tên cơ quan ở đầu tệp", SIGNED: "Phần ký ở cuối tệp"}


class Letterhead(NamedTuple):
    """The head of lists that an office sends by itself, and who signs them."""

    head: HeadBlock
    signatures: tuple[Signature, ...]


def letterhead(user: Any, right: str, style: HeadStyle = HeadStyle.PARTY) -> Letterhead | None:
    """That of the user's office where the right is held there; None where nobody entered what it is called."""
    return import_string(settings.LETTERHEAD)(user, right, style) if settings.LETTERHEAD else None


def parts_asked(request: HttpRequest) -> set[str]:
    """The parts of the frame that the address asks for: both where it says nothing. Raises BadParameter."""
    asked = set(request.GET.getlist(ASKED))
    for unknown in sorted(asked - {PLAIN, *FRAMES}):
        raise BadParameter(NO_CHOICE.format(text=unknown[:40]))
    return asked - {PLAIN} if asked else set(FRAMES)


def frame_choices(request: HttpRequest) -> Iterator[tuple[str, str, bool]]:
    """(value, label, whether it is chosen) of each part."""
    asked = parts_asked(request)
    yield from ((value, label, value in asked) for value, label in FRAMES.items())


def frame_of_office(request: HttpRequest, right: str) -> SheetFrame:
    """What the address asks for, of the user's own office: nothing where nobody entered what it is called."""
    asked = parts_asked(request)
    own = letterhead(request.user, right) if asked else None
    if own is None:
        return SheetFrame()
    signatures = (Signature(MAKER, name=request.user.person_name), *own.signatures)
    return SheetFrame(own.head if HEAD in asked else None, signatures if SIGNED in asked else ())
