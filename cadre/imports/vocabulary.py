"""The office's short ways of writing levels, languages and reasons of leaving, read through tables."""

import datetime
import re
from functools import cache, lru_cache

from cadre.models.facts import Qualification
from cadre.reference import shipped
from foundation.sheets.cells import BadCell, clean_text, folded_words

Kind = Qualification.Kind
# Kind, level where there are levels, and what is said beside it.
Found = tuple[str, int | None, str]
# Different texts of a column; a roster repeats few.
REMEMBERED = 5000
SEVERAL = re.compile(r"\s*[;,+]\s*")
LISTED = re.compile(r"\s*[,;+\n]\s*|\s+và\s+")
UNKNOWN_DEGREE = (
    "Trình độ chuyên môn “{text}” chưa rõ mức; ghi Sơ cấp, Trung cấp, Cao đẳng, Đại học, Thạc sĩ "
    "hoặc Tiến sĩ trước chuyên ngành."
)
DECISION = re.compile(
    r"(?:(?:qđ|quyết định)?\s*(?:số)?\s*:?\s*)?([\w.]+\s*[-/][\w\-/.đĐ]+)"
    r"(?:\s*[,;.]?\s*(?:ngày)?\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}))?\s*",
    re.IGNORECASE,
)


@cache
def folded(name: str) -> frozenset[str]:
    return frozenset(folded_words(word) for word in shipped("words")[name])


@cache
def levels(name: str) -> dict[str, int]:
    """Folded words → level, the longest words first."""
    pairs = [
        (folded_words(word), int(level)) for level, words in shipped("words")[name].items() for word in words
    ]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def is_nothing(text: str) -> bool:
    return folded_words(text) in folded("nothing") or not folded_words(text)


@lru_cache(REMEMBERED)
def degrees(text: str) -> list[Found]:
    """(kind, level, major) for each degree of a cell: "Đại học Luật; Thạc sĩ Quản lý công"."""
    if is_nothing(text):
        return []
    parts = []
    for part in SEVERAL.split(text):
        if parts and _degree(part) is None:
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    if not _degree(parts[0]):
        raise BadCell(UNKNOWN_DEGREE.format(text=text))
    return [(Kind.DEGREE, *_degree(part)) for part in parts]


def _degree(text):
    """(level, major) of a text that begins with a level, else None."""
    words = text.split()
    for length in range(min(4, len(words)), 0, -1):
        beginning = " ".join(words[:length])
        level = levels("degree").get(folded_words(beginning))
        if level:
            major = " ".join(words[length:]).strip(" ,:-–.()")
            kept = folded_words(beginning) in folded("kept_in_major")
            return level, f"{beginning} {major}".strip() if kept else major
    return None


@lru_cache(REMEMBERED)
def theory(text: str) -> list[Found]:
    return _leveled(text, Kind.THEORY, "Lý luận chính trị", "Sơ cấp, Trung cấp, Cao cấp hoặc Cử nhân")


@lru_cache(REMEMBERED)
def state(text: str) -> list[Found]:
    known = "Cán sự, Chuyên viên, Chuyên viên chính hoặc Chuyên viên cao cấp"
    return _leveled(text, Kind.STATE, "Quản lý nhà nước", known)


def _leveled(text, kind, label, known):
    if is_nothing(text):
        return []
    words = folded_words(text)
    for about in sorted(folded(f"{kind}_about"), key=len, reverse=True):
        words = words.removeprefix(f"{about} ").removesuffix(f" {about}")
    level = levels(str(kind)).get(words)
    if level is None:
        raise BadCell(f"{label} “{text}” chưa rõ mức; ghi {known}.")
    return [(kind, level, "")]


@lru_cache(REMEMBERED)
def languages(text: str) -> list[Found]:
    """A foreign language, or one of the ethnic minorities' own."""
    if is_nothing(text):
        return []
    return [(_language_kind(part), None, part) for part in LISTED.split(text) if part]


def _language_kind(text):
    words = folded_words(text)
    own = folded("ethnic_languages")
    return Kind.ETHNIC if words in own or words.removeprefix("tieng ") in own else Kind.LANGUAGE


@lru_cache(REMEMBERED)
def computing(text: str) -> list[Found]:
    if is_nothing(text):
        return []
    details = {folded_words(short): full for short, full in shipped("words")["details"].items()}
    return [(Kind.IT, None, details.get(folded_words(text), text))]


@cache
def _leaving_forms():
    return {
        folded_words(word): form
        for form, words in shipped("words")["leaving_forms"].items()
        for word in words
    }


def leaving_form(text: str) -> str:
    if not text:
        return ""
    form = _leaving_forms().get(folded_words(text))
    if form is None:
        raise BadCell(f"Hình thức “{text}” chưa rõ; ghi Nghỉ hưu, Chuyển công tác, Điều động, Từ trần …")
    return form


def decision(text: str) -> tuple[str, datetime.date | None]:
    """(number, day) of "Số 926-QĐ/HU, ngày 12/12/2016"; what does not read so is kept whole as the number."""
    text = clean_text(text)
    match = DECISION.fullmatch(text)
    if not match:
        return text, None
    number, day, month, year = match.groups()
    if year is None:
        return number, None
    try:
        return number, datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadCell(f"Ngày quyết định {day}/{month}/{year} không có thật; kiểm tra lại.") from error
