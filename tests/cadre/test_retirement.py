"""Retirement by birth month: every row of the published table."""

import json
from pathlib import Path

from django.db import connection

TABLE = json.loads((Path(__file__).parent / "retirement_months.json").read_text())


def test_every_published_row_is_reproduced(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sex, birth, retirement_months(sex, birth::partial_date), retirement_day(sex, birth::partial_date)"
            " FROM unnest(%s, %s) AS row(sex, birth)",
            [[row["sex"] for row in TABLE], [row["birth"] for row in TABLE]],
        )
        found = [(sex, birth, months, f"{day:%Y-%m}") for sex, birth, months, day in cursor.fetchall()]
    assert found == [(row["sex"], row["birth"], row["age_months"], row["last_month"]) for row in TABLE]
