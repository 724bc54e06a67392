"""What the page of a class tells and offers of its results."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.urls import reverse

from foundation.core import clock
from foundation.core.acts.act import acts_of
from foundation.core.acts.buttons import undo_buttons
from foundation.core.figures import thousands
from foundation.jobs.views import describe
from training.choices import Completion
from training.closing.acts import COMPLETE, COMPLETE_LATER
from training.closing.judging import ClassResults, told_left
from training.models import ClassStep, TrainingClass

LATER = "{count} học viên có bằng, chứng chỉ sau lần ghi gần nhất; bấm “Ghi bổ sung kết quả”."
BUSY = "Kết quả của lớp đang được ghi vào hồ sơ."
# Where what an act writes is looked at first.
ADDRESSES = {COMPLETE.name: "trainingclass-complete", COMPLETE_LATER.name: "trainingclass-later-results"}


class ClassClosing:
    """How far the results of a class are on the records of its learners, and what the reader may do about it."""

    def __init__(self, one: TrainingClass, user: Any):
        self.one, self.user = one, user
        # A class is about nobody and lies in one unit, so this is what `may` would ask the database.
        self.may_complete = user.scope(COMPLETE.right).covers(one.unit_id)

    @cached_property
    def steps(self) -> list[ClassStep]:
        return list(self.one.steps.order_by("pk").select_related("by", "undone_by"))

    @cached_property
    def later(self) -> int:
        """Of how many learners something can be put on record that came after the class ended."""
        asked = self.may_complete and self.one.completion == Completion.RECORDED and self.one.programme.kind
        return len(ClassResults(self.one, self.user, clock.today()).to_write) if asked else 0

    def remarks(self) -> Iterator[str]:
        if self.later:
            yield LATER.format(count=thousands(self.later))

    def told(self) -> dict[str, Any]:
        """The steps; that results are being written; of what came of it how many, to who asked for it alone.

        Its numbers count learners whose results another reader may not know.
        """
        told: dict[str, Any] = {"steps": self.steps}
        last = self.one.completions.select_related("job").first() if self.may_complete else None
        if last is None or last.job is None:
            return told
        if last.by_id != self.user.pk:
            return told | {"busy": BUSY if last.is_busy else ""}
        if last.is_busy:
            return told | {"progress": describe(last.job)}
        if last.job.has_failed:
            return told | {"job_error": last.job.error}
        left = [(why, thousands(count)) for why, count in told_left(last.left)]
        return told | {"last": last if self.one.completion == "recorded" else None, "left": left}

    def buttons(self) -> Iterator[dict[str, Any]]:
        """To end the class, or to write what came later if anything did; and to take the last of it back."""
        one, acts = self.one, acts_of(TrainingClass)
        if self.may_complete and not (one.secret or one.cancelled_on):
            for act in (each for each in acts if each.state_of(one) in each.moves):
                if act != COMPLETE_LATER or self.later:
                    address = reverse(ADDRESSES[act.name], args=[one.pk])
                    yield {"label": act.label, "icon": act.icon, "url": address}
        if self.steps:
            # What goes from whose record is looked at first.
            yield from (each | {"posts": False} for each in undo_buttons(self.user, one, acts))
