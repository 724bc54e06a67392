"""Which function does which kind of job. An app registers its functions in its module `tasks`."""

from collections.abc import Callable
from dataclasses import dataclass


class Refused(Exception):
    """The work cannot be done as asked; its text is the sentence for the owner and names no person."""


# Called with (done, total).
Progress = Callable[[int, int], None]
# Called with the key of the subject and the progress to report to.
Work = Callable[[int, Progress], None]


@dataclass(frozen=True)
class JobKind:
    """`label` stands beside the bar: "Đang kiểm tra dòng"; `queue` is that of workers with special means, if any."""

    slug: str
    label: str
    function: Work
    queue: str | None = None


KINDS = {}


def job(slug: str, label: str, queue: str | None = None) -> Callable[[Work], JobKind]:
    """Decorator: the function does the jobs of this kind, in one transaction; it may raise Refused.

    Returns the kind, which `foundation.jobs.tasks.start` takes.
    """

    def registered(function: Work) -> JobKind:
        KINDS[slug] = JobKind(slug, label, function, queue)
        return KINDS[slug]

    return registered
