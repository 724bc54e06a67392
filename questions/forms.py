"""What is chosen in the blanks of a question."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

from cadre.brought import CONDITIONS, known_to
from cadre.brought import Asked as PeopleAsked
from cadre.filters import OR_HIGHER, Minority, level_choices
from cadre.groups import seats
from cadre.models.people import Cadre
from foundation.core.forms import ScopedForm
from foundation.core.text import fold_name
from foundation.core.typed.forms import PlainForm
from foundation.lists.filters import UNKNOWN_CHOICE, UNREADABLE
from questions.answers import Asking
from questions.models import SavedQuestion

NAMES_SOMEBODY = "Tên mẫu không ghi tên người; đặt tên khác."
ANY_SEX = [("", "đồng chí"), *((value, f"đồng chí {label.lower()}") for value, label in Cadre.Sex.choices)]
MINORITIES = [("", "mọi dân tộc"), (Minority.YES, "dân tộc thiểu số"), (Minority.NO, "dân tộc Kinh")]


def at_least(kind: str) -> list[tuple[str, str]]:
    """The levels of a kind, each with all above it."""
    levels = [(value, label[0].lower() + label[1:]) for value, label in level_choices(kind)]
    return [("", "mức nào cũng được"), *(pair for pair in levels if pair[0].startswith(OR_HIGHER))]


class BlanksForm(PlainForm):
    """No blank must be filled; `asked` is who asks."""

    def __init__(self, data: Any, *, asked: Asking):
        super().__init__(data)
        for field in self.fields.values():
            field.required = False
            field.error_messages |= {"invalid_choice": UNKNOWN_CHOICE, "invalid": UNREADABLE}
            field.widget.attrs |= {"aria-label": field.label}


class MonthsForm(BlanksForm):
    months = forms.IntegerField(label="Số tháng", min_value=1, max_value=120, initial=12)


class CountForm(BlanksForm):
    sex = forms.ChoiceField(label="Giới tính", choices=ANY_SEX)
    minority = forms.ChoiceField(label="Dân tộc", choices=MINORITIES)
    under = forms.IntegerField(label="Dưới bao nhiêu tuổi", min_value=18, max_value=100)
    theory = forms.ChoiceField(label="Lý luận chính trị", choices=at_least("theory"))
    degree = forms.ChoiceField(label="Chuyên môn", choices=at_least("degree"))
    among = forms.ChoiceField(label="Trong")

    def __init__(self, data: Any, *, asked: Asking):
        super().__init__(data, asked=asked)
        self.fields["among"].choices = list(places(asked))


def places(asked: Asking) -> Iterator[tuple[str, str]]:
    """Everybody, a kind of committee, or who is planned as the list of people may be asked for it."""
    yield "", "toàn bộ cán bộ"
    yield "leader:true", "lãnh đạo, quản lý"
    for value, label in seats():
        yield f"seat:{value}", label
    reader = PeopleAsked(asked.user, asked.day)
    for condition in known_to(reader, [each for each in CONDITIONS if each.name == "planned"]):
        for value, label in condition.field(reader).field.choices:
            if value and value not in ("none", "proposed"):
                yield f"planned:{value}", f"quy hoạch {label[0].lower()}{label[1:]}"


class SavedQuestionForm(ScopedForm):
    """The name of a question that is kept; nobody's name stands in it."""

    class Meta:
        model = SavedQuestion
        fields = ["name"]

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if bears_a_name(self.user, name):
            raise forms.ValidationError(NAMES_SOMEBODY)
        return name


def bears_a_name(user: Any, text: str) -> bool:
    """Whether the text holds the name of a person on record whom the reader sees."""
    people = Cadre.objects.for_user(user).alias(
        said=Value(f" {fold_name(text)} ", TextField()),
        called=Concat(Value(" "), "name_fold", Value(" "), output_field=TextField()),
    )
    return people.filter(said__contains=F("called")).exists()
