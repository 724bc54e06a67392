"""Seats of bodies: those known to be vacant are counted apart from those whose holder nobody entered."""

import datetime

import pytest
from django.urls import reverse

from cadre.body_seats import seats, vacant_seats
from cadre.models.facts import PostHeld
from office.organisation.models.structure import BodySize, Unit
from tests.factories import make_cadre

DAY = datetime.date(2021, 11, 30)


def counted(day=DAY):
    lines, _ = seats(day, list(Unit.objects.values_list("pk", flat=True)))
    return [(line.size, line.present, line.vacant, line.unrecorded, line.silent) for line in lines]


def board(client, world, **asked):
    client.force_login(world.lan)
    return " ".join(client.get(reverse("board"), asked).content.decode().split())


def take(name, target, **fields):
    person = make_cadre(name, target.an.posts.get().post)
    post = PostHeld.objects.filter(main=False, post__unit=target.district).first().post
    return PostHeld.objects.create(cadre=person, post=post, main=False, **fields)


def test_a_seat_whose_holder_nobody_entered_is_not_vacant(client, district):
    assert counted() == [(3, 1, 0, 2, 0), (10, 2, 0, 8, 0)]
    html = board(client, district)
    assert '<th scope="col" class="num">Khuyết</th><th scope="col" class="num">Chưa ghi</th>' in html
    assert '<td class="num">chưa rõ</td> <td class="num">2</td>' in html


def test_a_seat_that_somebody_left_is_vacant_until_it_is_taken_again(client, district):
    take("Lý Văn Sáu", district, valid_from="2020-06-01", valid_to="2021-10-01")
    assert counted()[0] == (3, 1, 1, 1, 0)
    assert '<td class="num">1</td> <td class="num">1</td>' in board(client, district)
    assert counted(datetime.date(2021, 9, 30))[0] == (3, 2, 0, 1, 0)
    take("Lý Văn Bảy", district, valid_from="2021-11-01")
    assert counted()[0] == (3, 2, 0, 1, 0)


def test_a_body_without_any_member_on_record_has_no_vacant_seat(client, district):
    PostHeld.objects.filter(main=False, post__unit=district.tan_van).delete()
    assert counted()[1] == (10, 1, 0, 9, 1)
    assert "Trong đó 1 tập thể chưa ghi thành viên nào." in board(client, district)
    assert "chưa ghi thành viên" in board(client, district, unit=district.tan_van.pk)
    BodySize.objects.filter(body__unit=district.hoa_tham).update(size=1)
    assert counted()[1] == (6, 1, 0, 5, 1)


def test_all_seats_taken_leave_a_counted_zero(client, district):
    BodySize.objects.filter(body__unit=district.district).update(size=1)
    assert '<td class="num">0</td> <td class="num">0</td>' in board(client, district)


def days(*texts):
    return tuple(text and datetime.date.fromisoformat(text) for text in texts)


SINCE = datetime.date(2020, 6, 1)
OLD = days("2016-01-01", "2020-06-01")
STAYS = days(None, None)


@pytest.mark.parametrize(
    ("spans", "vacant"),
    [
        ([], 0),
        ([OLD, OLD, STAYS], 0),
        ([days("2020-06-01", "2021-01-01"), days("2021-01-01", None)], 0),
        ([days("2020-06-01", "2021-01-01"), days("2020-12-31", "2021-06-01")], 2),
        ([days("2016-01-01", "2021-01-01"), STAYS], 1),
        ([days("2020-06-01", "2021-01-01")] * 4, 3),
    ],
)
def test_only_seats_held_since_the_size_was_decided_can_have_become_vacant(spans, vacant):
    assert vacant_seats(spans, 3, SINCE, DAY) == vacant


def test_a_person_in_two_bodies_of_a_kind_is_one_person_with_two_seats(client, district):
    held = PostHeld.objects.get(main=False, post__unit=district.hoa_tham)
    other = PostHeld.objects.get(main=False, post__unit=district.tan_van)
    PostHeld.objects.filter(pk=other.pk).update(cadre=held.cadre)
    assert counted()[1] == (10, 1, 0, 8, 0)
    assert '</a> <span class="soft">(2 lượt)</span>' in board(client, district)


def test_the_list_of_posts_says_why_nobody_holds_one(client, district):
    client.force_login(district.lan)
    address = reverse("post-list")
    held = district.an.posts.get()
    empty = client.get(address, {"unit": district.office.pk, "as_of": "31/12/2010"}).content.decode()
    assert "<div>chưa ghi</div></td>" in empty and "<div>0</div></td>" not in empty
    PostHeld.objects.filter(post=held.post).update(valid_to="2021-11-01")
    html = client.get(address, {"unit": district.hoa_tham.pk}).content.decode()
    assert "<div>khuyết</div></td>" in html
