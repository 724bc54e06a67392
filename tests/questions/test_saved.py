"""Questions that the office keeps: by name, with their blanks, never about one person."""

import pytest
from django.urls import reverse

from office.organisation.rights import Role
from questions.models import SavedQuestion
from tests.conftest import make_user

KEEP = reverse("savedquestion-new")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def sent(name, **more):
    return {"name": name, "question": "count", "sex": "F", "under": "40", "person": "7", "who": "x", **more}


def test_a_question_is_kept_opened_and_removed(officer, world):
    response = officer.post(KEEP, sent("Nữ trẻ"), follow=True)
    kept = SavedQuestion.objects.get()
    assert kept.blanks == {"sex": "F", "under": "40"}, "only what the question has blanks for"
    assert "Nữ trẻ" in officer.get(reverse("ask")).content.decode()
    assert response.context["answer"].sentence.startswith("0 đồng chí")
    assert "Mở danh sách" not in response.content.decode(), "there is nothing to open"
    remove = reverse("savedquestion-remove", args=[kept.pk])
    officer.post(remove, {"reason": "Không dùng nữa"})
    assert not SavedQuestion.objects.exists()


@pytest.mark.parametrize("name", ["", "Hoàng Thị An học gì", "hoang thi an"])
def test_a_name_is_asked_for_and_is_nobodys(officer, world, name):
    html = officer.post(KEEP, sent(name), follow=True).content.decode()
    assert not SavedQuestion.objects.exists() and "note-error" in html


def test_two_are_not_called_alike_and_none_is_about_a_person(officer, world):
    officer.post(KEEP, sent("Nữ trẻ"))
    assert "Đã có mẫu cùng tên" in officer.post(KEEP, sent(" NỮ  trẻ"), follow=True).content.decode()
    about = officer.post(KEEP, sent("Ai", question="who", person=str(world.an.pk)), follow=True)
    assert "Câu hỏi về một đồng chí không lưu thành mẫu." in about.content.decode()
    strange = officer.post(KEEP, sent("Lạ", question="khong-co"), follow=True)
    assert "Không có câu hỏi này" in strange.content.decode()
    assert SavedQuestion.objects.count() == 1


def test_blanks_are_judged_as_where_the_question_is_answered(client, world):
    client.force_login(make_user("truongxa", Role.CHIEF, world.hoa_tham))
    for said, wrong in [
        ("Giới tính: ", {"sex": "ZZ"}),
        ("Dưới bao nhiêu tuổi: ", {"under": "abc"}),
        (f"Không có lựa chọn “{world.tan_van.pk}”", {"unit": world.tan_van.pk}),
        ("Điền tên đơn vị", {"question": "heads"}),
    ]:
        page = client.post(KEEP, sent("Nữ trẻ", **wrong), follow=True).content.decode()
        assert said in page and "note-error" in page, said
    assert not SavedQuestion.objects.exists()
    client.post(KEEP, sent("Nữ trẻ", unit=world.hoa_tham.pk))
    assert SavedQuestion.objects.get().blanks["unit"] == str(world.hoa_tham.pk)


def test_a_leader_asks_and_keeps_nothing(client, world):
    client.force_login(make_user("lanhdao", Role.LEADER, world.district))
    page = client.get(reverse("ask-answer", args=["count"]), {"sex": "F"})
    assert page.status_code == 200 and "Lưu mẫu" not in page.content.decode()
    assert client.post(KEEP, sent("Nữ trẻ")).status_code == 403
