"""A class is opened for a row of a plan: once, with those chosen, and taken back while nobody has a result."""

import pytest
from django.test import Client
from django.urls import reverse

from cadre.models.conflicts import Account
from office.organisation.rights import Role
from tests.at_once import held_back
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit
from tests.training.factories import choose, enrol, make_class, make_plan, make_programme, make_row
from training.models import Enrolment, PlanRow, TrainingClass


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def row(world):
    plan = make_plan(world.district, year=2021, issued_on="2021-02-01")
    facts = {"school": "Trung tâm Chính trị xã bạn", "mode": "part", "starts": "2021-09", "places": 40}
    return make_row(plan, make_programme("Trung cấp LLCT", kind="theory", level=22), **facts)


def address(row):
    return reverse("planrow-open-class", args=[row.pk])


def html(response):
    return response.content.decode()


def typed(page):
    """What the page holds as it is opened, its ticks included."""
    form = page.context["form"]
    sent = {each.html_name: each.value() or "" for each in form if each.name != "people"}
    sent = {name: str(text) for name, text in sent.items()}
    people = [str(each.pk) for each, ticked in page.context["ticks"] if ticked]
    return sent | {"token": page.context["token"], "people": people}


def test_it_is_filled_in_from_the_plan_and_those_chosen_become_learners(lan, world, row):
    reserve = make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.hoa_tham))
    first, _ = choose(row, world.an), choose(row, reserve, state="reserve")
    choose(row, world.binh, state="withdrawn")
    assert address(row) in html(lan.get(row.get_absolute_url()))
    page = lan.get(address(row))
    asked = typed(page)
    assert (asked["organiser"], asked["opens_on"], asked["places"]) == (row.school, "09/2021", "40")
    assert asked["people"] == [str(first.pk)] and "dự phòng" in html(page)
    assert "Nông Văn Bình" not in html(page)
    lan.post(address(row), asked)
    one = TrainingClass.objects.get()
    assert (one.plan_row, one.programme, one.mode) == (row, row.programme, "part")
    history = html(lan.get(reverse("trainingclass-history", args=[one.pk])))
    assert "hương trình" in history and "ục kế hoạch" not in history, (
        "whoever sees the class may not see the plan"
    )
    learner = one.enrolments.get()
    assert (learner.cadre, learner.result, learner.plan_person) == (world.an, "sent", first)
    assert "đã được lưu" in html(lan.post(address(row), asked, follow=True)), "sent twice"
    assert TrainingClass.objects.count() == 1


def test_who_was_in_reserve_moves_up_into_the_class(lan, world, row):
    choose(row, world.an)
    second = choose(row, make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.hoa_tham)), state="reserve")
    lan.post(address(row), typed(lan.get(address(row))))
    one = TrainingClass.objects.get()
    take = reverse("trainingclass-take", args=[one.pk])
    assert "Thêm học viên theo kế hoạch" in html(lan.get(one.get_absolute_url()))
    assert "Chưa chọn ai" in html(lan.post(take, {}))
    lan.post(take, {"people": [str(second.pk)]})
    assert sorted(str(each) for each in one.enrolments.all()) == ["Hoàng Thị An", "Lý Văn Ba"]
    second.refresh_from_db()
    assert second.state == "chosen", "who was in reserve has moved up"
    assert f"{one}</a> (2 học viên)" in html(lan.get(row.get_absolute_url()))
    assert row.get_absolute_url() in html(lan.get(one.get_absolute_url()))
    assert "đã thay đổi" in html(lan.post(take, {"people": [str(second.pk)]}))


def test_a_class_more_is_opened_while_places_are_left_and_never_over_one_that_was_not_seen(lan, world, row):
    stale = typed(lan.get(address(row)))
    asked = typed(lan.get(address(row))) | {"places": "30"}
    lan.post(address(row), asked)
    assert "Người khác vừa mở lớp" in html(lan.post(address(row), stale | {"name": "Lớp khác"}))
    again = typed(lan.get(address(row)))
    assert again["places"] == "10" and again["name"].endswith("(lớp 2)")
    lan.post(address(row), again)
    assert TrainingClass.objects.filter(plan_row=row).count() == 2
    refused = lan.get(address(row))
    assert refused.status_code == 403 and "đã đủ chỉ tiêu 40" in html(refused)


@pytest.mark.parametrize(
    ("of_plan", "of_row", "said"),
    [({}, {}, "Dự thảo"), ({"issued_on": "2021-02-01"}, {"source": "above"}, "chỉ tiêu cấp trên")],
    ids=["draft", "above"],
)
def test_only_for_a_class_of_the_plan_s_own_once_it_was_issued(lan, world, of_plan, of_row, said):
    row = make_row(make_plan(world.district, **of_plan), **of_row)
    refused = lan.get(address(row))
    assert refused.status_code == 403 and said in html(refused)


