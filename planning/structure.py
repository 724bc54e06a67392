"""The structure of a list as it stands (cơ cấu danh sách): counts against the rules, and what is still needed."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Self

from cadre.models.people import Cadre
from foundation.core.figures import Share, decimal
from foundation.core.months import month_number
from office.regulations.models import Rule, RuleSet
from office.regulations.values import RuleFigure
from planning.measures import NO_FIGURE, StructureGroup, StructureMeasure
from planning.reckoning import Reckoning

BANDS = "Ba độ tuổi"
NOT_KNOWN = Reckoning()
NO_GROUPS = "chưa ghi dân tộc – chưa tính"
SCIENCE, NO_SCIENCE = "Trình độ khoa học, công nghệ", "hồ sơ chưa ghi – chưa tính"
NOBODY = "chưa có đồng chí nào"
NOT_RECKONED = "quy định chưa xác nhận"


class Structure:
    """The structure of one list; it counts persons, not entries.

    `rules` is the set for the whole list, `place` narrows its rules (see `planning.checks.narrowed`). `size` is the
    decided number of members of the bodies, None where none is decided; `reckoned` is the reckoning of ages. A line
    that the rules leave open still stands, and says so.
    """

    def __init__(
        self,
        cadres: Iterable[Cadre],
        rules: RuleSet | None,
        place: Mapping[str, str],
        size: int | None = None,
        reckoned: Reckoning = NOT_KNOWN,
    ):
        self.people = list({cadre.pk: cadre for cadre in cadres}.values())
        self.rules, self.place, self.size = rules, place, size
        self.reckoned, self.reckoning = reckoned, reckoned.month
        self.ages = [self._age(cadre) for cadre in self.people] if self.reckoning else []
        self.young_below = self._figure("young_age_below") if self.reckoning else None
        self.measured, self.unsized = self.total, 0

    def measuring(self, cadres: Collection[int], unsized: int) -> Self:
        """The same with a coefficient of these persons (keys) alone, since so many units have no decided size."""
        self.measured, self.unsized = len(cadres), unsized
        return self

    @property
    def total(self) -> int:
        """Persons on the list."""
        return len(self.people)

    def measures(self) -> list[StructureMeasure]:
        """All lines in the order of the page."""
        lines = [
            self.number(),
            self.women(),
            *self.young(),
            self.minorities(),
            *self.science(),
            *self.bands(),
        ]
        return lines if self.people else [line.without_count(NOBODY) for line in lines]

    def number(self) -> StructureMeasure:
        """Persons against the greatest number allowed; for bodies of a decided size, the coefficient (hệ số)."""
        if self.size or self.unsized:
            return self._coefficient()
        rule = self._rule("max_candidates_per_title")
        figure = f"{self.total} đồng chí"
        if rule is None or rule.figure is None:
            return StructureMeasure("Số lượng", figure)
        over = self.total - rule.figure
        need = f"Nhiều hơn {over} đồng chí" if over > 0 else ""
        return StructureMeasure("Số lượng", figure, f"không quá {rule.figure}", need, rule.confirmed)

    def _coefficient(self) -> StructureMeasure:
        """Persons and seats of the same bodies; those without a decided size are named, not counted."""
        least, most = self._rule("committee_coefficient_min"), self._rule("committee_coefficient_max")
        words = []
        if least and least.figure is not None:
            words.append(f"từ {decimal(least.figure, 1)}")
        if most and most.figure is not None:
            words.append(f"đến {decimal(most.figure, 1)}")
        requirement = f"{' '.join(words)} lần" if words else ""
        confirmed = all(rule.confirmed for rule in (least, most) if rule and rule.figure is not None)
        need = self._missing(least, most) if self.size else ""
        return StructureMeasure("Hệ số quy hoạch", self._times(), requirement, need, confirmed)

    def _times(self) -> str:
        """The coefficient in figures, and how many units it leaves out."""
        counted = []
        if self.size:
            times = decimal(Fraction(self.measured, self.size), 2)
            counted.append(f"{self.measured} / {self.size} = {times} lần")
        if self.unsized:
            counted.append(f"chưa tính: {self.unsized} đơn vị (chưa có số lượng được giao)")
        return "; ".join(counted)

    def _missing(self, least: Rule | None, most: Rule | None) -> str:
        """How many persons are lacking, or are too many, for the coefficient required."""
        if (
            most
            and most.figure is not None
            and (over := self.measured - math.floor(most.figure * self.size)) > 0
        ):
            return f"Nhiều hơn {over} đồng chí"
        if (
            least
            and least.figure is not None
            and (short := math.ceil(least.figure * self.size) - self.measured) > 0
        ):
            return f"Cần thêm {short} đồng chí"
        return ""

    def belongs(self, cadre: Cadre, group: str) -> bool:
        """Whether the person belongs to the StructureGroup, as the rules of this list define it.

        Nobody is young where the rules do not say how young or when, nor by a birth known only by year.
        """
        if group == StructureGroup.WOMEN:
            return cadre.sex == cadre.Sex.FEMALE
        if group == StructureGroup.MINORITIES:
            return bool(cadre.ethnic_group and cadre.ethnic_group.is_minority)
        age = self._age(cadre) if self.young_below else None
        return age is not None and age < 12 * self.young_below

    def members(self, group: str) -> list[Cadre]:
        """Persons of the StructureGroup, each once."""
        return [cadre for cadre in self.people if self.belongs(cadre, group)]

    def women(self) -> StructureMeasure:
        """Women against the least share, and against the least number where the share is met."""
        women = len(self.members(StructureGroup.WOMEN))
        measure = self._share("Nữ", StructureGroup.WOMEN, "women_min_share", "nữ")
        least = self._rule("women_min_count")
        if not least or not least.confirmed or women >= (least.figure or 0) or measure.need:
            return measure
        need = f"Cần thêm {least.figure - women} nữ"
        return replace(measure, requirement=f"ít nhất {least.figure} nữ", need=need)

    def young(self) -> Iterator[StructureMeasure]:
        """Young people against the least share; who is young counts only by a confirmed age and reckoning."""
        below = self._figure("young_age_below")
        label = f"Dưới {below} tuổi" if below else "Cán bộ trẻ"
        if not self.young_below:
            yield self._open(label, StructureGroup.YOUNG)
            return
        found = self._share(label, StructureGroup.YOUNG, "young_min_share", f"đồng chí dưới {below} tuổi")
        known = self.reckoned.decides and self._rule("young_age_below").confirmed
        yield found if known else replace(found, confirmed=False)

    def _open(self, label: str, group: str = "") -> StructureMeasure:
        """A line without a figure: the rules do not say how old, or by when."""
        key = "young_age_below" if group else "age_band_young_below"
        why = NO_FIGURE
        if self._figure(key) is not None:
            why = f"{NOT_RECKONED}: {self.reckoned.reason or self.reckoned.missing}".strip(": ")
        return StructureMeasure(label, why, group=group, confirmed=False, askable=False)

    def minorities(self) -> StructureMeasure:
        """Members of ethnic minorities against the least share; nothing is counted where no group is on record."""
        whom = "đồng chí dân tộc thiểu số"
        found = self._share("Dân tộc thiểu số", StructureGroup.MINORITIES, "minority_min_share", whom)
        known = any(cadre.ethnic_group for cadre in self.people)
        return found if known or not self.people else found.without_count(NO_GROUPS)

    def science(self) -> Iterator[StructureMeasure]:
        """The share of science and technology, where the rules ask one: no record says whose degree is of that kind."""
        rule = self._rule("scitech_min_share")
        if rule and rule.figure is not None:
            yield StructureMeasure(
                SCIENCE, NO_SCIENCE, f"từ {rule.words}", confirmed=rule.confirmed, counted=False
            )

    def bands(self) -> Iterator[StructureMeasure]:
        """The three age bands in one line: below the first bound, from it to the second, above the second.

        Ages are compared in whole months at the reckoning month.
        """
        members = self.band_members()
        if not members:
            yield self._open(BANDS)
            return
        known = sum(len(people) for _, people in members)
        counts = [(words, len(people)) for words, people in members]
        parts = [f"{words}: {count} ({Share(count, self.total).words(1)})" for words, count in counts]
        if unknown := self.total - known:
            parts.append(f"thiếu tháng sinh: {unknown}")
        bounds = (self._rule(key) for key in ("age_band_young_below", "age_band_old_above"))
        confirmed = self.reckoned.decides and all(rule.confirmed for rule in bounds)
        parts += [] if confirmed else [NOT_RECKONED]
        yield StructureMeasure(BANDS, " · ".join(parts), confirmed=confirmed, askable=False)

    def band_members(self) -> list[tuple[str, list[Cadre]]]:
        """(words, persons) of each age band; none where the rules do not bound them, or do not say by when."""
        below, above = self._figure("age_band_young_below"), self._figure("age_band_old_above")
        if not (below and above and self.reckoning):
            return []
        known = [(cadre, age) for cadre, age in zip(self.people, self.ages, strict=True) if age is not None]
        return [
            (f"dưới {below}", [cadre for cadre, age in known if age < 12 * below]),
            (f"từ {below} đến {above}", [cadre for cadre, age in known if 12 * below <= age <= 12 * above]),
            (f"trên {above}", [cadre for cadre, age in known if age > 12 * above]),
        ]

    def _share(self, label: str, group: str, key: str, whom: str) -> StructureMeasure:
        share = Share(len(self.members(group)), self.total)
        measure = StructureMeasure(
            label, f"{share.part}/{share.whole} ({share.words(1)})", group=group, share=share
        )
        rule = self._rule(key)
        if rule is None or rule.figure is None:
            return measure
        short = needed(share.part, share.whole, rule.figure)
        need = f"Cần thêm {short} {whom}" if short else ""
        requirement = {"requirement": f"từ {rule.words}", "need": need, "least": Fraction(rule.figure)}
        return replace(measure, confirmed=rule.confirmed, **requirement)

    def _age(self, cadre: Cadre) -> int | None:
        """Whole months of age at the reckoning month, None for a birth known only by year."""
        born = cadre.birth
        return month_number(self.reckoning) - month_number(born) if born and born.month else None

    def _rule(self, key: str) -> Rule | None:
        return self.rules.rule(key, **self.place) if self.rules else None

    def _figure(self, key: str) -> RuleFigure | None:
        rule = self._rule(key)
        return rule.figure if rule else None


def needed(count: int, total: int, share: Fraction) -> int:
    """How many members of a group must be added to a list until the group has its share.

    The list grows with them. `share` is a part of 1.
    """
    if count >= share * total:
        return 0
    return math.ceil((share * total - count) / (1 - share)) if share < 1 else total - count
