"""“Nhu cầu đào tạo, bồi dưỡng”: who lacks what, by the titles held and planned for."""

import time
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, When
from django.http import FileResponse
from django.urls import reverse
from django.utils.html import format_html

from cadre import staff
from cadre.brought import Asked
from cadre.columns import title, unit
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.context import list_link
from foundation.core.scope.rows import OTHERS_ACT
from foundation.lists.counted.totals import Total
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from standards.models import StandardKind
from training.models import Need
from training.needs.board import NeedBoard, people_on
from training.needs.board_filters import NeedBoardFilter, asked_by
from training.needs.cells import UNASKED, CellWord, NeedCell
from training.needs.groups import NeedGroup, NeedGroups
from training.needs.judging import NeedLine
from training.needs.secrecy import left_out_for

TITLE = "Nhu cầu đào tạo, bồi dưỡng"
LOOKS = {
    CellWord.LACKS: ("fail", "x-lg"),
    CellWord.STUDYING: ("warn", "book"),
    CellWord.NO_DATA: ("none", "question-lg"),
    CellWord.UNCONFIRMED: ("none", "journal-x"),
    CellWord.HAS: ("good", "check-lg"),
}
LEGEND = [
    ("có", "hồ sơ đã ghi mức mà mọi chức danh đòi hỏi"),
    ("thiếu", "hồ sơ ghi mức thấp hơn; sau dấu hai chấm là mức cần và của chức danh nào"),
    ("đang học", "lớp đang mở dẫn tới mức còn thiếu"),
    ("thiếu dữ liệu", "hồ sơ chưa ghi trình độ loại này nên chưa đối chiếu được"),
    ("quy định chưa xác nhận", "tiêu chuẩn đã nhập, chưa đối chiếu với văn bản"),
    (UNASKED, "chưa có tiêu chuẩn nào đòi hỏi loại này; chữ mờ là mức hồ sơ đã ghi"),
]
WORDS = list(CellWord)
HEADS = {"degree": "CM", "theory": "LLCT", "state": "QLNN", "defence": "QPAN", "ethnic": "Tiếng DTTS"}


class Later:
    """An expression for which the database is asked: made where a query needs it."""

    def __init__(self, make: Callable[[], Case]) -> None:
        self.make = make

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        return self.made.resolve_expression(*args, **kwargs)

    @cached_property
    def made(self) -> Case:
        return self.make()


