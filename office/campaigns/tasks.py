"""Workbooks of many units as one piece of long work, and what the clock does with their files."""

import datetime

from celery import shared_task
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from foundation.jobs.kinds import Progress, Refused, job
from foundation.sheets.keeping import kept_since
from office.campaigns.making import (
    NOTHING_TO_ANSWER,
    content_of,
    file_name,
    made,
    seal_of,
    why_no_workbook,
    zipped,
)
from office.campaigns.models import CampaignUnit, UnitReturn, WorkbookBatch
from office.campaigns.models.workbooks import forget

NOT_YOURS = "Có đầu mối không còn trong phạm vi của đồng chí; chọn lại rồi lập."


@job("unit-workbooks", "Đang lập biểu gửi đơn vị")
def draw_workbooks(key: int, progress: Progress) -> None:
    """The workbooks of all units that answer for something, as lists and rights are by now, in one archive."""
    batch = WorkbookBatch.objects.select_related("owner", "campaign").get(pk=key)
    rows = CampaignUnit.objects.for_user(batch.owner, "change").filter(pk__in=batch.units)
    units = list(rows.select_related("campaign", "unit").order_by("unit__official_key", "pk"))
    if len(units) != len(set(batch.units)):
        raise Refused(NOT_YOURS)
    files, drawn, seals = [], [], []
    for done, unit in enumerate(units, 1):
        if why := why_no_workbook(unit):
            raise Refused(why)
        if offer := made(unit):
            files.append((file_name(unit), content_of(offer)))
            drawn.append(unit.pk)
            seals.append(seal_of(offer))
        progress(done, len(units))
    if not files:
        raise Refused(NOTHING_TO_ANSWER)
    batch.keep_file(zipped(files))
    batch.drawn, batch.seals = drawn, seals
    batch.save(update_fields=["file", "checksum", "drawn_at", "drawn", "seals"])


@shared_task(name="campaigns.tasks.forget_old_workbooks", ignore_result=True)
def forget_old_workbooks() -> None:
    with transaction.atomic():
        forget_old(timezone.now())


def forget_old(now: datetime.datetime) -> int:
    """Files go after some days: what was drawn, and by the rule of imports what was sent; returns how many."""
    drawn_before = now - datetime.timedelta(days=settings.DRAWN_FILES_KEPT_DAYS)
    drawn = WorkbookBatch.objects.exclude(file="").filter(drawn_at__lt=drawn_before)
    sent_before = kept_since(now)
    sent = UnitReturn.objects.exclude(file="").filter(sent_at__lt=sent_before) if sent_before else ()
    batches, returns = list(drawn.select_for_update()), list(sent and sent.select_for_update())
    for row in [*batches, *returns]:
        forget(row.file)
        row.file = ""
    for row in returns:
        row.left = []
    WorkbookBatch.objects.bulk_update(batches, ["file"])
    UnitReturn.objects.bulk_update(returns, ["file", "left"])
    return len(batches) + len(returns)
