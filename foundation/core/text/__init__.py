"""Vietnamese text as the database compares it."""

from foundation.core.letters.look_alikes import FOLDED
from foundation.core.letters.tones import one_tone
from foundation.core.parameters import BadParameter
from foundation.core.typed.texts import clean

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
PLAIN = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyz"
# Of other alphabets, but drawn as these.
DRAWN_ALIKE, AS = "".join(FOLDED), "".join(FOLDED.values())
HYPHENS = "-‐‑‒–—―−﹘﹣－"  # noqa: RUF001  (they are meant)
APOSTROPHES = "'`´ʹʻʼʽˈʾʿ‘’‚‛′‵＇"  # noqa: RUF001
TABLE = str.maketrans(LETTERS + DRAWN_ALIKE, PLAIN + AS)
SIGNS = str.maketrans(HYPHENS, " " * len(HYPHENS), APOSTROPHES)
OF_NAMES = str.maketrans(LETTERS + DRAWN_ALIKE + HYPHENS, PLAIN + AS + " " * len(HYPHENS), APOSTROPHES)
NOTHING_TO_FIND = "Câu tìm không có chữ hay số nào; gõ lại."


def fold(text: str) -> str:
    """Cleaned, in lower case, without accents, đ as d, letters drawn like Latin ones as these; other signs stay."""
    return clean(text).lower().translate(TABLE)


def fold_name(text: str) -> str:
    """As names are searched and compared: folded, without apostrophes, a hyphen as a space.

    H’Bia is hbia, Y-Blut is y blut. The twin of the SQL function vn_fold.
    """
    return " ".join(clean(text).lower().translate(OF_NAMES).split())


def adds_nothing(name: str, known: str) -> bool:
    """Whether a name differs from the known one by capitals, signs, the place of a tone or left out accents alone."""
    said, old = (" ".join(one_tone(clean(each).lower()).translate(SIGNS).split()) for each in (name, known))
    return said == old or (said.isascii() and said == fold_name(known))


def needle(text: str) -> str:
    """What is looked for in folded names. Raises BadParameter where only signs were typed, which all would fit."""
    folded = fold_name(text)
    if not folded:
        raise BadParameter(NOTHING_TO_FIND)
    return folded
