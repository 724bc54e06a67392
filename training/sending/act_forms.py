"""What the acts on a list of people sent up ask."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import TextChoices

from foundation.core.acts.act import ActForm
from foundation.core.dates import PartialDateFormField
from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import REASON, DayField
from foundation.core.typed.texts import NUL, NUL_REFUSED, clean

NUMBER, NAME = 60, 200
ANSWER, WHY = "answer-", "why-"
LIKE_THE_PAPER = "Ghi như trên văn bản, ví dụ 45-TTr/BTCHU."
TOO_LONG = f"Lý do dài quá {REASON} ký tự; ghi ngắn lại."
OF_THE_CLASS = "Có người được triệu tập thì ghi tên lớp và ngày khai giảng."


class SummonsAnswer(TextChoices):
    SUMMONED = "summoned", "Được triệu tập"
    REFUSED = "refused", "Không được triệu tập"


@dataclass(frozen=True)
class GivenAnswer:
    """What the school said of one person."""

    word: str
    reason: str = ""


class AnswersWidget(forms.HiddenInput):
    """Reads the boxes of the table, which the page draws by itself."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[int, GivenAnswer]:
        found = {}
        for box in data:
            key = re.fullmatch(f"{ANSWER}([0-9]{{1,18}})", box)
            if key and data[box] in SummonsAnswer.values:
                found[int(key[1])] = GivenAnswer(data[box], data.get(f"{WHY}{key[1]}", ""))
        return found

    def render(self, *args: Any, **kwargs: Any) -> str:
        return ""


class AnswersField(forms.Field):
    """{key of a person of the list: what was answered}; of whom nothing is said no answer came."""

    widget = AnswersWidget

    def clean(self, value: dict[int, GivenAnswer]) -> dict[int, GivenAnswer]:
        for answer in value.values():
            if NUL in answer.reason:
                raise forms.ValidationError(NUL_REFUSED)
            if len(answer.reason) > REASON:
                raise forms.ValidationError(TOO_LONG)
        refused = SummonsAnswer.REFUSED
        return {
            key: GivenAnswer(answer.word, clean(answer.reason) if answer.word == refused else "")
            for key, answer in value.items()
        }


class SendingForm(ActForm):
    decision_no = forms.CharField(label="Số tờ trình, công văn", max_length=NUMBER, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày tờ trình, công văn")
    on = DayField(label="Gửi ngày")
    sent_to = forms.CharField(label="Nơi nhận", max_length=NAME)
    incomplete = forms.BooleanField(label="Gửi khi hồ sơ chưa đủ", required=False)


class SummonsForm(ActForm):
    """The school's paper; of a later answer its own. Nothing of the class is asked while nobody is summoned."""

    on = DayField(label="Nhận kết quả ngày")
    decision_no = forms.CharField(label="Số giấy triệu tập, công văn trả lời", max_length=NUMBER)
    decision_on = DayField(label="Ngày văn bản")
    issuer = forms.CharField(label="Cơ sở đào tạo", max_length=160)
    class_name = forms.CharField(
        label="Tên lớp", max_length=NAME, required=False, help_text="Ghi như giấy triệu tập."
    )
    opens_on = PartialDateFormField(label="Khai giảng", required=False)
    sent_no = forms.CharField(
        label="Số quyết định cử đi học",
        max_length=NUMBER,
        required=False,
        help_text="Để trống khi chưa có quyết định.",
    )
    sent_on = DayField(label="Ngày quyết định cử đi học", required=False)
    rest = forms.ChoiceField(
        label="Các đồng chí chưa ghi trong bảng",
        choices=[("", EMPTY), *SummonsAnswer.choices],
        required=False,
        help_text="Để trống thì các đồng chí chưa ghi vẫn chờ trả lời.",
    )
    rest_why = forms.CharField(
        label="Lý do các đồng chí này không được triệu tập", max_length=REASON, required=False
    )
    answers = AnswersField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        words = {answer.word for answer in (cleaned.get("answers") or {}).values()} | {cleaned.get("rest")}
        named = cleaned.get("class_name") and cleaned.get("opens_on")
        if SummonsAnswer.SUMMONED in words and not named and not self.errors.keys() & {"opens_on"}:
            self.add_error("class_name", OF_THE_CLASS)
        return cleaned
