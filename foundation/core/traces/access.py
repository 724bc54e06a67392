from typing import Any

from django.http import HttpRequest

from foundation.core.models import AccessLog


def log_access(request: HttpRequest, action: AccessLog.Action, subject: str, **told: Any) -> None:
    """Record that the user opened, exported or printed records of a model (its label): keys, never a name.

    `told` are the `key` of a record, how many `rows` there were, and the `reason` that was asked for.
    """
    key = told.pop("key", None)
    address = request.META.get("REMOTE_ADDR")
    AccessLog.objects.create(
        user=request.user, action=action, subject=subject, subject_key=key, address=address, **told
    )
