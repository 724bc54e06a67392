"""How a rotation is meant, agreed to and decided; nothing moves yet."""

from typing import Any

from cadre.models.people import CadreNow
from foundation.core.acts.act import Asked, day_of
from foundation.core.dates import PartialDate
from office.regulations.conditions import lower_first
from rotation.cases.loading import LEFT
from rotation.choices import OpinionParty
from rotation.models import Rotation, RotationStep

OTHER_CASE = "Đồng chí này đang có một trường hợp luân chuyển chưa bắt đầu; dùng trường hợp đó hoặc bỏ đi."
CLOSED_PLAN = "Kế hoạch “{plan}” đã kết thúc; chọn kế hoạch khác hoặc để trống vị trí."
CLOSED_SINCE = "Kế hoạch “{plan}” đã kết thúc; hoàn tác việc kết thúc kế hoạch trước."
NOT_SETTLED = "Chưa có ý kiến của {parties}; ghi trả lời, hoặc lý do không lấy ý kiến, ở phần Ý kiến."
TAKEN_PLACE = "Vị trí của kế hoạch đã có quyết định cho đồng chí khác; sửa trường hợp này để trống vị trí."
HALF_PAPER = "Quyết định của cơ quan nhà nước phải ghi cả số và ngày."
DUE_EARLY = "Ngày dự kiến kết thúc {due} phải sau ngày {day}; kiểm tra lại."
BEFORE_AGREED = "Ngày quyết định {day} trước ngày có chủ trương ({agreed}); kiểm tra lại."


def serves(row: Rotation, asked: Asked) -> str | None:
    """Who has left the service is not moved."""
    if row.now is None or row.now.status == CadreNow.Status.SERVING:
        return None
    return LEFT.format(state=lower_first(row.now.get_status_display()))


def follows_the_agreement(row: Rotation, asked: Asked) -> str | None:
    """No decision is older than the paper by which it was agreed to."""
    decided, agreed = asked.get("decision_on"), row.agreed_on
    if decided and agreed and decided < agreed:
        return BEFORE_AGREED.format(day=f"{decided:%d/%m/%Y}", agreed=f"{agreed:%d/%m/%Y}")
    return None


def has_no_other(row: Rotation, asked: Asked) -> str | None:
    return OTHER_CASE if row.other_cases else None


def plan_is_open(row: Rotation, asked: Asked) -> str | None:
    return CLOSED_PLAN.format(plan=row.closed_plan) if row.closed_plan else None


def plan_goes_on(row: Rotation, step: RotationStep) -> str | None:
    """Of undoing: no case of a closed plan is to begin once more."""
    return CLOSED_SINCE.format(plan=row.closed_plan) if row.closed_plan else None


def opinions_are_settled(row: Rotation, asked: Asked) -> str | None:
    """Each of the three was asked and answered, or it is said why it was not asked."""
    missing = [party.label.lower() for party in OpinionParty if party not in row.settled]
    return NOT_SETTLED.format(parties=", ".join(missing)) if missing else None


def place_is_free(row: Rotation, asked: Asked) -> str | None:
    """One of those who were meant for a place of a plan is decided on."""
    return TAKEN_PLACE if row.place_taken else None


def has_whole_papers(row: Rotation, asked: Asked) -> str | None:
    half = bool(asked.get("state_decision_no")) != bool(asked.get("state_decision_on"))
    return HALF_PAPER if half else None


def is_due_after(row: Rotation, asked: Asked) -> str | None:
    """The planned end comes after the day from which the rotation counts."""
    due, day = asked.get("due_on") or row.due_on, day_of(asked)
    early = due is not None and due <= day
    return DUE_EARLY.format(due=f"{due:%d/%m/%Y}", day=f"{day:%d/%m/%Y}") if early else None


def decided(row: Rotation, asked: Asked) -> dict[str, Any]:
    return {
        "decision_no": asked["decision_no"],
        "decision_on": asked["decision_on"],
        "state_decision_no": asked.get("state_decision_no") or "",
        "state_decision_on": asked.get("state_decision_on"),
        "planned_from": PartialDate.from_date(day_of(asked)),
        "due_on": asked.get("due_on") or row.due_on,
    }
