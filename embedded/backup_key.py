"""A key pair for the backups of a trial: beside the data, so it proves that a backup opens, and protects nothing."""

import os

from pyrage.x25519 import Identity

from embedded.refusal import told

REMARK = (
    "# Khóa riêng để mở bản sao lưu của bản dùng thử này; khi làm thật, khóa riêng cất ở nơi khác máy này.\n"
)


def backup_key(folder):
    """Variables of backups, where none are set: made at the first start, readable by its account alone."""
    if any(os.environ.get(name) for name in ("CADRE_BACKUP_KEY", "CADRE_BACKUP_KEY_FILE")):
        return {}
    private, public = folder / "backup-key.txt", folder / "backup-key.pub"
    with told():
        if not public.exists():
            made = Identity.generate()
            _write(private, f"{REMARK}{made}\n")
            _write(public, f"{made.to_public()}\n")
        return {"CADRE_BACKUP_KEY": public.read_text().strip(), "CADRE_BACKUP_IDENTITY_FILE": str(private)}


def _write(path, text):
    made = path.with_suffix(".new")
    with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    made.rename(path)
