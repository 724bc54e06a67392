"""The password of who has signed in already, asked once more: with the delays of a sign-in."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, QueryDict

from foundation.core.accessed.noted import Note, current
from foundation.core.models import AccessLog
from office.sign_in.tries import Kind, Tries

# The field by which a page that was refused for want of the password is sent again.
FIELD = "own_password"
MISSING = "Nhập mật khẩu."
WRONG = "Mật khẩu chưa đúng. Kiểm tra phím Caps Lock, tắt bộ gõ tiếng Việt rồi nhập lại."


@dataclass(frozen=True)
class PasswordSaid:
    """Why the password was not taken, and the seconds to wait before the next one is looked at."""

    sentence: str = ""
    status: int = 200
    wait: int = 0

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.wait)} if self.wait else {}


@transaction.atomic
def judge(request: HttpRequest) -> PasswordSaid:
    typed = request.POST.get(FIELD, "")
    if not typed:
        return PasswordSaid(MISSING, 400)
    tries = Tries((Kind.PASSWORD, request.user.pk))
    if tries.wait:
        return PasswordSaid(tries.sentence, 429, tries.wait)
    if request.user.check_password(typed):
        tries.right()
        return PasswordSaid()
    tries.wrong()
    if notes := current():
        notes.found.append(Note(AccessLog.Action.WRONG_PASSWORD, rows=0))
    return PasswordSaid(f"{WRONG} {tries.sentence if tries.left() else ''}".strip(), 403)


def without_password(request: HttpRequest) -> None:
    """What was sent goes on as if the password had never been among it."""
    sent: QueryDict = request.POST.copy()
    sent.pop(FIELD, None)
    sent._mutable = False
    request.POST = sent
