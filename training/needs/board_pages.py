"""“Nhu cầu đào tạo, bồi dưỡng”: who lacks what, by the titles held and planned for."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, When
from django.urls import reverse
from django.utils.html import format_html

from cadre.columns import title, unit
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.context import list_link
from foundation.core.scope.rows import OTHERS_ACT
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from standards.models import StandardKind
from training.models import Need
from training.needs.board import NeedBoard, NeedLine, people_on
from training.needs.board_filters import NeedBoardFilter, asked_by, standing_of
from training.needs.cells import UNASKED, CellWord, NeedCell
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


class NeedBoardPage(SheetListPage):
    """People of the day, each with a cell for every kind that is usual or asked for."""

    model = Cadre
    filterset_class = NeedBoardFilter
    order = ("official_order", "pk")
    related = ("held__post__title", "held__post__unit")
    unit_word = "đồng chí"
    section_path = "held__post__unit"
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
    def board(self) -> NeedBoard:
        return self.filterset.board

    @cached_property
    def hidden(self) -> frozenset[int]:
        return conflicted_cadres(self.request.user)

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("full_name", "Họ và tên", "full_name", sort=F("sort_key"), any_size=True),
            Column("title", "Chức vụ", title, sort="held__post__title__name"),
            Column("unit", "Đơn vị", unit, sort="held__post__unit__name"),
            Column("planned", "Quy hoạch", self.of(planned_words), sort="", shown=False),
            *(self.column(kind) for kind in self.board.kinds),
            Column("needs", "Nhu cầu đã ghi", self.of(needs_words), html=self.of(needs_in_brief), sort=""),
        )

    def column(self, kind: StandardKind) -> Column:
        return Column(
            kind.value,
            kind.label,
            self.of(lambda line: line.cells[kind].words),
            html=self.of(lambda line: drawn(line.cells[kind])),
            head=HEADS.get(kind.value, ""),
            sort=self.ranked(kind),
        )

    def of(self, read: Callable[[NeedLine], Any]) -> Callable[[Cadre], Any]:
        """What is read of the row's line; of oneself and relatives nothing is."""

        def value(row: Cadre) -> Any:
            line = self.board.lines.get(row.pk)
            return read(line) if line else OTHERS_ACT.rstrip(".")

        return value

    def ranked(self, kind: StandardKind) -> Case:
        """What is lacking comes first, the most of it at the top."""
        groups: dict[tuple, list[int]] = {}
        for key, line in self.board.lines.items():
            cell = line.cells[kind]
            groups.setdefault((WORDS.index(cell.word), -(cell.least or 0)), []).append(key)
        whens = (When(pk__among=groups[place], then=n) for n, place in enumerate(sorted(groups)))
        return Case(*whens, output_field=IntegerField())

    def page(self) -> dict[str, Any]:
        page = super().page()
        for row in page["rows"]:
            row.masked = row.pk in self.hidden
        return page

    def totals(self) -> Iterator[tuple[str, int, str]]:
        """How many lack what, of all that the conditions on people leave; each with its list."""
        for kind in self.board.kinds:
            count = sum(line.cells[kind].lacks for line in self.board.lines.values())
            if count:
                yield kind.label, count, self.address(kind=kind.value, word="", by="", least="", need="")

    def not_written(self) -> int:
        lines = self.board.lines.values()
        return sum(any(standing_of(cell) == "none" for cell in line.lacking()) for line in lines)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            totals=list(self.totals()),
            people=len(self.board.lines),
            not_written=self.not_written(),
            not_written_url=self.address(need="none", kind="", word="", by="", least=""),
            masked=len(self.board.masked),
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
        if self.board.asked.leaves:
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
