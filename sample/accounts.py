"""One account for each role of the demonstration, with a password made at the load."""

import os
import secrets

from django.conf import settings

from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.naming import remembered

# Without letters and digits that look alike on paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
HEADING = "TÀI KHOẢN DÙNG THỬ – dữ liệu mẫu, mọi cá nhân đều hư cấu"


def make_accounts(accounts):
    """Rows of the table: user name, password, role, scope."""
    root = Unit.objects.get(parent=None)
    with remembered():
        return [make_account(root, described) for described in accounts]


def make_account(root, described):
    username, unit = described["username"], described.get("unit")
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
    user = User.objects.create_user(username, password=password, full_name=described["full_name"])
    scope = Unit.objects.get(name=unit) if unit else root
    grant = Grant.objects.create(user=user, role=described["role"], unit=scope, until=described.get("until"))
    return username, password, grant.get_role_display(), scope.name


def write_table(rows):
    """A file only its owner can read, in the folder of the installation."""
    lines = [("Tên đăng nhập", "Mật khẩu", "Vai trò", "Phạm vi"), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    path = settings.VAR_DIR / "accounts.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write("\n".join([HEADING, "", *(line.rstrip() for line in table), ""]))
    return path
