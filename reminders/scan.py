"""Brings the ledger of duties up to a day: makes what is missing, re-dates what moved, closes what lost its cause.

The facts are asked what is due and the ledger is compared with the answer, so it does not matter when the last scan
was, nor how often it runs. One scan works at a time; the unique constraint is the last word.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice

from django.db import connection

from cadre.models.people import CadreNow
from foundation.core.acts.act import Act
from foundation.core.acts.run import apply
from foundation.core.database import audited_transaction
from office.organisation.models.users import User
from reminders.acts import BRING_BACK, CLOSE
from reminders.differences import LedgerDiff, compared, make_and_follow
from reminders.models import Duty, DutyRule
from reminders.specs import asked_for

# Any number of its own among the locks of the database.
LOCK = 7105_2021
BATCH = 1000
REMOVED = "hồ sơ đã đưa khỏi danh sách"
LEFT = "cán bộ đã nghỉ, chuyển đi"
RULE_ENDED = "mốc nhắc đã ngừng áp dụng"


def scan(today: datetime.date) -> LedgerDiff:
    """Bring the ledger up to the day; what was done is told in numbers."""
    with scanned(today) as diff:
        return diff


@contextmanager
def scanned(today: datetime.date, *, dry_run: bool = False) -> Iterator[LedgerDiff]:
    """The same, with the duties to be looked at within the block; a dry run only shows them."""
    with audited_transaction(None, reason="Rà soát việc đến hạn"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        with compare(today) as diff:
            if not dry_run:
                write(diff)
            yield diff


def compare(today: datetime.date) -> AbstractContextManager[LedgerDiff]:
    rules = {rule.pk: rule for rule in DutyRule.objects.all()}
    return compared(today, rules, asked_for(today, rules.values()))


def with_reasons(duties: Iterable[Duty]) -> Iterator[tuple[Duty, str]]:
    """Each open duty that nothing asks for any more, and why."""
    duties = iter(duties)
    while batch := list(islice(duties, BATCH)):
        people = CadreNow.objects.in_bulk({duty.cadre_id for duty in batch} - {None})
        yield from ((duty, why_gone(duty, people.get(duty.cadre_id))) for duty in batch)


def why_gone(duty: Duty, now: CadreNow | None) -> str:
    if not duty.rule.active:
        return RULE_ENDED
    if duty.people or duty.is_of_unit or duty.kind.opens:
        return duty.kind.gone
    if now is None:
        return REMOVED
    return LEFT if now.status == CadreNow.Status.LEFT else duty.kind.gone


def write(diff: LedgerDiff) -> None:
    """Only what a user has not meanwhile ended is closed or re-dated."""
    make_and_follow(diff)
    if diff.counts["reopened"]:
        act_on(BRING_BACK, diff.today, ((duty, "") for duty in diff.duties("reopened")))
    if diff.counts["closed"]:
        act_on(CLOSE, diff.today, with_reasons(diff.duties("closed")))


def act_on(act: Act, today: datetime.date, pairs: Iterable[tuple[Duty, str]]) -> None:
    """The act for duties with the reason of each, batch by batch, so that memory does not grow with the ledger."""
    pairs = iter(pairs)
    while batch := list(islice(pairs, BATCH)):
        asked = [{"on": today, "reason": why} for _, why in batch]
        apply(act, User.system(), [duty for duty, _ in batch], asked, skip=True)
