import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from foundation.core.clock import today
from foundation.core.dates import PartialDate, PartialDateFormField
from foundation.core.text import fold
from foundation.core.typed.forms import DayField
from foundation.sheets.cells import BadCell
from foundation.sheets.dates import read_date

DAYS = st.dates(datetime.date(1850, 1, 1), datetime.date(2150, 12, 31))


@pytest.mark.parametrize(
    ("typed", "iso", "printed"),
    [
        ("12/05/1973", "1973-05-12", "12/05/1973"),
        ("12051973", "1973-05-12", "12/05/1973"),
        ("5.1973", "1973-05", "05/1973"),
        ("051973", "1973-05", "05/1973"),
        (" 1973 ", "1973", "1973"),
        ("2-9-1990", "1990-09-02", "02/09/1990"),
        ("00/05/1980", "1980-05", "05/1980"),
        ("../5/1980", "1980-05", "05/1980"),
        ("00/00/1980", "1980", "1980"),
        ("12/5/81", "1981-05-12", "12/05/1981"),
    ],
)
def test_three_precisions_are_read_and_printed(typed, iso, printed):
    date = PartialDateFormField().clean(typed)
    assert (date.iso, str(date)) == (iso, printed)


@pytest.mark.parametrize("typed", ["31/02/1980", "13/1980", "05/00/1980", "80", "5/80", "mai", "1/1/0800"])
def test_an_unreal_date_is_refused_with_what_was_typed(typed):
    with pytest.raises(ValidationError, match="không có thật"):
        PartialDateFormField().clean(typed)


TYPED = ["12/5/1981", "12-5-1981", "12.5.1981", "12/5/81", "1/2/05", "00/05/1975", "00/00/1975", "../5/1975"]
TYPED += ["/5/1975", "5/1975", "1975", "31/02/1980", "05/00/1980", "13/1980", "mai", "1/1/0800", "12/5/"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_page_reads_a_date_as_a_sheet_does(typed):
    def read(by, *faults):
        try:
            return str(by(typed))
        except faults:
            return "refused"

    in_sheet = read(lambda text: read_date(text, latest=today().year), BadCell)
    assert read(PartialDateFormField().clean, ValidationError) == in_sheet


def test_a_whole_day_may_be_typed_with_two_digits_of_its_year():
    assert DayField().clean("12/5/81") == datetime.date(1981, 5, 12)
    with pytest.raises(ValidationError, match="không có thật hoặc sai dạng"):
        DayField().clean("00/05/1981")


@given(DAYS, DAYS)
def test_order_of_the_stored_text_is_the_order_of_days(one, other):
    assert (PartialDate.from_date(one).iso < PartialDate.from_date(other).iso) == (one < other)


@given(DAYS)
def test_a_coarser_date_covers_the_finer_one(day):
    full = PartialDate.from_date(day)
    assert PartialDate.of(day.year).covers(full) and full.agrees(PartialDate.of(day.year, day.month))
    assert PartialDate.of(day.year).first_day <= day <= PartialDate.of(day.year).last_day
    assert PartialDate.parse(str(full)) == full


@pytest.mark.parametrize("text", ["1980-02-31", "1980-13", "80", "1980-1-1", ""])
def test_the_database_refuses_what_is_no_date(db, text):
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        connection.cursor().execute("SELECT %s::partial_date", [text])


@pytest.mark.parametrize("text", ["Đặng Thị Ánh", "NGUYỄN QUỲNH ƯỚC", "Lỗ Ngữ Ỷ", "Ka Sô Liễng", "é ö ñ"])
def test_python_and_sql_fold_alike(db, text):
    with connection.cursor() as cursor:
        cursor.execute("SELECT vn_fold(%s)", [text])
        assert cursor.fetchone()[0] == fold(text)