class NeedBoardPage(SheetListPage):
    """People of the day, each with a cell for every kind that is usual or asked for."""

    model = Cadre
    filterset_class = NeedBoardFilter
    order = ("official_order", "pk")
    unit_word = "đồng chí"
    form_page = False
    empty_text = "Chưa có đồng chí nào giữ chức danh lãnh đạo, quản lý hoặc trong quy hoạch."
    no_match_text = "Không có đồng chí nào theo điều kiện lọc."

    def get_permission_required(self) -> list[str]:
        return [*super().get_permission_required(), "training.view_need"]

    def list_title(self) -> str:
        return TITLE

    def get_template_names(self) -> list[str]:
        return ["training/_needs.html"] if self.request.htmx else ["training/needs.html"]

    def get_queryset(self) -> QuerySet:
        return people_on(asked_by(self.request, self.day))

    @property
    def asked(self) -> Asked:
        return self.filterset.asked

    @property
    def groups(self) -> list[NeedGroup]:
        return self.filterset.counted.groups

    @cached_property
    def counted(self) -> Total:
        """As many as are judged: that is counted already."""
        return Total(self.filterset.number, about=False, at=int(time.time()))

    @cached_property
    def hidden(self) -> frozenset[int]:
        return conflicted_cadres(self.request.user)

    @property
    def keys_first(self) -> bool:
        return self.past

    @property
    def post_path(self) -> str:
        return f"{staff.held(self.day)}__post"

    @property
    def related(self) -> tuple[str, ...]:
        return (f"{self.post_path}__title", f"{self.post_path}__unit")

    @property
    def section_path(self) -> str:
        return f"{self.post_path}__unit"

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("full_name", "Họ và tên", "full_name", sort=F("sort_key"), any_size=True),
            Column("title", "Chức vụ", title, sort=f"{self.post_path}__title__name"),
            Column("unit", "Đơn vị", unit, sort=f"{self.post_path}__unit__name"),
            Column("planned", "Quy hoạch", self.of(planned_words), sort="", shown=False),
            *(self.column(kind) for kind in self.filterset.counted.kinds),
            Column("needs", "Nhu cầu đã ghi", self.of(needs_words), html=self.of(needs_in_brief), sort=""),
        )

    def column(self, kind: StandardKind) -> Column:
        return Column(
            kind.value,
            kind.label,
            self.of(lambda line: line.cells[kind].words),
            html=self.of(lambda line: drawn(line.cells[kind])),
            head=HEADS.get(kind.value, ""),
            sort=Later(lambda: self.ranks(kind)),
        )

    def of(self, read: Callable[[NeedLine], Any]) -> Callable[[Cadre], Any]:
        """What is read of the row's line; of oneself and relatives nothing is."""

        def value(row: Cadre) -> Any:
            line = self.board.lines.get(row.pk)
            return read(line) if line else OTHERS_ACT.rstrip(".")

        return value

    def ranks(self, kind: StandardKind) -> Case:
        """What is lacking comes first, the most of it at the top."""
        found: dict[tuple[int, int], list[int]] = {}
        for group in NeedGroups(self.filterset.qs, self.asked, keys=True, classes=True).groups:
            cell = group.line.cells[kind]
            found.setdefault((WORDS.index(cell.word), -(cell.least or 0)), []).extend(group.keys)
        whens = (When(pk__among=found[place], then=n) for n, place in enumerate(sorted(found)))
        return Case(*whens, output_field=IntegerField())

    def judge(self, rows: QuerySet) -> None:
        """Tell the lines of these people."""
        counted = self.filterset.counted
        self.board = NeedBoard(rows, self.asked, counted.judge, counted.kinds)

    def page(self) -> dict[str, Any]:
        page = super().page()
        for row in page["rows"]:
            row.masked = row.pk in self.hidden
        self.judge(self.get_queryset().filter(pk__among=[row.pk for row in page["rows"]]))
        return page

    def workbook(self) -> FileResponse:
        self.judge(self.rows.filter(pk__among=self.chosen.keys) if self.chosen.keys else self.rows)
        return super().workbook()

    def totals(self) -> Iterator[tuple[str, int, str]]:
        """How many lack what, of all that the conditions on people leave; each with its list."""
        for kind in self.filterset.counted.kinds:
            count = sum(group.number for group in self.groups if group.line.cells[kind].lacks)
            if count:
                yield kind.label, count, self.address(kind=kind.value, word="", by="", least="", need="")

    def not_written(self) -> int:
        return sum(
            group.number
            for group in self.groups
            if any(cell.answering() is None for cell in group.line.lacking())
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            totals=list(self.totals()),
            people=self.filterset.counted.number,
            not_written=self.not_written(),
            not_written_url=self.address(need="none", kind="", word="", by="", least=""),
            masked=self.filterset.counted.masked,
            legend=LEGEND,
            **kwargs,
        )

    def notes(self) -> tuple[str, ...]:
        counted = "; ".join(f"{label.lower()} {count}" for label, count, _ in self.totals())
        return (*super().notes(), *([f"Còn thiếu: {counted}"] if counted else []))

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        if self.prints:
            yield f"“{UNASKED}”: chưa có tiêu chuẩn nào đòi hỏi."
        if self.asked.leaves:
            yield from left_out_for(self.request.user)

    @property
    def records(self) -> bool:
        """Whether needs can be written down from here: of today, by who keeps them."""
        return self.day == clock.today() and bool(self.request.user.scope("training.add_need"))

    def record_url(self) -> str:
        query = self.without_place().urlencode()
        return f"{reverse('need-record')}?{query}" if query else reverse("need-record")

    def bulk_buttons(self) -> Iterator[dict[str, Any]]:
        if self.records:
            yield {"label": "Ghi nhu cầu", "url": self.record_url(), "icon": "clipboard-plus"}
        yield from super().bulk_buttons()

    def actions(self) -> Iterator[dict[str, Any]]:
        if self.records and self.total:
            label = f"Ghi nhu cầu cho {self.counted.words} đồng chí"
            yield {"label": label, "url": self.record_url(), "icon": "clipboard-plus", "primary": True}
        yield from list_link(self.request, Need, "Nhu cầu đã ghi", "clipboard-data")
        yield from super().actions()


def drawn(cell: NeedCell) -> str:
    """The cell on screen, with the icon of its word."""
    if cell.word not in LOOKS:
        return format_html('<span class="soft" title="{}">{}</span>', cell.words, cell.brief)
    html = '<span class="state state-{}" title="{}"><i class="bi bi-{}" aria-hidden="true"></i>{}</span>'
    tone, icon = LOOKS[cell.word]
    return format_html(html, tone, cell.words, icon, cell.brief)


def planned_words(line: NeedLine) -> str:
    return "; ".join(dict.fromkeys(each.words for each in line.planned))


def needs_words(line: NeedLine) -> str:
    """Each kind that is lacking, with where its need stands."""
    return "; ".join(f"{StandardKind(kind).label}: {said}" for kind, said in needs_of(line))


def needs_in_brief(line: NeedLine) -> str:
    return "; ".join(f"{HEADS.get(kind, StandardKind(kind).label)}: {said}" for kind, said in needs_of(line))


def needs_of(line: NeedLine) -> Iterator[tuple[str, str]]:
    for cell in line.lacking():
        need = cell.answering()
        yield cell.kind, need[1].standing.label.lower() if need else "chưa ghi"
