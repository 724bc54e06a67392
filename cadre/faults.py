"""What is wrong with a person's data, in one place for a typed record and for an imported row."""

import datetime
import re

from foundation.core.dates import PartialDate
from foundation.sheets.cells import NO_DIGITS
from foundation.sheets.kinds import WARNING, Fault
from foundation.sheets.person_names import MORE_THAN_A_NAME, beside

WHOLE_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
NO_SCHOOLING = "“{said}” là ngày, không phải trình độ giáo dục phổ thông; ghi như 12/12 hoặc 10/10."
JOINING_AGE = 18
LATEST_AGE = 75
# Of those on record whose birth can be right, old leaders included.
OLDEST = 110
TOO_YOUNG = "Ngày sinh {born}: chưa đủ {age} tuổi vào ngày {day:%d/%m/%Y}; kiểm tra lại năm sinh."
TOO_OLD = "Ngày sinh {born}: đã quá {age} tuổi vào ngày {day:%d/%m/%Y}; kiểm tra lại năm sinh."
OTHER_PERSON = "Số CCCD không khớp {what} đã ghi; kiểm tra lại số và hồ sơ"
RETIREMENT = ("retirement_month", "retirement_reason", "retirement_paper_no", "retirement_paper_on")
ONLY_WOMEN = "Lý do này chỉ dùng cho cán bộ nữ; chọn lý do khác."
NOT_ALL = "Ghi đủ tháng nghỉ hưu, lý do, số và ngày văn bản, hoặc để trống cả bốn mục."


def faults(facts, day):
    """Faults of a person's cleaned values by field name; a field that is absent is not judged.

    `day` is the day the data speak of: today for a typed record, the day of the file for a row.
    """
    return [fault for rule in RULES for fault in rule(facts, day)]


def name_and_sex(facts, day):
    if facts.get("full_name") == "":
        yield Fault("full_name", "Thiếu họ tên; ghi họ và tên khai sinh.")
    elif any(map(str.isdigit, facts.get("full_name", ""))):
        yield Fault("full_name", NO_DIGITS)
    elif odd := beside(facts.get("full_name", "")):
        yield Fault("full_name", MORE_THAN_A_NAME.format(text=facts["full_name"], odd=odd))
    if facts.get("sex") == "":
        yield Fault("sex", "Thiếu giới tính; ghi ngày sinh vào cột Nam hoặc cột Nữ, hoặc ghi cột Giới tính.")


def birth(facts, day):
    born = facts.get("birth")
    if not born:
        return
    if born.first_day > day:
        yield Fault("birth", f"Ngày sinh {born} ở tương lai; kiểm tra lại năm sinh.")
    elif earliest_birthday(born, JOINING_AGE) > day:
        yield Fault("birth", TOO_YOUNG.format(born=born, age=JOINING_AGE, day=day))
    elif born.last_day.year + OLDEST < day.year:
        yield Fault("birth", TOO_OLD.format(born=born, age=OLDEST, day=day))
    elif born.precision == "year":
        reason = "Chỉ có năm sinh; giữ nguyên, các nội dung cần ngày sẽ ghi thiếu dữ liệu"
        yield Fault("birth", reason, WARNING)


def schooling(facts, day):
    """Excel makes a day of 12/12; where its cell shows the year too, nobody knows any longer what was typed."""
    said = facts.get("general_education") or ""
    if WHOLE_DAY.fullmatch(said):
        yield Fault("general_education", NO_SCHOOLING.format(said=said))


def party_joining(facts, day):
    joined, born = facts.get("party_joined_on"), facts.get("birth")
    if not joined:
        return
    if joined.first_day > day:
        yield Fault("party_joined_on", f"Ngày vào Đảng {joined} ở tương lai; kiểm tra lại năm.")
    elif born and joined.last_day < earliest_birthday(born, JOINING_AGE):
        yield Fault(
            "party_joined_on", f"Ngày vào Đảng trước khi đủ {JOINING_AGE} tuổi; kiểm tra lại hai ngày."
        )


