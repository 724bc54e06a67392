"""Which posts of leaders will be free within twelve months, why, and who is planned for them."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from dashboards.vacancies import Cause, soon_vacant
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.covers import Cover
from standards.checks import leaders
from tests.cadre.retirement import FLAT, make_ages
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import LONG_AGO, make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.rotation.moves import make_rotation

DAY = datetime.date(2021, 11, 30)
PAGE = "vacancy-list"


@pytest.fixture
def chief(client, world):
    client.force_login(world.lan)
    return world


def leader(name, title, unit, **fields):
    return make_cadre(name, make_post(title, unit, is_leader=True), **fields)


def found(world, day=DAY, hidden=frozenset()):
    units = [world.hoa_tham.pk, world.tan_van.pk, world.office.pk]
    return [
        (each.holder, each.on, each.cause, each.ahead)
        for each in soon_vacant(leaders(day, units), day, hidden)
    ]


def test_who_retires_within_twelve_months_leaves_a_post(world):
    make_ages(FLAT)
    soon = leader("Lý Văn Sắp", "Bí thư Đảng ủy", world.hoa_tham, birth="1962-11")
    leader("Lý Văn Sau", "Phó Bí thư Đảng ủy", world.hoa_tham, birth="1962-12")
    leader("Lý Văn Xong", "Trưởng ban", world.office, birth="1961-10")
    make_cadre("Lý Văn Thường", make_post("Công chức", world.hoa_tham), birth="1962-05")
    assert found(world) == [(soon.pk, datetime.date(2022, 11, 30), Cause.RETIREMENT, 12)]
    assert found(world, datetime.date(2021, 10, 31))[-1][0] != soon.pk
    assert found(world, datetime.date(2022, 1, 15))[0][:2] == (soon.pk, datetime.date(2022, 11, 30))


def test_the_first_of_several_causes_counts(world):
    make_ages(FLAT)
    soon = leader("Lý Văn Sắp", "Bí thư Đảng ủy", world.hoa_tham, birth="1962-06")
    PostHeld.objects.filter(cadre=soon).update(valid_to="2022-03-01")
    move = make_rotation(world.an, world.an.posts.get().post, "2019-02-01", due_on="2022-02-01")
    expected = [
        (world.an.pk, datetime.date(2022, 2, 1), Cause.ROTATION, 3),
        (soon.pk, datetime.date(2022, 3, 1), Cause.ENDED, 4),
    ]
    assert found(world) == expected
    assert found(world, hidden={world.an.pk}) == expected[1:]
    type(move).objects.filter(pk=move.pk).update(valid_to="2021-11-01", state="waiting")
    assert found(world) == expected[1:]


def test_terms_count_by_confirmed_rules_alone(world):
    head = leader("Lý Văn Trưởng", "Trưởng ban", world.office, valid_from="2017-06-01")
    moved = leader("Lý Văn Luân", "Bí thư Đảng ủy", world.hoa_tham, valid_from="2019-05-01")
    PostHeld.objects.filter(cadre=head).update(taking_form="appointed")
    PostHeld.objects.filter(cadre=moved).update(taking_form="rotated")
    assert found(world) == []
    rules = []
    for subject, key, years in (
        ("appointment", "appointment_term_months", 5),
        ("rotation", "rotation_min_months", 3),
    ):
        kept = RuleSet.objects.create(name=subject, subject=subject, in_force_from=LONG_AGO)
        rules.append(make_rule(key, years, "years", kept, article="Điều 1")[2])
    assert found(world) == [
        (moved.pk, datetime.date(2022, 5, 1), Cause.ROTATION, 6),
        (head.pk, datetime.date(2022, 6, 1), Cause.TERM, 7),
    ]
    type(rules[0]).objects.filter(pk=rules[0].pk).update(confirmed=False)
    assert [each[0] for each in found(world)] == [moved.pk]


@pytest.fixture
def ahead(chief):
    """Three posts that will be free: with a list and two planned, with an empty list, without any."""
    make_ages(FLAT)
    world = chief
    one = leader("Lý Văn Một", "Bí thư Đảng ủy", world.hoa_tham, birth="1962-06")
    two = leader("Lý Văn Hai", "Bí thư Đảng ủy", world.tan_van, birth="1962-07")
    leader("Lý Văn Ba", "Trưởng ban", world.office, birth="1962-08")
    target = make_target(world.hoa_tham, "Bí thư Đảng ủy")
    for cadre in (world.an, make_cadre("Bế Văn Tư", make_post("Công chức", world.hoa_tham)), one):
        make_entry(cadre, target)
    make_proposal(world.binh, make_target(world.tan_van, "Bí thư Đảng ủy"))
    world.two = two
    return world


def test_the_page_tells_post_holder_month_cause_and_who_is_planned(client, ahead):
    def shown(**asked):
        return client.get(reverse(PAGE), asked)

    html = shown().content.decode()
    first = html[html.index("Lý Văn Một") :].split("</tr>")[0]
    assert "06/2022" in first and "Nghỉ hưu" in first and Cover.MORE.label in first
    assert first.index("Hoàng Thị An") < first.index("Bế Văn Tư") and "Lý Văn Một</a>, " not in first
    assert f'href="{ahead.an.get_absolute_url()}"' in first and "Nông Văn Bình" not in html
    totals = {cover: shown(cover=cover.value).context["page"]["total"] for cover in Cover}
    assert totals == {Cover.MORE: 1, Cover.ONE: 0, Cover.NONE: 1, Cover.NO_LIST: 1}
    assert shown(unit=ahead.tan_van.pk).context["page"]["total"] == 1
    assert shown(cause="rotation").context["page"]["total"] == 0
    assert shown(as_of="31/12/2020").context["page"]["total"] == 0
    rows = shown(order="-month").context["page"]["rows"]
    assert [row.full_name for row in rows] == ["Lý Văn Ba", "Lý Văn Hai", "Lý Văn Một"]
    assert b"".join(shown(format="xlsx").streaming_content)[:2] == b"PK"


def test_the_reader_of_one_commune_sees_its_posts_alone(client, ahead):
    client.force_login(ahead.huong)
    page = client.get(reverse(PAGE))
    assert page.context["page"]["total"] == 1 and "Lý Văn Hai" not in page.content.decode()


def test_of_their_own_rotation_a_reader_is_told_nothing(client, ahead):
    make_rotation(ahead.an, ahead.an.posts.get().post, "2019-02-01", due_on="2022-02-01")
    user = make_user("truong", Role.CHIEF, ahead.district)
    client.force_login(user)
    assert client.get(reverse(PAGE)).context["page"]["total"] == 4
    Account.objects.create(user=user, cadre=ahead.an)
    assert client.get(reverse(PAGE)).context["page"]["total"] == 3


def test_the_page_runs_the_same_queries_for_any_number_of_posts(client, ahead):
    few = queries_of(client, ahead.lan, reverse(PAGE), {})
    for number in range(5):
        leader(f"Lý Văn {number}", f"Phó Bí thư {number}", ahead.hoa_tham, birth="1962-06")
        make_entry(ahead.binh, make_target(ahead.hoa_tham, f"Phó Bí thư {number}"))
    assert queries_of(client, ahead.lan, reverse(PAGE), {}) == few <= 45
