"""Which function does which kind of job. An app registers its functions in its module `tasks`."""

from collections.abc import Callable
from dataclasses import dataclass


class Refused(Exception):
    """The work cannot be done as asked; its text is the sentence for the owner and names no person."""


@dataclass(frozen=True)
class JobKind:
    """`label` stands beside the bar: "Đang kiểm tra dòng"."""

    slug: str
    label: str
    function: Callable[[int, Callable[[int, int], None]], None]


KINDS = {}


def job(slug, label):
    """Register a function of (subject key, progress); it runs in one transaction and tells (done, total)."""

    def registered(function):
        KINDS[slug] = JobKind(slug, label, function)
        return KINDS[slug]

    return registered
