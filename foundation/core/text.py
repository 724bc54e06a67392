"""Vietnamese text as the database compares it."""

import unicodedata

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
PLAIN = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz"
TABLE = str.maketrans(LETTERS, PLAIN)


def fold(text: str) -> str:
    """Lower case without accents, đ as d: the twin of the SQL function vn_fold."""
    return unicodedata.normalize("NFC", text).lower().translate(TABLE)
