"""The day of what has happened is typed by the office's clock, not by that of the machine."""

import datetime

import pytest
from django import forms

from cadre.recorded.forms import RecordedForm
from foundation.core.acts.act import ActForm
from foundation.core.happened.fields import PastDayField
from foundation.core.typed.forms import DayField
from tests.core.test_typed import own

# Days of papers and meetings; that of a letter sent and of its answer.
HAPPENED = {"decision_on", "leaving_decision_on", "plan_on", "met_on", "minutes_on"}
HAPPENED |= {"sent_on", "answered_on"}
# The one says it by the act, the other by faults that an imported row has too.
SAID_ELSEWHERE = (ActForm, RecordedForm)


def test_every_form_refuses_a_paper_or_a_meeting_of_a_day_to_come():
    open_days = [
        f"{form.__name__}.{name}"
        for form in own(forms.BaseForm)
        if not issubclass(form, SAID_ELSEWHERE)
        for name, field in getattr(form, "base_fields", {}).items()
        if name in HAPPENED and isinstance(field, DayField) and not isinstance(field, PastDayField)
    ]
    assert open_days == []


def test_the_day_is_that_of_the_office(settings):
    field = PastDayField(label="Gửi ngày")
    settings.FIXED_DAY = "2021-11-30"
    assert field.clean("30/11/2021") == datetime.date(2021, 11, 30)
    with pytest.raises(forms.ValidationError, match="Gửi ngày 05/12/2021 ở tương lai; kiểm tra lại."):
        field.clean("05/12/2021")
