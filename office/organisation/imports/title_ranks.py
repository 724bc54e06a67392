"""The sheet of the ranks of titles, as the document has it: title, level, group, tier, from when."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.changes import update
from foundation.sheets.field_cells import one_of, out_of_order, reader_of, unfilled
from foundation.sheets.kinds import Reads, SheetColumn, SourceRow
from foundation.sheets.records import Planned, ReadRow, RecordKind, Subject
from office.organisation.models.levels import Level
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle

TIERS = re.compile(r"(?:bậc\s*)?(\d{1,2})", re.IGNORECASE)
NO_TITLE = "Chưa có chức danh “{text}” trong danh mục; thêm chức danh hoặc ghi đúng như danh mục."
SEVERAL = "Nhiều cấp có chức danh “{text}”; ghi ở cột “Cấp”: {levels}."
NO_TIER = "Bậc “{text}” chưa rõ; ghi số từ 1."
RANKED_THEN = "Chức danh đã có nhóm, bậc từ {day}; ghi ngày hết hiệu lực của nhóm, bậc đó trước."


class TitleRanksKind(RecordKind):
    """A rank is known by its title and the day from which it holds; what overlaps another one is told."""

    slug = "title_ranks"
    label = "Nhóm, bậc của chức danh"
    titles = ("nhom bac", "bac chuc danh", "bac chuc vu")
    permission = "organisation.import_titlerank"
    dated = True
    twice = "Dòng {row} cũng ghi chức danh này trong cùng thời gian; giữ lại một dòng."
    columns = (
        SheetColumn("title", "Chức danh", ("Tên chức danh", "Chức danh, chức vụ", "Chức vụ"), required=True),
        SheetColumn("level", "Cấp", ("Cấp của chức danh",)),
        SheetColumn("group", "Nhóm", ("Nhóm chức danh", "Khung chức danh"), required=True),
        SheetColumn("tier", "Bậc", ("Bậc chức danh",), required=True),
        SheetColumn(
            "valid_from", "Từ ngày", ("Áp dụng từ ngày", "Hiệu lực từ ngày"), Reads.DATE, required=True
        ),
        SheetColumn("valid_to", "Hết hiệu lực từ ngày", ("Thôi áp dụng từ ngày",), Reads.DATE, ahead=20),
        SheetColumn("document", "Văn bản", ("Căn cứ", "Văn bản quy định"), required=True),
    )

    def begin(self, rows: Sequence[SourceRow]) -> None:
        fields = {field.name: field for field in TitleRank._meta.concrete_fields}
        self.cells = {
            column.key: reader_of(fields[column.key]) for column in self.columns if column.key in fields
        }
        self.cells |= {"title": str, "group": group_of, "tier": tier_of}
        self.level = partial(one_of, PostTitle._meta.get_field("level"))
        self.named: dict[str, list[PostTitle]] = {}
        for title in sorted(PostTitle.objects.all(), key=from_above):
            for name in {folded_words(name) for name in (title.name, *title.aliases)}:
                self.named.setdefault(name, []).append(title)
        self.known: dict[int, list[TitleRank]] = {}
        for rank in TitleRank.objects.select_related("title"):
            self.known.setdefault(rank.title_id, []).append(rank)

    def read(self, source: SourceRow) -> ReadRow:
        row = ReadRow.of(source)
        for name, read in self.cells.items():
            row.keep(name, read)
        row.keep("level", self.level)
        wrong = {fault.column for fault in row.faults}
        names = [name for name in self.cells if name not in wrong]
        row.faults += [*unfilled(TitleRank, row.facts, names), *out_of_order(TitleRank, row.facts)]
        if row.facts.get("title"):
            self.settle_title(row)
        return row

    def settle_title(self, row: ReadRow) -> None:
        """The title that the cell names; where several levels have one of that name, the level tells which."""
        text, level = row.facts["title"], row.facts.get("level")
        named = self.named.get(folded_words(text), [])
        found = [title for title in named if not level or title.level == level]
        if len(found) == 1:
            row.facts["title"] = found[0]
        elif found:
            levels = ", ".join(title.get_level_display() for title in found)
            row.wrong(
                "level" if row.row.values.get("level") else "title", SEVERAL.format(text=text, levels=levels)
            )
        else:
            row.wrong("title", NO_TITLE.format(text=text))

    def find(self, read: ReadRow) -> Subject:
        if read.is_wrong:
            return Subject()
        title, begins = read.facts["title"], read.facts["valid_from"]
        record = next((rank for rank in self.known.get(title.pk, ()) if rank.valid_from == begins), None)
        return Subject(record, key=title.pk)

    def is_repeated(self, read: ReadRow, earlier: ReadRow) -> bool:
        return overlap(read.facts, earlier.facts)

    def plan(self, read: ReadRow, subject: Subject) -> Planned:
        facts = {name: read.facts.get(name) for name in self.cells}
        rank = subject.record or TitleRank(**facts)
        changes = update(rank, facts).values() if subject.record else ()
        for other in self.known.get(rank.title_id, ()):
            if other is not rank and overlap(vars(rank), vars(other)):
                read.wrong("valid_from", RANKED_THEN.format(day=f"{other.valid_from:%d/%m/%Y}"))
        read.faults += out_of_order(TitleRank, vars(rank))
        return Planned(rank, changes)


def from_above(title: PostTitle) -> tuple[int, int, int]:
    return Level.values.index(title.level), title.order, title.pk


def group_of(text: str) -> int | str:
    """ "II", "Nhóm II"."""
    words = re.sub(r"^nhóm\s+", "", text.strip(), flags=re.IGNORECASE)
    return one_of(TitleRank._meta.get_field("group"), words)


def tier_of(text: str) -> int | None:
    """ "2", "Bậc 2"."""
    meant = TIERS.fullmatch(text.strip())
    if text and not (meant and int(meant.group(1))):
        raise BadCell(NO_TIER.format(text=text))
    return int(meant.group(1)) if meant else None


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two spans share a day."""

    def before(early: Mapping[str, Any], late: Mapping[str, Any]) -> bool:
        return early["valid_to"] is not None and early["valid_to"] <= late["valid_from"]

    return not before(one, other) and not before(other, one)
