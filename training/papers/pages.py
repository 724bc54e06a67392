"""The papers of a class."""

from office.papers.record_papers import OfferedList, RecordPapers
from training.models import TrainingClass
from training.papers import class_lists
from training.papers.classes import ClassFacts
from training.papers.lists import ConvocationList, ResultsList
from training.papers.of_class import refused


class ClassPapersPage(RecordPapers):
    model = TrainingClass
    sheets = (
        OfferedList(ConvocationList, class_lists.called),
        OfferedList(ResultsList, class_lists.results, judges=True),
    )

    def facts(self) -> ClassFacts:
        return ClassFacts(self.request.user, self.object)

    def secret(self) -> str:
        return refused([self.object])
