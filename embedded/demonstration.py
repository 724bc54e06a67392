"""A sample lives on one fixed day, at the first start and at every later one."""

import json
import os

import psycopg2

COMMUNE = "commune"
SAMPLES = {
    "1": {"CADRE_TODAY": "2021-11-30", "CADRE_SAMPLE": "1"},
    COMMUNE: {"CADRE_TODAY": "2026-11-26", "CADRE_SAMPLE": COMMUNE},
}


def wanted():
    """Which of the samples is asked for; the district where none is named."""
    return COMMUNE if os.environ.get("CADRE_SAMPLE") == COMMUNE else "1"


def remember(folder):
    _note(folder).write_text(json.dumps(SAMPLES[wanted()]))


def recall(folder):
    """Variables of the sample, if it is what the database holds; what is set by hand wins."""
    if not _note(folder).exists():
        return {}
    kept = json.loads(_note(folder).read_text())
    return {name: value for name, value in kept.items() if name not in os.environ}


def has_tables(owner_url):
    return _ask(owner_url, "SELECT to_regclass('django_migrations') IS NOT NULL")


def is_possible(owner_url):
    """The database is empty, and CADRE_SAMPLE=0 does not say that real data will come."""
    return os.environ.get("CADRE_SAMPLE") != "0" and _ask(
        owner_url, "SELECT NOT EXISTS (SELECT FROM cadre_cadre)"
    )


def _ask(url, question):
    connection = psycopg2.connect(url)
    with connection, connection.cursor() as cursor:
        cursor.execute(question)
        answer = cursor.fetchone()[0]
    connection.close()
    return answer


def _note(folder):
    return folder / "demonstration.json"
