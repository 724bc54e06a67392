"""What the owner decides on the way: the file, its kind and day, the columns, the answers."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from foundation.core import clock
from foundation.core.disk.sent import SentFile
from foundation.core.typed.forms import DayField, PlainForm
from foundation.sheets.kinds import KINDS, kinds_for
from foundation.sheets.limits import Unreadable, check_size, kind_of
from foundation.sheets.matching import likeliest
from foundation.sheets.models import Import
from foundation.sheets.typed_answers import field_name

FUTURE = "Ngày {day:%d/%m/%Y} chưa đến; ghi hôm nay hoặc ngày đã qua."
UNUSED = "Không dùng cột này"
NO_ORDER = "Chọn cách đọc các ngày của cột này."
UNANSWERED = "(chưa trả lời)"
REMEMBER_ANSWERS = "Ghi nhớ các câu trả lời cho {home}: tệp sau của nơi gửi này không hỏi lại"


class FileForm(PlainForm):
    file = SentFile(
        label="Tệp danh sách",
        help_text=".xlsx, .xls, .ods hoặc .csv; tối đa 20 MB và 200.000 dòng. "
        "Gửi nguyên tệp của đơn vị, không cần sửa.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
            kind_of(file.read())
        except Unreadable as refusal:
            raise ValidationError(str(refusal)) from refusal
        file.seek(0)
        return file


class ContentForm(PlainForm):
    """Of what kind the file is, which of its sheets count, and the day that its figures are counted to."""

    kind = forms.ChoiceField(label="Loại danh sách")
    sheets = forms.MultipleChoiceField(
        label="Trang tính",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một trang tính có danh sách."},
    )
    day = DayField(label="Số liệu tính đến ngày")

    def __init__(self, *args: Any, sent: Import, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.slug, kind.label) for kind in kinds_for(sent.owner)]
        self.fields["sheets"].choices = [
            (sheet["name"], f"{sheet['name']} ({sheet['rows']} dòng)") for sheet in sent.found["sheets"]
        ]
        self.fields["day"].help_text = sent.found.get("day_from", "")

    def clean_day(self) -> datetime.date:
        day = self.cleaned_data["day"]
        if day > clock.today():
            raise ValidationError(FUTURE.format(day=day))
        return day


class ColumnsForm(PlainForm):
    """A drop-down for every heading of the chosen sheets, and one for every question about dates."""

    remember = forms.BooleanField(
        required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
    )

    def __init__(self, *args: Any, sent: Import, home: Model | str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.kind = KINDS[sent.kind]
        self.sheets = [sheet for sheet in sent.found["sheets"] if sheet["name"] in sent.choices]
        self.fields["remember"].label = f"Ghi nhớ cách ghép cột cho {home}"
        options = [("", UNUSED), *((column.key, column.label) for column in self.kind.columns)]
        for place, sheet in enumerate(self.sheets):
            stored = sent.choices[sheet["name"]]
            for column in sheet["columns"]:
                chosen = stored["columns"].get(str(column["index"]), column["key"])
                self.fields[f"column-{place}-{column['index']}"] = forms.ChoiceField(
                    label=column["label"],
                    choices=options if column["key"] else self._likeliest(column),
                    required=False,
                    initial=chosen or "",
                    widget=forms.Select(attrs={"class": "form-select"}),
                )
            for number, question in enumerate(sheet["dates"]):
                self.fields[f"date-{place}-{number}"] = forms.ChoiceField(
                    label=question["text"],
                    choices=question["options"],
                    widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
                    initial=stored["orders"].get(question["keys"][0], question.get("recalled")),
                    error_messages={"required": NO_ORDER},
                )

    def _likeliest(self, column: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The columns of the kind, those first that the heading resembles most."""
        found = likeliest(column["label"].split(" – "), self.kind.columns)
        return [("", UNUSED), *((each.key, each.label) for each in found)]

    def sections(self) -> Iterator[dict[str, Any]]:
        """Each sheet with its drop-downs beside its samples, for the page."""
        for place, sheet in enumerate(self.sheets):
            columns = [(self[f"column-{place}-{column['index']}"], column) for column in sheet["columns"]]
            dates = [(self[f"date-{place}-{number}"], one) for number, one in enumerate(sheet["dates"])]
            yield {"sheet": sheet, "columns": columns, "dates": dates}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for place, sheet in enumerate(self.sheets):
            keys = [cleaned.get(f"column-{place}-{column['index']}") for column in sheet["columns"]]
            for column in self.kind.columns:
                if keys.count(column.key) > 1 and not column.joins:
                    self.add_error(
                        None, f'{sheet["name"]}: hai cột cùng ghép với "{column.label}"; giữ lại một cột.'
                    )
                if column.required and not column.above and column.key not in keys:
                    self.add_error(None, f'{sheet["name"]}: chưa có cột nào ghép với "{column.label}".')
        return cleaned

    def choices(self) -> dict[str, dict]:
        """{sheet name: its columns and date orders}, in the shape that `Import.choices` keeps."""
        return {sheet["name"]: self._choice(place, sheet) for place, sheet in enumerate(self.sheets)}

    def _choice(self, place: int, sheet: Mapping[str, Any]) -> dict[str, dict]:
        columns = {
            str(column["index"]): self.cleaned_data[f"column-{place}-{column['index']}"] or None
            for column in sheet["columns"]
        }
        orders = {
            key: self.cleaned_data[f"date-{place}-{number}"]
            for number, question in enumerate(sheet["dates"])
            for key in question["keys"]
        }
        return {"columns": columns, "orders": orders}


