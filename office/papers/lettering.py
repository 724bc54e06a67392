"""The letters that one choice makes of some records, one of all or one for each unit: drawn, or put on the register."""

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model

from foundation.core import clock
from foundation.core.text import fold_name
from office.organisation.models.structure import Unit
from office.papers.letters import LetterKind, LetterPiece, Writing
from office.papers.models import Paper, PaperSubject

LONGEST_NAME = 40


@dataclass
class Lettering:
    """What a user of the unit chose for letters of a kind; `asked` as it is kept (`drawing.kept_choices`)."""

    kind: LetterKind
    user: Any
    unit: Unit
    subjects: list[Model]
    asked: dict[str, Any]
    day: datetime.date | None = None

    @cached_property
    def parts(self) -> list[LetterPiece]:
        """What each letter is about."""
        return self.kind.parts(self.user, self.subjects, Writing.of(self.kind, self.unit, {}))

    def asked_of(self, piece: LetterPiece) -> dict[str, Any]:
        keys = [subject.pk for subject in piece.subjects]
        return self.asked | {"subjects": keys, "workplace": piece.unit}

    def stem(self, piece: LetterPiece, number: int) -> str:
        """The name of the letter's files: of the unit that it goes to, and of nobody."""
        unit = "_".join(re.findall("[a-z0-9]+", fold_name(piece.name)))[:LONGEST_NAME].strip("_")
        return "_".join(filter(None, (self.begins(piece), f"{number:03}", unit)))

    def stem_alone(self, piece: LetterPiece) -> str:
        """The same of the only letter: one about many records says how many others beside the first."""
        others = len(piece.subjects) - 1
        return f"{self.begins(piece)}_va_{others:02}_khac" if others else self.begins(piece)

    def begins(self, piece: LetterPiece) -> str:
        year = (self.day or clock.today()).year
        return f"{self.kind.file_stem}_{year}_{piece.subjects[0].pk:04}"

    def drawn(self, piece: LetterPiece) -> dict[str, bytes]:
        """The letter in every format: a draft, since numbers are the register's; one that is recorded stands on it."""
        code = self.recorded_code(piece)
        writing = Writing.of(self.kind, self.unit, self.asked_of(piece), code, self.day)
        values = self.kind.filled(self.user, piece.subjects, writing).values
        return self.kind.drawn(values, writing, draft=True)

    def recorded_code(self, piece: LetterPiece) -> str:
        """The number by which such a paper of that day is recorded of the same records; empty where none is."""
        found = self.kind.recorded(self.user, piece.subjects, Writing.of(self.kind, self.unit, {}))
        return found.get("code", "") if found.get("day") == self.day else ""

    def keep(self, piece: LetterPiece) -> Paper:
        """A row of the register for the letter, with what it is about."""
        kind, asked = self.kind, self.asked_of(piece)
        if code := self.recorded_code(piece):
            asked["code"] = code
        told = kind.told(self.user, piece.subjects, Writing.of(kind, self.unit, asked))
        paper = Paper.objects.create(
            unit=self.unit,
            issuer=kind.issuer,
            genre=kind.genre,
            # The unit first: in a list of many such rows it is what tells them apart.
            about=" – ".join(filter(None, (piece.name, f"{kind.about} {asked['about']}".strip())))[:300],
            head=asked["head"],
            kind=kind.slug,
            asked=asked if told.people is None else {**asked, "people": list(told.people)},
            signed_by=signed_by(asked),
            total=told.total,
        )
        about = [(kind.from_model, subject.pk) for subject in piece.subjects]
        about += [(kind.judges, key) for key in told.judged]
        PaperSubject.objects.bulk_create(
            PaperSubject(paper=paper, model=model._meta.label_lower, key=key) for model, key in about
        )
        return paper


def signed_by(asked: dict[str, Any]) -> str:
    """Who signs, as the register says it."""
    signature = asked.get("signature") or {}
    return ", ".join(filter(None, (signature.get(part) for part in ("authority", "office", "name"))))
