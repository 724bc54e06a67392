"""What is told at once of a column is what Django works out of it."""

import pytest
from django.db import connection
from django.db.models import BigAutoField, BigIntegerField, Exists, Max, OuterRef, Subquery, TextField
from django.db.models.expressions import Col, Expression

from cadre.models.people import Cadre
from foundation.core.columns.known import by_parts
from office.organisation.models.structure import Unit

NAME, PLACE, NAME_OF_UNIT = (
    Cadre._meta.get_field("full_name"),
    Cadre._meta.get_field("home_town"),
    Unit._meta.get_field("name"),
)
COLUMNS = [
    Col("a", NAME),
    Col("b", NAME),
    Col("a", PLACE),
    Col("a", NAME_OF_UNIT),
    Col(None, NAME),
    Col("a", NAME, TextField()),
    Col("a", NAME, NAME),
    Col(target=PLACE, alias="b", output_field=PLACE),
    Col("a", TextField()),
]


# By its own name, joined with itself, and within a question about it: of each the text has other aliases.
ABOVE = Unit.objects.select_related("parent__parent").filter(
    parent__name="", parent__parent__level="district"
)
BELOW = Unit.objects.filter(parent=OuterRef("pk"), order__gt=OuterRef("order"))
QUERIES = [
    ABOVE,
    Unit.objects.filter(Exists(BELOW)),
    Unit.objects.annotate(first=Subquery(BELOW.values("name"))),
]
QUERIES += [Cadre.objects.select_related("now"), Unit.objects.values("level").annotate(Max("name"))]


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_is_found_again_as_django_finds_it(column):
    assert Col.__hash__ is not Expression.__hash__
    assert {each: each for each in COLUMNS}[column] is column
    assert [other for other in COLUMNS if other == column] == [column]


@pytest.mark.parametrize("rows", QUERIES, ids=range(len(QUERIES)))
def test_a_column_is_written_as_django_writes_it(rows, monkeypatch):
    told = str(rows.query)
    monkeypatch.setattr(Col, "as_sql", by_parts)
    assert str(rows.query) == told


def test_columns_of_one_making_are_one():
    assert len({Col("a", NAME), Col(alias="a", target=NAME), Col("a", NAME).copy()}) == 1


def test_the_type_of_a_key_is_that_of_a_field_made_for_it():
    assert BigAutoField().rel_db_type(connection) == BigIntegerField().db_type(connection) == "bigint"
    assert Cadre._meta.get_field("ethnic_group").db_type(connection) == "bigint"
