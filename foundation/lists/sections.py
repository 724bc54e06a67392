"""Rows of a list under the units to which they belong: a switch of the list, on screen, on paper and in its sheet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Count, F, QuerySet

from foundation.lists.tables import Section, roman

UNIT_FIRST = ("section_key", "section_unit")


def of_units(rows: QuerySet, path: str) -> QuerySet:
    """The rows with the unit at the path, by which they are ordered first (`UNIT_FIRST`)."""
    return rows.annotate(section_key=F(f"{path}__official_key"), section_unit=F(path))


def unit_titles(rows: QuerySet, path: str, word: str) -> dict[int, str]:
    """{unit: "I. Văn phòng Huyện ủy (05 đồng chí)"}, counted and numbered over all rows; one query."""
    units = of_units(rows, path).order_by(*UNIT_FIRST).values_list("section_unit", f"{path}__name")
    counted = units.annotate(count=Count("pk")).values_list("section_unit", f"{path}__name", "count")
    return {
        unit: f"{roman(number)}. {name} ({count:02d} {word})"
        for number, (unit, name, count) in enumerate(counted, 1)
    }


def under_units(rows: Iterable[Any], titles: Mapping[int, str]) -> Iterator[Any]:
    """Rows that were ordered by unit, with the title of each unit before its first one, on every page again."""
    unit = None
    for row in rows:
        if row.section_unit != unit:
            unit = row.section_unit
            yield Section(titles.get(unit, ""))
        yield row
