"""What letters drawn up from a class share: secrecy, whom they are kept from, where they lead."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from foundation.core.scope.rows import OTHERS_ACT
from office.papers.letters import LetterKind, Writing
from training.models import TrainingClass
from training.papers.classes import ClassFacts, is_cancelled
from training.secrecy import SECRET_CLASS

OF_ONE_CLASS = "Mỗi văn bản lập cho một lớp; mở từng lớp rồi lập."
NOT_HELD = "Lớp này không mở; không lập văn bản."
OUTSIDERS = "Không gồm {count} học viên chưa có hồ sơ cán bộ."


def refused(classes: Sequence[TrainingClass]) -> str:
    """That nobody of a secret class is named on paper, nor of one that a secret plan opened."""
    keys = [each.pk for each in classes]
    secret = TrainingClass.objects.filter(pk__in=keys)
    hidden = secret.filter(secret=True) | secret.filter(plan_row__plan__secret=True)
    return SECRET_CLASS if hidden.exists() else ""


class ClassLetter(LetterKind):
    from_model = TrainingClass

    def refusal(self, subjects: Sequence[TrainingClass]) -> str:
        return refused(subjects)

    def apart(self, subjects: Sequence[TrainingClass]) -> str:
        return OF_ONE_CLASS if len(subjects) > 1 else ""

    def unready(self, subjects: Sequence[TrainingClass]) -> str:
        return NOT_HELD if any(map(is_cancelled, subjects)) else ""

    def stopped(self, user: Any, subjects: Sequence[TrainingClass], writing: Writing) -> str:
        return OTHERS_ACT if self.facts(user, subjects).about_oneself else ""

    def facts(self, user: Any, subjects: Sequence[TrainingClass]) -> ClassFacts:
        """The class as it stands today, read once by whoever asks this kind."""
        asked = user.pk, subjects[0].pk
        if asked not in self.found:
            self.found[asked] = ClassFacts(user, subjects[0])
        return self.found[asked]

    @cached_property
    def found(self) -> dict[tuple[Any, ...], ClassFacts]:
        """{reader, class: what is known}; a kind is made anew for every request."""
        return {}

    def usual_about(self, subjects: Sequence[TrainingClass]) -> str:
        return ClassFacts(None, subjects[0]).name

    def shown_at(self, subjects: Sequence[TrainingClass]) -> tuple[str, str]:
        return subjects[0].get_absolute_url(), str(subjects[0])

    def said_of_outsiders(self, facts: ClassFacts) -> tuple[str, ...]:
        count = len(facts.outsiders)
        return (OUTSIDERS.format(count=count),) if count else ()
