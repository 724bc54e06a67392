"""Is it well? Each question is asked in a thread of its own, so that what hangs holds up none of the others."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connections, transaction

from foundation.core.waiting.limits import limit

LIMIT_SECONDS = 2
SILENT = "Quá {seconds} giây chưa trả lời. "
UNKNOWN = "Không hỏi được. "

logger = logging.getLogger(__name__)
# Threads of questions that have not come back yet: such a question is not asked again.
_out: dict[str, threading.Thread] = {}


@dataclass(frozen=True)
class HealthAnswer:
    """`age`: seconds since what it tells of happened; None where it never did."""

    ok: bool
    said: str
    age: float | None = 0.0


@dataclass(frozen=True)
class HealthLine(HealthAnswer):
    name: str = ""
    label: str = ""


@dataclass(frozen=True)
class HealthQuestion:
    """`name` is for programs, `advice` what to do where no answer comes."""

    name: str
    label: str
    ask: Callable[[datetime], HealthAnswer]
    advice: str = ""


def answers(questions: Iterable[HealthQuestion], now: datetime) -> list[HealthLine]:
    """One line a question, after two seconds at most; never raises."""
    asked = [(question, OnItsWay(question, now)) for question in questions]
    deadline = time.monotonic() + LIMIT_SECONDS
    return [line_of(question, one.answer(deadline)) for question, one in asked]


def line_of(question: HealthQuestion, answer: HealthAnswer) -> HealthLine:
    return HealthLine(answer.ok, answer.said, answer.age, question.name, question.label)


class OnItsWay:
    """A question on its way."""

    def __init__(self, question: HealthQuestion, now: datetime):
        self.question, self.now = question, now
        self.found: HealthAnswer | None = None
        thread = _out.get(question.name)
        if thread is None or not thread.is_alive():
            thread = _out[question.name] = threading.Thread(target=self._ask, daemon=True)
            thread.start()
        self.thread = thread

    def answer(self, deadline: float) -> HealthAnswer:
        self.thread.join(max(0, deadline - time.monotonic()))
        silent = SILENT.format(seconds=LIMIT_SECONDS) + self.question.advice
        return self.found or HealthAnswer(False, silent, None)

    def _ask(self) -> None:
        try:
            self.found = self.question.ask(self.now)
        except Exception as error:  # noqa: BLE001 what goes wrong is the answer
            logger.warning("%s could not be asked: %s", self.question.name, type(error).__name__)
            self.found = HealthAnswer(False, UNKNOWN + self.question.advice, None)
        finally:
            connections.close_all()


def of_database(ask: Callable[[datetime], HealthAnswer]) -> Callable[[datetime], HealthAnswer]:
    """Decorator: the question has its own transaction, which the database ends in time."""

    def limited(now: datetime) -> HealthAnswer:
        with transaction.atomic():
            limit(lock=LIMIT_SECONDS, statement=LIMIT_SECONDS)
            return ask(now)

    return limited
