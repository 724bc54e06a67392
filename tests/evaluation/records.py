"""A grade with sensible values, and rows of a sheet of grades as the reader hands them over."""

from evaluation.models import Evaluation
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import SourceRow

TITLE = "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CÁN BỘ LÃNH ĐẠO, QUẢN LÝ NĂM 2020"


def make_evaluation(cadre, year=2020, grade="good", *, unit=None, **fields):
    """In the unit of the person's post today unless another is given."""
    unit = unit or cadre.now.unit
    return Evaluation.objects.create(cadre=cadre, year=year, grade=grade, unit=unit, **fields)


def row(number=4, sheet="Bảng", above=TITLE, captions=(), **values):
    """An's grade of 2020 unless said otherwise."""
    given = {
        "full_name": "Hoàng Thị An",
        "birth": "1980-05-01",
        "unit": "Xã Hoa Thám",
        "post_words": "Chủ tịch UBND",
        "grade": "HTTNV",
        **values,
    }
    raw = {name: str(value or "") for name, value in given.items()}
    given["birth"] = PartialDate(given["birth"]) if given["birth"] else None
    return SourceRow(sheet, number, given, raw, above=above, captions=captions)
