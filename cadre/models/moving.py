"""Steps of acts that move a person from posts to a post, and what becomes of a post that somebody is relieved of."""

from django.db import models

from cadre.models.facts import PostHeld
from foundation.core.acts.steps import Step
from foundation.core.wall.conditions import Through


class MovingStep(Step):
    """What an act wrote of posts held: `ended` tells each that it ended, before and after ([{"id", "before",
    "after"}]), `begun` the keys of those that it began.
    """

    ended = models.JSONField(default=list)
    begun = models.JSONField(default=list)

    class Meta(Step.Meta):
        abstract = True


class PostHeldStep(MovingStep):
    """How somebody was relieved of a post: on request, dismissed, or because they resigned."""

    wall = Through("held")

    record = "held"

    held = models.ForeignKey(
        PostHeld,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="chức vụ",
        db_index=False,
    )
    leaving_form = models.CharField("lý do thôi giữ", max_length=14, choices=PostHeld.LeavingForm, blank=True)

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["held", "on"], name="steps_of_a_post_held")]
