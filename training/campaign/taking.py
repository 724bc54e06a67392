"""What a unit's workbook says becomes registered needs of its own people: that, and never more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from cadre.answering import people_of
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.saving.shown import lock
from foundation.core.text import fold_name
from office.campaigns.models import CampaignUnit
from office.campaigns.paper_sheet import KEY as PAPERS
from office.campaigns.paper_sheet import receive
from office.campaigns.workbooks.returned import FilledRow, NotTaken, ReturnedBook, ReturnedLine, TakenBook
from training.campaign.courses import courses_on
from training.campaign.offer import MORE
from training.campaign.registering import Wanted, register

GONE = "Đồng chí này không còn công tác ở đơn vị."
NO_COURSE = "Nội dung đăng ký không còn trong danh mục."
NOBODY = (
    "Đơn vị không có đồng chí {name}, sinh {born}; kiểm tra họ tên, ngày sinh, hoặc nhập hồ sơ rồi ghi lại."
)
SEVERAL = "Đơn vị có {count} đồng chí tên {name}, sinh {born}; đăng ký ở trang của đơn vị."
# As the page of a workbook that was taken says it.
NEW, CHANGED, SAME, TAKEN_PAPERS = (
    "nhu cầu đăng ký mới",
    "nhu cầu có nội dung mới",
    "nhu cầu đã ghi từ trước",
    "văn bản",
)


@transaction.atomic
def take(unit: CampaignUnit, book: ReturnedBook, user: Any) -> TakenBook:
    """Taken again the same workbook writes nothing: what is registered already stays."""
    lock(unit)
    rows = TakenRows(unit)
    for line in book.lines:
        rows.add(line, rows.by_key.get(line.key), line.words)
    for row in book.filled.get(MORE, ()):
        rows.add_named(row)
    done = register(user, rows.wanted, unit)
    left = [*rows.left, *(not_taken(rows.said[place], said) for place, said in sorted(done.refused.items()))]
    papers, left_papers = receive(unit, book.filled.get(PAPERS, ()))
    counts = {NEW: done.new, CHANGED: done.changed, TAKEN_PAPERS: papers, SAME: done.same}
    return TakenBook({words: count for words, count in counts.items() if count}, [*left, *left_papers])


class TakenRows:
    """The rows of a workbook about people whom the unit speaks for, and those that are not, with the reason."""

    def __init__(self, unit: CampaignUnit) -> None:
        self.year = unit.campaign.year
        self.courses = courses_on(clock.today())
        self.by_key = {person.pk: person for person in people_of(unit)}
        self.by_name: dict[str, list[Cadre]] = {}
        for person in self.by_key.values():
            self.by_name.setdefault(fold_name(person.full_name), []).append(person)
        self.wanted: list[Wanted] = []
        self.said: list[ReturnedLine | FilledRow] = []
        self.left: list[NotTaken] = []

    def add(self, said: ReturnedLine | FilledRow, person: Cadre | None, words: Any) -> None:
        course = self.courses.get(words["course"])
        if person is None or course is None:
            self.left.append(not_taken(said, GONE if person is None else NO_COURSE))
            return
        by = words.get("by")
        day = by.last_day if by else None
        self.wanted.append(Wanted(person, course, self.year, day, words.get("note", "")))
        self.said.append(said)

    def add_named(self, row: FilledRow) -> None:
        """By name and birth among the unit's own: of others nothing is said."""
        name, born = row.values["name"], row.values["born"]
        alike = self.alike(name, born)
        if len(alike) == 1:
            self.add(row, alike[0], row.values)
        else:
            sentence = SEVERAL if alike else NOBODY
            self.left.append(not_taken(row, sentence.format(name=name, born=born, count=len(alike))))

    def alike(self, name: str, born: Any) -> list[Cadre]:
        people: Iterable[Cadre] = self.by_name.get(fold_name(name), ())
        return [each for each in people if each.birth and born.agrees(each.birth)]


def not_taken(said: ReturnedLine | FilledRow, sentence: str) -> NotTaken:
    return NotTaken(said.page, said.row, sentence)
