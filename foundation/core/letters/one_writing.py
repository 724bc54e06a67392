"""Letters, digits and signs that are one and the same to a reader, and how each is kept. SQL: clean_text."""

import re

# The digits of other scripts that keyboards, telephones and "fonts" of social networks offer, by their zero.
ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\u0ed0\u1040\u17e0\U0001d7ce\U0001d7d8\U0001d7e2\U0001d7ec\U0001d7f6"
# The wide forms of East Asian keyboards; not their apostrophe and hyphen, which names keep as they were written.
WIDE = [chr(code) for code in range(0xFF01, 0xFF5F) if code not in (0xFF07, 0xFF0D)]
# Letters of other alphabets that old keyboards wrote for Đ.
ETHS = dict(zip("ÐƉðɖ", "ĐĐđđ", strict=True))
ONE_WRITING = {
    **{ord(eth): letter for eth, letter in ETHS.items()},
    **{ord(zero) + digit: str(digit) for zero in ZEROS for digit in range(10)},
    **{ord(wide): chr(ord(wide) - 0xFEE0) for wide in WIDE},
}
# Fillers of other scripts (Hangul, Khmer, Braille) print nothing and would make a second name that looks the same.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Words of letters that have one writing only, one space between two.
PLAIN_WORD = "[!-~¡-¬®-ÏÑ-ïñ-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ–’“”]+"
PLAIN = re.compile(f"{PLAIN_WORD}(?: {PLAIN_WORD})*")