def party_official(facts, day):
    official, joined = facts.get("party_official_on"), facts.get("party_joined_on")
    if not official:
        return
    if joined and official < joined:
        yield Fault("party_official_on", "Ngày chính thức phải sau ngày vào Đảng; kiểm tra lại hai ngày.")
    elif official.first_day > day:
        reason = "Ngày chính thức sau ngày lấy số liệu: ghi là đảng viên dự bị"
        yield Fault("party_official_on", reason, WARNING)


def retirement(facts, day):
    """A month of retirement of the person's own stands with its paper, and is one that a person can reach."""
    given = [name for name in RETIREMENT if facts.get(name)]
    month, paper = facts.get("retirement_month"), facts.get("retirement_paper_on")
    if given and len(given) < len(RETIREMENT):
        yield Fault(given[0], NOT_ALL)
    if month and month.precision != "month":
        yield Fault("retirement_month", f"Tháng nghỉ hưu {month} chưa đúng dạng; ghi mm/yyyy, ví dụ 05/2030.")
    elif month:
        yield from reachable(month, facts.get("birth"), day)
    if facts.get("retirement_reason") == "women_60" and facts.get("sex") == "M":
        yield Fault("retirement_reason", ONLY_WOMEN)
    if paper and (paper.precision != "day" or paper.first_day > day):
        why = "ở tương lai" if paper.first_day > day else "chưa đủ ngày, tháng, năm"
        yield Fault("retirement_paper_on", f"Ngày văn bản về nghỉ hưu {paper} {why}; ghi theo văn bản.")


def reachable(month, born, day):
    """Without a birth no more than that somebody who serves on the day can reach it."""
    earliest, latest = (
        (born, born) if born else (PartialDate.of(day.year - LATEST_AGE), PartialDate.of(day.year))
    )
    if month.last_day < earliest_birthday(earliest, JOINING_AGE):
        age = f"trước khi đủ {JOINING_AGE} tuổi"
    elif month.first_day > earliest_birthday(latest, LATEST_AGE):
        age = f"sau khi đủ {LATEST_AGE} tuổi"
    else:
        return
    yield Fault("retirement_month", f"Tháng nghỉ hưu {month} {age}; kiểm tra lại tháng và ngày sinh.")


def numbers(facts, day):
    for column, label, length in [("citizen_id", "Số CCCD", 12), ("party_card_no", "Số thẻ đảng viên", 8)]:
        number = facts.get(column) or ""
        digits = sum(char.isdigit() for char in number)
        if number and not (number.isdecimal() and number.isascii()):
            yield Fault(column, f"{label} có ký tự không phải chữ số, chỉ có {digits} chữ số (phải {length})")
        elif number and digits != length:
            yield Fault(column, f"{label} có {digits} chữ số (phải {length})")


def says_of_its_owner(facts, day):
    """The fourth digit of the number tells sex and century, the next two the year; a card may be wrong, so may we."""
    number, sex, born = facts.get("citizen_id") or "", facts.get("sex"), facts.get("birth")
    if not (len(number) == 12 and number.isdecimal()) or number[3] not in "0123":
        return
    century, digit = divmod(int(number[3]), 2)
    year = 1900 + 100 * century + int(number[4:6])
    wrong = ["giới tính"] if sex and sex != "MF"[digit] else []
    wrong += ["năm sinh"] if born and born.first_day <= day and born.year != year else []
    if wrong:
        yield Fault("citizen_id", OTHER_PERSON.format(what=", ".join(wrong)), WARNING)


def earliest_birthday(born, age):
    """The first day on which someone born then can have reached the age."""
    year, month, day = born.year + age, born.month or 1, born.day or 1
    if (month, day) == (2, 29):
        return PartialDate.of(year, 2).last_day
    return datetime.date(year, month, day)


RULES = [
    name_and_sex,
    birth,
    schooling,
    party_joining,
    party_official,
    retirement,
    numbers,
    says_of_its_owner,
]
