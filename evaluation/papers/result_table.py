"""“Biểu kết quả xếp loại”: decided grades, unit by unit, with their totals."""

from collections.abc import Iterator, Sequence
from itertools import count

from evaluation.grading.choices import Given
from evaluation.models import GradingLine
from evaluation.papers.graded import GradedYear, counts_of, fact_of, paper_words, papers_of, words_of
from foundation.lists.tables import roman
from foundation.printing.layout import FormColumn, FormRow, FormSection
from office.organisation.models.structure import Unit
from office.papers.sheets import NUMBER, FramedList, counted

COLUMNS = (
    NUMBER,
    FormColumn("Họ và tên", 36),
    FormColumn("Chức vụ", 58),
    FormColumn("Mức xếp loại", 37),
    FormColumn("Ghi chú", 24),
)
OPEN_YET = "Chưa gồm {count} đồng chí chưa có quyết định"


def result_sheet(facts: GradedYear) -> FramedList:
    """With the one paper that decided them, where it is one; else sent alone."""
    lines, papers = facts.decided, papers_of(facts.decided)
    rest = len(facts.whole) - len(lines)
    return result_list(
        facts.campaign.year,
        list(facts.by_unit),
        notes=(OPEN_YET.format(count=rest),) if rest else (),
        attached_to=paper_words(*papers[0]) if len(papers) == 1 else "",
    )


def result_list(
    year: int,
    by_unit: Sequence[tuple[Unit, Sequence[GradingLine]]],
    notes: tuple[str, ...] = (),
    attached_to: str = "",
) -> FramedList:
    lines = [line for _, own in by_unit for line in own]
    graded = sum(line.grade != Given.NOT_GRADED for line in lines)
    shares = f"Tỷ lệ tính trên {graded} đồng chí được xếp loại."
    return FramedList(
        title=("BIỂU KẾT QUẢ", f"đánh giá, xếp loại chất lượng cán bộ năm {year}"),
        columns=COLUMNS,
        rows=list(rows_of(by_unit, year)),
        notes=notes,
        closing=(counted(len(lines)), *(f"- {said}." for said in counts_of(lines, year)), shares),
        attached_to=attached_to,
    )


def rows_of(
    by_unit: Sequence[tuple[Unit, Sequence[GradingLine]]], year: int
) -> Iterator[FormSection | FormRow]:
    places = count(1)
    for number, (unit, lines) in enumerate(by_unit, 1):
        yield FormSection(f"{roman(number)}. {unit.name.upper()} ({len(lines):02} đồng chí)")
        for line in lines:
            grade = words_of(line.grade, year)
            elsewhere = str(line.unit) if line.unit_id != unit.pk else ""
            post = ", ".join(filter(None, (line.post_words, elsewhere)))
            yield FormRow((next(places), line.cadre.full_name, post, grade, remark_of(line)))


def remark_of(line: GradingLine) -> str:
    """Why somebody is not graded, and what stands beside the decided grade."""
    fact = fact_of(line)
    return "; ".join(filter(None, (line.not_graded_reason, fact.note if fact else "")))
