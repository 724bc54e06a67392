"""Days of what has happened: typed today, none of them lies in the future."""

from django.core.exceptions import ValidationError

from foundation.core import clock
from foundation.core.typed.forms import DayField

FUTURE = "{label} {day} ở tương lai; kiểm tra lại."


class PastDayField(DayField):
    """The day of a paper, a meeting, a letter that went out: today by the office's clock, or before."""

    def validate(self, value):
        super().validate(value)
        if value and value > clock.today():
            raise ValidationError(FUTURE.format(label=self.label, day=f"{value:%d/%m/%Y}"))
