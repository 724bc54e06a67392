"""Programmes and classes that a sheet names: found, or asked about once."""

from typing import Any

from cadre.models.facts import kind_of
from foundation.core.scope.units import Scope
from foundation.sheets.kinds import Question
from foundation.sheets.questions import Questions
from office.organisation.imports.units import LEFT, key_of, nearest, spoken
from training.imports.vocabulary import group_of, shipped, spelled_out
from training.models import Programme, TrainingClass

ALIKE = 5
NO_CLASS = "Chưa có lớp “{name}”; nhập danh sách lớp trước, hoặc ghi tên lớp đúng như danh sách lớp."


class Programmes:
    """Programmes by name and alias; what is missing stays unsaved for now."""

    def __init__(self, user: Any, questions: Questions) -> None:
        self.questions, self.may_add = questions, user.may("training.import_programme", Programme())
        self.programmes = list(Programme.objects.all())
        self.by_key = {str(programme.pk): programme for programme in self.programmes}
        self.by_name = {
            spelled_out(name): programme
            for programme in self.programmes
            for name in [*programme.aliases, programme.name]
        }
        self.proposed, self.asked_about = {}, {}

    def find(self, name: str) -> tuple[Programme | None, bool]:
        """(programme, whether it is certain); None where it is left aside."""
        known = self.by_name.get(spelled_out(name))
        if known:
            return known, True
        question = self._question(name)
        answer = self.questions.ask(question)
        value = question.proposal if answer is None else answer
        if value in Programme.Group.values:
            programme = self.proposed[question.key]
            programme.group, programme.level = value, shipped("levels").get(value)
            programme.kind = kind_of(programme.level) if programme.level else ""
            return programme, answer is not None
        return self.by_key.get(value), bool(answer)

    def _question(self, name):
        key = f"programme:{key_of(spelled_out(name))}"
        if key not in self.asked_about:
            options = [(str(one.pk), f"Là chương trình {one}") for one in nearest(name, self.programmes)]
            proposal = LEFT
            if self.may_add:
                proposal = group_of(name)
                self.proposed[key] = Programme(name=spoken(name)[:200])
                groups = sorted(Programme.Group, key=lambda group: group != proposal)
                made = [(group.value, f"Tạo chương trình mới, nhóm {group.label}") for group in groups]
                options = [made[0], *options, *made[1:]]
            options.append((LEFT, "Để lại"))
            text = f"Chưa có chương trình “{name}”"
            self.asked_about[key] = Question(key, "programme", text, tuple(options), proposal, 0)
        return self.asked_about[key]


class ClassNames:
    """The classes of the units in `scope` by name; none is ever made."""

    def __init__(self, scope: Scope, questions: Questions) -> None:
        self.questions = questions
        self.classes = list(TrainingClass.objects.filter(scope.condition(TrainingClass.unit_path)))
        self.by_key = {str(one.pk): one for one in self.classes}
        self.by_name, self.asked_about = {}, {}
        for one in self.classes:
            self.by_name.setdefault(spelled_out(one.name), []).append(one)

    def find(self, name: str) -> tuple[TrainingClass | None, bool, str]:
        """(class, whether it is certain, the sentence where there is none)."""
        same = self.by_name.get(spelled_out(name), [])
        if len(same) == 1:
            return same[0], True, ""
        question = self._question(name, same)
        if question is None:
            return None, True, NO_CLASS.format(name=name)
        answer = self.questions.ask(question)
        return self.by_key.get(answer or ""), bool(answer), ""

    def _question(self, name, same):
        """Which of several namesakes, or which of the classes most alike; nothing to ask where none is."""
        key = f"class:{key_of(spelled_out(name))}"
        if key not in self.asked_about:
            offered = same or self._alike(name)
            options = [
                (str(one.pk), f"Là lớp {one}, khai giảng {one.opens_on or 'chưa rõ'}") for one in offered
            ]
            text = f"Có {len(same)} lớp tên “{name}”" if same else f"Chưa có lớp “{name}”"
            question = Question(key, "class", text, (*options, (LEFT, "Để lại")), LEFT, 0)
            self.asked_about[key] = question if options else None
        return self.asked_about[key]

    def _alike(self, name):
        """Classes that have most of the words of the name."""
        words = set(spelled_out(name).split())
        likely = [
            one
            for one in self.classes
            if 2 * len(words & set(spelled_out(one.name).split())) > len(words) + 1
        ]
        return nearest(name, likely, ALIKE)
