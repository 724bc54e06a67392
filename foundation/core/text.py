"""Vietnamese text as the database compares it."""

from foundation.core.typed.texts import clean

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
PLAIN = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz"
TABLE = str.maketrans(LETTERS, PLAIN)


def fold(text: str) -> str:
    """Cleaned, in lower case, without accents, đ as d: the twin of the SQL function vn_fold."""
    return clean(text).lower().translate(TABLE)
