"""The questions how the dates of sheets are written, as an import keeps them, and what was answered to them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from foundation.sheets.dates import DAY_FIRST, MONTH_FIRST, SWAPPED

DATE_ORDERS = {
    DAY_FIRST: "ngày trước, tháng sau",
    MONTH_FIRST: "tháng trước, ngày sau",
    SWAPPED: "ngày và tháng bị đảo, đọc ngược lại",
}
AS_BEFORE = "{question} Đọc {order}, như lần nhập trước của nơi gửi này; sửa ở bước ghép cột."

Sheets = Iterable[Mapping[str, Any]]
Choices = Mapping[str, Mapping[str, Any]]


def asked(sheets: Sheets, choices: Choices) -> Iterator[tuple[Mapping[str, Any], str | None]]:
    """Each question of the sheets with its answer, None where there is none."""
    for sheet in sheets:
        orders = choices[sheet["name"]]["orders"]
        for question in sheet["dates"]:
            answered = orders.keys() >= set(question["keys"])
            yield question, orders[question["keys"][0]] if answered else None


def is_open(sheets: Sheets, choices: Choices) -> bool:
    return any(order is None for _, order in asked(sheets, choices))


def told_orders(sheets: Sheets, choices: Choices) -> dict[str, str]:
    """{digest of a question: its answer}; none where two sheets of one sender differ."""
    told = {}
    for question, order in asked(sheets, choices):
        told.setdefault(question.get("digest"), set()).add(order)
    return {digest: orders.pop() for digest, orders in told.items() if digest and len(orders) == 1}


def as_before(sheets: Sheets, choices: Choices) -> list[str]:
    """A sentence for each column whose dates are read as the sender's were before."""
    return [
        AS_BEFORE.format(question=question["text"], order=DATE_ORDERS[order])
        for question, order in asked(sheets, choices)
        if order and order == question.get("recalled")
    ]
