"""Questions of an import: what its rows name and the system does not know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from foundation.sheets.kinds import Question


class Questions:
    """Each question once, with the number of rows that wait for its answer; in the order of the kind's groups."""

    def __init__(
        self,
        answers: Mapping[str, str],
        groups: Sequence[str],
        recall: Callable[[Question], str | None] | None = None,
    ) -> None:
        self.answers, self.groups, self.recall = answers, groups, recall
        self.recalled: dict[str, str] = {}
        self.asked: dict[str, Question] = {}
        self.rows: dict[str, int] = {}

    def ask(self, question: Question) -> str | None:
        """The answer given, or None if there is none that the question offers."""
        self.asked[question.key] = question
        self.rows[question.key] = self.rows.get(question.key, 0) + 1
        offered = {value for value, _ in question.options}
        answer = self.answers.get(question.key)
        if answer is None and (answer := self._recalled(question)) in offered:
            self.recalled[question.key] = answer
        return answer if answer in offered else None

    def _recalled(self, question: Question) -> str | None:
        """What was answered in an earlier file to the same question."""
        if question.key in self.recalled or self.recall is None:
            return self.recalled.get(question.key)
        return self.recall(question)

    def all(self) -> list[Question]:
        asked = [replace(question, rows=self.rows[key]) for key, question in self.asked.items()]
        return sorted(asked, key=lambda question: self.groups.index(question.group))
