"""Days that the week does not tell: days off, and days at the weekend that are worked."""

from django.db import models

from foundation.core.models import ScopedModel, tracked

# Of these the library knows the lunar calendar.
EARLIEST, LATEST = 1995, 2100


@tracked()
class SpecialDay(ScopedModel):
    """A day off in the week, or a day at the weekend that is worked; the state settles them year by year."""

    unit_path = None

    class Kind(models.TextChoices):
        OFF = "off", "Ngày nghỉ"
        WORKED = "worked", "Ngày làm việc (làm bù)"

    day = models.DateField("ngày", unique=True, error_messages={"unique": "Ngày này đã có trong danh sách."})
    kind = models.CharField("loại", max_length=6, choices=Kind, default=Kind.OFF)
    name = models.CharField("tên ngày, căn cứ", max_length=160, blank=True)

    class Meta:
        ordering = ["day"]
        verbose_name = "ngày nghỉ, ngày làm việc"
        verbose_name_plural = "Ngày nghỉ, ngày làm việc"

    def __str__(self):
        return f"{self.day:%d/%m/%Y}: {self.get_kind_display().lower()}"


@tracked()
class HolidayYear(ScopedModel):
    """A year whose days off the office has confirmed; until then counts through it say so."""

    unit_path = None

    year = models.PositiveSmallIntegerField(
        "năm", unique=True, error_messages={"unique": "Ngày nghỉ của năm này đã được xác nhận."}
    )
    basis = models.CharField("căn cứ", max_length=160)

    class Meta:
        ordering = ["year"]
        verbose_name = "ngày nghỉ của năm"
        verbose_name_plural = "Năm đã xác nhận ngày nghỉ"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__range=(EARLIEST, LATEST)),
                name="holiday_year_is_a_year",
                violation_error_message=f"Năm phải từ {EARLIEST} đến {LATEST}.",
            )
        ]

    def __str__(self):
        return f"Ngày nghỉ năm {self.year}"
