"""/readyz and /metrics: anybody learns whether it is well, who may the lines; no account is asked for by it."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.jobs.models import ScheduleRun
from office.organisation.rights import Role
from tests.conftest import make_user
from upkeep.health import metrics
from upkeep.health.asking import HealthLine
from upkeep.health.kept import HEALTH, Kept

TOKEN = "một-mã-đủ-dài"
SAID = "Dọn bớt ổ đĩa."


@pytest.fixture
def told(monkeypatch, settings):
    """The lines become what the test gives."""
    settings.MONITOR_TOKEN = TOKEN

    def tell(ok, database=True):
        lines = [
            HealthLine(database, "Ghi được.", 0.0, "database", "Cơ sở dữ liệu"),
            HealthLine(ok, SAID, None, "disk", "Ổ đĩa"),
        ]
        monkeypatch.setattr(HEALTH, "lines", lines)

    tell(ok=False)
    return tell


def bearer(token=TOKEN):
    return {"authorization": f"Bearer {token}"}


def test_anybody_learns_whether_it_is_well_and_no_more(client, told):
    """Without the database: pytest refuses it here."""
    for headers in ({}, bearer("sai"), {"authorization": TOKEN}):
        response = client.get("/readyz", headers=headers)
        assert (response.status_code, response.content) == (503, b"not ok")
    told(ok=True)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"OK")
    assert response.headers["Cache-Control"] == "no-store" and not response.cookies


def test_with_the_database_away_nobodys_right_is_asked_for(client, told):
    client.cookies["sessionid"] = "a" * 32
    told(ok=True, database=False)
    assert client.get("/readyz").content == b"not ok"


def test_a_program_with_the_token_reads_the_lines(client, told):
    text = client.get("/readyz", headers=bearer())
    assert text.status_code == 503 and text["Content-Type"].startswith("text/plain")
    assert text.content.decode().splitlines() == [
        "not ok",
        "database: ok, 0 s ago. Ghi được.",
        f"disk: not ok, age unknown. {SAID}",
    ]
    found = json.loads(client.get("/readyz", headers={**bearer(), "accept": "application/json"}).content)
    assert not found["ok"] and found["lines"][1] == {
        "name": "disk",
        "label": "Ổ đĩa",
        "ok": False,
        "said": SAID,
        "age": None,
    }


def test_no_token_is_no_key(client, told, settings):
    settings.MONITOR_TOKEN = ""
    assert client.get("/readyz", headers=bearer("")).content == b"not ok"


def test_it_answers_where_every_other_page_is_sent_to_https(client, told, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/readyz").status_code == 503
    assert client.get("/metrics", headers=bearer()).status_code == 200


@pytest.mark.parametrize(("role", "full"), [(Role.ADMIN, True), (Role.CHIEF, True), (Role.OFFICER, False)])
def test_who_keeps_the_machine_reads_lines_and_figures(client, world, told, role, full):
    client.force_login(make_user("nguoi", role, world.district))
    assert (SAID in client.get("/readyz").content.decode()) == full
    assert client.get("/metrics").status_code == (200 if full else 403)


def test_figures_are_those_of_prometheus(client, transactional_db, told, monkeypatch):
    monkeypatch.setattr(metrics, "FIGURES", Kept(metrics.FIGURES.make))
    now = timezone.now()
    ScheduleRun.objects.create(name="make-duties", started_at=now, ended_at=now, seconds=1.5, failures=3)
    told(ok=True)
    text = client.get("/metrics", headers=bearer()).content.decode()
    for line in (
        "cadre_ready 1",
        'cadre_health{name="disk"} 1',
        'cadre_jobs{state="failed"} 0',
        'cadre_schedule_failures{name="make-duties"} 3',
        'cadre_schedule_seconds{name="make-duties"} 1.5',
        'cadre_disk_free_bytes{disk="data"} ',
        "cadre_queue_messages ",
    ):
        assert f"\n{line}" in text, text
    named = [line.split()[2] for line in text.splitlines() if line.startswith("# TYPE")]
    assert len(named) == len(set(named))


def test_a_stranger_reads_no_figures(client, db):
    assert client.get(reverse("metrics")).status_code == 403
