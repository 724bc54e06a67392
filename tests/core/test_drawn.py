"""Fields are drawn in Python as the templates of Django and of crispy draw them."""

import re

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.forms.renderers import DjangoTemplates

from foundation.core.drawn.fields import drawn
from foundation.core.drawn.widgets import DrawnWidgets
from foundation.core.typed.forms import DayField, PlainForm

EVIL = "<b>&\"'</b>"
GROUPS = [("", "Chọn…"), (EVIL, [(1, EVIL), (2000, 2000)]), (True, "Có")]
HELP = "Dạng <em>dd/mm</em>"


class AnyForm(PlainForm):
    error_css_class = "faulty"
    words = forms.CharField(
        label=EVIL, max_length=9, help_text=HELP, widget=forms.TextInput({"class": "wide"})
    )
    number = forms.IntegerField(
        required=False, widget=forms.NumberInput({"data-x": EVIL, "hidden": False, "open": True})
    )
    day = DayField(label="", required=False)
    long = forms.CharField(widget=forms.Textarea({"rows": 3}))
    chosen = forms.ChoiceField(choices=GROUPS)
    several = forms.MultipleChoiceField(choices=GROUPS, required=False)
    yes = forms.BooleanField(help_text=HELP)
    maybe = forms.BooleanField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput)
    kept = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(required=False)
    one = forms.ChoiceField(choices=GROUPS, required=False, widget=forms.RadioSelect)


def plain(html):
    """Without the blank space between tags, which crispy's templates are full of."""
    return (
        re.sub(r"\s+", " ", re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)).replace(' "', '"').replace(' for=""', "")
    )


def test_fields_are_drawn_as_their_templates_draw_them():
    said = {
        "words": EVIL,
        "number": 1000,
        "day": "",
        "long": f"\n{EVIL}",
        "chosen": "2000",
        "several": ["1", "True"],
    }
    wrong = {"words": EVIL * 9, "number": "x", "chosen": EVIL, "maybe": "on"}
    for made in (
        {},
        {"initial": said},
        {"data": wrong},
        {"data": said},
        {"initial": said, "prefix": "a", "auto_id": False},
    ):
        for name in AnyForm.base_fields:
            ours, theirs = (
                AnyForm(renderer=DrawnWidgets(), **made),
                AnyForm(renderer=DjangoTemplates(), **made),
            )
            as_read = plain if isinstance(ours[name].field.widget, forms.Select) else str
            assert as_read(str(ours[name])) == as_read(str(theirs[name]))
            assert plain(drawn(ours[name])) == plain(as_crispy_field(theirs[name]))
    assert EVIL not in drawn(ours["words"]) and HELP in drawn(ours["words"])
