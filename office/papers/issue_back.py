"""Taking an issue back: the reason is asked first, and stays with the paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from foundation.core.acts.pages import UndoPage
from foundation.core.typed.forms import WhyForm
from office.papers.acts import ISSUE
from office.papers.models import Paper, PaperStep


class IssueUndoPage(UndoPage):
    """Of an issue the first sending asks why; every other act is taken back at once."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_issue = PaperStep.objects.filter(pk=kwargs["step"], paper=kwargs["pk"], act=ISSUE.name).exists()
        form = WhyForm(request.POST if "reason" in request.POST else None)
        if is_issue and not form.is_valid():
            return self.ask(form)
        return super().post(request, *args, **kwargs)

    def ask(self, form: WhyForm) -> HttpResponse:
        self.object = paper = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        if not self.request.user.may(ISSUE.right_to_undo, paper):
            raise PermissionDenied
        context = {"object": paper, "form": form, "cancel_url": self.get_success_url()}
        context |= {"list_url": reverse("paper-list"), "list_title": Paper._meta.verbose_name_plural}
        return render(self.request, "papers/issue_back.html", context)
