"""Letters of other alphabets that nobody can tell from a Latin one, in a word that is meant to be Vietnamese."""

import re
import unicodedata

CYRILLIC = dict(zip("АаВЕеКкМНОоРрСсТУуХхІіЈјЅѕһԁԛԝѵӏҮү", "AaBEeKkMHOoPpCcTYyXxIiJjSshdqwvlYy", strict=True))
# Small Greek letters are signs of science, but for the one that is drawn as "o".
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧ", "ABEZHIKMNOoPTYX", strict=True))
PHONETIC = dict(zip("ɑɡı", "agi", strict=True))
TWINS = {ord(letter): twin for letter, twin in {**CYRILLIC, **GREEK, **PHONETIC}.items()}
# In lower case, for folding what was folded: a capital and its small letter need not be drawn alike.
FOLDED = {chr(letter): twin for letter, twin in TWINS.items() if chr(letter).islower()}
FOLDED |= {chr(letter).lower(): twin.lower() for letter, twin in TWINS.items() if chr(letter).isupper()}
SOME = re.compile(f"[{''.join(map(chr, TWINS))}\u0370-\u0377\u0386-\u03ce\u0400-\u052f]")
WORDS = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
REFUSED = (
    "Chữ “{word}” có chữ cái của bảng chữ khác ({letters}) trông giống chữ Việt; xóa rồi gõ lại chữ này."
)


def may_look_alike(text: str) -> bool:
    """Whether any letter of the text is of another alphabet."""
    return SOME.search(text) is not None


def look_alikes(text: str) -> dict[str, str]:
    """{word: how it would be in Latin letters} of the words that only seem to be written in Latin letters.

    A word with a letter that has no Latin twin is of the other language, and is left to it.
    """
    if not may_look_alike(text):
        return {}
    read = {word: as_latin(word) for word in WORDS.findall(unicodedata.normalize("NFC", text))}
    return {word: latin for word, latin in read.items() if latin != word and not SOME.search(latin)}


def in_latin(text: str) -> str:
    """The text with every such word in Latin letters; words of another language stay."""
    for word, latin in look_alikes(text).items():
        text = re.sub(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", latin, text)
    return text


def as_latin(text: str) -> str:
    """The text with every such letter as its Latin twin, accents kept."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TWINS))


def refusal(text: str) -> str:
    """The sentence for whoever typed such a word, empty where there is none."""
    for word, latin in look_alikes(text).items():
        letters = ", ".join(dict.fromkeys(was for was, now in zip(word, latin, strict=False) if was != now))
        return REFUSED.format(word=word, letters=letters)
    return ""
