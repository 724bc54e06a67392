"""What changes several entries at once, or by one act."""

from django.core.exceptions import ValidationError
from django.db import transaction

from planning.models import PlanningEntry

NOBODY = "Chọn một đồng chí trong kết quả tìm để thêm vào danh sách."
ALREADY = "Đồng chí này đã có trong danh sách quy hoạch chức danh này."
NOT_PROPOSED = "Trường hợp này đang ở trạng thái “{status}” nên không rút được; dùng “Đưa ra khỏi quy hoạch”."


@transaction.atomic
def propose(cadre, target, *, on):
    """Put a person on a list that is being made; raises ValidationError for nobody, or who stands on it already."""
    if cadre is None:
        raise ValidationError(NOBODY)
    if PlanningEntry.objects.filter(cadre=cadre, target=target, ended_on=None).exists():
        raise ValidationError(ALREADY)
    return PlanningEntry.objects.create(cadre=cadre, target=target, proposed_on=on)


@transaction.atomic
def withdraw(entry, *, on):
    """Take back what nobody has decided yet; it stays in the history and can be put back."""
    entry = PlanningEntry.objects.select_for_update(of=["self"]).get(pk=entry.pk)
    if not entry.is_proposed:
        raise ValidationError(NOT_PROPOSED.format(status=entry.get_status_display()))
    entry.status, entry.ended_on = PlanningEntry.Status.WITHDRAWN, on
    entry.save(update_fields=["status", "ended_on"])
    return entry


@transaction.atomic
def put_back(entry):
    """Undo a withdrawal, unless the person was put on the list anew meanwhile."""
    entry = PlanningEntry.objects.select_for_update(of=["self"]).get(pk=entry.pk)
    standing = PlanningEntry.objects.filter(cadre=entry.cadre_id, target=entry.target_id, ended_on=None)
    if entry.status != PlanningEntry.Status.WITHDRAWN or standing.exists():
        raise ValidationError(ALREADY)
    entry.status, entry.ended_on = PlanningEntry.Status.DRAFT, None
    entry.save(update_fields=["status", "ended_on"])
    return entry


@transaction.atomic
def decide(entries, *, number, on):
    """One decision approves every proposal among the entries; returns how many there were."""
    proposed = entries.filter(status__in=PlanningEntry.PROPOSED)
    keys = list(proposed.select_for_update(of=["self"]).values_list("pk", flat=True))
    approved = {"status": PlanningEntry.Status.APPROVED, "decision_no": number, "approved_on": on}
    return PlanningEntry.objects.filter(pk__in=keys).update(**approved)
