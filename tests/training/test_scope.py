"""Classes are no secret to the units they are held for; their learners belong to their own units."""

import pytest
from django.urls import reverse

from office.organisation.rights import Role
from tests.conftest import make_user
from tests.training.factories import enrol, make_class
from training.models import Enrolment, TrainingClass


@pytest.fixture
def whole(world):
    """A class of the whole district: one of Hoa Thám, one of Tân Văn, one in no roster."""
    one = make_class("Khóa 1", world.district, head_count=3)
    for learner in (world.an, world.binh, "Vi Thị Lan"):
        enrol(one, learner)
    return one


@pytest.fixture
def huong(client, world):
    """The officer of Hoa Thám, signed in."""
    client.force_login(world.huong)
    return client


def html(response):
    return response.content.decode()


def test_a_commune_sees_the_class_and_how_many_learn_but_names_only_its_own(huong, whole):
    page = html(huong.get(whole.get_absolute_url()))
    assert "3 đồng chí đã nhập tên" in page and "Trong phạm vi được xem: 1/3 đồng chí." in page
    assert "Hoàng Thị An" in page
    assert "Nông Văn Bình" not in page and "Vi Thị Lan" not in page
    assert reverse("trainingclass-edit", args=[whole.pk]) not in page


def test_a_commune_lists_and_opens_only_its_own_learners(huong, world, whole):
    listed = html(huong.get(reverse("enrolment-list")))
    assert "Hoàng Thị An" in listed and "Nông Văn Bình" not in listed and "Vi Thị Lan" not in listed
    statuses = {str(one): huong.get(one.get_absolute_url()).status_code for one in Enrolment.objects.all()}
    assert statuses == {"Hoàng Thị An": 200, "Nông Văn Bình": 404, "Vi Thị Lan": 404}
    assert huong.get(reverse("cadre-training", args=[world.binh.pk])).status_code == 404


def test_the_history_of_a_class_holds_none_of_its_learners(huong, world, whole):
    page = html(huong.get(reverse("trainingclass-history", args=[whole.pk])))
    assert "Khóa 1" in page and "Vi Thị Lan" not in page and "Nông Văn Bình" not in page


def test_the_class_of_a_neighbour_does_not_exist(huong, world):
    other = make_class("Của xã bạn", world.tan_van)
    assert huong.get(other.get_absolute_url()).status_code == 404
    assert "Của xã bạn" not in html(huong.get(reverse("trainingclass-list")))


def test_a_learner_in_no_roster_is_seen_by_the_unit_that_keeps_the_class(huong, world):
    own = make_class("Của xã", world.hoa_tham)
    enrol(own, "Vi Thị Lan")
    assert "Vi Thị Lan" in html(huong.get(own.get_absolute_url()))


def test_who_moves_takes_the_learning_along(huong, world, whole):
    assert Enrolment.objects.for_user(world.huong).count() == 1
    world.binh.posts.update(post=world.an.posts.get().post)
    assert Enrolment.objects.for_user(world.huong).count() == 2


def test_an_officer_of_a_part_changes_no_class_of_the_whole_and_adds_only_his_own_people(
    client, world, whole
):
    part = make_user("phan", Role.OFFICER, world.hoa_tham)
    client.force_login(part)
    assert client.get(reverse("trainingclass-edit", args=[whole.pk])).status_code == 404
    data = {"name": "Lớp khác", "programme": whole.programme_id, "unit": world.district.pk}
    client.post(reverse("trainingclass-new"), data)
    assert TrainingClass.objects.count() == 1
    page = reverse("enrolment-new", args=[whole.pk])
    assert client.post(page, {"full_name": "Lý Văn Tư", "result": "passed"}).status_code == 403
    assert Enrolment.objects.count() == 3
    assert "Đúng là đồng chí" not in html(client.get(page))
    Enrolment.objects.filter(cadre=world.an).delete()
    data = {"full_name": "Hoàng Thị An", "result": "passed", "who": world.an.pk}
    assert client.post(page, data).status_code == 302


def test_a_person_outside_the_scope_is_never_offered(client, world, whole):
    client.force_login(make_user("phan", Role.OFFICER, world.hoa_tham))
    own = make_class("Của xã", world.hoa_tham)
    response = client.post(
        reverse("enrolment-new", args=[own.pk]), {"full_name": "Nông Văn Bình", "result": "passed"}
    )
    assert response.status_code == 302 and Enrolment.objects.latest("pk").cadre is None
