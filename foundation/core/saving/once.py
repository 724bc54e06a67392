"""The form of a new record counts once: sent again, by a double click or by going back, it leads to what it made."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import get_random_string

from foundation.core.models import SentForm

FIELD = "token"
DAYS = 7
NOT_BEGUN = "Chưa lưu, vì trang này mở đã lâu hoặc do người khác mở. Đọc lại nội dung rồi lưu lần nữa."
MADE_ALREADY = "Nội dung này đã được lưu; không ghi thêm lần thứ hai."


def salt(request: HttpRequest) -> str:
    """A form of one address is not one of another."""
    return f"once:{request.path}"


def begin(request: HttpRequest) -> str:
    """The token of a form that is opened now: signed, so that opening a form writes nothing."""
    return signing.dumps([request.user.pk, get_random_string(22)], salt=salt(request))


def key_of(request: HttpRequest) -> str:
    """The key in the token that was sent; empty for none, for an old one and for that of somebody else."""
    try:
        user, key = signing.loads(
            request.POST.get(FIELD, ""), salt=salt(request), max_age=timedelta(days=DAYS)
        )
    except signing.BadSignature:
        return ""
    return key if user == request.user.pk else ""


def claim(user: AbstractBaseUser, key: str) -> SentForm:
    """The form of the key, with the page that it made already, if any. Waits for a twin that is being saved.

    What is older than any token is forgotten on the way.
    """
    SentForm.objects.filter(user=user, at__lt=timezone.now() - timedelta(days=DAYS)).delete()
    SentForm.objects.bulk_create([SentForm(key=key, user=user)], ignore_conflicts=True)
    return SentForm.objects.select_for_update().get(pk=key)
