"""The register of papers; each module is one subject."""

from office.papers.models.batches import LetterBatch
from office.papers.models.files import PaperFile
from office.papers.models.papers import Paper, PaperStep, PaperSubject
from office.papers.models.templates import PaperTemplate
from office.papers.models.terms import NumberingTerm

__all__ = ["LetterBatch", "NumberingTerm", "Paper", "PaperFile", "PaperStep", "PaperSubject", "PaperTemplate"]
