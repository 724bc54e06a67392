"""The terms that a list names: found, or asked about once for all rows that name them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from foundation.core.figures import shown
from foundation.sheets.kinds import Question
from foundation.sheets.questions import Questions
from office.organisation.imports.units import ADD, LEFT
from planning.models import PlanningTerm
from planning.usual_terms import usual_term

ADDED = "Thêm: {terms}"
ONE_TERM = "{level} từ {begins} đến hết {ends}"
ASKED = "Chưa có nhiệm kỳ {years} của {levels}. Thêm theo ngày dưới đây (sửa lại được ở trang Nhiệm kỳ)?"


class Terms:
    """Terms of committees by level and years. One that is missing stays unsaved; one question a pair of years."""

    def __init__(self, user: Any, questions: Questions) -> None:
        self.questions = questions
        self.may_add = user.may("planning.add_planningterm", PlanningTerm())
        party = PlanningTerm.objects.filter(kind=PlanningTerm.Kind.PARTY)
        self.known = {(term.level, *term.years): term for term in party}
        self.proposed: dict[tuple[int, int], dict[str, PlanningTerm]] = {}

    def find(self, level: str, begins: int, ends: int) -> tuple[PlanningTerm | None, bool]:
        """(term, whether it is certain); (None, True) where it is missing and the user may not add it."""
        known = self.known.get((level, begins, ends))
        if known or not self.may_add:
            return known, True
        missing = self.proposed.setdefault((begins, ends), {})
        if level not in missing:
            missing[level] = fitted(usual_term(level, begins, ends), self._beside(level))
        if missing[level] is None:
            return None, True
        return missing[level], self.questions.ask(self._question(begins, ends, missing)) == ADD

    def _beside(self, level):
        proposed = (terms.get(level) for terms in self.proposed.values())
        return [*(term for (of, *_), term in self.known.items() if of == level), *filter(None, proposed)]

    def _question(self, begins, ends, missing):
        proposed = [term for term in missing.values() if term]
        terms = "; ".join(self._spoken(term) for term in proposed)
        levels = ", ".join(term.get_level_display().lower() for term in proposed)
        text = ASKED.format(years=f"{begins}–{ends}", levels=levels)
        options = ((ADD, ADDED.format(terms=terms)), (LEFT, "Để lại"))
        return Question(f"term:{begins}-{ends}", "term", text, options, ADD, 0)

    def _spoken(self, term):
        last = term.ends_on - timedelta(days=1)
        return ONE_TERM.format(
            level=term.get_level_display().lower(), begins=shown(term.begins_on), ends=shown(last)
        )


def fitted(term: PlanningTerm, others: Iterable[PlanningTerm]) -> PlanningTerm | None:
    """The term cut to what the others of its level leave free; None where that is not one stretch in its years."""
    years = term.years
    for other in others:
        if other.begins_on <= term.begins_on < other.ends_on:
            term.begins_on = other.ends_on
        if other.begins_on < term.ends_on <= other.ends_on:
            term.ends_on = other.begins_on
        if term.begins_on < other.begins_on < term.ends_on:
            return None
    return term if term.years == years and term.begins_on < term.ends_on else None
