"""The page that asks for the password again. What was sent stands in it hidden, and is sent with the password."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from office.sign_in.own_password import FIELD, PasswordSaid

LOCKED = {
    "title": "Màn hình đã khóa",
    "why": "Nội dung đang ẩn. Nhập mật khẩu để làm tiếp.",
    "button": "Mở khóa",
}
FRESH = {
    "title": "Nhập lại mật khẩu",
    "why": "Việc này cần xác nhận đúng người đang làm. Nhập mật khẩu để làm tiếp.",
    "button": "Xác nhận",
    "then": "Tệp được tải về ngay khi mật khẩu đúng; sau đó bấm nút Quay lại của trình duyệt để về trang trước.",
}
# Nobody's answer is kept on a page: these are typed again.
NEVER_KEPT = ("csrfmiddlewaretoken", FIELD)


def ask(
    request: HttpRequest, words: dict[str, str], answer: PasswordSaid, status: int, **more: Any
) -> HttpResponse:
    """`status` is that of a page that only asks; a wrong password says its own."""
    sends_again = request.method == "POST" and not more.get("next")
    context = {
        **words,
        "fault": answer.sentence,
        "field": FIELD,
        "action": request.get_full_path() if sends_again else reverse("unlock"),
        "sent": list(sent(request)) if sends_again else [],
        "lost_files": sends_again and bool(request.FILES),
        "next": request.get_full_path() if request.method == "GET" else "",
        **more,
    }
    response = render(
        request, "sign_in/ask.html", context, status=answer.status if answer.sentence else status
    )
    for name, value in answer.headers.items():
        response[name] = value
    return response


def sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """(name, value) of all that was sent, but for passwords."""
    for name, values in request.POST.lists():
        if name not in NEVER_KEPT and "password" not in name:
            yield from ((name, value) for value in values)
