"""Locking and unlocking; the sessions of one's own and of an account, listed and ended."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import generic
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.traces.access import log_access
from office.organisation.models.users import User
from office.sign_in.asking import LOCKED, ask
from office.sign_in.models.sessions import OpenSession
from office.sign_in.own_password import FIELD, PasswordSaid, judge
from office.sign_in.sessions import LOCKED_STATUS

SOMEBODY_ELSE = "Người khác đã đăng nhập trên trình duyệt này. Tải lại trang; nội dung đang nhập sẽ mất."
NOT_YOURS = (
    "Chưa kết thúc phiên nào: chỉ người được ngừng sử dụng tài khoản này mới kết thúc phiên của tài khoản."
)
BY_ANOTHER = "Người khác kết thúc phiên của tài khoản"
ENDED_ONE, ENDED_ALL = "Đã kết thúc phiên đăng nhập.", "Đã kết thúc {count} phiên đăng nhập."


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Cover: the page is covered already, now the server is closed as well. Without a script the page that asks."""
    request.open_session.lock()
    return HttpResponse(status=204) if "cover" in request.POST else redirect("unlock")


@require_POST
def active(request: HttpRequest) -> HttpResponse:
    """Somebody types or reads: a page tells it, at most once a minute, where nothing else is asked for."""
    return HttpResponse(status=204)


@method_decorator(sensitive_post_parameters(FIELD), name="dispatch")
class UnlockPage(generic.View):
    """By the page of its own, or by the cover of a page, which asks with `cover` and stays where it is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.open_session.is_locked():
            return redirect("home")
        return ask(request, LOCKED, PasswordSaid(), LOCKED_STATUS, next=reverse("home"))

    def post(self, request: HttpRequest) -> HttpResponse:
        answer, session = judge(request), request.open_session
        if not answer.sentence:
            session.password_given()
        if "cover" in request.POST:
            return self.told(request, answer)
        target = self.target(request)
        if answer.sentence:
            return ask(request, LOCKED, answer, LOCKED_STATUS, next=target)
        return HttpResponseRedirect(target)

    def told(self, request: HttpRequest, answer: PasswordSaid) -> HttpResponse:
        if request.POST["cover"] != str(request.user.pk):
            answer = PasswordSaid(SOMEBODY_ELSE, 409)
        said = {"sentence": answer.sentence, "token": get_token(request)}
        return JsonResponse(said, status=answer.status, headers=answer.headers)

    def target(self, request: HttpRequest) -> str:
        wanted = request.POST.get("next", "")
        hosts, secure = {request.get_host()}, request.is_secure()
        return wanted if url_has_allowed_host_and_scheme(wanted, hosts, secure) else reverse("home")


def own_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; one of them, or all but this one, can be ended."""
    rows = OpenSession.objects.standing().filter(user=request.user)
    if request.method == "POST":
        return ended(request, rows.exclude(pk=request.open_session.pk), reverse("own-sessions"))
    return render(
        request,
        "sign_in/own_sessions.html",
        {"sessions": rows, "this": request.open_session, "may_end": True},
    )


class AccountSessions(ScopedPage, generic.TemplateView):
    """The sessions of an account, for who may stop accounts; those of an account that they may stop can be ended."""

    model, action = User, "stop"

    @cached_property
    def account(self) -> User:
        return get_object_or_404(User.objects.for_user(self.request.user), pk=self.kwargs["user"])

    @property
    def may_end(self) -> bool:
        return self.get_queryset().filter(pk=self.account.pk).exists()

    def rows(self) -> Any:
        return OpenSession.objects.standing().filter(user=self.account)

    def get_template_names(self) -> list[str]:
        return ["sign_in/_account_sessions.html"] if self.request.htmx else ["core/page_section.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Without the arguments of the address: its "user" would hide the one who reads.
        return super().get_context_data(
            title="Phiên đăng nhập",
            section_template="sign_in/_account_sessions.html",
            sessions=self.rows(),
            account=self.account,
            may_end=self.may_end,
        )

    def list_title(self) -> str:
        return str(self.account)

    def list_url(self) -> str:
        return self.account.get_absolute_url()

    def post(self, request: HttpRequest, user: int) -> HttpResponse:
        if not self.may_end:
            messages.error(request, NOT_YOURS)
            return HttpResponseRedirect(self.account.get_absolute_url())
        rows = self.rows()
        count = rows.count()
        answer = ended(request, rows, self.account.get_absolute_url())
        log_access(
            request,
            AccessLog.Action.SIGN_OUT,
            "organisation.user",
            key=self.account.pk,
            rows=count - self.rows().count(),
            reason=BY_ANOTHER,
        )
        return answer


def ended(request: HttpRequest, rows: Any, back: str) -> HttpResponse:
    """End the one of the rows that was named, or all of them."""
    key = request.POST.get("session", "")
    if key and not (key.isdecimal() and rows.filter(pk=key[:18]).exists()):
        raise Http404
    count = rows.filter(pk=key).end() if key else rows.end()
    messages.success(request, ENDED_ONE if key else ENDED_ALL.format(count=count))
    return HttpResponseRedirect(back)
