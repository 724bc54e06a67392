"""Which passwords are refused: too short, too long, or hardly more than words that everybody tries first.

Nothing is asked about capitals, digits and signs.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from foundation.core.text import fold
from office.organisation.models.office import Office
from office.organisation.models.structure import Unit

SHORTEST, LONGEST = 12, 128
WORDS = Path(__file__).parent / "data" / "common_passwords.txt"
# So many letters must be left of a password without its common words; two digits count as one.
LEFT = 6
# Shorter words are parts of too many others.
SHORTEST_WORD = 4
READ_AS = str.maketrans("@$0134!5", "asoieais")
KINDS = re.compile(r"^(xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|tinh|dang bo|chi bo|dang uy) ")


class Length:
    def validate(self, password, user=None):
        if len(password) < SHORTEST:
            raise ValidationError(
                f"Mật khẩu quá ngắn; cần ít nhất {SHORTEST} ký tự. Vài từ không liên quan ghép lại thì dài mà dễ nhớ."
            )
        if len(password) > LONGEST:
            raise ValidationError(f"Mật khẩu dài quá {LONGEST} ký tự; đặt ngắn lại.")

    def get_help_text(self):
        return f"Mật khẩu cần từ {SHORTEST} đến {LONGEST} ký tự; không bắt buộc chữ hoa, chữ số hay dấu."


class Common:
    """Refuses what is tried first in this country, and Django's list of what is tried first elsewhere."""

    def __init__(self):
        self.elsewhere = CommonPasswordValidator()

    def validate(self, password, user=None):
        listed = password.lower().strip() in self.elsewhere.passwords
        if listed or is_hardly_more_than(password, common_words()):
            raise ValidationError("Mật khẩu này nhiều người dùng nên dễ bị đoán. Đặt mật khẩu khác.")

    def get_help_text(self):
        return "Không dùng mật khẩu phổ biến như matkhau…, 123456…, tên tỉnh, huyện kèm năm."


class Named:
    """Refuses what is hardly more than names of the office, of units, of the account and whose it is."""

    def validate(self, password, user=None):
        if is_hardly_more_than(password, {*names(user), *common_words()}):
            raise ValidationError(
                "Mật khẩu chỉ gồm tên cơ quan, đơn vị, tên đăng nhập hoặc họ tên nên dễ bị đoán. Đặt mật khẩu khác."
            )

    def get_help_text(self):
        return "Không lấy tên cơ quan, đơn vị, tên đăng nhập, họ tên làm mật khẩu."


@cache
def common_words() -> frozenset[str]:
    lines = WORDS.read_text().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def names(user) -> Iterator[str]:
    """As they would be typed: with and without what kind of unit it is, whole and in words."""
    of_user = [getattr(user, name, "") or "" for name in ("username", "full_name", "email")]
    units = Unit.objects.values_list("name", flat=True)
    offices = Office.objects.values_list("unit__name", flat=True)
    for name in {*of_user, *units, *offices}:
        folded = fold(name)
        yield from (bare(each) for each in (folded, KINDS.sub("", folded)))
    for name in of_user:
        yield from (bare(each) for each in re.split(r"[\W_]+", fold(name)))


def bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def is_hardly_more_than(password: str, words: Iterable[str]) -> bool:
    """Whether so little is left without the words, read plainly or with @ for a and 0 for o."""
    known = sorted({word for word in words if len(word) >= SHORTEST_WORD}, key=len, reverse=True)
    return any(hardly(bare(typed), known) for typed in (password, fold(password).translate(READ_AS)))


def hardly(typed: str, known: list[str]) -> bool:
    left = typed
    for word in known:
        left = left.replace(word, " ")
    digits = sum(letter.isdigit() for letter in left)
    return left != typed and len(left.replace(" ", "")) - digits + digits // 2 < LEFT
