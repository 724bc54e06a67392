"""A list marked “Có độ mật”: no name is entered for it, and nothing of it leaves the program.

What is read by whom stays as it was, and so do totals of boards: they name nobody. The difference and the page of
a review count who stands on it and name nobody: names are taken off where the list itself is.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied

from foundation.core.figures import thousands
from planning.models import PlanningEntry, PlanningRound, PlanningTarget

SECRET_LIST = (
    "Danh sách có độ mật: phần mềm chỉ ghi số, ngày, nơi lưu văn bản và tổng số;"
    " không nhập tên, không kết xuất, không in, không lập văn bản."
)
LEFT_OUT = "Không gồm quy hoạch thuộc danh sách có độ mật."
OF_UNITS = "Có độ mật: {units}."
STILL_NAMED = (
    "Còn {count} trường hợp đã nhập tên trước khi đánh dấu;"
    " phải rút hoặc đưa ra khỏi danh sách từng trường hợp."
)
SECRET_ROUND = "Đợt có độ mật: không ghi tên vào đợt này; chọn đợt khác hoặc để trống."
SECRET_ROUND_MARKS = (
    "Không nhập nội dung bí mật nhà nước vào phần mềm. Đánh dấu thì các danh sách của đợt được đánh dấu có độ mật;"
    " bỏ dấu ở đợt không bỏ dấu ở danh sách."
)
NO_SECRETS_HERE = (
    "Không nhập nội dung bí mật nhà nước vào phần mềm. Đánh dấu thì danh sách này không nhập tên, không kết xuất,"
    " không in, không lập văn bản; tên đã nhập phải rút hoặc đưa ra từng trường hợp."
)


def mark_lists(of: PlanningRound, user: Any) -> None:
    """Mark the lists on which somebody stands by that round, as far as the user may change them."""
    lists = PlanningTarget.objects.for_user(user, "change").filter(entries__round=of, secret=False)
    PlanningTarget.objects.filter(pk__in=lists.order_by().values("pk")).update(secret=True)


def refusal(targets: Iterable[PlanningTarget]) -> str:
    """The sentence where one of the titles of units is secret; empty where none is."""
    return SECRET_LIST if any(target.secret for target in targets) else ""


def is_open_list(target: PlanningTarget) -> bool:
    return not target.secret


def require_open(targets: Iterable[PlanningTarget]) -> None:
    """Raises PermissionDenied with the sentence where something of the titles may not leave the program."""
    if said := refusal(targets):
        raise PermissionDenied(said)


def is_open(entry: PlanningEntry, asked: Any) -> str | None:
    """For acts: what is against a name on the list."""
    return refusal([entry.target]) or None


def left_out_for(user: Any) -> str:
    """What a file or paper that tells of plans says, whoever stands in it: that secret lists are none of it."""
    return LEFT_OUT if PlanningTarget.objects.for_user(user).filter(secret=True).exists() else ""


def secrecy_told(targets: list[PlanningTarget], entries: Iterable[PlanningEntry]) -> Iterator[str]:
    """What the page of a list says: that it is secret, of which units, and how many names still stand on it."""
    secret = {target.pk: target for target in targets if target.secret}
    if not secret:
        return
    yield SECRET_LIST
    if len(secret) < len(targets):
        yield OF_UNITS.format(units=", ".join(str(target.post.unit) for target in secret.values()))
    if named := sum(entry.target_id in secret for entry in entries):
        yield STILL_NAMED.format(count=thousands(named))
