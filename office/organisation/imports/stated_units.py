"""The unit of a sheet that names it once: in a line above its rows, or in its own name."""

from collections.abc import Iterator, Sequence

from foundation.sheets.kinds import Question, SourceRow
from foundation.sheets.questions import Questions
from foundation.sheets.table_body import UNIT_LINE
from office.organisation.imports.units import Found, Units, key_of, kind_by_words
from office.organisation.reference import shipped

BEGINNINGS = (
    "phòng ",
    "ban ",
    "sở ",
    "chi cục ",
    "trung tâm ",
    "trường ",
    "thanh tra ",
    "văn phòng ",
    "huyện ",
)
TRUE, LEFT = "yes", ""
ASKED = "Trang “{sheet}” không ghi đơn vị ở cột hay ở mục nào; {where}. Cán bộ của trang này thuộc “{name}”?"
IN_A_LINE, IN_THE_NAME = "phía trên có dòng “{text}”", "tên trang là “{text}”"


class StatedUnits:
    """What the sheets of a file say of the unit of all their rows; asked once a sheet.

    `column` is the one in which rows name it themselves, `other` what "no" means.
    """

    def __init__(
        self,
        rows: Sequence[SourceRow],
        units: Units,
        questions: Questions,
        *,
        column: str = "unit",
        other: str = "Để lại",
    ) -> None:
        self.units, self.questions, self.other = units, questions, other
        self.named = {row.sheet for row in rows if row.sections or row.values.get(column)}
        self.asked: dict[str, tuple[str, Question] | None] = {}

    def find(self, row: SourceRow) -> Found | None:
        """The unit that the sheet of the row names; None where it names none, or its rows do."""
        said = self.said(row)
        if said is None:
            return None
        name, answer = said
        if answer == LEFT:
            return Found(certain=False)
        found = self.units.find([name])
        return Found(found.unit, found.certain and answer is not None, found.fault)

    def said(self, row: SourceRow) -> tuple[str, str | None] | None:
        """(the name as it is written, the answer whether it is meant); None where nothing is asked."""
        if row.sheet in self.named:
            return None
        if row.sheet not in self.asked:
            self.asked[row.sheet] = next(self._said(row), None)
        said = self.asked[row.sheet]
        if said is None:
            return None
        name, question = said
        return name, self.questions.ask(question)

    def _said(self, row: SourceRow) -> Iterator[tuple[str, Question]]:
        lines = reversed(row.above.split("\n"))
        for line in lines:
            if match := UNIT_LINE.match(line):
                yield self._question(row, match.group(1).strip(" .;"), IN_A_LINE.format(text=line))
        if self.units.named(row.sheet) or is_called_as_a_unit(row.sheet):
            yield self._question(row, row.sheet, IN_THE_NAME.format(text=row.sheet))

    def _question(self, row: SourceRow, name: str, where: str) -> tuple[str, Question]:
        text = ASKED.format(sheet=row.sheet, where=where, name=name)
        options = ((TRUE, f"Thuộc {name}"), (LEFT, self.other))
        return name, Question(f"sheet:{key_of(row.sheet)}:{key_of(name)}", "unit", text, options, TRUE, 0)


def is_called_as_a_unit(name: str) -> bool:
    """Whether the words of a name are those of a unit: "Xã Tân Văn", "Phòng Y tế"."""
    return name.lower().startswith(BEGINNINGS) or kind_by_words(name) != (
        None,
        shipped("units")["other_kind"],
    )
