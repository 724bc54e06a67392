"""The two keys of a backup: the public one encrypts, the private one, kept elsewhere, opens. Both are of age."""

import pyrage
from django.conf import settings
from pyrage.x25519 import Identity, Recipient

from upkeep.backups.refusals import BackupRefused

PRIVATE = "AGE-SECRET-KEY-"
NO_KEY = (
    "Chưa sao lưu được: chưa có khóa công khai. Tạo cặp khóa (docs/installation.md), đặt CADRE_BACKUP_KEY, "
    "cất khóa riêng ở nơi khác máy này."
)
BAD_KEY = "CADRE_BACKUP_KEY không phải khóa công khai age (bắt đầu bằng age1…); chép lại đủ cả dòng."
NO_IDENTITY = "Cần khóa riêng để mở bản sao lưu: ghi --identity TỆP, hoặc đặt CADRE_BACKUP_IDENTITY_FILE."
BAD_IDENTITY = "Trong {} không có khóa riêng age (dòng bắt đầu bằng AGE-SECRET-KEY-); kiểm tra lại tệp khóa."


def recipient() -> Recipient:
    """Whom backups are encrypted to. Raises BackupRefused without a key."""
    if not settings.BACKUP_KEY:
        raise BackupRefused(NO_KEY)
    try:
        return Recipient.from_str(settings.BACKUP_KEY.strip())
    except pyrage.RecipientError as error:
        raise BackupRefused(BAD_KEY) from error


def identity(text: str, where: str = "CADRE_BACKUP_IDENTITY") -> Identity:
    """The private key in the text of a key file, which may have remarks beside it. Raises BackupRefused."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith(PRIVATE)]
    if not text.strip():
        raise BackupRefused(NO_IDENTITY)
    try:
        return Identity.from_str(lines[0])
    except (IndexError, pyrage.IdentityError) as error:
        raise BackupRefused(BAD_IDENTITY.format(where)) from error


def key_pair() -> tuple[str, str]:
    """(private, public) of a new pair."""
    made = Identity.generate()
    return str(made), str(made.to_public())
