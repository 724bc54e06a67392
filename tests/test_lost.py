"""What was shown and is not there any more: it is said what became of it, and what was typed is shown."""

from html import unescape

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from cadre.acts import REMOVE
from cadre.models.people import Cadre
from foundation.core.acts.run import GONE, apply
from foundation.core.database import audited_transaction, wait_in_line
from office.organisation.rights import Role
from reminders.models import Duty
from tests.at_once import held_back
from tests.conftest import make_user
from tests.forms import sent_untouched
from tests.reminders.duties import make_duty, make_duty_rule

MANY = reverse("duty-done-many")


def text(response):
    return unescape(response.content.decode())


@pytest.fixture
def lan(world):
    browser = Client()
    browser.force_login(world.lan)
    return browser


@pytest.fixture
def mai(world):
    browser = Client()
    browser.force_login(make_user("mai", Role.OFFICER, world.district))
    return browser


@pytest.fixture
def duties(world):
    rule = make_duty_rule()
    return [
        make_duty(rule, unit, person)
        for unit, person in ((world.hoa_tham, world.an), (world.tan_van, world.binh))
    ]


def done_many(browser, *duties):
    return text(browser.post(MANY, {"row": [f"{duty.pk}:open" for duty in duties]}))


def test_a_duty_that_somebody_else_did_is_said_to_be_done(lan, mai, duties):
    first, second = duties
    mai.post(MANY, {"row": f"{first.pk}:open"})
    html = done_many(lan, first, second)
    assert "Việc này đang ở tình trạng “Đã xong” nên không làm được việc này." in html
    assert GONE not in html and Duty.objects.get(pk=second.pk).state == "open"


def test_a_duty_of_another_unit_is_said_to_be_out_of_the_scope(world, duties):
    browser = Client()
    browser.force_login(world.huong)
    html = done_many(browser, *duties)
    assert "Đồng chí không có quyền làm việc này tại đơn vị này." in html and GONE not in html


def test_only_what_is_gone_is_said_to_be_gone(lan, duties):
    first, second = duties
    Duty.objects.filter(pk=first.pk).delete()
    assert GONE in done_many(lan, first, second)


def test_what_left_the_filtered_list_is_said_so(lan, duties):
    html = text(lan.post(f"{MANY}?state=done", {"row": f"{duties[0].pk}:open"}))
    assert "Trường hợp này không còn trong danh sách đang lọc" in html


def test_the_record_of_a_form_was_removed_and_what_was_typed_is_shown(lan, mai, world):
    held = world.an.posts.get()
    edit, remove = (reverse(f"postheld-{page}", args=[held.pk]) for page in ("edit", "remove"))
    typed = {**sent_untouched(lan.get(edit)), "decision_no": "12-QĐ/HU"}
    mai.post(remove, {**sent_version(mai.get(remove)), "reason": "nhập nhầm"})
    response = lan.post(edit, typed)
    assert response.status_code == 409
    html = text(response)
    assert "Mai lúc" in html and "đã đưa mục này khỏi danh sách, nên chưa lưu được." in html
    assert "12-QĐ/HU" in html and "Chủ tịch UBND, Xã Hoa Thám" in html and "data-sentence" in html
    assert lan.get(edit).status_code == 404


def sent_version(page):
    return {"version": page.context["version"]}


@pytest.fixture
def removed(world):
    """An's record, removed by Lan."""
    with audited_transaction(world.lan.pk):
        assert not apply(REMOVE, world.lan, [world.an], {"reason": "nhập trùng"}).refused
    return world.an


def test_an_act_on_a_removed_record_says_who_removed_it(mai, removed):
    page = reverse("cadre-leave", args=[removed.pk])
    response = mai.post(page, {"state": "serving", "leaving_form": "retired", "moved_to": "Sở Nội vụ"})
    assert response.status_code == 409
    assert "Lan lúc" in text(response) and "Sở Nội vụ" in text(response) and "Nghỉ hưu" in text(response)


@pytest.fixture
def outsider(world):
    browser = Client()
    browser.force_login(make_user("khac", Role.UNIT_OFFICER, world.tan_van))
    return browser


def test_nothing_is_said_of_a_removed_record_out_of_the_scope(outsider, removed):
    page = reverse("cadre-edit", args=[removed.pk])
    assert outsider.post(page, {"full_name": "x"}).status_code == 404
    assert outsider.post(reverse("cadre-edit", args=[999999]), {"full_name": "x"}).status_code == 404


def restored(browser, key):
    response = browser.post(reverse("cadre-restore", args=[key]))
    return [str(message) for message in get_messages(response.wsgi_request)], response.status_code


def test_a_record_restored_twice_is_said_to_be_there(lan, mai, removed):
    assert restored(lan, removed.pk) == (["Đã khôi phục hồ sơ."], 302)
    assert restored(mai, removed.pk) == (["Hồ sơ này đã khôi phục rồi."], 302)


def test_two_who_restore_at_once_are_both_told_what_is_so(transactional_db, lan, mai, removed):
    browsers = lan, mai
    with held_back(2, lambda n: restored(browsers[n], removed.pk), gives_way=False) as answers:
        wait_in_line(f"restore:{removed.pk}")
    assert sorted(said for sentences, _ in answers for said in sentences) == [
        "Hồ sơ này đã khôi phục rồi.",
        "Đã khôi phục hồ sơ.",
    ]
    assert Cadre.objects.filter(pk=removed.pk).count() == 1
