"""How rows are drawn: our own drawing against django-tables2, the same 25 rows of 12 columns.

Run as `python -m bench.rows`; needs no database.
"""

import sys
import timeit
from types import SimpleNamespace

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django_tables2"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
django.setup()

import django_tables2  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from foundation.lists.tables import Column, draw  # noqa: E402

NAMES = [f"c{number}" for number in range(12)]
ROWS = [SimpleNamespace(**{name: f"Nông Văn {row}" for name in NAMES}) for row in range(25)]
TIMES = 200


def compare():
    """Print milliseconds a table for both, and their ratio."""
    columns = [Column(name, name, name) for name in NAMES]
    library = type("Rows", (django_tables2.Table,), {name: django_tables2.Column() for name in NAMES})
    request = RequestFactory().get("/")
    ours = timeit.timeit(lambda: draw(columns, ROWS, lambda row: "/"), number=TIMES) / TIMES * 1000
    theirs = (
        timeit.timeit(lambda: library(ROWS, orderable=False).as_html(request), number=TIMES) / TIMES * 1000
    )
    sys.stdout.write(f"own {ours:.2f} ms, django-tables2 {theirs:.2f} ms, {theirs / ours:.0f} x\n")


compare()
