import stat
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from cadre.models import Cadre, PostHeld
from organisation.models import BodySize, Grant, Post, PostManagement, Unit
from organisation.rights import Role
from reminders.models import Duty
from tests.factories import make_cadre, make_post, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def mode(settings, tmp_path):
    settings.SAMPLE, settings.FIXED_DAY, settings.VAR_DIR = True, "2021-11-30", tmp_path
    return settings


def load():
    call_command("load_sample", stdout=StringIO(), skip_checks=True)


def test_the_whole_district_is_there_after_one_command(mode, rf):
    load()
    assert Cadre.objects.count() == 525
    assert Cadre.objects.filter(now__status="serving").count() == 491
    assert Cadre.objects.filter(now__status="left").count() == 34
    assert Cadre.objects.filter(now__held__post__title__is_leader=True).count() == 270
    seats = PostHeld.objects.on("2021-11-28").filter(post__unit__parent=None, main=False)
    assert seats.filter(post__body__kind="standing").values("cadre").distinct().count() == 11
    assert seats.filter(post__body__kind="executive").values("cadre").distinct().count() == 33
    assert Unit.objects.filter(level="commune").count() == 19
    sizes = BodySize.objects.values_list("body__unit__level", "body__kind", "size").distinct()
    assert set(sizes) == {
        ("district", "executive", 39),
        ("district", "standing", 11),
        ("commune", "executive", 15),
    }
    assert PostManagement.objects.count() == Post.objects.count()
    assert Duty.objects.filter(rule__kind="review", cycle="2022", state="open").count() > 19
    accounts_work(mode, rf)


def accounts_work(mode, rf):
    """One account for each role, its password in a file for the owner alone."""
    path = mode.VAR_DIR / "accounts.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = [line.split() for line in path.read_text().splitlines()[3:]]
    assert {grant.role for grant in Grant.objects.all()} == set(Role.values)
    assert len(lines) == len(Role.values)
    assert all(len(password) >= 12 for _, password, *_ in lines)
    username, password, *_ = lines[0]
    assert authenticate(rf.get("/"), username=username, password=password).username == "quantri"


def test_it_is_refused_where_there_are_people(mode):
    unit = make_unit("181", "Huyện Bình Gia", level="district")
    make_cadre("Hoàng Thị An", make_post("Chuyên viên", unit))
    with pytest.raises(CommandError, match="Đã có hồ sơ cán bộ"):
        load()
    assert not (mode.VAR_DIR / "accounts.txt").exists()


def test_it_is_refused_outside_a_demonstration(mode):
    mode.SAMPLE = False
    with pytest.raises(CommandError, match="chế độ dùng thử"):
        load()
