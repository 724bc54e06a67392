import copy
import re
from collections.abc import Container, Iterator

import django_filters
from django import forms

from foundation.core.forms import scope_choices
from foundation.core.lookup.widgets import FIND, UNKNOWN_CHOICE
from foundation.core.parameters import EARLIEST, LATEST, BadParameter
from foundation.core.typed.forms import CleanedForm, DayField
from foundation.lists.narrowed.row import arrange, in_words, placed
from foundation.lists.narrowed.widgets import DigitsInput, QuickSelect


class OwnFields(dict):
    """Fields that were made for one form of one request: it takes them, where a form copies those of its class."""

    def __deepcopy__(self, memo):
        return self


class OwnFilters(dict):
    """Filters of a class: a request takes copies that share what none of them changes, as querysets and choices."""

    def __deepcopy__(self, memo):
        return {name: self.copied(each) for name, each in self.items()}

    @staticmethod
    def copied(each):
        made = copy.copy(each)
        made.extra = {**each.extra}
        # Set anew, it calls the method of the set that this filter will belong to.
        made.method = each.method
        return made


class ScopedFilterSet(django_filters.FilterSet):
    """A filter set whose drop-downs list only what the user may see; it knows the day the list speaks of.

    Fields named in `first` stand in the row above the list, the others behind "Thêm điều kiện"; `usual` is what is
    chosen where nothing is, and no condition. What cannot be read raises BadParameter.

    Where the form is not `drawn`, as on further pages of a list, it has the fields alone that are asked for.
    """

    first = ()
    usual = {}

    def __init__(self, *args, day=None, drawn=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.day, self.drawn = day, drawn
        scope_choices(self.form, self.request.user)
        for field in self.form.fields.values():
            if type(field.widget) is forms.Select:
                field.widget = QuickSelect(field.widget.attrs, field.widget.choices)
            elif type(field.widget) is forms.NumberInput:
                field.widget = DigitsInput({**field.widget.attrs, "inputmode": "numeric"})
            unread = {} if isinstance(field, DayField) else {"invalid": UNREADABLE}
            field.error_messages |= {"invalid_choice": UNKNOWN_CHOICE, **unread}
        if drawn:
            arrange(self.form, self.first)
        else:
            self.form.behind = self.behind
        self.form.usual = self.usual

    @classmethod
    def get_filters(cls):
        return OwnFilters(super().get_filters())

    def get_form_class(self):
        if not self.drawn:
            self.keep_asked()
        form = super().get_form_class()
        made = type(form.__name__, (CleanedForm, form), {"searches": True})
        made.base_fields = OwnFields(made.base_fields)
        return made

    def keep_asked(self):
        """Leave the filters that the address names; it stays known which stand behind "Thêm điều kiện"."""
        filters, asked = self.filters.items(), {name.removesuffix(FIND) for name in self.data}
        shown = [name for name, each in filters if each.extra.get("widget") is not forms.HiddenInput]
        self.behind = placed(shown, self.first)[1]
        self.filters = {name: each for name, each in filters if name in asked}

    def offer(self, name, choices):
        """The choices of a field, where the form has it."""
        if field := self.form.fields.get(name):
            field.choices = list(choices)

    def offer_years(self, years, *names, more=()):
        """Choices of the fields: those that `years()` finds and the one asked for, which then opens an empty list."""
        found = set(years()) if self.drawn else set()
        for name in names or ("year",):
            text = self.data.get(name, "")
            asked = {int(text)} if re.fullmatch("[0-9]{4}", text) else set()
            asked &= set(range(EARLIEST, LATEST))
            offered = sorted({*found, *asked}, reverse=True)
            self.offer(name, [*((str(year), str(year)) for year in offered), *more])

    def filter_queryset(self, queryset):
        require_readable(self.form)
        return super().filter_queryset(queryset)


UNREADABLE = "Không đọc được nội dung này; ghi lại."


def require_readable(form):
    """Raise BadParameter with the faults of a filter, each with the name of its field."""
    if not form.is_valid():
        faults = [
            f"{form.fields[name].label}: {fault}" for name, faults in form.errors.items() for fault in faults
        ]
        raise BadParameter(" ".join(faults))


def told(form: forms.Form, searches: Container[str]) -> Iterator[str]:
    """What a valid filter asks for, as "Giới tính: Nữ", in the words of what leaves the program (`form.outside`).

    Of what was typed to find a person only that it was.
    """
    worded = getattr(form, "outside", str)
    for bound in form:
        chosen = form.cleaned_data.get(bound.name)
        if chosen in (None, ""):
            continue
        said = "có câu tìm" if bound.name in searches else worded(str(in_words(bound, chosen)))
        yield f"{bound.label}: {said}"


class YesNoFilter(django_filters.TypedChoiceFilter):
    """Có, Không, or no matter."""

    def __init__(self, *args, **kwargs):
        choices = [("", "Tất cả"), ("true", "Có"), ("false", "Không")]
        super().__init__(*args, choices=choices, coerce=lambda value: value == "true", **kwargs)
