"""The structure of a list as it stands (cơ cấu danh sách): counts against the rules, and what is still needed."""

import math
from dataclasses import dataclass
from fractions import Fraction

from core.figures import Share, decimal
from regulations.reckoning import month_number


@dataclass(frozen=True)
class Measure:
    """One line of the meter. `need` says what is missing; without it the requirement, if there is one, is met.

    Of a requirement that nobody has confirmed nothing is said to be needed.
    """

    label: str
    figure: str
    requirement: str = ""
    need: str = ""
    confirmed: bool = True

    @property
    def needed(self):
        return self.need if self.confirmed else ""

    @property
    def state(self):
        """'lacking', 'met', 'unconfirmed', or 'none' where nothing is required."""
        if not self.requirement:
            return "none"
        if not self.confirmed:
            return "unconfirmed"
        return "lacking" if self.need else "met"


class Structure:
    """Counts persons, not entries. `rules` answers for the whole list, `place` narrows its rules.

    `size` is the decided number of members of the bodies, None where nobody decided one.
    """

    def __init__(self, cadres, rules, place, size=None):
        self.people = list({cadre.pk: cadre for cadre in cadres}.values())
        self.rules, self.place, self.size = rules, place, size
        self.reckoning = self._figure("reckoning_month")
        self.ages = [self._age(cadre) for cadre in self.people] if self.reckoning else []

    @property
    def total(self):
        return len(self.people)

    def measures(self):
        return [
            self.number(),
            self.women(),
            *self.young(),
            self.minorities(),
            *self.bands(),
        ]

    def number(self):
        if self.size:
            return self._coefficient()
        rule = self._rule("max_candidates_per_title")
        figure = f"{self.total} đồng chí"
        if rule is None or rule.figure is None:
            return Measure("Số lượng", figure)
        over = self.total - rule.figure
        need = f"Nhiều hơn {over} đồng chí" if over > 0 else ""
        return Measure("Số lượng", figure, f"không quá {rule.figure}", need, rule.confirmed)

    def _coefficient(self):
        least, most = self._rule("committee_coefficient_min"), self._rule("committee_coefficient_max")
        times = decimal(Fraction(self.total, self.size), 2)
        figure = f"{self.total} / {self.size} = {times} lần"
        bounds = [rule for rule in (least, most) if rule and rule.figure is not None]
        if not bounds:
            return Measure("Hệ số quy hoạch", figure)
        words, need = [], ""
        if least in bounds:
            words.append(f"từ {decimal(least.figure, 1)}")
            if (short := math.ceil(least.figure * self.size) - self.total) > 0:
                need = f"Cần thêm {short} đồng chí"
        if most in bounds:
            words.append(f"đến {decimal(most.figure, 1)}")
            if (over := self.total - math.floor(most.figure * self.size)) > 0:
                need = f"Nhiều hơn {over} đồng chí"
        confirmed = all(rule.confirmed for rule in bounds)
        return Measure("Hệ số quy hoạch", figure, f"{' '.join(words)} lần", need, confirmed)

    def women(self):
        women = sum(cadre.sex == cadre.Sex.FEMALE for cadre in self.people)
        measure = self._share("Nữ", women, "women_min_share", "nữ")
        least = self._rule("women_min_count")
        if not least or not least.confirmed or women >= (least.figure or 0) or measure.need:
            return measure
        need = f"Cần thêm {least.figure - women} nữ"
        return Measure("Nữ", measure.figure, f"ít nhất {least.figure} nữ", need)

    def young(self):
        """Nothing where the set does not say how young, or when."""
        below = self._figure("young_age_below")
        if below and self.reckoning:
            count = sum(age is not None and age < 12 * below for age in self.ages)
            yield self._share(f"Dưới {below} tuổi", count, "young_min_share", f"đồng chí dưới {below} tuổi")

    def minorities(self):
        count = sum(bool(cadre.ethnic_group and cadre.ethnic_group.is_minority) for cadre in self.people)
        return self._share("Dân tộc thiểu số", count, "minority_min_share", "đồng chí dân tộc thiểu số")

    def bands(self):
        """Three age bands: below the first bound, between both inclusive, above the second, in whole months."""
        below, above = self._figure("age_band_young_below"), self._figure("age_band_old_above")
        if not (below and above and self.reckoning):
            return
        known = [age for age in self.ages if age is not None]
        counts = [
            (f"dưới {below}", sum(age < 12 * below for age in known)),
            (f"từ {below} đến {above}", sum(12 * below <= age <= 12 * above for age in known)),
            (f"trên {above}", sum(age > 12 * above for age in known)),
        ]
        parts = [f"{words}: {count} ({Share(count, self.total).words(1)})" for words, count in counts]
        if unknown := self.total - len(known):
            parts.append(f"thiếu tháng sinh: {unknown}")
        yield Measure("Ba độ tuổi", " · ".join(parts))

    def _share(self, label, count, key, whom):
        figure = f"{count}/{self.total} ({Share(count, self.total).words(1)})"
        rule = self._rule(key)
        if rule is None or rule.figure is None:
            return Measure(label, figure)
        short = needed(count, self.total, rule.figure)
        need = f"Cần thêm {short} {whom}" if short else ""
        return Measure(label, figure, f"từ {rule.words}", need, rule.confirmed)

    def _age(self, cadre):
        """Whole months of age at the reckoning month, None for a birth known only by year."""
        born = cadre.birth
        return month_number(self.reckoning) - month_number(born) if born and born.month else None

    def _rule(self, key):
        return self.rules.rule(key, **self.place) if self.rules else None

    def _figure(self, key):
        rule = self._rule(key)
        return rule.figure if rule else None


def needed(count, total, share):
    """How many of the group must be added, the list growing with them, until it has its share."""
    if count >= share * total:
        return 0
    return math.ceil((share * total - count) / (1 - share)) if share < 1 else total - count
