"""Rows of the sheet of rotations as the reader hands them over."""

from foundation.core.dates import PartialDate
from foundation.sheets.kinds import SourceRow
from tests.cadre import sheets

DATES = ("birth", "valid_from", "valid_to", "due_on", "decision_on")


def row(number=3, **values):
    given = {
        "full_name": "Nông Văn Bình",
        "birth": "1975-03-04",
        "from_post": "Chuyên viên, Ban Tổ chức Huyện ủy",
        "to_post": "Chủ tịch UBND, Xã Hoa Thám",
        "direction": "Từ huyện về xã",
        "decision": "Số 235-QĐ/HU",
        "valid_from": "2016-02-01",
        "valid_to": "2019-02-01",
        "after": "Chủ tịch UBND, Xã Tân Văn",
        **values,
    }
    raw = {name: str(value or "") for name, value in given.items()}
    for name in DATES:
        given[name] = PartialDate(given[name]) if given.get(name) else None
    return SourceRow("Luân chuyển", number, given, raw)


def look(user, rows, answers=None):
    return sheets.look(user, rows, "rotations", answers)
