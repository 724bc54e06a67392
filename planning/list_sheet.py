"""What stands under a list in its workbook: all that the page says beside it."""

from collections.abc import Iterator

from foundation.sheets.lists import SendsChosen, drafted, spoken_of
from office.organisation.outside import outside
from planning.lists import PlanningList
from planning.news import in_words

BY_CHECK = "Kết quả theo từng điều kiện"


def opening_lines(found: PlanningList, page: SendsChosen) -> Iterator[str]:
    """Above all others DỰ THẢO, where somebody on it is not decided yet."""
    yield from drafted(any(line.entry.is_proposed for line in found.lines))
    yield from spoken_of(page)
    yield from page.said_of_chosen(len(found.lines))
    yield from page.remarks()


def closing_lines(found: PlanningList) -> Iterator[str]:
    """The lines in the order of the page; news is told of the lines shown, the rest of the whole list."""
    if news := found.news():
        yield f"Trong đó: {in_words(news)}"
    yield from (measure.sentence for measure in found.structure().measures())
    for tally in found.verdicts():
        yield f"{BY_CHECK}: {tally.label}: {outside(tally.words)}"
    if found.unchecked:
        yield f"Chưa kiểm tra: {len(found.unchecked)} điều kiện khác"
    if found.masked:
        yield f"Do đồng chí khác xử lý: {found.masked}"
    if found.ended:
        yield f"Đã ra khỏi danh sách: {', '.join(f'{word} {count}' for word, count in found.ended)}"
    yield found.measured_by
