"""A class marked “Có độ mật”: no learner's name is entered for it, and none of those that stand leaves the program.

Its number, day and totals are kept and counted as those of any class.
"""

from collections.abc import Iterator
from typing import Any

from foundation.core.figures import thousands
from training.models import TrainingClass

SECRET_CLASS = (
    "Lớp có độ mật: phần mềm chỉ ghi số, ngày quyết định và tổng số;"
    " không nhập tên học viên, không kết xuất, không in."
)
STILL_NAMED = "Còn {count} học viên đã nhập tên trước khi đánh dấu; phải đưa khỏi danh sách từng trường hợp."
NOT_HELD = "Lớp không mở: không nhập học viên, không nhập kết quả."
TAKES_NAMES = {"secret": False, "cancelled_on": None}
LEFT_OUT = "Không gồm học viên của lớp có độ mật."
NO_SECRETS_HERE = (
    "Không nhập nội dung bí mật nhà nước vào phần mềm. Đánh dấu thì lớp này không nhập tên học viên,"
    " không kết xuất, không in; tên đã nhập phải đưa khỏi danh sách từng trường hợp."
)


def names_refused(one: TrainingClass) -> str:
    """Why nobody is entered for the class, nor a result; empty where it `TAKES_NAMES`."""
    if one.secret:
        return SECRET_CLASS
    return NOT_HELD if one.cancelled_on else ""


def left_out_for(user: Any) -> str:
    """What a file or print of learners says, whoever stands in it: that secret classes are none of it."""
    return LEFT_OUT if TrainingClass.objects.for_user(user).filter(secret=True).exists() else ""


def secrecy_told(one: TrainingClass) -> Iterator[str]:
    """What the page of a class says; it was read `with_learners`."""
    if one.secret:
        yield SECRET_CLASS
        if one.entered:
            yield STILL_NAMED.format(count=thousands(one.entered))
