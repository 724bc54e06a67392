"""How rows of the year's grading are typed: which cells are open in which state, what each says, what is written."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.text import capfirst

from evaluation.grades import NOT_GRADED
from evaluation.grading.acting.gates import campaign_ended
from evaluation.grading.choices import UNDECIDED, WITH_UNIT, Absence
from evaluation.grading.grid.cells import NO_REASON, LineForm, decimal_words, digits, written
from evaluation.grading.voting.told import STANDING, UNIT, Told
from evaluation.models import GradingLine
from foundation.grids.row import GridForm
from foundation.grids.rows import Grid
from office.organisation.naming import office_body

# Those of the unit: what it has said is changed by returning the row to it.
SAID_BY_UNIT = ("self_grade", "collective_grade", "votes")
OF_UNIT = (*SAID_BY_UNIT, "unit_note")
QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
POINTS = ("points_general", "points_result")
GIVEN = ("proposed", "grade")
GRADES = ("self_grade", "collective_grade", *GIVEN, "member_grade", *QUARTERS)
FIELDS = ("months", "absent_months", "absence", *SAID_BY_UNIT, *POINTS, *GIVEN, "member_grade", *QUARTERS)
FIELDS += ("unit_note", "note")
# Votes of the body are told of its counts alone.
STANDING_VOTES = "standing_votes"
STANDING_LABEL = "Phiếu Ban Thường vụ"
DECIDED_SAID = "Trạng thái “{state}”: không sửa ở bảng; cần sửa thì mở lại ở trang của trường hợp này."
WITH_OFFICE_SAID = (
    "Tự xếp loại, tập thể đề nghị, phiếu và ý kiến của đơn vị không sửa khi “{state}”; "
    "cần sửa thì trả lại đơn vị."
)
NO_RIGHT = "Đồng chí không sửa được trường hợp này."
COUNTED = "Phiếu tại đơn vị lấy theo biên bản kiểm phiếu, không ghi ở đây."
DECIDED_ABOVE = "Cấp trên quyết định"


class GradingGrid(Grid):
    """`votes` are the counts of rows {row: {whose: told}}; `editable` the keys of rows that the reader may write."""

    model = GradingLine
    form = LineForm
    whole = False
    has_version = True

    def __init__(self, year: int, editable: frozenset[int], votes: Mapping[Any, Any], hidden: Sequence[str]):
        self.year, self.editable, self.votes = year, editable, votes
        self.fields = tuple(name for name in FIELDS if name not in hidden)
        self.columns = tuple(self.columns_written())

    def columns_written(self) -> list[str]:
        plain = [name for name in self.fields if name != "votes"]
        return [*plain, "unit_votes", "unit_valid", "not_graded_reason"]

    @property
    def drawn(self) -> Sequence[str]:
        before = self.fields.index("grade")
        return (*self.fields[:before], STANDING_VOTES, *self.fields[before:])

    def label(self, name: str) -> str:
        if name == STANDING_VOTES:
            return STANDING_LABEL
        if name == "proposed":
            return f"{capfirst(office_body())} đề xuất"
        return super().label(name)

    def heads(self) -> list[tuple[str, Sequence[str], str]]:
        """(name, label in two lines at most, what digits write as JSON) of the columns."""
        return [(name, in_two_lines(self.label(name)), self.digits(name)) for name in self.drawn]

    def digits(self, name: str) -> str:
        if name == "absence":
            return json.dumps({str(number): label for number, label in enumerate(Absence.labels, 1)})
        return json.dumps(digits(self.year, with_not_graded=name in GIVEN)) if name in GRADES else ""

    def stored(self, record: GradingLine) -> dict[str, str]:
        return {name: self.text(record, name) for name in self.fields}

    def text(self, record: GradingLine, name: str) -> str:
        if name == "votes":
            return "" if record.unit_votes is None else f"{record.unit_votes}/{record.unit_valid}"
        if name == "absence":
            return record.get_absence_display()
        value = getattr(record, name)
        if name in GRADES:
            return written(value, self.year, record.not_graded_reason)
        if name in ("absent_months", *POINTS):
            return decimal_words(value)
        return "" if value is None else str(value)

    def plain(self, record: GradingLine, name: str) -> str:
        if name == STANDING_VOTES:
            return counted(self.told_votes(record, STANDING))
        count = self.told_votes(record, UNIT) if name == "votes" else None
        return counted(count) if count and count.count else self.text(record, name)

    def told_votes(self, record: GradingLine, whose: str) -> Told | None:
        return self.votes.get(record, {}).get(whose)

    def open_fields(self, record: GradingLine) -> Sequence[str]:
        if self.locked(record):
            return ()
        closed = () if record.state in WITH_UNIT else OF_UNIT
        count = self.told_votes(record, UNIT)
        if count and count.count:
            closed = (*closed, "votes")
        return [name for name in self.fields if name not in closed]

    def locked(self, record: GradingLine) -> str:
        if ended := campaign_ended(record):
            return ended
        if record.state not in UNDECIDED:
            return DECIDED_SAID.format(state=record.get_state_display())
        return "" if record.pk in self.editable else NO_RIGHT

    def closed(self, record: GradingLine) -> str:
        if record.state in WITH_UNIT and not record.campaign.closed_on:
            return COUNTED
        return self.locked(record) or WITH_OFFICE_SAID.format(state=record.get_state_display())

    def named(self, record: GradingLine) -> str:
        return str(record.cadre)

    def judge(self, record: GradingLine, form: GridForm) -> None:
        """Who is not graded is so for one reason, typed in either cell or known already."""
        typed = {name: form.cleaned_data[name] for name in GIVEN if name in form.cleaned_data}
        known = record.not_graded_reason or any(reason for _, reason in typed.values())
        for name, (given, _) in typed.items():
            if given == NOT_GRADED and not known:
                form.add_error(name, NO_REASON)

    def assign(self, record: GradingLine, values: Mapping[str, Any]) -> None:
        reasons = [record.not_graded_reason]
        for name, value in values.items():
            if name == "votes":
                record.unit_votes, record.unit_valid = value or (None, None)
            elif name in GIVEN:
                setattr(record, name, value[0])
                reasons.append(value[1])
            else:
                setattr(record, name, value)
        new = [reason for reason in reasons if reason and reason != record.not_graded_reason]
        is_given = NOT_GRADED in (record.proposed, record.grade)
        record.not_graded_reason = (new or reasons)[-1 if new else 0] if is_given else ""

    def of_field(self, name: str, text: str) -> str:
        return f"{self.label(name)} {text or 'để trống'}"


def in_two_lines(label: str) -> Sequence[str]:
    """Broken where it becomes the narrowest."""
    words = label.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(ways, key=lambda way: max(map(len, way)), default=(label,))


def counted(told: Told | None) -> str:
    """The votes of a count with the grade that was voted on."""
    return f"{told.short} {told}".strip() if told else ""
