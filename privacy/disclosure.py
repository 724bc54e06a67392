"""All that is kept about one person, as a file that the person can read and a program can."""

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.text import capfirst

from cadre.models.people import Cadre
from foundation.core.clock import moment
from foundation.core.figures import thousands
from foundation.core.models import AccessLog
from foundation.core.traces.history import VERBS, authors_of, command_of, read, related_labels
from foundation.sheets.writing import ExportColumn, Holds, ListSheet, write_list
from privacy.speaking import Speaking, speaking, told

PARTS = ("Nội dung", "Số", "Việc", "Mục", "Giá trị", "Lúc", "Người ghi")
STANDS = "Đang lưu"
LOOKED = "Đã xem, khai thác"
LEFT_OUT = "Không gồm {count} nội dung thuộc danh sách, lớp, kế hoạch, đợt có độ mật."
BLANK = (None, "", [], {})
JSON, SHEET = "du-lieu.json", "du-lieu.xlsx"
Part = dict[str, Any]


class Disclosure:
    """What is kept of a person: the rows that stand, their history, and who looked."""

    def __init__(self, cadre: Cadre):
        self.cadre, self.left_out = cadre, 0
        self.parts = [part for each in speaking() if (part := self.part(each))]
        self.looked = list(looked_at(cadre.pk))

    def part(self, of: Speaking) -> Part | None:
        """The rows of one table, and what was written on them; None where there never was one."""
        rows, secret = told(of.rows(self.cadre.pk))
        self.left_out += secret
        events = of.history(self.cadre.pk)
        hidden = {row.pk for row in of.rows(self.cadre.pk)} - {row.pk for row in rows}
        events = [event for event in events if event.pgh_obj_id not in hidden] if events is not None else []
        if not rows and not events:
            return None
        return {
            "table": of.model._meta.label_lower,
            "title": capfirst(of.model._meta.verbose_name),
            "rows": described(of.model, rows),
            "history": list(happened(of.model, events)),
        }

    @property
    def number(self) -> int:
        """How many rows of how many tables stand."""
        return sum(len(part["rows"]) for part in self.parts)

    def notes(self, said: str) -> Iterator[str]:
        yield said
        if self.left_out:
            yield LEFT_OUT.format(count=thousands(self.left_out))

    def file(self, said: str) -> BinaryIO:
        """An archive of both; `said` stands at the foot of the sheet and in the other file."""
        kept = {"said": [*self.notes(said)], "parts": self.parts, "looked": self.looked}
        file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
        with tempfile.TemporaryFile() as sheet, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(JSON, json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
            write_list(sheet, self.layout(said), self.lines())
            sheet.seek(0)
            archive.writestr(SHEET, sheet.read())
        file.seek(0)
        return file

    def layout(self, said: str) -> ListSheet:
        columns = tuple(ExportColumn(label, Holds.TEXT) for label in PARTS)
        title = "DỮ LIỆU LƯU VỀ MỘT NGƯỜI"
        return ListSheet(
            title=title, columns=columns, notes=tuple(self.notes(said)), counted="mục", footer=said
        )

    def lines(self) -> Iterator[list[str]]:
        for part in self.parts:
            for row in part["rows"]:
                yield from (
                    [part["title"], f"{row['key']}", STANDS, *value, "", ""] for value in row["values"]
                )
            for event in part["history"]:
                about = [part["title"], f"{event['key']}", event["verb"]]
                yield from ([*about, *value, event["at"], event["user"]] for value in event["values"])
        for line in self.looked:
            yield [LOOKED, "", line["action"], "Trang", line["page"], line["at"], line["user"]]


def described(model: type[Model], rows: list[Model]) -> list[Part]:
    fields, labels = fields_of(model), related_labels(relations_of(model), rows)
    return [{"key": row.pk, "values": values_of(fields, row, labels)} for row in rows]


def happened(model: type[Model], events: list[Any]) -> Iterator[Part]:
    """What each event holds: all columns as they were written then."""
    fields = [field for field in fields_of(model) if events and hasattr(events[0], field.attname)]
    labels = related_labels([field for field in fields if field.is_relation], events)
    authors = authors_of(events)
    for event in events:
        context = event.pgh_context.metadata if event.pgh_context else {}
        yield {
            "key": event.pgh_obj_id,
            "verb": VERBS[event.pgh_label],
            "at": moment(event.pgh_created_at),
            "user": authors.get(context.get("user"), command_of(context)),
            "reason": context.get("reason", ""),
            "values": values_of(fields, event, labels),
        }


def fields_of(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def relations_of(model: type[Model]) -> list[Any]:
    return [field for field in fields_of(model) if field.is_relation]


def values_of(fields: Iterable[Any], row: Any, labels: dict) -> list[tuple[str, str]]:
    """(label, words) of every column that holds something; what has no words of its own stands as it is kept."""
    found = ((str(field.verbose_name), getattr(row, field.attname), field) for field in fields)
    return [(label, worded(field, value, labels)) for label, value, field in found if value not in BLANK]


def worded(field: Any, value: Any, labels: dict) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return f"{read(field, value, labels)}"


def looked_at(key: int) -> Iterator[Part]:
    lines = AccessLog.objects.filter(person_key=key).select_related("user").order_by("pk")
    for line in lines:
        yield {
            "at": moment(line.at),
            "user": str(line.user or ""),
            "action": line.get_action_display(),
            "page": line.page,
            "reason": line.reason,
        }
