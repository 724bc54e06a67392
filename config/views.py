from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure

from config.alive import HEALTH
from config.uploads import NoFileHere
from foundation.core.accessed.noted import Note, current
from foundation.core.models import AccessLog
from office.organisation.first_page import first_page
from office.organisation.models.users import Grant
from start.context import heads_office

TOO_MANY = (
    "Đánh dấu quá nhiều dòng (một lần gửi được gần 5.000). Bấm nút Quay lại của trình duyệt, rồi bỏ bớt dấu,"
    " hoặc bỏ hết và đánh dấu một ô “Chọn cả … của điều kiện lọc”."
)
TOO_LARGE = (
    "Nội dung gửi đi quá lớn nên chưa nhận. Bấm nút Quay lại của trình duyệt: nội dung đã nhập vẫn còn;"
    " bớt nội dung, hoặc chọn tệp không quá 20 MB, rồi gửi lại."
)
NO_FILE = "Trang này không nhận tệp nên chưa ghi gì. Mở trang có ô chọn tệp rồi gửi tệp ở đó."
TOO_MUCH = {TooManyFieldsSent: TOO_MANY, RequestDataTooBig: TOO_LARGE, NoFileHere: NO_FILE}


def home(request: HttpRequest) -> HttpResponse:
    """Send users to the first page of their role, else of the navigation that they may open, else 403.

    The head of an office whose first hour goes on is sent there; who has no role reads whom to ask for one.
    """
    if not request.user.current_grants:
        return render(request, "organisation/no_role.html", {"heads": Grant.heads()}, status=403)
    if heads_office(request.user):
        return redirect("start")
    if first := first_page(request.user):
        return redirect(first)
    raise PermissionDenied


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Tell whoever would restart this process that it lives, whatever database and queue do."""
    return HttpResponse("OK", content_type="text/plain; charset=utf-8")


def health_middleware(
    answered: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before all that asks the database: sessions, the user, the transaction of a request."""

    def answer(request: HttpRequest) -> HttpResponse:
        return health(request) if request.path_info == f"/{HEALTH}" else answered(request)

    return answer


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of a request that cannot be read; what was too much of it is told."""
    said = next((said for kind, said in TOO_MUCH.items() if isinstance(exception, kind)), "")
    status = 413 if isinstance(exception, RequestDataTooBig) else 400
    return render(request, "400.html", {"sentence": said}, status=status)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: from an older session, or from elsewhere. That it came stays in the access log."""
    if notes := current():
        notes.found.append(Note(AccessLog.Action.FORM_REFUSED, rows=0))
    return csrf_failure(request, reason)
