"""What is told at once of a column is what Django works out of it."""

import pytest
from django.db import connection
from django.db.models import BigAutoField, BigIntegerField, TextField
from django.db.models.expressions import Col, Expression

from cadre.models.people import Cadre
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


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_is_told_by_what_django_tells_it_by(column):
    assert column.identity == Expression.identity.func(column)
    assert Col.__dict__["identity"] is not Expression.identity
    assert [other for other in COLUMNS if other == column] == [column]


def test_columns_of_one_making_are_one():
    assert len({Col("a", NAME), Col(alias="a", target=NAME), Col("a", NAME).copy()}) == 1


def test_the_type_of_a_key_is_that_of_a_field_made_for_it():
    assert BigAutoField().rel_db_type(connection) == BigIntegerField().db_type(connection) == "bigint"
    assert Cadre._meta.get_field("ethnic_group").db_type(connection) == "bigint"
