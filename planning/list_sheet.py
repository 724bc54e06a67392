"""What stands under a list in its workbook: all that the page says beside it."""

from collections.abc import Iterator

from planning.lists import PlanningList

BY_CHECK = "Kết quả theo từng điều kiện"


def closing_lines(found: PlanningList, within: str) -> Iterator[str]:
    """The lines in the order of the page; `within` tells what happened to people among those shown."""
    if within:
        yield f"Trong đó: {within}"
    yield from (measure.sentence for measure in found.structure().measures())
    for check, counts in found.verdicts():
        yield f"{BY_CHECK}: {check}: {in_words(counts)}"
    if found.unchecked:
        yield f"Chưa kiểm tra: {len(found.unchecked)} điều kiện khác"
    if found.masked:
        yield f"Do đồng chí khác xử lý: {found.masked}"
    if found.ended:
        yield f"Đã ra khỏi danh sách: {in_words(found.ended)}"
    yield found.measured_by


def in_words(counts: list[tuple[str, int]]) -> str:
    """Words with their counts: "Đạt 29, Không đạt 2"."""
    return ", ".join(f"{word} {count}" for word, count in counts)
