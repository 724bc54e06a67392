"""An import taken back, tried or done: the same work, by page and command."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.core.answers.integrity import sentence
from foundation.core.database import audited_transaction
from foundation.core.wall.reading import beyond_the_reader
from foundation.jobs.kinds import Progress, Refused
from foundation.sheets.models import Import
from foundation.sheets.pipeline import take_turn
from foundation.sheets.undo.clashes import perform_what_fits
from foundation.sheets.undo.judging import USED, Judgement
from foundation.sheets.undo.models import ImportUndo
from foundation.sheets.undo.performing import unwatched
from foundation.sheets.undo.report import report
from foundation.sheets.undo.trace import current_context

REASON = "Hoàn tác lần nhập"
NO_RIGHT = "Đồng chí không có quyền hoàn tác lần nhập này."
NONE_SUCH = "Không có lần nhập đã ghi nào có mã này trong phạm vi của đồng chí."
ALREADY = "Lần nhập này đã được hoàn tác rồi."
TOO_OLD = "Lần nhập này ghi từ trước khi hệ thống hoàn tác được; sửa ở từng hồ sơ."
MOVED = "Hồ sơ đã thay đổi từ lúc xem trước. Chưa hoàn tác nội dung nào. Xem lại rồi hoàn tác."
REFUSED = "Chưa hoàn tác nội dung nào: {sentence}"
ABOVE = "Đề nghị cấp trên hoàn tác: phạm vi của đồng chí chưa đủ để biết hết nội dung gắn với các hồ sơ trong tệp."


def refusal(sent: Import, user: Any) -> str:
    """Why the user cannot take the import back, as far as that is known without looking at its records; or empty."""
    if not Import.objects.filter(pk=sent.pk).undoable_by(user).exists():
        return NO_RIGHT
    if not sent.kinds or not all(kind.is_offered_to(user) for kind in sent.kinds):
        return NO_RIGHT
    if sent.state == Import.State.UNDONE:
        return ALREADY
    return "" if sent.context else TOO_OLD


def tried(sent: Import, user: Any, progress: Progress = unwatched) -> dict[str, Any]:
    """What taking the import back would do: it is done and rolled back. Raises Refused."""
    with transaction.atomic():
        found = taken_back(sent, user, progress)
        transaction.set_rollback(True)
    return found


def done(undo: ImportUndo, user: Any, progress: Progress = unwatched) -> None:
    """Take the import back, unless that would be something else by now than what was shown. Raises Refused."""
    found = taken_back(undo.sent, user, progress)
    if undo.found and undo.found != found:
        raise Refused(MOVED)
    undo.found, undo.context, undo.done_at = found, current_context(), timezone.now()
    undo.save()
    Import.objects.filter(pk=undo.sent_id).update(state=Import.State.UNDONE)


def undo_by_command(key: int, user: Any, *, dry_run: bool) -> dict[str, Any]:
    """Take the import of the key back, in a transaction of its own. Raises Refused."""
    with audited_transaction(user.pk, command="import_workbook", reason=REASON, import_key=key):
        sent = Import.objects.undoable_by(user).filter(pk=key).first()
        if sent is None:
            raise Refused(NONE_SUCH)
        if dry_run:
            return tried(sent, user)
        undo = ImportUndo(sent=sent, by_id=user.pk)
        done(undo, user)
        return undo.found


def taken_back(sent: Import, user: Any, progress: Progress) -> dict[str, Any]:
    take_turn()
    sent = Import.objects.select_for_update().get(pk=sent.pk)
    if said := refusal(sent, user):
        raise Refused(said)
    with beyond_the_reader():
        judgement = Judgement(sent, user)
        try:
            perform_what_fits(judgement, user, progress)
        except IntegrityError as error:
            raise Refused(REFUSED.format(sentence=sentence(error))) from error
        if not reads_all(judgement, user):
            raise Refused(ABOVE)
        return report(judgement)


def reads_all(judgement: Judgement, user: Any) -> bool:
    """Whether nothing that keeps a person's record is out of the user's sight; who it is would else be told."""
    asked = {}
    for node, keeping in judgement.kept.items():
        if keeping.why == USED and judgement.is_row(node):
            model, key = keeping.child
            asked.setdefault(model, set()).add(key)
    for model, keys in asked.items():
        if not hasattr(model.objects, "for_user"):
            continue
        seen = model.objects.filter(pk__among=keys).for_user(user)
        if keys - set(seen.values_list("pk", flat=True)):
            return False
    return True
