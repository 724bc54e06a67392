"""A row of the sheet made into facts of a rotation: posts, days, words, decision."""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cadre.imports.base import BIRTH, NAME
from cadre.imports.person_lookup import MentionRow
from cadre.imports.rows import PersonRow
from cadre.imports.vocabulary import decision
from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import Reads, SheetColumn
from office.organisation.imports.posts import Posts
from rotation.faults import PLACED_EARLY, day_faults
from rotation.imports.posts import known_post, named_post
from rotation.models import Rotation

NO_POST = "Thiếu chức vụ, đơn vị luân chuyển đến; ghi chức vụ, dấu phẩy rồi tên đơn vị."
NO_BEGINNING = "Thiếu ngày bắt đầu luân chuyển; ghi cột “Từ ngày”."
FUTURE = "Ngày bắt đầu {day} ở tương lai; kiểm tra lại."
DIRECTION = "Hình thức “{text}” chưa rõ; ghi Từ trên xuống, Từ dưới lên hoặc Ngang cấp."
TEXTS = ("purpose", "note")
NOT_A_DAY = "Ghi đủ ngày, tháng, năm."

COLUMNS = (
    NAME,
    BIRTH,
    SheetColumn(
        "from_post",
        "Chức vụ, đơn vị trước luân chuyển",
        ("Trước luân chuyển", "Chức vụ trước luân chuyển", "Nơi đi"),
    ),
    SheetColumn(
        "to_post",
        "Chức vụ, đơn vị luân chuyển đến",
        ("Luân chuyển đến", "Chức vụ luân chuyển", "Nơi đến"),
        required=True,
    ),
    SheetColumn("direction", "Hình thức", ("Hình thức luân chuyển", "Hướng luân chuyển")),
    SheetColumn("kind", "Loại", ("Loại hình", "Luân chuyển, điều động, biệt phái")),
    SheetColumn("decision", "Quyết định", ("Số quyết định", "Số, ngày quyết định", "Số QĐ", "Quyết định số")),
    SheetColumn("decision_on", "Ngày quyết định", ("Ngày ký quyết định", "Ngày QĐ", "Ngày ký"), Reads.DATE),
    SheetColumn(
        "valid_from",
        "Từ ngày",
        (
            "Ngày luân chuyển",
            "Thời điểm luân chuyển",
            "Ngày giữ chức vụ",
            "Ngày nhận nhiệm vụ",
            "Luân chuyển từ ngày",
        ),
        Reads.DATE,
        required=True,
    ),
    SheetColumn(
        "due_on",
        "Dự kiến kết thúc từ ngày",
        ("Dự kiến đến ngày", "Thời hạn luân chuyển", "Ngày hết hạn"),
        Reads.DATE,
        ahead=20,
    ),
    SheetColumn(
        "valid_to", "Kết thúc từ ngày", ("Đến ngày", "Ngày kết thúc", "Thời điểm kết thúc"), Reads.DATE
    ),
    SheetColumn("after", "Bố trí sau luân chuyển", ("Chức vụ sau luân chuyển", "Bố trí sau khi kết thúc")),
    SheetColumn("purpose", "Mục đích", ("Mục đích luân chuyển",)),
    SheetColumn("note", "Ghi chú"),
)


@cache
def words() -> dict[str, tuple[str, str]]:
    """{what offices write: (field, value)}."""
    said = json.loads((Path(__file__).parent / "data" / "words.json").read_text(encoding="utf-8"))
    return {
        folded_words(word): (name, value)
        for name, values in said.items()
        for value, spellings in values.items()
        for word in spellings
    }


class RotationRowReader:
    """Made once per import; a cell that stands in many rows is asked about once."""

    def __init__(self, posts: Posts, day: date) -> None:
        self.posts, self.day, self.named = posts, day, {}
        kept = (*TEXTS, "decision_no", "from_words", "after_words")
        self.fields = {name: Rotation._meta.get_field(name).formfield(required=False) for name in kept}

    def read(self, person: PersonRow) -> MentionRow:
        """The facts of the rotation by field; what the row does not say has none."""
        row, values = MentionRow.about(person), person.row.values
        self._read_days(row, values)
        self._read_posts(row, values)
        self._read_words(row, values)
        self._read_decision(row, values)
        return row

    def _read_days(self, row, values):
        begun, ended = values.get("valid_from"), values.get("valid_to")
        row.facts |= {"valid_from": begun, "valid_to": ended, "due_on": whole_day(row, values, "due_on")}
        if not begun:
            if "valid_from" not in row.row.unread:
                row.wrong("valid_from", NO_BEGINNING)
            return
        if begun.first_day > self.day:
            row.wrong("valid_from", FUTURE.format(day=begun))
        elif not ended and values.get("after"):
            row.wrong("after", PLACED_EARLY)
        row.faults += day_faults(row.facts)

    def _read_posts(self, row, values):
        begun, ended = row.facts["valid_from"], row.facts["valid_to"]
        first = begun.first_day if begun else self.day
        self._read_destination(row, values.get("to_post") or "", first)
        last = ended.first_day if ended else self.day
        for column, name, day in (("from_post", "from", first - timedelta(days=1)), ("after", "after", last)):
            text = values.get(column) or ""
            self.posts.units.meant = day
            post = known_post(text, self.posts) if text else None
            row.facts[f"{name}_post"] = post
            row.take(column, self.fields[f"{name}_words"].clean, "" if post else text, f"{name}_words")

    def _read_destination(self, row, text, day):
        if not text:
            row.wrong("to_post", NO_POST)
            return
        if (text, day) not in self.named:
            self.posts.units.meant = day
            self.named[text, day] = named_post(text, self.posts)
        named = self.named[text, day]
        row.doubt_unless(named.certain)
        if named.fault:
            row.wrong("to_post", named.fault)
        row.facts["to_post"] = named.post

    def _read_words(self, row, values):
        for column in ("direction", "kind"):
            text = values.get(column) or ""
            if not text:
                continue
            name, value = words().get(folded_words(text), ("", ""))
            if name:
                row.facts[name] = value
            else:
                row.wrong(column, DIRECTION.format(text=text))
        for name in TEXTS:
            row.keep(name, self.fields[name].clean)

    def _read_decision(self, row, values):
        row.keep("decision", decision, "decision_no", "decision_on")
        if "decision_no" in row.facts:
            row.take("decision", self.fields["decision_no"].clean, row.facts["decision_no"], "decision_no")
            row.facts["decision_on"] = row.facts["decision_on"] or whole_day(row, values, "decision_on")


def whole_day(row: MentionRow, values: dict[str, Any], name: str) -> date | None:
    """The day of a cell that must hold a whole one, or None."""
    told = values.get(name)
    if told and told.precision != "day":
        row.wrong(name, NOT_A_DAY)
        return None
    return told.first_day if told else None
