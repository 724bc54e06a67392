"""What a unit's officers answered to the questions of a sender's files, found again in the next one.

Questions name people and units, so none is kept: only a hash of it, made with the key of the installation.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.crypto import salted_hmac

from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import Question, SheetKind
from foundation.sheets.mappings import home_of
from foundation.sheets.memories import AnswerMemory
from foundation.sheets.pipeline import ReadSheet

SALT = "foundation.sheets.answers"
LEFT_ASIDE = ""
OF_A_ROW = re.compile(r":\d+$")


class Answers:
    """The answers kept for files of a kind that the unit of the user gets from one sender.

    A sender is known by the words above the table: without numbers, so that next year's file is the same sender's.
    """

    def __init__(self, user: AbstractBaseUser, kind: type[SheetKind], reads: Iterable[ReadSheet]) -> None:
        home = home_of(user)
        self.unit_key, self.kind = home.pk if home else None, kind.slug
        self.sender = sender_of(reads)
        kept = AnswerMemory.objects.filter(unit_key=self.unit_key, kind=self.kind)
        self.values = dict(kept.values_list("question", "value"))
        self.recalled_by: dict[str, str] = {}

    def digest(self, question: Question) -> str:
        """The hash under which the answer is kept; empty for one that is answered anew each time.

        What only its row tells from others is another question in another file.
        """
        of_one_file = question.lasting is None or (not question.lasting and OF_A_ROW.search(question.key))
        if question.alone or of_one_file:
            return ""
        return hashed(self.sender, question.lasting or question.key)

    def order_digest(self, read: ReadSheet, key: str) -> str:
        """The hash under which it is kept how a sender writes the dates of a column; empty for one nobody knows."""
        sender, options = sender_of([read]), "/".join(read.table.dates[key].options)
        return hashed(sender, f"dates:{key}:{options}") if sender else ""

    def order(self, read: ReadSheet, key: str) -> str:
        """How the sender's dates of the column were read before; empty where they were not, or a cell disproves it."""
        order = self.values.get(self.order_digest(read, key), "")
        return order if read.table.dates[key].may_be(order) else ""

    def recall(self, question: Question) -> str | None:
        """The answer given before; once, where two rows of the file ask alike."""
        if not self.values:
            return None
        digest = self.digest(question)
        first = self.recalled_by.setdefault(digest, question.key)
        return self.values.get(digest) if first == question.key else None

    def keep(
        self,
        questions: Sequence[Mapping[str, Any]],
        answers: Mapping[str, str],
        orders: Mapping[str, str],
    ) -> None:
        """Keep what was answered to questions as `Import.questions` holds them; rows left aside are asked again.

        `orders` says how dates were read, by `order_digest`.
        """
        times = Counter(question.get("digest") for question in questions)
        given = {
            question["digest"]: answers.get(question["key"], LEFT_ASIDE)
            for question in questions
            if question.get("digest") and times[question["digest"]] == 1
        }
        given |= orders
        AnswerMemory.objects.bulk_create(
            [
                AnswerMemory(unit_key=self.unit_key, kind=self.kind, question=digest, value=value)
                for digest, value in given.items()
                if value != LEFT_ASIDE
            ],
            update_conflicts=True,
            unique_fields=["unit_key", "kind", "question"],
            update_fields=["value", "kept_at"],
        )


def hashed(sender: str, question: str) -> str:
    return salted_hmac(SALT, f"{sender}\n{question}", algorithm="sha256").hexdigest()


def sender_of(reads: Iterable[ReadSheet]) -> str:
    above = {read.table.rows[0].above for read in reads if read.table.rows}
    words = (word for text in sorted(above) for word in folded_words(text).split())
    return " ".join(word for word in words if not any(letter.isdigit() for letter in word))
