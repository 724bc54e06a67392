"""Adding, tying and correcting learners, on the page of a class and on that of a person."""

import pytest
from django.urls import reverse

from tests.training.factories import choose, enrol, make_class, make_need, make_plan, make_programme, make_row
from tests.training.sheets import a_learner, look, reasons
from training.models import Enrolment


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def html(response):
    return response.content.decode()


def test_a_learner_in_no_roster_is_added_by_name(officer, world):
    one = make_class("Lớp", world.district)
    data = {"full_name": "Lý Văn Tư", "birth": "1985", "result": "passed", "grade": "good"}
    response = officer.post(reverse("enrolment-new", args=[one.pk]), data)
    learner = Enrolment.objects.get()
    assert response.url == learner.get_absolute_url()
    assert (learner.cadre, learner.learner, str(learner.birth)) == (None, "Lý Văn Tư", "1985")


def test_a_name_that_stands_in_a_record_is_asked_about(officer, world):
    one = make_class("Lớp", world.district)
    page, data = reverse("enrolment-new", args=[one.pk]), {"full_name": "hoàng thị  an", "result": "passed"}
    asked = officer.post(page, data)
    assert "Đúng là đồng chí Hoàng Thị An, sinh 01/05/1980, Xã Hoa Thám" in html(asked)
    assert "Đã có hồ sơ cán bộ trùng họ tên" in html(asked) and not Enrolment.objects.exists()
    assert officer.post(page, {**data, "who": world.an.pk}).status_code == 302
    learner = Enrolment.objects.get()
    assert (learner.cadre, learner.full_name) == (world.an, "")
    again = officer.post(page, {**data, "who": world.an.pk})
    assert "Đồng chí này đã có trong danh sách học viên của lớp." in html(again)
    assert officer.post(page, {**data, "who": "other"}).status_code == 302
    assert Enrolment.objects.filter(cadre=None).count() == 1


def test_a_namesake_born_on_another_day_is_no_question(officer, world):
    one = make_class("Lớp", world.district)
    data = {"full_name": "Hoàng Thị An", "birth": "02/05/1980", "result": "passed"}
    assert officer.post(reverse("enrolment-new", args=[one.pk]), data).status_code == 302


def test_someone_entered_by_name_is_tied_to_his_record_later(officer, world):
    learner = enrol(make_class("Lớp", world.district), "Hoàng Thị An")
    page = reverse("enrolment-edit", args=[learner.pk])
    data = {"full_name": "Hoàng Thị An", "result": "passed"}
    assert "Đúng là đồng chí" in html(officer.post(page, data))
    officer.post(page, {**data, "who": world.an.pk})
    assert Enrolment.objects.get().cadre == world.an
    assert "full_name" not in officer.get(page).context["form"].fields


def test_a_grade_without_having_passed_is_refused(officer, world):
    one = make_class("Lớp", world.district)
    data = {"full_name": "Lý Văn Tư", "result": "failed", "grade": "good"}
    response = officer.post(reverse("enrolment-new", args=[one.pk]), data)
    assert "Xếp loại, số bằng chỉ ghi khi học viên đã hoàn thành khóa học" in html(response)


def test_the_page_of_a_person_shows_the_classes_with_result_and_certificate(officer, world):
    enrol(make_class("Khóa 1", world.district), world.an, grade="good", certificate_no="TC000001")
    page = reverse("cadre-training", args=[world.an.pk])
    assert page in html(officer.get(world.an.get_absolute_url()))
    part = html(officer.get(page, headers={"HX-Request": "true"}))
    assert "Khóa 1" in part and "Khá" in part and "TC000001" in part and "<html" not in part
    assert "<html" in html(officer.get(page))
    assert "TC000001" not in html(officer.get(page, {"as_of": "31/12/2017"}))
    assert "Chưa ghi lớp" in html(officer.get(reverse("cadre-training", args=[world.binh.pk])))
    assert "Khóa 1" in html(officer.get(reverse("cadre-history", args=[world.an.pk])))


def test_a_class_is_added_on_the_page_of_a_person(officer, world):
    one, page = make_class("Khóa 1", world.district), reverse("cadre-training-new", args=[world.an.pk])
    assert page in html(officer.get(reverse("cadre-training", args=[world.an.pk])))
    data = {"training_class": one.pk, "result": "passed", "certificate_no": "TC000001"}
    assert officer.post(page, data).status_code == 302
    assert (Enrolment.objects.get().cadre, Enrolment.objects.get().training_class) == (world.an, one)
    assert "Đồng chí này đã có trong danh sách học viên của lớp." in html(officer.post(page, data))
    assert "Chưa nhập lớp." in html(officer.post(page, {"result": "passed"}))


def test_the_page_and_the_import_say_the_same_sentence(officer, world):
    one = make_class("Khóa 1", world.district)
    (reason,) = reasons(look(world.lan, "learners", [a_learner(training_class="Khóa 1", result="Thôi học")]))
    data = {"full_name": "Lương Văn Tám", "result": "withdrawn", "grade": "good"}
    assert reason in html(officer.post(reverse("enrolment-new", args=[one.pk]), data))


def test_the_person_s_page_tells_what_is_needed_and_how_far_it_is_to_who_may_know(client, world):
    """What rests on a list that the person's unit may not know of is told to the office alone, and once."""
    make_need(world.an, "state", 32)
    for reserved in (True, False):
        make_need(world.an, reserved=reserved)
    make_need(world.an, "theory", 23, why="planned", reserved=True)
    programme = make_programme("Cao cấp LLCT", "advanced", kind="theory", level=23)
    choose(make_row(make_plan(world.district), programme, title="Cao cấp khóa 30"), world.an)
    page = reverse("cadre-training", args=[world.an.pk])
    client.force_login(world.lan)
    office = html(client.get(page))
    assert office.count("Nhu cầu:") == 3 and office.count("Lý luận chính trị: Trung cấp</a>") == 1
    assert "Được chọn" in office and "Cao cấp khóa 30, Kế hoạch đào tạo, bồi dưỡng năm 2022" in office
    client.force_login(world.huong)
    unit = html(client.get(page))
    assert unit.count("Nhu cầu:") == 2 and "Cao cấp" not in unit and "Được chọn" not in unit
