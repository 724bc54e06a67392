"""A plan marked “Có độ mật”: nobody is entered for it, and none of those who stand in it leaves the program.

Of a row for which a secret class was opened none leaves either: they are its learners.
"""

from collections.abc import Iterator
from typing import Any

from foundation.core.figures import thousands
from training.models import PlanPerson, PlanRow, TrainingPlan

SECRET_PLAN = (
    "Kế hoạch có độ mật: phần mềm chỉ ghi số, ngày ban hành và chỉ tiêu; không nhập tên, không kết xuất,"
    " không in."
)
STILL_NAMED = "Còn {count} trường hợp đã nhập tên trước khi đánh dấu; phải đưa khỏi kế hoạch từng trường hợp."
SECRET_ROW = "Mục này có lớp có độ mật: không kết xuất, không in tên người của mục."
LEFT_OUT = "Không gồm kế hoạch có độ mật."
ROW_LEFT_OUT = "Không gồm người của mục có lớp có độ mật."
NO_SECRETS_HERE = (
    "Không nhập nội dung bí mật nhà nước vào phần mềm. Đánh dấu thì kế hoạch này không nhập tên, không kết xuất,"
    " không in; tên đã nhập phải đưa khỏi kế hoạch từng trường hợp."
)


def secrecy_told(plan: TrainingPlan, named: int) -> list[str]:
    """What the page of a plan says of its secrecy; `named` are those who still stand in it."""
    if not plan.secret:
        return []
    return [SECRET_PLAN, *([STILL_NAMED.format(count=thousands(named))] if named else [])]


def kept_inside(row: PlanRow) -> str:
    """Why nobody of the row leaves the program; empty where they may."""
    if row.plan.secret:
        return SECRET_PLAN
    return SECRET_ROW if row.classes.filter(secret=True).exists() else ""


def left_out_for(user: Any) -> Iterator[str]:
    """What a file or print of people of plans says, whoever stands in it: who of what is secret is none of it."""
    people = PlanPerson.objects.for_user(user)
    if people.filter(row__plan__secret=True).exists():
        yield LEFT_OUT
    if people.filter(row__plan__secret=False, row__classes__secret=True).exists():
        yield ROW_LEFT_OUT
