"""What became of an account: stopped, in use again."""

from django.conf import settings
from django.db import models

from foundation.core.acts.steps import Step


class AccountStep(Step):
    """An account is in use from the day it was made; its first step is the first stop."""

    record = "user"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="người dùng",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["user", "on"], name="steps_of_an_account")]
