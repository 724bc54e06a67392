"""The sheet of a workbook where a unit names its papers, and what of it goes to the checklist."""

from collections.abc import Iterable, Mapping
from typing import Any

from foundation.printing.layout import Holds
from office.campaigns.models import CampaignUnit, ChecklistItem, ReceivedItem
from office.campaigns.workbooks.offers import OfferColumn, OfferSheet
from office.campaigns.workbooks.returned import FilledRow, NotTaken

KEY, BLANK_ROWS = "papers", 10
FROM_WORKBOOK = "theo biểu của đơn vị"
ALREADY = "Hồ sơ đã nhận ghi “{known}”, biểu ghi “{said}”; sửa ở trang Hồ sơ đã nhận nếu biểu đúng."
NAMED_TWICE = "Mục này ghi ở nhiều dòng; chỉ nhận dòng đầu."
NO_DAY = "Ghi ngày văn bản."
WHOLE_DAY = "Ghi đủ ngày, tháng, năm của văn bản."
GONE = "Danh mục hồ sơ không còn mục này."
NO_COUNT = "Ghi số bộ đã gửi."
NOT_COUNTED = "Mục này không đếm số bộ."
MORE_THAN_ALL = "Số bộ đã gửi lớn hơn tổng số."
LARGEST = 32_767


def papers_sheet(campaign: Any, notes: tuple[str, ...] = ()) -> OfferSheet:
    """The papers are those of the checklist, chosen by name; one query."""
    items = list(ChecklistItem.objects.filter(kind=campaign.kind, in_use=True))
    counted = {str(item.pk) for item in items if item.counted}

    def fits(said: Mapping[str, Any]) -> dict[str, str]:
        if "on" in said and not said["on"].day:
            return {"on": WHOLE_DAY}
        if said["item"] not in counted:
            faults = {} if "on" in said else {"on": NO_DAY}
            return faults | ({"count": NOT_COUNTED} if "count" in said or "of" in said else {})
        if "count" not in said:
            return {"count": NO_COUNT}
        return {"count": MORE_THAN_ALL} if said["count"] > said.get("of", LARGEST) else {}

    columns = (
        OfferColumn(
            "item",
            "Tên văn bản",
            40,
            choices=tuple((str(item.pk), item.name) for item in items),
            longest=160,
            needed=True,
        ),
        OfferColumn("number", "Số văn bản", 18, longest=60),
        OfferColumn("on", "Ngày văn bản", 12, holds=Holds.DATE),
        OfferColumn("count", "Số bộ đã gửi", 9, holds=Holds.NUMBER),
        OfferColumn("of", "Trên tổng số", 9, holds=Holds.NUMBER),
        OfferColumn("note", "Ghi chú", 30, longest=200),
    )
    return OfferSheet(KEY, "Văn bản", "VĂN BẢN KÈM THEO", columns, (), BLANK_ROWS, notes, fits)


def receive(unit: CampaignUnit, rows: Iterable[FilledRow]) -> tuple[int, list[NotTaken]]:
    """How many papers were noted as received, and what was not; what the office has noted stays as it is."""
    known = {str(one.item_id): one for one in unit.received.select_related("item")}
    asked = ChecklistItem.objects.filter(kind=unit.campaign.kind, in_use=True).values_list("pk", flat=True)
    asked, written, left, seen = set(map(str, asked)), 0, [], set()
    for row in rows:
        key, told = row.values["item"], facts_of(row.values)
        if key in seen:
            left.append(NotTaken(row.page, row.row, NAMED_TWICE))
        elif key not in asked:
            left.append(NotTaken(row.page, row.row, GONE))
        elif key not in known:
            known[key] = ReceivedItem.objects.create(campaign_unit=unit, item_id=int(key), **told)
            written += 1
        elif differs(known[key], told):
            sentence = ALREADY.format(known=worded(vars(known[key])), said=worded(told))
            left.append(NotTaken(row.page, row.row, sentence))
        seen.add(key)
    return written, left


def facts_of(said: Mapping[str, Any]) -> dict[str, Any]:
    on = said.get("on")
    note = "; ".join(filter(None, [said.get("note"), FROM_WORKBOOK]))
    return {
        "number": said.get("number", ""),
        "on": on.first_day if on else None,
        "count": said.get("count"),
        "of": said.get("of"),
        "note": note,
    }


def differs(known: ReceivedItem, told: Mapping[str, Any]) -> bool:
    return any(getattr(known, name) != told[name] for name in ("number", "on", "count", "of"))


def worded(facts: Mapping[str, Any]) -> str:
    day = f"ngày {facts['on']:%d/%m/%Y}" if facts["on"] else ""
    count = f"{facts['count']}/{facts['of'] or '?'} bộ" if facts["count"] is not None else ""
    number = f"số {facts['number']}" if facts["number"] else ""
    return ", ".join(filter(None, (number, day, count))) or "đã nhận"
