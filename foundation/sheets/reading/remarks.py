"""What the sender is told once about the file as a whole: what its format cannot say, and what it hides."""

from collections.abc import Iterable, Iterator
from typing import Any

OF_FORMAT = {
    "csv": "Tệp .csv chỉ có chữ: không có định dạng ô, ô gộp, dòng ẩn. "
    "Ngày và số được đọc đúng như chữ ghi trong tệp.",
    "xls": "Tệp .xls không cho biết ô nào là công thức: giá trị được đọc như lần lưu cuối cùng.",
}
MOST_NAMED = 10


def remarks(kind: str, sheets: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> list[str]:
    """The sentences for a file: `sheets` are what was told of each that holds anything, at its beginning and end."""
    found = [OF_FORMAT[kind]] if kind in OF_FORMAT else []
    for about, end in sheets:
        found += _of_sheet(about["name"], about.get("hidden", False), end)
    return found


def _of_sheet(name: str, hidden: bool, end: dict[str, Any]) -> Iterator[str]:
    if hidden:
        yield f"Trang tính “{name}” đang ẩn: chỉ được đọc khi được chọn."
    elif rows := end["hidden_rows"]:
        yield f"Trang tính “{name}” có {len(rows)} dòng ẩn ({_listed('dòng', rows)}); các dòng này vẫn được đọc."
    if not hidden and (columns := [column_letters(column) for column in end["hidden_columns"]]):
        yield f"Trang tính “{name}” có {len(columns)} cột ẩn ({_listed('cột', columns)}); các cột này vẫn được đọc."


def _listed(word: str, names: list) -> str:
    listed = ", ".join(map(str, names[:MOST_NAMED]))
    return f"{word} {listed}, …" if len(names) > MOST_NAMED else f"{word} {listed}"


def column_letters(column: int) -> str:
    """The letters of a column, counted from 0, as Excel shows them."""
    letters = ""
    number = column + 1
    while number:
        number, left = divmod(number - 1, 26)
        letters = chr(65 + left) + letters
    return letters
