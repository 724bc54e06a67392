"""The password of who has signed in already, asked once more: with the delays of a sign-in."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest, QueryDict

# The field by which a page that was refused for want of the password is sent again.
FIELD = "own_password"
MISSING = "Nhập mật khẩu."
WRONG = "Mật khẩu chưa đúng. Kiểm tra phím Caps Lock, tắt bộ gõ tiếng Việt rồi nhập lại."
TOO_MANY = "Đã nhập sai nhiều lần. Chờ 15 phút rồi nhập lại; nội dung đang nhập vẫn còn."


@dataclass(frozen=True)
class Answer:
    """Why the password was not taken; `headers` tell how long to wait."""

    sentence: str = ""
    status: int = 200
    headers: Any = ()


def judge(request: HttpRequest) -> Answer:
    typed = request.POST.get(FIELD, "")
    if not typed:
        return Answer(MISSING, 403)
    if authenticate(request, username=request.user.get_username(), password=typed) == request.user:
        return Answer()
    if getattr(request, "axes_locked_out", False):
        return Answer(TOO_MANY, 429)
    return Answer(WRONG, 403)


def without_password(request: HttpRequest) -> None:
    """What was sent goes on as if the password had never been among it."""
    sent: QueryDict = request.POST.copy()
    sent.pop(FIELD, None)
    sent._mutable = False
    request.POST = sent
