"""What the first page tells of accounts: what others did to one's own, and to the head of all."""

from functools import cache
from typing import Any

from django.db.models import BigIntegerField, CharField, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core import clock
from foundation.core.traces.removed import event_model
from office.organisation.accounts import TIES, untied
from office.organisation.first_page import first_page
from office.organisation.models.invitations import Invitation
from office.organisation.models.users import Grant, User

# What of an account an event changed, and the column of the event that names the account.
OF_ACCOUNTS = [
    (User, "pgh_obj_id", "tên, địa chỉ hoặc việc sử dụng tài khoản"),
    (Grant, "user_id", "vai trò"),
    (Account, "user_id", "hồ sơ cán bộ gắn với tài khoản"),
]
AUTHOR = Cast(KeyTextTransform("user", "pgh_context__metadata"), BigIntegerField())
SLIP = "phiếu kích hoạt"
SERVER = "Máy chủ"
SHOWN = 10
TELL_THE_HEAD = "Nếu không đúng, báo ngay Lãnh đạo cơ quan."
ASK_WHO_DID = "Việc nào đồng chí không biết thì hỏi ngay người đã làm."


def accounts(request: HttpRequest) -> dict[str, Any]:
    """Asks only where a whole first page is drawn."""
    user = getattr(request, "user", None)
    first = first_page(user) if user is not None and user.is_authenticated else None
    if not first or request.path != reverse(first):
        return {}
    return {
        "accounts_news": True,
        "accounts_told": cache(lambda: told(user)),
        "accounts_ask": ASK_WHO_DID if user.scope(TIES) else TELL_THE_HEAD,
        "accounts_untied": cache(lambda: count_untied(user)),
    }


def count_untied(user: User) -> int:
    return untied(User.objects.for_user(user)).count() if user.scope(TIES) else 0


def told(user: User) -> list[dict[str, Any]]:
    """Who did what to whose account since the reader last said that it was read, newest first."""
    mine, heads = user.pk, None
    if user.scope(TIES):
        mine, heads = None, set(Grant.heads().values_list("user", flat=True))
    found = [each for each in changes(user.told_at, mine) if news(each, user, heads)][:SHOWN]
    people = User.objects.in_bulk({key for at, by, key, what in found} | {by for at, by, key, what in found})
    return [
        {
            "moment": clock.moment(at, dated=True),
            "by": people.get(by, SERVER),
            "account": people[key],
            "what": what,
        }
        for at, by, key, what in found
        if key in people
    ]


def news(change: tuple, user: User, heads: set[int] | None) -> bool:
    """To the holder what another one did; to a head what neither the holder nor a head did."""
    _, by, of, _ = change
    if by == user.pk:
        return False
    return of == user.pk or heads is not None and by not in heads | {of}


def changes(since: Any, of: int | None) -> QuerySet:
    """(when, by whom, whose, what) of all accounts or of one: one query."""
    slips = Invitation.objects.filter(issued_at__gt=since, **({"user": of} if of else {})).order_by()
    asked = [slips.values_list("issued_at", "issued_by", "user", said(SLIP))]
    for model, key, what in OF_ACCOUNTS:
        events = event_model(model).objects.filter(pgh_created_at__gt=since, **({key: of} if of else {}))
        asked.append(events.order_by().values_list("pgh_created_at", AUTHOR, key, said(what)))
    return asked[0].union(*asked[1:]).order_by("-issued_at")


def said(what: str) -> Value:
    return Value(what, output_field=CharField())
