"""What is not well is on the first page of who keeps the machine, and behind a sign on every other."""

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.jobs.models import Job, ScheduleRun
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.counting import queries_of
from upkeep.health import pages
from upkeep.health.asking import HealthLine
from upkeep.health.kept import HEALTH

SAID = "Dọn bớt ổ đĩa."
SIGN = "Tình trạng hệ thống: 1 điều cần xem"


@pytest.fixture
def unwell(monkeypatch):
    lines = [
        HealthLine(True, "Ghi được.", 0.0, "database", "Cơ sở dữ liệu"),
        HealthLine(False, SAID, 7300.0, "disk", "Ổ đĩa"),
    ]
    monkeypatch.setattr(HEALTH, "lines", lines)


def opened(client, name, **query):
    return client.get(reverse(name), query).content.decode()


@pytest.mark.parametrize(("role", "other"), [(Role.ADMIN, "user-list"), (Role.CHIEF, "post-list")])
def test_the_first_page_says_what_is_not_well_and_every_page_has_a_sign(client, world, unwell, role, other):
    client.force_login(make_user("nguoi", role, world.district))
    first = client.get(reverse("home"), follow=True).content.decode()
    assert SIGN in first and SAID in first
    elsewhere = opened(client, other)
    assert SIGN in elsewhere and SAID not in elsewhere


def test_others_are_told_nothing_and_who_is_has_no_sign_while_all_is_well(client, world, unwell):
    officer, chief = (make_user(role, role, world.district) for role in (Role.OFFICER, Role.CHIEF))
    client.force_login(officer)
    assert SIGN not in client.get(reverse("home"), follow=True).content.decode()
    HEALTH.lines = []
    client.force_login(chief)
    assert "điều cần xem" not in client.get(reverse("home"), follow=True).content.decode()


def test_the_page_tells_lines_and_schedules(client, world, unwell):
    now = timezone.now()
    facts = {"ended_at": now, "seconds": 95.0, "failures": 2, "failed_at": now, "number": "ab12"}
    ScheduleRun.objects.create(name="make-duties", started_at=now, **facts)
    client.force_login(make_user("nguoi", Role.ADMIN, world.district))
    html = opened(client, "system-health")
    for said in (SAID, "2 giờ trước", "1 điều cần xem", "Quét việc cần làm", "2 lần liền", "ab12", "1 phút"):
        assert said in html, said
    assert html.index("Cần xem") < html.index("Ghi được.")


def test_jobs_are_told_by_state_and_in_pages(client, world, monkeypatch):
    monkeypatch.setattr(pages, "JOBS_SHOWN", 2)
    client.force_login(make_user("nguoi", Role.ADMIN, world.district))
    assert "Chưa có việc nền nào." in opened(client, "system-jobs")
    why = "Tệp không có dòng nào."
    for number in range(3):
        Job.objects.create(kind="backup", owner=world.lan, subject_key=number, state="done")
    failed = Job.objects.create(kind="gone", owner=world.lan, subject_key=9, state="failed", error=why)
    html = opened(client, "system-jobs")
    assert why in html and "Đang sao lưu" in html and "Cũ hơn" in html
    older = opened(client, "system-jobs", before=failed.pk - 1)
    assert why not in older and "Mới nhất" in older and "Cũ hơn" not in older
    assert why not in opened(client, "system-jobs", state="done")
    assert "Không có việc nền nào ở trạng thái này." in opened(client, "system-jobs", state="running")
    assert client.get(reverse("system-jobs"), {"state": "x"}).status_code == 400


def test_queries_of_the_page_of_jobs_are_flat(client, world):
    user = make_user("nguoi", Role.ADMIN, world.district)
    Job.objects.create(kind="backup", owner=world.lan, subject_key=1, state="done")
    few = queries_of(client, user, reverse("system-jobs"), {})
    for number in range(5):
        Job.objects.create(kind="x", owner=[world.lan, world.huong][number % 2], subject_key=number)
    assert queries_of(client, user, reverse("system-jobs"), {}) == few
