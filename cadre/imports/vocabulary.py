"""The office's short ways of writing levels, languages and reasons of leaving, read through tables."""

import datetime
import re
from functools import cache, lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from cadre.models.facts import EQUIVALENT, PostHeld, Qualification
from cadre.reference import shipped
from foundation.sheets.cells import BadCell, clean_text, folded_words
from foundation.sheets.several import by_lines, has_bullets, listed

Kind = Qualification.Kind
# Kind, level where there are levels, and what is said beside it.
Found = tuple[str, int | None, str]
# Different texts of a column; a roster repeats few.
REMEMBERED = 5000
BETWEEN_LANGUAGES = re.compile(r"\s*[,+]\s*|\s+và\s+")
SEVERAL = re.compile(r"\s*[;,+]\s*")
JOINED = re.compile(r"[\s,;/+&]+(?:và\s*)?$")
# "ĐHSP", "CĐ.SP": the short word for the level with those of the subject behind it.
GLUED = re.compile(r"(ĐH|CĐ|TC)\.?(?=[A-ZĐƯ])(\w+)")
# A level that is the name of a school or of a part of a subject is no degree of its own.
OF_A_SCHOOL = re.compile(
    r"(?:trường|học viện|hệ|bậc|trình độ|tại|tương đương|liên thông|từ|lên)$", re.IGNORECASE
)
# The sentence of the form's own box.
SHORT_DETAIL = MaxLengthValidator(Qualification._meta.get_field("detail").max_length)
SHORT_NUMBER = MaxLengthValidator(PostHeld._meta.get_field("leaving_decision_no").max_length)
UNKNOWN_DEGREE = (
    "Trình độ chuyên môn “{text}” chưa rõ mức; ghi Sơ cấp, Trung cấp, Cao đẳng, Đại học, Thạc sĩ "
    "hoặc Tiến sĩ trước chuyên ngành."
)
NOT_YET_HELD = re.compile(r"\b(?:dang (?:theo )?hoc|chua (?:bao ve|tot nghiep|co bang)|du kien)\b")
STUDYING = (
    "Trình độ chuyên môn “{text}” có bằng chưa được cấp; ở ô này chỉ ghi bằng đã có, "
    "lớp đang học ghi ở danh sách đào tạo."
)
MIXED = "Trình độ chuyên môn “{text}” ghi cả mức khác sau dấu “/”; ghi mỗi loại trình độ ở cột của nó."
NO_LEAVING_FORM = (
    "Thiếu hình thức nghỉ, chuyển; ghi ở một cột, hoặc ở tên danh sách như “Danh sách cán bộ nghỉ hưu”."
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
    if NOT_YET_HELD.search(folded_words(text)):
        raise BadCell(STUDYING.format(text=clean_text(text)))
    parts: list[str] = []
    for thing in by_lines(text):
        for place, part in enumerate(SEVERAL.split(thing)):
            if parts and _degree(part) is None:
                parts[-1] += f", {part}" if place or has_bullets(text) else f" {part}"
            else:
                parts.append(part)
    if not parts or not _degree(parts[0]):
        raise BadCell(UNKNOWN_DEGREE.format(text=clean_text(text)))
    found = [(Kind.DEGREE, *_degree(each)) for part in parts for each in _told_apart(part)]
    if any(names_other(detail) for *_, detail in found):
        raise BadCell(MIXED.format(text=clean_text(text)))
    return fitting(found)


def names_other(detail: str) -> bool:
    """Whether the subject of a degree goes on, behind a slash, with another degree or level of another kind."""
    behind = [part.strip() for part in detail.split("/")[1:]]
    return any(_degree(part) or _level(Kind.THEORY, part) or _level(Kind.STATE, part) for part in behind)


def fitting(found: list[Found]) -> list[Found]:
    """Each of them once. Raises BadCell where one is longer than it can be kept."""
    for *_, detail in found:
        refuse_longer(SHORT_DETAIL, detail)
    return list(dict.fromkeys(found))


def refuse_longer(short: MaxLengthValidator, text: str) -> None:
    try:
        short(text)
    except ValidationError as error:
        raise BadCell(" ".join(error.messages)) from error


def _told_apart(part):
    """A text of degrees without a sign between them: the next begins at the next word that names a level.

    Nothing between two levels means one degree ("Cử nhân đại học Luật"), and short words are of the subject ("ĐH TC").
    """
    start, words = 0, list(re.finditer(r"[^\W\d_]+", part))
    for place, word in enumerate(words):
        before = JOINED.sub("", part[start : word.start()])
        if names_level(part, words[place : place + 4]) and is_whole(before):
            yield before
            start = word.start()
    yield part[start:].strip()


def names_level(part: str, words: list[re.Match]) -> bool:
    """Whether the first of the words, or the first few, name a level."""
    return any(folded_words(part[words[0].start() : last.end()]) in spelt_out() for last in words)


def is_whole(before: str) -> bool:
    """Whether what stands before the next level is a degree with its subject."""
    if before.count("(") != before.count(")") or OF_A_SCHOOL.search(before):
        return False
    sooner = _degree(before)
    return bool(sooner and sooner[1]) and folded_words(before) not in levels("degree")


@cache
def spelt_out() -> frozenset[str]:
    """The words of levels that are written out, or can be nothing else: not those that stay with the subject."""
    words = [word for words in shipped("words")["degree"].values() for word in words]
    told = {folded_words(word) for word in words if " " in word} | {"dh", "cd", "ths"}
    return frozenset(told - folded("kept_in_major"))


def _degree(text):
    """(level, major) of a text that begins with a level, else None."""
    text = GLUED.sub(_apart, text, count=1) if GLUED.match(text) else text
    words = list(re.finditer(r"\w+", text))
    for length in range(min(4, len(words)), 0, -1):
        beginning, rest = text[: words[length - 1].end()], text[words[length - 1].end() :]
        level = levels("degree").get(folded_words(beginning))
        if level:
            major = rest.strip(" ,:-–.")
            major = major[1:-1] if re.fullmatch(r"\([^()]*\)", major) else major
            kept = folded_words(beginning) in folded("kept_in_major")
            return level, f"{beginning} {major}".strip() if kept else major
    return None


def _apart(glued):
    subject = shipped("words")["glued"].get(glued.group(2), glued.group(2))
    return f"{glued.group(1)} {subject}"


@lru_cache(REMEMBERED)
def theory(text: str) -> list[Found]:
    return _leveled(text, Kind.THEORY, "Lý luận chính trị", "Sơ cấp, Trung cấp, Cao cấp hoặc Cử nhân")


@lru_cache(REMEMBERED)
def defence(text: str) -> list[Found]:
    """The group of learners that a class on defence and security was for."""
    return _leveled(text, Kind.DEFENCE, "Quốc phòng, an ninh", "Đối tượng 1, 2, 3 hoặc 4")


@lru_cache(REMEMBERED)
def state(text: str) -> list[Found]:
    known = "Cán sự, Chuyên viên, Chuyên viên chính hoặc Chuyên viên cao cấp"
    return _leveled(text, Kind.STATE, "Quản lý nhà nước", known)


def _leveled(text, kind, label, known):
    if is_nothing(text):
        return []
    found = [_named(kind, each) for each in listed(text)]
    if not all(found):
        # One level over two lines.
        found = [_named(kind, " ".join(listed(text)))]
    if not all(found):
        raise BadCell(f"{label} “{clean_text(text)}” chưa rõ mức; ghi {known}.")
    return [(kind, *each) for each in dict.fromkeys(found)]


def _named(kind, text):
    """(level, what stands beside it) that a text names; of political theory also one that a paper confirms."""
    level = _level(kind, text)
    if level or kind != Kind.THEORY:
        return level and (level, "")
    words = f" {folded_words(text)} "
    said = next((each for each in equivalents() if f" {each} " in words), None)
    level = said and _level(kind, words.replace(f" {said} ", " "))
    return level and (level, EQUIVALENT)


@cache
def equivalents() -> list[str]:
    """How a paper that confirms a level is called, the longest first."""
    return sorted(folded("theory_equivalent"), key=len, reverse=True)


def _level(kind, text):
    words = folded_words(text)
    for about in sorted(folded(f"{kind}_about"), key=len, reverse=True):
        words = words.removeprefix(f"{about} ").removesuffix(f" {about}")
    return levels(str(kind)).get(words)


@lru_cache(REMEMBERED)
def languages(text: str) -> list[Found]:
    """A foreign language, or one of the ethnic minorities' own."""
    if is_nothing(text):
        return []
    parts = [part for thing in listed(text) for part in BETWEEN_LANGUAGES.split(thing) if part]
    return fitting([(_language_kind(part), None, part) for part in parts])


def _language_kind(text):
    words = folded_words(text)
    own = folded("ethnic_languages")
    return Kind.ETHNIC if words in own or words.removeprefix("tieng ") in own else Kind.LANGUAGE


@lru_cache(REMEMBERED)
def computing(text: str) -> list[Found]:
    if is_nothing(text):
        return []
    details = {folded_words(short): full for short, full in shipped("words")["details"].items()}
    named = [(Kind.IT, None, details.get(folded_words(each), each)) for each in by_lines(text)]
    return fitting(named)


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


def leaving_form_of_title(title: str) -> str:
    """The one form of leaving that a title names, as "DANH SÁCH CÁN BỘ NGHỈ HƯU" does."""
    words = f" {folded_words(title)} "
    forms = {form for said, form in _leaving_forms().items() if " " in said and f" {said} " in words}
    if len(forms) != 1:
        raise BadCell(NO_LEAVING_FORM)
    return forms.pop()


def decision(text: str) -> tuple[str, datetime.date | None]:
    """(number, day) of "Số 926-QĐ/HU, ngày 12/12/2016"; what does not read so is kept whole as the number."""
    text = clean_text(text)
    match = DECISION.fullmatch(text)
    number, day, month, year = match.groups() if match else (text, None, None, None)
    refuse_longer(SHORT_NUMBER, number)
    if year is None:
        return number, None
    try:
        return number, datetime.date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadCell(f"Ngày quyết định {day}/{month}/{year} không có thật; kiểm tra lại.") from error
