"""Biểu 10 counted: learners by their level, classes by who opened them; only what is recorded stands there."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When

from dashboards.forms.learning_rows import ClassKey, LearningRow, learning_rows
from foundation.core.dates import PartialDate
from foundation.core.figures import thousands
from office.organisation.models.levels import Level
from training.choices import RowSource
from training.models import Enrolment, SendingList, TrainingClass

CODE, TITLE = "10-BTCTW", "Thống kê kết quả đào tạo, bồi dưỡng cán bộ"
MEASURE = "Đvt: Lượt người"
BASIS = (
    "Hướng dẫn 11-HD/BTCTW, ngày 13/12/2021 (mẫu chưa đối chiếu với bản gốc; phần cuối của mẫu chưa đọc được)"
)
NO_FIGURES = "chưa có số liệu"
NAMES = {
    "group": "programme__group",
    "kind": "programme__kind",
    "level": "programme__level",
    "held_as": "mode",
}
LEFT = (Enrolment.Result.WITHDRAWN, Enrolment.Result.DEFERRED)
# The numbers of the columns: learners by level with who leads among them, then classes.
TOTAL, PROVINCE, DISTRICT, COMMUNE, ABOVE, OWN = 3, 4, 6, 8, 10, 11
SUMS = {TOTAL: (PROVINCE, DISTRICT, COMMUNE), 9: (ABOVE, OWN)}
LEADERS = {PROVINCE: 5, DISTRICT: 7}
COLUMN_OF = {Level.PROVINCE: PROVINCE, Level.DISTRICT: DISTRICT}
LABELS = {
    3: ("Tổng số (=4+6+8)", "Cán bộ được đào tạo, bồi dưỡng"),
    4: ("Cấp tỉnh: tổng số", "Cán bộ được đào tạo, bồi dưỡng"),
    5: ("Cấp tỉnh: lãnh đạo, quản lý", "Cán bộ được đào tạo, bồi dưỡng"),
    6: ("Cấp huyện: tổng số", "Cán bộ được đào tạo, bồi dưỡng"),
    7: ("Cấp huyện: lãnh đạo, quản lý", "Cán bộ được đào tạo, bồi dưỡng"),
    8: ("Cấp xã", "Cán bộ được đào tạo, bồi dưỡng"),
    9: ("Tổng số (=10+11)", "Số lớp"),
    10: ("Cấp ủy cấp tỉnh mở", "Số lớp"),
    11: ("Cấp ủy cấp huyện mở", "Số lớp"),
}
COUNTED_BY_CLASS = (
    "Tính lớp khai giảng trong năm, đến ngày {day:%d/%m/%Y}; ai học hai lớp tính hai lượt;"
    " không tính thôi học, bảo lưu."
)
BY_LEVEL = "Cấp của học viên theo chức vụ chính hiện giữ; chức vụ từ cấp xã trở xuống tính vào cấp xã."
OPENED_BY = "Lớp theo chỉ tiêu cấp trên tính vào cột 10; lớp khác của đơn vị theo dõi lớp tính vào cột 11."
HEADS_ONLY = (
    "{heads} lượt học viên của {classes} lớp chỉ ghi tổng số: chưa có số liệu theo cấp,"
    " không tính vào cột 3–8."
)
NO_LEVEL = "{count} lượt học viên chưa rõ cấp (chưa có hồ sơ hoặc chưa ghi chức vụ): không tính vào cột 3–8."


@dataclass(frozen=True)
class LearningCounts:
    """Numbers by (row, column); `unknown` rows have classes whose learners nobody told apart by level."""

    numbers: Counter[tuple[str, int]]
    asked: frozenset[str]
    unknown: frozenset[str]

    def of(self, row: LearningRow, column: int) -> int | str | None:
        """The number of a cell; None where no class was recorded. That a row, or its learners, cannot be known is said
        in the first of the cells.
        """
        if row.heading or (row.recorded and row.key not in self.asked):
            return None
        learners = column not in (9, ABOVE, OWN)
        bare = learners and row.key in self.unknown and not self.numbers[row.key, 0]
        if bare or not row.recorded:
            return NO_FIGURES if column == TOTAL else None
        return sum(self.numbers[row.key, part] for part in SUMS.get(column, (column,)))


class LearningTable:
    """The form of a unit and those below it (`units` are all keys) for the year of the day, as its reader may see."""

    rows = learning_rows()
    columns = tuple(LABELS)

    def __init__(self, user: Any, units: Collection[int], day: datetime.date):
        self.user, self.units, self.day = user, units, day

    @property
    def title(self) -> str:
        return f"{TITLE} năm {self.day.year}"

    @property
    def begins(self) -> PartialDate:
        """What is known to be of the year, though it be no more than that."""
        return PartialDate.of(self.day.year)

    @cached_property
    def learners(self) -> list[dict[str, Any]]:
        """People of the units in whatever class, and those in no roster in classes of the units; one query."""
        opened = Q(training_class__opens_on__startswith=str(self.day.year))
        rows = Enrolment.objects.listed_for(self.user).on(self.day).filter(opened).exclude(result__in=LEFT)
        rows = rows.filter(
            Q(cadre__now__unit__among=self.units) | Q(cadre=None, training_class__unit__among=self.units)
        )
        post = "cadre__now__held__post__title__"
        named = {name: F(f"training_class__{path}") for name, path in NAMES.items()}
        of_person = {"learner_level": F(f"{post}level"), "leads": F(f"{post}is_leader")}
        return list(rows.order_by().values(**named, **of_person).annotate(count=Count("pk")))

    @cached_property
    def classes(self) -> list[dict[str, Any]]:
        """Classes of the units, by who opened them, and the heads of those without names; one query."""
        rows = TrainingClass.objects.for_user(self.user).opened_by(self.day).filter(unit__among=self.units)
        rows = rows.filter(opens_on__gte=self.begins).with_learners()
        sent = SendingList.objects.filter(training_class=OuterRef("pk"))
        above = Q(plan_row__source=RowSource.ABOVE) | Exists(sent)
        rows = rows.annotate(by=Case(When(above, then=Value(ABOVE)), default=Value(OWN)))
        named = {name: F(path) for name, path in NAMES.items()}
        return list(rows.order_by().values("pk", "by", "entered", "head_count", **named))

    @cached_property
    def counts(self) -> LearningCounts:
        numbers: Counter[tuple[str, int]] = Counter()
        for found in self.learners:
            for row in self.rows_of(found):
                for column in columns_of(found):
                    numbers[row.key, column] += found["count"]
        heads, asked = defaultdict(int), {key for key, _ in numbers}
        for each in self.classes:
            for row in self.rows_of(each):
                numbers[row.key, each["by"]] += 1
                heads[row.key] += without_names(each)
                asked.add(row.key)
        return LearningCounts(
            numbers, frozenset(asked), frozenset(key for key, count in heads.items() if count)
        )

    def rows_of(self, found: dict[str, Any]) -> Iterator[LearningRow]:
        key: ClassKey = (found["group"], found["kind"], found["level"], found["held_as"])
        return (row for row in self.rows if row.holds(key))

    @property
    def lines(self) -> Iterator[tuple[LearningRow, list[int | str | None]]]:
        """The rows as the form has them; a part that the form does not know stands there only where it counts."""
        for row in self.rows:
            if row.key in self.counts.asked or not row.key.endswith(("_unsaid", "_other")):
                yield row, [self.counts.of(row, column) for column in self.columns]

    def notes(self) -> Iterator[str]:
        """What must be known to read the numbers."""
        yield COUNTED_BY_CLASS.format(day=self.day)
        yield BY_LEVEL
        yield OPENED_BY
        bare = [each for each in self.classes if without_names(each)]
        if bare:
            heads = sum(map(without_names, bare))
            yield HEADS_ONLY.format(heads=thousands(heads), classes=thousands(len(bare)))
        if unclear := sum(found["count"] for found in self.learners if found["learner_level"] is None):
            yield NO_LEVEL.format(count=thousands(unclear))


def columns_of(found: dict[str, Any]) -> Iterator[int]:
    """The columns in which learners of that level are counted; 0 says that somebody is known by name."""
    if found["learner_level"] is None:
        return
    yield 0
    column = COLUMN_OF.get(found["learner_level"], COMMUNE)
    yield column
    if found["leads"] and column in LEADERS:
        yield LEADERS[column]


def without_names(training_class: dict[str, Any]) -> int:
    """How many learners of a class stand in its head count alone."""
    return max((training_class["head_count"] or 0) - training_class["entered"], 0)
