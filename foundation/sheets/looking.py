"""The third step of an import as its page shows it: rows as understood, columns, questions, what to do next."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, QuerySet, Value, When

from foundation.sheets.kinds import RowStatus, SheetColumn
from foundation.sheets.models import VERDICTS, Import, ImportRow
from foundation.sheets.openness import openness

ROWS_A_PAGE = 50
ALL = "all"
# What the officer must look at first.
PRESSING = (RowStatus.WRONG, RowStatus.DOUBTFUL)
ORDER = (*PRESSING, RowStatus.CHANGED, RowStatus.NEW, RowStatus.SAME)


def pressing(sent: Import) -> str:
    """The verdict whose rows are shown unless somebody asks for others."""
    return next((value for value in PRESSING if sent.counts.get(value)), ALL)


def rows_with(sent: Import, verdict: str) -> QuerySet:
    """The rows of a verdict, or all of them, those with faults first."""
    if verdict in sent.counts:
        return sent.rows.filter(verdict=verdict)
    places = [When(verdict=value, then=Value(place)) for place, value in enumerate(ORDER)]
    return sent.rows.order_by(Case(*places, default=Value(len(ORDER))), "pk")


def shown_rows(sent: Import, verdict: str, page: int) -> dict[str, Any]:
    """A page of rows, each with a cell for every column that some row of the page speaks of."""
    rows = Paginator(rows_with(sent, verdict), ROWS_A_PAGE, orphans=5).get_page(page)
    columns = spoken_of(sent, rows)
    return {
        "sent": sent,
        "rows": rows,
        "columns": columns,
        "told": any(row.faults or row.changes for row in rows),
        "lines": lines_of(rows, sent, columns),
        "filters": [(value, label, sent.counts.get(value, 0)) for value, label in VERDICTS],
        "verdict": verdict,
    }


def spoken_of(sent: Import, rows: Iterable[ImportRow]) -> list[SheetColumn]:
    """In the order of the kind, without the one that names the row."""
    kind = sent.kind_class
    said = {key for row in rows for key in row.values}
    return [column for column in kind.columns if column.key in said and column != kind.naming()]


def lines_of(rows: Page, sent: Import, columns: list[SheetColumn]) -> list[dict[str, Any]]:
    """The rows with their changes: of a record that the owner may not read only which fields change."""
    opened = openness(sent.kind_class, sent.owner, (row.subject_key for row in rows))
    naming = sent.kind_class.naming()
    lines = []
    for row in rows:
        readable, private = row.subject_key in opened.readable, row.subject_key in opened.private
        lines.append(
            {
                "row": row,
                "name": _cell(row, naming, is_open=True),
                "cells": [_cell(row, column, is_open=private or not column.private) for column in columns],
                "changes": [
                    {
                        "label": label,
                        "before": before,
                        "after": after,
                        "open": private if hidden else readable,
                    }
                    for label, before, after, hidden in row.changes
                ],
            }
        )
    return lines


def _cell(row: ImportRow, column: SheetColumn, *, is_open: bool) -> dict[str, Any]:
    text, cell = row.values.get(column.key, ("", ""))
    return {"label": column.label, "text": text, "cell": cell, "open": is_open or not (text or cell)}


def main_act(sent: Import) -> str:
    """What the one button that leads on does."""
    if any(not question.get("alone") for question in sent.open_questions):
        return "accept"
    if sent.open_questions:
        return "answer"
    if sent.marked_file and sent.counts.get(RowStatus.WRONG):
        return "marked"
    return "write" if sent.good and not sent.blocked else ""
