"""Workbooks are made for units of a campaign, each as a version of its own where its lines have changed."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from foundation.core.saving.shown import lock
from foundation.core.text import fold_name
from office.campaigns.models import CampaignUnit, UnitWorkbook
from office.campaigns.workbooks.offers import WorkbookOffer
from office.campaigns.workbooks.writing import write_workbook
from office.organisation.naming import office_body

SECRET = "Đợt có độ mật: không lập biểu, không nhận biểu trên hệ thống."
ENDED = "Đợt đã kết thúc từ ngày {day:%d/%m/%Y}."
NO_WORKBOOK = "Đợt này không có biểu gửi đơn vị."
NOTHING_TO_ANSWER = "Đầu mối chưa có danh sách nào đang thu hồ sơ trong đợt nên chưa có biểu."
HANDED_IN = "Hồ sơ đã gửi {office}; {office} trả lại bổ sung thì ghi tiếp được."
LONGEST_NAME = 60


def why_closed(unit: CampaignUnit, user: Any) -> str:
    """Why nothing is taken as the unit's word now; a unit itself says no more once it has handed in."""
    campaign = unit.campaign
    if campaign.secret:
        return SECRET
    if campaign.closed_on:
        return ENDED.format(day=campaign.closed_on)
    may_still = unit.state in CampaignUnit.TO_ANSWER or user.may("campaigns.change_campaignunit", unit)
    return "" if may_still else HANDED_IN.format(office=office_body())


def why_no_workbook(unit: CampaignUnit) -> str:
    campaign = unit.campaign
    if not campaign.kind_of.has_workbook:
        return NO_WORKBOOK
    if campaign.secret:
        return SECRET
    return ENDED.format(day=campaign.closed_on) if campaign.closed_on else ""


def offered(unit: CampaignUnit) -> WorkbookOffer | None:
    """The workbook as it stands now, of the version that was made last: what comes back is read by it."""
    offer = unit.campaign.kind_of.workbook(unit)
    last = unit.workbooks.order_by("-version").first()
    return versioned(offer, last.version) if offer and last else offer


def is_of_now(unit: CampaignUnit, offer: WorkbookOffer, version: int | None) -> bool:
    """Whether that version names whom a workbook made now would; without its version nobody knows."""
    last = unit.workbooks.order_by("-version").first()
    return last is not None and (version, seal_of(offer)) == (last.version, last.lines)


def made(unit: CampaignUnit) -> WorkbookOffer | None:
    """The workbook to give out."""
    offer = unit.campaign.kind_of.workbook(unit)
    if offer is None:
        return None
    lock(unit)
    seal = seal_of(offer)
    last = unit.workbooks.order_by("-version").first()
    if last is None or last.lines != seal:
        number = last.version + 1 if last else 1
        last = UnitWorkbook.objects.create(campaign_unit=unit, version=number, lines=seal)
    return versioned(offer, last.version)


def seal_of(offer: WorkbookOffer | None) -> str:
    """By which it is known whether a workbook would hold other lines now; empty for none."""
    return UnitWorkbook.seal([row.key for sheet in offer.sheets for row in sheet.rows]) if offer else ""


def versioned(offer: WorkbookOffer, version: int) -> WorkbookOffer:
    return replace(offer, mark=replace(offer.mark, version=version))


def content_of(offer: WorkbookOffer) -> bytes:
    file = io.BytesIO()
    write_workbook(file, offer)
    return file.getvalue()


def rows_of(offer: WorkbookOffer) -> int:
    """How many persons a workbook names."""
    return sum(len(sheet.rows) for sheet in offer.sheets)


def file_name(unit: CampaignUnit) -> str:
    """Named after the unit, never after anybody."""
    letters = "".join(
        sign if sign.isalnum() and sign.isascii() else "_" for sign in fold_name(unit.unit.name)
    )
    return f"BIEU_{unit.campaign.year}_{letters[:LONGEST_NAME].strip('_')}.xlsx"


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files in one archive, numbered so that units of one name stand beside each other."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(files, 1):
            archive.writestr(f"{number:02}_{name}", content)
    return whole.getvalue()
