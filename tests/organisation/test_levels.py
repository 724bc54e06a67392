"""One unit of two levels: until a day below a district, from then on right below its province."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.body_seats import seats
from cadre.models.facts import PostHeld
from office.organisation.models.levels import UnitLevel
from office.organisation.models.structure import BodySize, PostTitle, Unit
from planning.models import PlanningEntry, PlanningTerm
from tests.cadre.sheets import bring_in, verdicts
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_target, make_term
from tests.planning.test_import import row

REFORM = datetime.date(2021, 7, 1)
BEFORE = "30/06/2021"


@pytest.fixture
def raised(world):
    """Hoa Thám stands right below the province from July 2021 on."""
    UnitLevel.objects.create(unit=world.hoa_tham, level="locality", valid_from=REFORM)
    return world


def test_the_level_of_a_day_is_that_of_the_last_change_before_it(raised):
    day = datetime.timedelta(days=1)
    UnitLevel.objects.create(unit=raised.hoa_tham, level="grassroots", valid_from=datetime.date(2030, 1, 1))
    asked = {REFORM - day: "commune", REFORM: "locality", datetime.date(2031, 1, 1): "grassroots"}
    for each, level in asked.items():
        assert raised.hoa_tham.level_on(each) == level
        assert Unit.objects.with_level(each).get(pk=raised.hoa_tham.pk).level_then == level
        assert Unit.objects.with_level(each).get(pk=raised.tan_van.pk).level_then == "commune"


def test_list_and_filter_ask_the_level_of_their_day(client, raised):
    client.force_login(raised.lan)

    def listed(**query):
        rows = client.get(reverse("unit-list"), query).context["page"]["rows"]
        return {unit.name: unit.level_then for unit in rows}

    assert listed(level="locality") == {"Xã Hoa Thám": "locality"}
    assert listed(level="commune") == {"Xã Tân Văn": "commune"}
    assert listed(level="locality", as_of=BEFORE) == {}
    with CaptureQueriesContext(
        connection,
    ) as few:
        listed()
    for place in range(5):
        unit = Unit.objects.create(
            code=f"x{place}",
            name=f"Xã {place}",
            level="commune",
            kind="4",
            parent=raised.district,
            valid_from=raised.long_ago,
        )
        UnitLevel.objects.create(unit=unit, level="locality", valid_from=REFORM)
    with CaptureQueriesContext(connection) as many:
        listed()
    assert len(many) == len(few)


def test_seats_and_those_who_sit_on_them_are_of_the_level_of_the_day(client, raised):
    target = make_target(raised.hoa_tham)
    PostHeld.objects.create(cadre=raised.an, post=target.post, main=False, valid_from="2018-05-01")
    BodySize.objects.create(body=target.post.body, size=15, valid_from=datetime.date(2018, 1, 1))
    units = [raised.hoa_tham.pk]
    for day, level in ((REFORM, "locality"), (datetime.date(2021, 6, 30), "commune")):
        assert [line.level for line in seats(day, units)[0]] == [level]
    client.force_login(raised.lan)
    for query, found in (({"seat": "executive-locality"}, 1), ({"seat": "executive-commune"}, 0)):
        assert client.get(reverse("cadre-list"), query).context["page"]["total"] == found
        then = client.get(reverse("cadre-list"), query | {"as_of": BEFORE})
        assert then.context["page"]["total"] == 1 - found


def test_a_sheet_means_the_titles_of_the_level_on_the_day_it_speaks_of(raised):
    """A list decided in 2019 is one of a commune of then; people entered today hold posts of today's level."""
    target = make_target(raised.hoa_tham)
    PostTitle.objects.filter(pk=target.post.title_id).update(aliases=["Ủy viên BCH Đảng bộ"])
    today = PostTitle.objects.create(
        name=target.post.title.name,
        level="locality",
        kind="collective",
        body_kind="executive",
        aliases=["Ủy viên BCH Đảng bộ"],
    )
    make_term("locality", begins_on="2021-07-01", ends_on="2026-07-01", name="2021–2026")
    rows = [row(), row(5, "NHIỆM KỲ 2021 - 2026", decision="Số 9-QĐ/TU, ngày 15/8/2021")]
    assert verdicts(bring_in(raised.lan, rows, "plan")) == ["new", "new"]
    planned = PlanningEntry.objects.order_by("target__term__begins_on").values_list(
        "target__post__title", flat=True
    )
    assert list(planned) == [target.post.title_id, today.pk]
    assert PlanningTerm.objects.count() == 2


def test_the_level_is_entered_at_the_unit_and_taken_back(client, world):
    client.force_login(world.lan)
    address = reverse("unitlevel-new", args=[world.hoa_tham.pk])
    assert address in client.get(world.hoa_tham.get_absolute_url()).content.decode()
    early = client.post(address, {"level": "locality", "valid_from": "01/01/1990"}).content.decode()
    assert "Đơn vị hoạt động từ ngày 01/01/2000" in early
    client.post(address, {"level": "locality", "valid_from": "01/07/2021"})
    page = client.get(world.hoa_tham.get_absolute_url()).content.decode()
    assert "Cấp xã lúc bắt đầu · Cấp xã thuộc tỉnh từ ngày 01/07/2021" in page
    twice = client.post(address, {"level": "commune", "valid_from": "01/07/2021"}).content.decode()
    assert "Đơn vị đã ghi cấp từ ngày này." in twice
    history = client.get(reverse("unit-history", args=[world.hoa_tham.pk])).content.decode()
    assert "Cấp xã thuộc tỉnh" in history and "01/07/2021" in history
    made = UnitLevel.objects.get()
    client.post(reverse("unitlevel-remove", args=[made.pk]), {"reason": "Ghi nhầm"})
    assert not UnitLevel.objects.exists()


def test_a_new_post_of_a_unit_may_be_of_either_level(raised):
    """What is held is of the level of its title; nothing of the past is made another."""
    old = make_post("Bí thư Đảng ủy", raised.hoa_tham)
    cadre = make_cadre("Lý Văn Tư", old)
    assert (old.title.level, raised.hoa_tham.level_on(REFORM)) == ("commune", "locality")
    assert cadre.posts.get().post == old
