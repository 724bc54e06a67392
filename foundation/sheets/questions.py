"""Questions of an import: what its rows name and the system does not know."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foundation.sheets.kinds import Question


class Questions:
    """Each question once, with the number of rows that wait for its answer; in the order of the kind's groups."""

    def __init__(self, answers: Mapping[str, str], groups: Sequence[str]) -> None:
        self.answers, self.groups = answers, groups
        self.asked: dict[str, Question] = {}
        self.rows: dict[str, int] = {}

    def ask(self, question: Question) -> str | None:
        """The answer given, or None if there is none that the question offers."""
        self.asked[question.key] = question
        self.rows[question.key] = self.rows.get(question.key, 0) + 1
        answer = self.answers.get(question.key)
        return answer if answer in {value for value, _ in question.options} else None

    def all(self) -> list[Question]:
        asked = [replace(question, rows=self.rows[key]) for key, question in self.asked.items()]
        return sorted(asked, key=lambda question: self.groups.index(question.group))
