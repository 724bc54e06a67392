from django.db import transaction

from foundation.core.database import audited_transaction


class RequestMiddleware:
    """View and rendering share one transaction that knows the user; a failed answer leaves nothing behind."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with audited_transaction(request.user.pk, address=request.META.get("REMOTE_ADDR")):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
