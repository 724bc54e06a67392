"""A plan marked “Có độ mật”: nobody is entered for it, and none of those who stand in it leaves the program."""

from typing import Any

from foundation.core.figures import thousands
from training.models import PlanPerson, TrainingPlan

SECRET_PLAN = (
    "Kế hoạch có độ mật: phần mềm chỉ ghi số, ngày ban hành và chỉ tiêu; không nhập tên, không kết xuất,"
    " không in."
)
STILL_NAMED = "Còn {count} trường hợp đã nhập tên trước khi đánh dấu; phải đưa khỏi kế hoạch từng trường hợp."
LEFT_OUT = "Không gồm kế hoạch có độ mật."
NO_SECRETS_HERE = (
    "Không nhập nội dung bí mật nhà nước vào phần mềm. Đánh dấu thì kế hoạch này không nhập tên, không kết xuất,"
    " không in; tên đã nhập phải đưa khỏi kế hoạch từng trường hợp."
)


def secrecy_told(plan: TrainingPlan, named: int) -> list[str]:
    """What the page of a plan says of its secrecy; `named` are those who still stand in it."""
    if not plan.secret:
        return []
    return [SECRET_PLAN, *([STILL_NAMED.format(count=thousands(named))] if named else [])]


def left_out_for(user: Any) -> str:
    """What a file or print of people of plans says, whoever stands in it: that secret plans are none of it."""
    return LEFT_OUT if PlanPerson.objects.for_user(user).filter(row__plan__secret=True).exists() else ""