def test_own_people_wait_for_somebody_else_and_a_secret_plan_names_nobody(lan, world, row):
    choose(row, world.an)
    choose(row, world.binh)
    Account.objects.create(user=world.lan, cadre=world.an)
    page = html(lan.get(address(row)))
    assert "1 đồng chí được chọn do đồng chí khác" in page and "Hoàng Thị An" not in page
    row.plan.secret = True
    row.plan.save()
    page = lan.get(address(row))
    assert "không nhập tên học viên" in html(page) and "Nông Văn Bình" not in html(page)
    lan.post(address(row), typed(page))
    assert TrainingClass.objects.get().secret and not Enrolment.objects.exists()


def test_of_a_class_that_a_school_runs_nothing_is_taken_by_the_plan_alone(lan, world, row):
    """Its learners come and go with the list that sent them up."""
    row.source = "above"
    row.save()
    one = make_class("Trung cấp K12", world.district, row.programme, plan_row=row)
    enrol(one, world.an, result="sent", plan_person=choose(row, world.an, state="summoned"))
    page = html(lan.get(one.get_absolute_url()))
    for name, label in (("take", "Thêm học viên theo kế hoạch"), ("take-back", "Hoàn tác mở lớp")):
        assert label not in page
        assert lan.get(reverse(f"trainingclass-{name}", args=[one.pk])).status_code == 404


def test_it_is_taken_back_whole_while_nobody_has_a_result(lan, world, row):
    person = choose(row, world.binh)
    lan.post(address(row), typed(lan.get(address(row))))
    one = TrainingClass.objects.get()
    back = reverse("trainingclass-take-back", args=[one.pk])
    hand = enrol(one, world.an, result="sent")
    assert "thêm ngoài kế hoạch" in html(lan.post(back, {"reason": "Mở nhầm"}))
    hand.delete()
    Enrolment.objects.update(result="passed")
    assert "Đã có học viên có kết quả" in html(lan.post(back, {"reason": "Mở nhầm"}))
    Enrolment.objects.update(result="studying")
    lan.post(back, {"reason": "Mở nhầm"})
    person.refresh_from_db()
    assert not TrainingClass.objects.exists() and not Enrolment.objects.exists() and person.state == "chosen"
    assert lan.get(address(row)).status_code == 200


def test_learners_of_a_class_that_was_not_held_are_free_for_another(lan, world, row):
    person = choose(row, world.an)
    lan.post(address(row), typed(lan.get(address(row))))
    one = TrainingClass.objects.get()
    TrainingClass.objects.update(cancelled_on="2021-11-30")
    page = html(lan.get(one.get_absolute_url()))
    assert not [said for said in ("Thêm học viên", "Nhập kết quả") if said in page]
    pages = [("trainingclass-take", 404), ("trainingclass-results", 403), ("enrolment-new", 403)]
    for name, status in pages:
        assert lan.get(reverse(name, args=[one.pk])).status_code == status, name
    assert "(không mở)" in html(lan.get(row.get_absolute_url()))
    asked = typed(lan.get(address(row)))
    assert asked["people"] == [str(person.pk)]
    lan.post(address(row), asked | {"name": "Lớp mở lại"})
    again = Enrolment.objects.get(plan_person=person)
    assert again.training_class.name == "Lớp mở lại" and one.enrolments.count() == 1
    again.delete()
    withdraw = reverse("planperson-withdraw", args=[person.pk])
    Enrolment.objects.update(plan_person=person)
    lan.post(withdraw, {"state": "chosen", "reason": "Lớp không mở"})
    person.refresh_from_db()
    assert person.state == "withdrawn"


def test_two_officers_open_it_at_once_and_one_class_stands(transactional_db):
    district = make_unit("181", "Huyện Bình Gia", level="district")
    row = make_row(make_plan(district, year=2021, issued_on="2021-02-01"), starts="2021-09")
    clients, asked = [Client(), Client()], []
    for number, client in enumerate(clients):
        client.force_login(make_user(f"can_bo_{number}", Role.OFFICER, district))
        asked.append(typed(client.get(address(row))) | {"name": f"Lớp {number}"})

    def send(number):
        return clients[number].post(address(row), asked[number]).status_code

    with held_back(2, send) as statuses:
        list(PlanRow.objects.select_for_update().filter(pk=row.pk))
    assert sorted(statuses) == [302, 403] and TrainingClass.objects.count() == 1
