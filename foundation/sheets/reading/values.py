"""What a cell holds once its file has been read: plain values of Python, or one of these that know what is shown."""

import datetime

LONGEST_FORMULA = 200


class ShownDate(datetime.date):
    """A date whose cell shows less than day, month and year: nobody meant the rest of it.

    `shown` is the text in the cell ("1981", "5/2006", "12/12"); `precision` is YEAR, MONTH (of a year), DAY_MONTH
    (of no year) or OTHER.
    """

    YEAR, MONTH, DAY_MONTH, OTHER = "year", "month", "day_month", "other"

    shown: str
    precision: str

    def __new__(cls, date: datetime.date, shown: str, precision: str):
        made = super().__new__(cls, date.year, date.month, date.day)
        made.shown, made.precision = shown, precision
        return made

    def __reduce__(self):
        return type(self), (datetime.date(self.year, self.month, self.day), self.shown, self.precision)


class ErrorValue(str):
    """The error that a formula ended in, as the cell shows it: "#N/A"."""

    @property
    def reason(self) -> str:
        """What is wrong with the cell, to stand after the name of its column."""
        return f"ô báo lỗi {self} của Excel"


class Uncalculated(str):
    """A formula, as it is written, whose value the program that wrote the file has not stored."""

    @property
    def reason(self) -> str:
        """What is wrong with the cell, to stand after the name of its column."""
        return "ô công thức chưa có giá trị; mở bằng Excel, lưu lại rồi gửi"


Cell = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None

# The same as it leaves the reader: plain, or a list of its tag and what the value is made of.
Packed = str | int | float | bool | list


def packed_date(date: datetime.date) -> Packed:
    return ["date", date.isoformat()]


def packed_shown_date(date: datetime.date, shown: str, precision: str) -> Packed:
    return ["shown", date.isoformat(), shown, precision]


def packed_error(text: str) -> Packed:
    return ["error", text]


def packed_formula(text: str) -> Packed:
    return ["formula", f"={text[:LONGEST_FORMULA].removeprefix('=')}"]


def unpacked(cell: Packed) -> Cell:
    """The value of a packed cell."""
    return UNPACK[cell[0]](*cell[1:]) if type(cell) is list else cell


UNPACK = {
    "date": datetime.date.fromisoformat,
    "shown": lambda date, *shown: ShownDate(datetime.date.fromisoformat(date), *shown),
    "error": ErrorValue,
    "formula": Uncalculated,
}
