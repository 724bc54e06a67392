"""The key to a new account: a code that works once and not for long; only its hash is kept."""

import datetime
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from office.organisation.models.users import User

# Without letters and digits that look alike on paper; sixteen of them cannot be guessed.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
VALID_FOR = datetime.timedelta(days=7)

UNKNOWN = (
    "Mã kích hoạt không đúng. Kiểm tra từng ký tự trên phiếu cấp tài khoản rồi nhập lại; "
    "nếu vẫn không được, đề nghị người cấp phiếu cấp phiếu mới."
)
USED = (
    "Mã kích hoạt này đã được dùng. Nếu chính đồng chí đã dùng, đăng nhập bằng mật khẩu đã đặt; "
    "nếu không, báo ngay cho người cấp phiếu."
)
EXPIRED = "Mã kích hoạt này đã hết hạn. Đề nghị người cấp phiếu cấp phiếu mới."
REPLACED = "Mã kích hoạt này đã được thay bằng mã của phiếu cấp sau. Dùng phiếu cấp sau cùng."
OUTGROWN = (
    "Mã kích hoạt này cấp trước khi tài khoản có thêm vai trò, nên không dùng được nữa. "
    "Đề nghị người đã phân vai trò đó cấp phiếu mới."
)
STOPPED = "Tài khoản này đang ngừng sử dụng. Liên hệ người quản trị hệ thống."


class Invitation(models.Model):
    """Every code ever issued for an account; at most one of them is open."""

    user = models.ForeignKey(User, models.CASCADE, related_name="invitations", verbose_name="người dùng")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    issued_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name="người cấp")
    issued_at = models.DateTimeField("lúc cấp", auto_now_add=True)
    expires_at = models.DateTimeField("hiệu lực đến")
    used_at = models.DateTimeField("lúc dùng", null=True)
    replaced_at = models.DateTimeField("lúc thay", null=True)

    class Meta:
        ordering = ["-issued_at"]
        verbose_name = "phiếu cấp tài khoản"
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at=None, replaced_at=None),
                name="one_open_invitation",
                violation_error_message="Phiếu mới vừa được người khác cấp; xem lại trang người dùng.",
            )
        ]

    def __str__(self):
        return f"{self.issued_at:%d/%m/%Y}"

    @property
    def fault(self):
        """Why the code does not work, as a sentence that says what to do; empty when it works."""
        if not self.user.is_active:
            return STOPPED
        if self.used_at:
            return USED
        if self.replaced_at:
            return REPLACED
        if self.issued_by and not self.issued_by.may_invite(self.user):
            return OUTGROWN
        return EXPIRED if self.expires_at <= timezone.now() else ""

    @property
    def state(self):
        if self.used_at:
            return "Đã dùng"
        if self.replaced_at:
            return "Đã thay bằng phiếu khác"
        return "Hết hạn" if self.expires_at <= timezone.now() else "Chưa dùng"


def spelled(code):
    """A code as it is printed, however it was typed: capitals, spaces and hyphens do not matter."""
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def digest(code):
    return salted_hmac("organisation.invitation", spelled(code), algorithm="sha256").hexdigest()


def issue(user, by=None):
    """(code, invitation): a new code, after which the earlier ones no longer work."""
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    now = timezone.now()
    User.objects.select_for_update().get(pk=user.pk)
    user.invitations.filter(used_at=None, replaced_at=None).update(replaced_at=now)
    made = Invitation.objects.create(user=user, digest=digest(code), issued_by=by, expires_at=now + VALID_FOR)
    return code, made


def find(code):
    """The invitation of the code, or None. Locked, so that two browsers cannot both use it; its account too, so that
    no role is given while it is judged.
    """
    made = Invitation.objects.filter(digest=digest(code))
    User.objects.select_for_update().filter(pk__in=made.values("user")).order_by().first()
    return made.select_for_update(of=["self"]).select_related("user").first()
