from foundation.core.models import AccessLog


def log_access(request, action, subject, *, key=None, rows=1):
    """Record that the user opened, exported or printed something; keys only, never a name."""
    AccessLog.objects.create(
        user=request.user,
        action=action,
        subject=subject,
        subject_key=key,
        rows=rows,
        address=request.META.get("REMOTE_ADDR"),
    )
