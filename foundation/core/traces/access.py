from django.http import HttpRequest

from foundation.core.models import AccessLog


def log_access(
    request: HttpRequest, action: AccessLog.Action, subject: str, *, key: int | None = None, rows: int = 1
) -> None:
    """Record that the user opened, exported or printed `rows` records of a model (its label): keys, never a name."""
    AccessLog.objects.create(
        user=request.user,
        action=action,
        subject=subject,
        subject_key=key,
        rows=rows,
        address=request.META.get("REMOTE_ADDR"),
    )
