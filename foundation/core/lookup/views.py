"""The answers to what is typed into a look-up: posted, so that no text stands in an address."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.views import View

from foundation.core.lookup.kinds import ANSWERS, LOOK_UPS
from foundation.core.lookup.widgets import MORE
from foundation.core.parameters import BadParameter
from foundation.core.scope.rows import permission
from foundation.core.typed.forms import PlainForm


class LookUpForm(PlainForm):
    q = forms.CharField(required=False, max_length=200)


class LookUpPage(View):
    """The first rows of a kind that the reader may see and that fit the text, as tom-select reads them."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, kind: str) -> JsonResponse:
        look_up = next((each for each in LOOK_UPS.values() if each.name == kind), None)
        if look_up is None:
            raise Http404
        if not request.user.has_perm(permission(look_up.model, "view")):
            raise PermissionDenied
        form = LookUpForm(request.POST)
        text = form.cleaned_data["q"] if form.is_valid() else ""
        rows = look_up.model._default_manager.for_user(request.user)
        try:
            found = look_up.answers(rows, text, request.user) if text else []
        except BadParameter:
            found = []
        options = [{"value": row.pk, "text": look_up.label(row)} for row in found[:ANSWERS]]
        return JsonResponse({"options": options, "more": MORE if len(found) > ANSWERS else ""})
