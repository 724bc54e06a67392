"""“Tăng, giảm so với danh sách đã phê duyệt” on paper: figures with names beneath them, structure before and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection, Holds, Signature
from foundation.sheets.heads import MAKER, Letterhead
from planning.papers.facts import NAMED_REASONS, OTHER_REASONS
from planning.reviews.difference import ChangeKind, Difference, Moved
from planning.reviews.difference_rows import (
    COUNTED,
    SIDES,
    AskedFigure,
    DifferenceLine,
    StructureRow,
)

# The head of the column says it.
REQUIRED = "yêu cầu "
TITLE = "TĂNG, GIẢM SO VỚI DANH SÁCH ĐÃ PHÊ DUYỆT"
COLUMNS = (
    FormColumn("TT", 10, align="center"),
    FormColumn("Nội dung", 110),
    FormColumn("Trước rà soát", 34, align="center"),
    FormColumn("Tăng, giảm", 15, align="center"),
    FormColumn("Sau rà soát", 34, align="center"),
    FormColumn("Yêu cầu", 27, align="center"),
    FormColumn("Kết quả", 22, align="center"),
)
OF_TITLES = (
    FormColumn("TT", 12, align="center"),
    FormColumn("Danh sách", 110),
    *(
        FormColumn(label, 26, holds=Holds.NUMBER, align="center")
        for label in (SIDES["before"], *map(str, COUNTED.values()), SIDES["after"])
    ),
)


def frame(name: str, columns: Sequence[FormColumn], notes: Iterable[str], *, draft: bool) -> FormLayout:
    return FormLayout(
        title=(TITLE, name),
        columns=tuple(columns),
        notes=tuple(f"({said.rstrip('.')})" for said in notes),
        draft=draft,
        sheet_name="Tăng, giảm",
    )


def headed(form: FormLayout, own: Letterhead | None, maker: str) -> FormLayout:
    """With head and signatures of lists that the office sends by itself."""
    signatures = (Signature(MAKER, name=maker), *(own.signatures if own else ()))
    return replace(form, head=own.head if own else None, signatures=signatures)


def difference_rows(difference: Difference, rows: Iterable[StructureRow]) -> list[FormSection | FormRow]:
    return [*figure_rows(difference), *structure_rows(rows)]


def figure_rows(difference: Difference) -> Iterator[FormSection | FormRow]:
    yield FormSection("I- SỐ LƯỢNG")
    places = iter(range(1, 9))
    yield FormRow((next(places), "Trước rà soát", len(difference.before), "", "", "", ""), bold=True)
    for part, sign in (
        (ChangeKind.HELD, "-"),
        (ChangeKind.OUT, "-"),
        (ChangeKind.LEFT, "-"),
        (ChangeKind.ADDED, "+"),
        (ChangeKind.JOINED, "+"),
    ):
        moves = difference.of(part)
        if moves or part not in (ChangeKind.LEFT, ChangeKind.JOINED):
            yield FormRow((next(places), part.label, "", signed(moves, sign), "", "", ""), bold=True)
            yield from by_reason(moves) if part == ChangeKind.OUT else named(moves)
    yield FormRow((next(places), "Sau rà soát", "", "", len(difference.after), "", ""), bold=True)


def by_reason(moves: Sequence[Moved]) -> Iterator[FormRow]:
    """In the words of papers: a reason that stays inside is not told."""
    words = [*NAMED_REASONS.values(), OTHER_REASONS]
    for said in words:
        found = [each for each in moves if NAMED_REASONS.get(each.reason, OTHER_REASONS) == said]
        if found:
            yield FormRow(
                ("", f"{said[:1].upper()}{said[1:]}", "", signed(found, "-"), "", "", ""), italic=True
            )
            yield from named(found)


def named(moves: Iterable[Moved]) -> Iterator[FormRow]:
    for each in moves:
        yield FormRow(("", f"- {described(each)}", "", "", "", "", ""))


def described(moved: Moved) -> str:
    """The person in one line: name, birth, post and unit of today."""
    cadre = moved.entry.listed
    held = moved.entry.cadre.now.held
    place = (
        f"{held.post.title}, {moved.entry.cadre.now.unit}" if held else str(moved.entry.cadre.now.unit or "")
    )
    return ", ".join(
        filter(None, [str(cadre.full_name), f"sinh {cadre.birth}" if cadre.birth else "", place])
    )


def signed(moves: Sequence[Moved], sign: str) -> str:
    return f"{sign}{len(moves)}" if moves else "0"


def structure_rows(rows: Iterable[StructureRow]) -> Iterator[FormSection | FormRow]:
    yield FormSection("II- CƠ CẤU")
    for place, row in enumerate(rows, 1):
        measure = row.measure
        asked = measure.required.removeprefix(REQUIRED) or measure.unasked
        values = (place, measure.label, in_words(row.before), "", in_words(row.after), asked, met(row))
        yield FormRow(values)


def in_words(figures: Iterable[AskedFigure]) -> str:
    return "; ".join(each.words for each in figures)


def met(row: StructureRow) -> str:
    """Whether what is required is met afterwards."""
    return "Đạt" if row.measure.state == "met" else row.measure.needed


def overview_rows(lines: Iterable[DifferenceLine]) -> list[FormRow]:
    return [
        FormRow((place, f"{line.label} ({line.told})", *(count for *_, count in line.counts())))
        for place, line in enumerate(lines, 1)
    ]
