"""Signing out."""

from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse


class SignOutPage(LogoutView):
    def post(self, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        """What pages left in the browser goes too; its cookies stay, for it is known by one of them."""
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response
