"""The weekly mail: how many duties wait, and where. Never a name, a unit or the text of a duty.

A row a user and week is the claim: whoever inserts it first made it, and everyone may send it. The sender holds its
row locked and notes the outcome in the same transaction, so two workers never send one digest, and a worker that
dies before the mail server has said yes leaves it waiting for the next. Only a death in the instant between that yes
and the commit sends it twice, under the same Message-ID, by which mail systems recognise a copy.
"""

import datetime
import logging
import smtplib
from collections.abc import Iterator, Mapping, Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from foundation.core.database import audited_transaction, telling_transaction
from office.organisation.models.users import User
from office.organisation.working_days import NOT_TAKEN_OFF
from reminders.due_groups import DueGroup, counted
from reminders.models import Digest, Duty
from reminders.querysets import DutyQuerySet
from reminders.recipients import with_mail

SUBJECT = "Phần mềm quản lý cán bộ: {total} việc cần xử lý"
WHERE = "Mở phần mềm quản lý cán bộ, mục Việc cần làm."
PERMANENT = 500
FOOT = "Thư tự động, mỗi tuần một lần. Không trả lời thư này."

logger = logging.getLogger(__name__)


def send_digests(today: datetime.date) -> None:
    """Send the digests of the week of `today` that are not sent yet; without a mail server nothing happens."""
    if not settings.MAIL_SERVER:
        return
    week = today.isocalendar()
    period = f"{week.year}-W{week.week:02d}"
    claim(today, period)
    waiting = Digest.objects.filter(period=period, state=Digest.State.WAITING)
    for key in waiting.order_by("pk").values_list("pk", flat=True):
        try:
            send(key, today)
        except smtplib.SMTPException as error:
            # One bad answer must not keep the others from theirs; the next run tries again.
            logger.warning("digest %s was not taken: %s", key, type(error).__name__)
        except OSError as error:
            logger.warning("mail server not reached: %s", type(error).__name__)
            return


def claim(today: datetime.date, period: str) -> None:
    """Create the digest of the period ("2026-W48") for every user who has duties and no digest in it yet."""
    with audited_transaction(None):
        done = Digest.objects.filter(period=period).values("user")
        users = [user for user in with_mail().exclude(pk__in=done) if duties_of(user, today).exists()]
        Digest.objects.bulk_create(
            [Digest(user=user, period=period) for user in users], ignore_conflicts=True
        )


def duties_of(user: User, today: datetime.date) -> DutyQuerySet:
    """Duties that wait for the user today."""
    return Duty.objects.for_user(user, "change").outstanding(today)


def send(key: int, today: datetime.date) -> None:
    """Send one digest by key, unless another worker is sending it or it has been sent.

    Raises SMTPException or OSError where the mail was not taken; the digest then waits for the next run.
    """
    with audited_transaction(None):
        waiting = Digest.objects.select_for_update(skip_locked=True, of=["self"]).select_related("user")
        digest = waiting.filter(pk=key, state=Digest.State.WAITING).first()
        if digest is None:
            return
        # What leaves the program is read as whoever it goes to.
        with telling_transaction(digest.user_id):
            waiting = duties_of(digest.user, today)
            groups, others = counted(waiting, today), list(unsettled(waiting))
        digest.duties = sum(groups.values())
        if not digest.duties or not digest.user.email:
            digest.delete()
            return
        digest.state = handed_over(written(digest, groups, others))
        digest.sent_at = timezone.now()
        digest.save()


def unsettled(duties: DutyQuerySet) -> Iterator[str]:
    """How many of the duties rest on what nobody has confirmed, a line for each kind of it; one query."""
    of_kind = {
        "việc có căn cứ chưa xác nhận": Q(confirmed=False) & ~Q(basis=""),
        f"việc {NOT_TAKEN_OFF} chưa được xác nhận ngày nghỉ": Q(remark__contains=NOT_TAKEN_OFF),
    }
    numbers = {f"kind{place}": Count("pk", filter=each) for place, each in enumerate(of_kind.values())}
    found = duties.order_by().aggregate(**numbers)
    for words, number in zip(of_kind, found.values(), strict=True):
        if number:
            yield f"Trong đó {number} {words}."


def handed_over(mail: EmailMessage) -> str:
    """Send the mail and return the new `Digest.State`: sent, or refused for good.

    An answer that asks to try later is raised as SMTPRecipientsRefused.
    """
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        if any(code < PERMANENT for code, _ in refused.recipients.values()):
            raise
        return Digest.State.REFUSED
    return Digest.State.SENT


def written(digest: Digest, groups: Mapping[DueGroup, int], remarks: Sequence[str]) -> EmailMessage:
    """The mail with the number of duties in each group that has any, and what must be said of them."""
    lines = [f"{group.label}: {number} việc" for group, number in groups.items() if number]
    lines += remarks
    link = settings.SITE_ADDRESS.rstrip("/") + reverse("duty-list") if settings.SITE_ADDRESS else WHERE
    return EmailMessage(
        SUBJECT.format(total=digest.duties),
        "\n".join([*lines, "", link, "", FOOT, ""]),
        to=[digest.user.email],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )
