"""Of whom a reader knows beyond their own units: who stands on rows that they read."""

import re
from collections.abc import Iterator

from foundation.core.wall.declared import of, rows_of_models

EVERYWHERE = re.compile(r"\(SELECT app_everything\('[^']+'\)\) OR ")
FUNCTION = """
CREATE OR REPLACE FUNCTION app_named() RETURNS bigint[] LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ARRAY({});
END $$;
"""


def naming() -> str:
    """The function that gives the keys of all people on rows of models that say `names_people`, the column of them."""
    return FUNCTION.format("\n        UNION ".join(queries()) or "SELECT NULL::bigint WHERE false")


def queries() -> Iterator[str]:
    """By the units alone, of which who reads everywhere has all: that said beside them, no index would be asked."""
    for model in rows_of_models():
        if column := getattr(model, "names_people", ""):
            table, where = model._meta.db_table, getattr(model, "names_where", "") or of(model)
            where = EVERYWHERE.sub("", where.replace("row.", f"{table}."))
            yield f"SELECT {table}.{column} FROM {table} WHERE {where}"
