"""A sample lives on one fixed day, at the first start and at every later one."""

import datetime
import json
import os

import psycopg2

from embedded.refusal import Refusal

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
    kept = _read(_note(folder))
    return {name: value for name, value in kept.items() if name not in os.environ}


def _read(note):
    try:
        kept = json.loads(note.read_text())
        if kept in SAMPLES.values():
            return kept
    except ValueError:
        pass
    raise Refusal(
        f"Tệp {note} hỏng, nên không rõ dữ liệu mẫu đang ở ngày nào. Dữ liệu thật thì xóa tệp này. "
        f"Dữ liệu mẫu thì ghi lại tệp đúng một dòng: {json.dumps(SAMPLES[wanted()])}"
    )


def require_day():
    """A day that cannot be read is never taken for today."""
    given = os.environ.get("CADRE_TODAY")
    try:
        if given:
            datetime.date.fromisoformat(given)
    except ValueError as error:
        raise Refusal(
            f"CADRE_TODAY={given} không phải là một ngày. "
            "Hãy viết năm-tháng-ngày, ví dụ CADRE_TODAY=2021-11-30, hoặc bỏ đi."
        ) from error


def has_tables(owner_url):
    return _ask(owner_url, "SELECT to_regclass('django_migrations') IS NOT NULL")


def is_asked(outside):
    """Of our own database unless CADRE_SAMPLE=0 says that real data will come; of another one only by name."""
    given = os.environ.get("CADRE_SAMPLE") or ("0" if outside else "1")
    return given != "0"


def is_possible(owner_url):
    return _ask(owner_url, "SELECT NOT EXISTS (SELECT FROM cadre_cadre)")


def _ask(url, question):
    connection = psycopg2.connect(url)
    with connection, connection.cursor() as cursor:
        cursor.execute(question)
        answer = cursor.fetchone()[0]
    connection.close()
    return answer


def _note(folder):
    return folder / "demonstration.json"
