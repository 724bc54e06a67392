"""What an undo did or would do, in words for one reader: names and links only of what they may open."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch
from django.utils.text import capfirst

from foundation.core.clock import moment
from foundation.sheets.undo.judging import CLASHING, EDITED, OF_OTHERS, OUTSIDE, STEPPED, UNKNOWN, USED

MOST_NAMED = 200
ROWS_TOUCHED = "{rows} dòng đã có người sửa sau đó được giữ lại, xem danh sách."
ROWS_KEPT = "{rows} dòng không rút lại được vì lý do khác, xem danh sách."
OTHER_CONTENT = "nội dung khác"
NAME_DEPTH = 3
SENTENCES = {
    UNKNOWN: "Không còn biết giá trị cũ.",
    CLASHING: "Giá trị cũ nay trùng hoặc không còn khớp với nội dung ghi sau đó.",
    OUTSIDE: "Nay ngoài phạm vi của đồng chí.",
    OF_OTHERS: "Trường hợp này do đồng chí khác xử lý.",
}
UNNAMED = (OUTSIDE, OF_OTHERS)


@dataclass(frozen=True)
class Number:
    """Of one kind of record how many go and how many return to what they were."""

    label: str
    removed: int
    restored: int


@dataclass(frozen=True)
class KeptRecord:
    name: str
    url: str
    why: str
    is_row: bool


def numbers(found: Mapping[str, Any]) -> list[Number]:
    return [
        Number(
            capfirst(str(apps.get_model(each["model"])._meta.verbose_name_plural)),
            each["removed"],
            each["restored"],
        )
        for each in found["records"]
    ]


def said_of_kept(found: Mapping[str, Any]) -> list[str]:
    """How many rows of the sheet stay: those that somebody touched since, and those that are kept for other reasons."""
    rows = [each["why"] for each in found["kept"] if each["row"]]
    touched = sum(why in (EDITED, STEPPED) for why in rows)
    sentences = ((ROWS_TOUCHED, touched), (ROWS_KEPT, len(rows) - touched))
    return [sentence.format(rows=count) for sentence, count in sentences if count]


def kept_records(found: Mapping[str, Any], user: Any) -> tuple[list[KeptRecord], int]:
    """The kept records that the reader may open, by name, and how many there are beside."""
    named = [each for each in found["kept"] if each["why"] not in UNNAMED]
    rows = seen_by(user, ((each["model"], each["key"]) for each in named[:MOST_NAMED]), named=True)
    children = ((each["child"], each["child_key"]) for each in named if each["why"] == USED)
    seen = seen_by(user, children)
    records = [
        KeptRecord(str(row), address_of(row), why_of(each, seen), each["row"])
        for each in named[:MOST_NAMED]
        if (row := rows.get((each["model"], each["key"])))
    ]
    return records, len(found["kept"]) - len(records)


def lines_of(found: Mapping[str, Any], user: Any) -> Iterator[str]:
    """The same for a terminal."""
    for number in numbers(found):
        yield f"{number.label}: xóa {number.removed}, trả lại như trước {number.restored}"
    kept, unnamed = kept_records(found, user)
    yield from said_of_kept(found)
    yield from (f"  {record.name}: {record.why}" for record in kept)
    if unnamed:
        yield f"  và {unnamed} nội dung khác"


def data_of(found: Mapping[str, Any], user: Any) -> dict[str, Any]:
    """The same as JSON."""
    kept, unnamed = kept_records(found, user)
    return {
        "records": [vars(number) for number in numbers(found)],
        "rows_kept": sum(each["row"] for each in found["kept"]),
        "kept": [{"name": record.name, "why": record.why} for record in kept],
        "unnamed": unnamed,
    }


def why_of(each: Mapping[str, Any], seen: Mapping[tuple[str, int], Model]) -> str:
    """Why a record is kept; what uses it is named only to whom that is open."""
    if each["why"] in (EDITED, STEPPED):
        at = moment(datetime.datetime.fromisoformat(each["at"]), True)
        did = f"đã {each['what']}" if each["why"] == EDITED else f"đã ghi “{each['what']}”"
        return f"{each['who'] or 'Hệ thống'} {did} lúc {at}."
    if each["why"] == USED:
        what = each["what"] if (each["child"], each["child_key"]) in seen else OTHER_CONTENT
        return f"Còn {what} gắn với hồ sơ này." if each["row"] else f"Còn {what} dùng đến."
    return SENTENCES[each["why"]]


def seen_by(
    user: Any, nodes: Iterator[tuple[str, int]], *, named: bool = False
) -> dict[tuple[str, int], Model]:
    """{(label of a model, key): the row} of those that the reader may view; one query a model."""
    keys: dict[str, set[int]] = {}
    for label, key in nodes:
        keys.setdefault(label, set()).add(key)
    found = {}
    for label, asked in keys.items():
        model = apps.get_model(label)
        if not hasattr(model.objects, "for_user"):
            continue
        rows = model.objects.for_user(user).filter(pk__among=asked)
        if named:
            rows = rows.select_related(*named_through(model, NAME_DEPTH))
        found |= {(label, row.pk): row for row in rows}
    return found


def named_through(model: type[Model], depth: int) -> Iterator[str]:
    """The relations, also further ones, that a record must have and so may be named by."""
    for field in model._meta.concrete_fields:
        if field.is_relation and not field.null and field.editable and not field.primary_key:
            yield field.name
            if depth > 1:
                yield from (f"{field.name}__{path}" for path in named_through(field.related_model, depth - 1))


def address_of(row: Model) -> str:
    """The record's own page; empty for what has none."""
    try:
        return row.get_absolute_url()
    except NoReverseMatch:
        return ""
