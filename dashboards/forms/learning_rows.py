"""Biểu 10, results of training, as rows: which classes each of them counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cadre.models.facts import Qualification
from training.choices import Mode
from training.models import Programme

Group, Kind, Level = Programme.Group, Qualification.Kind, Qualification.Level
# What a class is told apart by: group, kind and level of its programme, and its mode.
ClassKey = tuple[str, str, int | None, str]


@dataclass(frozen=True)
class LearningRow:
    """A row; a `heading` holds no number. What the register does not tell apart is not `recorded`.

    A part of a row is counted in it as well (`of`); `modes` narrow it to classes held so.
    """

    key: str
    label: str
    indent: int = 0
    heading: bool = False
    recorded: bool = True
    groups: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    modes: tuple[str, ...] = ()
    of: str = ""

    @property
    def counted(self) -> bool:
        return self.recorded and not self.heading

    def holds(self, found: ClassKey) -> bool:
        """Whether classes of that kind are counted here."""
        group, kind, level, mode = found
        asked = ((self.groups, group), (self.kinds, kind), (self.levels, level), (self.modes, mode))
        return self.counted and all(not allowed or value in allowed for allowed, value in asked)


NOT_RECORDED = ("trong nước", "ngoài nước", "liên kết")
NOT_FULL = tuple(mode for mode in Mode.values if mode != Mode.FULL)
THEORY = {
    "intermediate": ("Trung cấp lý luận chính trị", (Group.INTERMEDIATE,), ()),
    "advanced": ("Cao cấp lý luận chính trị", (Group.ADVANCED,), (Level.THEORY_ADVANCED, None)),
    "bachelor": ("Cử nhân chính trị", (Group.ADVANCED,), (Level.THEORY_BACHELOR,)),
}
DEGREES = {"university": Level.UNIVERSITY, "master": Level.MASTER, "doctor": Level.DOCTOR}
OTHER_DEGREES = (None, Level.DEGREE_ELEMENTARY, Level.DEGREE_INTERMEDIATE, Level.COLLEGE)
OTHER_KINDS = ("", *(kind for kind in Kind.values if kind != Kind.LANGUAGE))


def part_of(key: str, words: tuple[str, ...], indent: int = 2) -> Iterator[LearningRow]:
    """What the form asks of a row and the register does not tell apart."""
    for place, word in enumerate(words):
        yield LearningRow(f"{key}_{place}", f"- {word.capitalize()}", indent, recorded=False)


def degree_rows() -> Iterator[LearningRow]:
    yield LearningRow("degrees", "1. Chuyên môn", heading=True)
    for key, level in DEGREES.items():
        yield LearningRow(key, str(level.label), 1, groups=(Group.DEGREE,), levels=(level,))
        yield from part_of(key, NOT_RECORDED)
    yield LearningRow(
        "degree_other", "Trình độ khác, chưa ghi", 1, groups=(Group.DEGREE,), levels=OTHER_DEGREES
    )


def theory_rows() -> Iterator[LearningRow]:
    yield LearningRow("theories", "2. Chính trị", heading=True)
    for key, (label, groups, levels) in THEORY.items():
        asked = {"groups": groups, "levels": levels}
        yield LearningRow(key, label, 1, **asked)
        yield LearningRow(f"{key}_full", "- Tập trung", 2, **asked, modes=(Mode.FULL,), of=key)
        yield LearningRow(f"{key}_part", "- Không tập trung", 2, **asked, modes=NOT_FULL, of=key)
        yield LearningRow(f"{key}_unsaid", "- Chưa ghi hệ", 2, **asked, modes=("",), of=key)
    yield LearningRow(
        "elementary", "Sơ cấp, trình độ tương đương", 1, groups=(Group.ELEMENTARY, Group.EQUIVALENT)
    )


def refresher_rows() -> Iterator[LearningRow]:
    yield LearningRow("refreshers", "II. BỒI DƯỠNG", heading=True)
    for key, label in (("party", "1. Nghiệp vụ xây dựng Đảng"), ("union", "2. Nghiệp vụ đoàn thể chính trị")):
        yield LearningRow(key, label, recorded=False)
    yield LearningRow("state", "3. Quản lý nhà nước", groups=(Group.STATE,))
    yield from part_of("state", NOT_RECORDED[:2], 1)
    yield LearningRow("economy", "4. Quản lý kinh tế", recorded=False)
    yield LearningRow("language", "5. Ngoại ngữ", groups=(Group.LANGUAGE,), kinds=(Kind.LANGUAGE,))
    yield from part_of("language", NOT_RECORDED[:2], 1)
    yield LearningRow("defence", "6. Quốc phòng, an ninh", groups=(Group.DEFENCE,))
    yield LearningRow(
        "skills", "7. Nghiệp vụ, cập nhật kiến thức (chung mục 1, 2, 4)", groups=(Group.REFRESHER,)
    )
    yield LearningRow("other", "8. Tin học, tiếng dân tộc, khác", groups=(Group.LANGUAGE,), kinds=OTHER_KINDS)


@cache
def learning_rows() -> tuple[LearningRow, ...]:
    """In the order of the form; each class is in one row, and in one part of it."""
    training = LearningRow("trainings", "I. ĐÀO TẠO", heading=True)
    return (LearningRow("total", "TỔNG SỐ"), training, *degree_rows(), *theory_rows(), *refresher_rows())
