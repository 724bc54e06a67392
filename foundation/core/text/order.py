"""Vietnamese text as lists stand in its order: letters first, then tones."""

from foundation.core.typed.texts import clean

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONED = ("aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ")
TONED += ("ưừửữứự", "yỳỷỹýỵ")
FORMS = {form[0]: form for form in TONED}
BASE = str.maketrans({each: chr(65 + n) for n, one in enumerate(LETTERS) for each in FORMS.get(one, one)})
TONE = str.maketrans({each: str(n) for one in LETTERS for n, each in enumerate(FORMS.get(one, one))})


def text_key(text: str) -> str:
    """The text in Vietnamese order, letters before tones: the twin of the SQL function vn_text_key."""
    low = clean(text).lower()
    return f"{low.translate(BASE)}\t{low.translate(TONE)}"


def given_name_key(name: str) -> str:
    """A person's name by given name, family name, middle name: the twin of vn_sort_key."""
    *before, given = clean(name).split(" ")
    return text_key(" ".join([given, *before]))