class AnswersForm(PlainForm):
    """One drop-down for each of the first `shown` questions; a question without an answer stays open."""

    remember = forms.BooleanField(
        required=False, initial=True, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
    )

    def __init__(
        self,
        *args: Any,
        sent: Import,
        shown: int,
        home: Model | None,
        typed: Mapping[str, str] | None = None,
        **kwargs: Any,
    ):
        """`typed` is what was chosen on an earlier page and not yet kept."""
        super().__init__(*args, **kwargs)
        self.fields["remember"].label = REMEMBER_ANSWERS.format(home=home)
        self.typed, self.given = typed or {}, sent.answers
        # What is open comes first: the page shows so many.
        questions = sorted(sent.questions, key=lambda question: not self._is_open(question))
        self.questions, self.waiting = questions[:shown], len(questions[shown:])
        self.open_count = sum(map(self._is_open, questions))
        for question in self.questions:
            self.fields[field_name(question)] = forms.ChoiceField(
                label=question["text"],
                choices=[(str(place), label) for place, label in self._options(question)],
                required=False,
                initial=self._given(question, sent.answers),
                show_hidden_initial=True,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        self.initial |= self.typed

    def _is_open(self, question: Mapping[str, Any]) -> bool:
        return question["key"] not in self.given or field_name(question) in self.typed

    def _options(self, question: Mapping[str, Any]) -> list[tuple[int | str, str]]:
        return [("", UNANSWERED), *((place, label) for place, (_, label) in enumerate(question["options"]))]

    def _given(self, question: Mapping[str, Any], answers: Mapping[str, str]) -> str:
        values = [value for value, _ in question["options"]]
        answer = answers.get(question["key"])
        return str(values.index(answer)) if answer in values else ""

    def open_rows(self) -> list[dict[str, Any]]:
        return [row for row in self.rows() if self._is_open(row["question"])]

    def answered_rows(self) -> list[dict[str, Any]]:
        return [row for row in self.rows() if not self._is_open(row["question"])]

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each question with its drop-down and the label of its proposal, for the page."""
        for question in self.questions:
            proposal = dict(question["options"]).get(question["proposal"], "")
            yield {"question": question, "field": self[field_name(question)], "proposal": proposal}

    def answers(self) -> dict[str, str]:
        """{key: value} of the answered questions; the page sends the index of an option, never its value."""
        given = {}
        for question in self.questions:
            place = self.cleaned_data[field_name(question)]
            if place:
                given[question["key"]] = question["options"][int(place)][0]
        return given
