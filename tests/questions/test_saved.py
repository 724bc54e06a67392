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
    officer.post(KEEP, sent("Ai", question="who", person=str(world.an.pk)))
    officer.post(KEEP, sent("Lạ", question="khong-co"))
    assert SavedQuestion.objects.count() == 1


def test_a_leader_asks_and_keeps_nothing(client, world):
    client.force_login(make_user("lanhdao", Role.LEADER, world.district))
    page = client.get(reverse("ask-answer", args=["count"]), {"sex": "F"})
    assert page.status_code == 200 and "Lưu mẫu" not in page.content.decode()
    assert client.post(KEEP, sent("Nữ trẻ")).status_code == 403
