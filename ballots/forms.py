"""What is typed of a count, from its signed minutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from django import forms
from django.db.models import Max

from ballots.models import FIGURES, BallotCount, Choice, Slip, sum_faults
from cadre.models.people import Cadre
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.scope.rows import OTHERS_ACT, conflicted_people
from foundation.core.text import fold_name
from foundation.core.typed.forms import PlainForm

NO_NAME = "Chọn đồng chí, hoặc ghi họ và tên người do hội nghị giới thiệu thêm."
TOO_MANY = "Đồng ý {votes} phiếu, nhiều hơn {valid} phiếu hợp lệ."
NOT_ALL = "Đồng ý, không đồng ý và không có ý kiến cộng lại là {sum}, phải bằng {valid} phiếu hợp lệ."
BEFORE_THE_MEETING = "Ngày biên bản không được trước ngày họp."
AGAINST = ("votes_against", "votes_blank")
MOST_LINES = 200
MOST_DIGITS = 5
# Of a line copied from a sheet the cells are told apart by a blank alone.
SEPARATORS = re.compile(r"[;\s]+")


class BallotCountForm(ScopedForm):
    class Meta:
        model = BallotCount
        fields = ["unit", "conference", "slip", "subject", "met_on", *FIGURES, "minutes_no", "minutes_on"]
        field_classes = dict.fromkeys(("met_on", "minutes_on"), PastDayField)
        help_texts = {
            "subject": "Ví dụ: giới thiệu quy hoạch Ban Chấp hành nhiệm kỳ 2025–2030. Không ghi họ tên.",
            "minutes_no": "Để trống khi biên bản không có số.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, sentence in sum_faults(cleaned).items():
            self.add_error(name, sentence)
        days = [cleaned.get("met_on"), cleaned.get("minutes_on")]
        if None not in days and days[1] < days[0]:
            self.add_error("minutes_on", BEFORE_THE_MEETING)
        return cleaned


def vote_fault(count: BallotCount, votes_for: int, *others: int | None) -> str:
    """What does not fit the count of the votes for one person; empty where they fit."""
    if votes_for > count.valid:
        return TOO_MANY.format(votes=votes_for, valid=count.valid)
    every = votes_for + sum(each or 0 for each in others)
    if count.slip == Slip.VOTING and every != count.valid:
        return NOT_ALL.format(sum=every, valid=count.valid)
    return ""


def names_of_others(user: Any) -> set[str]:
    """Whose votes somebody else types: those of the user and of relatives, by their names as searched."""
    hidden = conflicted_people(user)
    return set(Cadre.objects.filter(pk__in=hidden).values_list("name_fold", flat=True)) if hidden else set()


class ChoiceForm(ScopedForm):
    """One person of a count. Who is on record is chosen; a name alone is that of somebody the meeting wrote in."""

    also_checked = ("count",)

    class Meta:
        model = Choice
        fields = ["cadre", "name", "written_in", "votes_for", *AGAINST]

    def __init__(self, *args: Any, count: BallotCount | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if count:
            self.instance.count = count
            last = count.choices.aggregate(last=Max("ordinal"))["last"]
            self.instance.ordinal = (last or 0) + 1
        self.fields["name"].required = False
        if self.instance.count.slip == Slip.NAMING:
            for name in AGAINST:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("cadre"):
            cleaned["name"] = cleaned["cadre"].full_name
        elif not cleaned.get("name"):
            self.add_error("name", NO_NAME)
        elif fold_name(cleaned["name"]) in names_of_others(self.user):
            self.add_error("name", OTHERS_ACT)
        favour = cleaned.get("votes_for")
        fault = favour is not None and vote_fault(
            self.instance.count, favour, *(cleaned.get(name) for name in AGAINST)
        )
        if fault:
            self.add_error("votes_for", fault)
        return cleaned


@dataclass(frozen=True)
class ReadLine:
    """One line of the minutes: the name, and its numbers in the order of the slip."""

    number: int
    name: str
    votes: tuple[int, ...]


class MinutesForm(PlainForm):
    """All people of a count at once, as they stand in its minutes or are copied from a sheet: all lines or none."""

    lines = forms.CharField(
        label="Mỗi dòng một đồng chí",
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": "Chưa nhập đồng chí nào."},
    )
    written_in = forms.BooleanField(label="Những người này do hội nghị giới thiệu thêm", required=False)

    def __init__(self, *args: Any, count: BallotCount, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count, self.user = count, user
        self.asked = 3 if count.slip == Slip.VOTING else 1
        words = (
            "Họ và tên; đồng ý; không đồng ý; không có ý kiến"
            if self.asked == 3
            else "Họ và tên; số phiếu đồng ý"
        )
        self.fields[
            "lines"
        ].help_text = f"{words}. Dán được từ Excel, Word; số thứ tự ở đầu dòng được bỏ qua."

    def clean_lines(self) -> list[ReadLine]:
        texts = self.cleaned_data["lines"].splitlines()
        read, faults = [], []
        for number, text in enumerate(texts[:MOST_LINES], 1):
            if text.strip():
                try:
                    read.append(self.read(number, text))
                except ValueError as error:
                    faults.append(f"Dòng {number}: {error}")
        others = names_of_others(self.user)
        faults += [f"Dòng {line.number}: {OTHERS_ACT}" for line in read if fold_name(line.name) in others]
        if len(texts) > MOST_LINES:
            faults.append(f"Chỉ nhập được {MOST_LINES} dòng một lần.")
        if faults:
            raise forms.ValidationError(faults)
        return read

    def read(self, number: int, text: str) -> ReadLine:
        """Raises ValueError with the sentence of what is wrong."""
        words = [word for word in SEPARATORS.split(text) if word]
        if words[0].rstrip(".").isdigit():
            del words[0]
        numbers = list(reversed(list(takewhile(str.isdigit, reversed(words)))))
        name = " ".join(words[: len(words) - len(numbers)])
        if not name:
            raise ValueError("chưa có họ và tên")
        if len(numbers) != self.asked or any(len(each) > MOST_DIGITS for each in numbers):
            raise ValueError(
                f"cần {self.asked} số phiếu sau họ và tên, cách nhau bằng dấu cách hoặc dấu chấm phẩy"
            )
        votes = tuple(map(int, numbers))
        if fault := vote_fault(self.count, *votes):
            raise ValueError(fault)
        return ReadLine(number, name, votes)

    def save(self) -> list[Choice]:
        """The choices made: who bears the name of one person on record alone is that one, others are names."""
        people: dict[str, list[Cadre]] = {}
        folded = {fold_name(line.name) for line in self.cleaned_data["lines"]}
        for cadre in Cadre.objects.for_user(self.user).filter(name_fold__in=folded):
            people.setdefault(cadre.name_fold, []).append(cadre)
        last = self.count.choices.aggregate(last=Max("ordinal"))["last"] or 0
        made = []
        for place, line in enumerate(self.cleaned_data["lines"], last + 1):
            known = people.get(fold_name(line.name), [])
            choice = Choice(
                count=self.count,
                ordinal=place,
                cadre=known[0] if len(known) == 1 else None,
                name=line.name,
                written_in=self.cleaned_data["written_in"],
                **dict(zip(("votes_for", *AGAINST), line.votes, strict=False)),
            )
            choice.save()
            made.append(choice)
        return made

    def unknown(self, made: list[Choice]) -> Iterator[str]:
        """The names that stand for nobody on record."""
        return (choice.name for choice in made if choice.cadre_id is None)
