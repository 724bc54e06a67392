"""The questions of the telephone, as sentences with blanks in braces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.answers import Answering
from questions.blanks import LIST, PERSON, UNIT, TypedBlank
from questions.forms import BlanksForm, CountForm, MonthsForm
from questions.of_list import count, planned, retiring
from questions.of_person import grades, studies, who
from questions.of_unit import deputies, heads, secretaries

BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class PhoneQuestion:
    """`typed` are the blanks filled by a name, of which those `needed` must be; `form` holds the chosen ones."""

    slug: str
    words: str
    answer: Answering
    typed: tuple[TypedBlank, ...] = ()
    form: type[BlanksForm] = BlanksForm
    needed: bool = True

    @property
    def about_person(self) -> bool:
        return any(blank.about_person for blank in self.typed)

    @property
    def names(self) -> set[str]:
        """The parameters that its address may hold."""
        return {blank.name for blank in self.typed} | set(self.form.base_fields)

    def pieces(self) -> Iterator[tuple[str, str]]:
        """(words before a blank, name of the blank); the last has no blank."""
        parts = BLANK.split(self.words)
        yield from zip(parts[::2], [*parts[1::2], ""], strict=True)


QUESTIONS = [
    PhoneQuestion("who", "Đồng chí {person} sinh năm nào, chức vụ, trình độ, số điện thoại?", who, (PERSON,)),
    PhoneQuestion("heads", "{unit}: bí thư, chủ tịch, các phó là ai, từ bao giờ?", heads, (UNIT,)),
    PhoneQuestion(
        "count",
        "Bao nhiêu {sex}, {minority}, dưới {under} tuổi, lý luận chính trị {theory}, chuyên môn {degree},"
        " trong {among}, thuộc {unit}?",
        count,
        (UNIT,),
        CountForm,
        needed=False,
    ),
    PhoneQuestion(
        "retiring",
        "Ai nghỉ hưu trong {months} tháng tới, thuộc {unit}?",
        retiring,
        (UNIT,),
        MonthsForm,
        needed=False,
    ),
    PhoneQuestion("deputies", "{unit} thiếu mấy cấp phó?", deputies, (UNIT,)),
    PhoneQuestion("planned", "Ai được quy hoạch {list}, còn thiếu gì?", planned, (LIST,)),
    PhoneQuestion("studies", "Đồng chí {person} học cao cấp chưa, đang học lớp nào?", studies, (PERSON,)),
    PhoneQuestion("grades", "Xếp loại 3 năm gần nhất của đồng chí {person}?", grades, (PERSON,)),
    PhoneQuestion("secretaries", "Xã nào bí thư kiêm chủ tịch?", secretaries),
]
BY_SLUG = {question.slug: question for question in QUESTIONS}
# Asked as often, and kept nowhere yet: question, and what is lacking.
NOT_ANSWERED = [
    ("Ai sắp hết thời hạn bổ nhiệm?", "hồ sơ chưa ghi thời hạn bổ nhiệm của từng chức vụ"),
    ("Xã nào bí thư không là người địa phương?", "hồ sơ chưa ghi ai là người địa phương"),
]
