"""Two people, or one person twice, at the same form: nothing is lost, nothing is made double, and one is told."""

import datetime
from html import unescape

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate
from foundation.core import clock
from foundation.core.models import SentForm
from foundation.core.traces import history
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.models import PlanningEntry
from tests.at_once import held_back
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_rule
from tests.forms import hidden_fields, sent_untouched
from tests.planning.lists import make_target

NEW = reverse("cadre-new")


def text(response):
    return unescape(response.content.decode())


def messages(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def sessions(world):
    """Lan and Mai, both officers of the district, each with a browser that sends nothing by itself."""
    browsers = []
    for user in (world.lan, make_user("mai", Role.OFFICER, world.district)):
        browser = Client()
        browser.force_login(user)
        browsers.append(browser)
    return browsers


@pytest.fixture
def edit(world):
    return reverse("cadre-edit", args=[world.an.pk])


def an(world):
    return Cadre.objects.get(pk=world.an.pk)


# Editing


def test_each_ones_change_stands_and_the_second_is_told(sessions, world, edit):
    lan, mai = sessions
    of_lan, of_mai = (sent_untouched(browser.get(edit)) for browser in sessions)
    assert lan.post(edit, {**of_lan, "note": "ghi chú của Lan"}).status_code == 302
    response = mai.post(edit, {**of_mai, "other_names": "Ánh"}, follow=True)
    assert messages(response) == ["Đã lưu.", "Người khác vừa sửa, giữ theo hệ thống: Ghi chú."]
    assert (an(world).note, an(world).other_names) == ("ghi chú của Lan", "Ánh")


def test_what_both_changed_is_asked_about_with_both_values(sessions, world, edit):
    lan, mai = sessions
    of_lan, of_mai = (sent_untouched(browser.get(edit)) for browser in sessions)
    lan.post(edit, {**of_lan, "note": "của Lan"})
    refused = mai.post(edit, {**of_mai, "note": "của Mai", "home_town": "Bắc Sơn"})
    html = text(refused)
    at = clock.moment(history.own_entries(world.an)[0].at)
    assert refused.status_code == 200 and an(world).note == "của Lan"
    assert f"Lan lúc {at} đã đổi thành “của Lan”." in html
    assert "Của đồng chí: <strong>của Mai</strong>" in html
    assert "Trên hệ thống: <strong>của Lan</strong>" in html and "Bắc Sơn" in html
    again = sent_untouched(refused)
    assert again["note"] == ["của Mai"]
    kept = mai.post(edit, {**again, "choose-note": "typed"})
    assert kept.status_code == 302 and (an(world).note, an(world).home_town) == ("của Mai", "Bắc Sơn")


def test_the_value_on_the_system_can_be_chosen(sessions, world, edit):
    lan, mai = sessions
    of_lan, of_mai = (sent_untouched(browser.get(edit)) for browser in sessions)
    lan.post(edit, {**of_lan, "note": "của Lan"})
    again = sent_untouched(mai.post(edit, {**of_mai, "note": "của Mai", "home_town": "Bắc Sơn"}))
    assert mai.post(edit, {**again, "choose-note": "system"}).status_code == 302
    assert (an(world).note, an(world).home_town) == ("của Lan", "Bắc Sơn")


def test_both_may_come_to_the_same_value(sessions, world, edit):
    lan, mai = sessions
    of_lan, of_mai = (sent_untouched(browser.get(edit)) for browser in sessions)
    for browser, data in ((lan, of_lan), (mai, of_mai)):
        assert browser.post(edit, {**data, "birth": "01/06/1980"}).status_code == 302
    assert str(an(world).birth) == "01/06/1980"


def test_restricted_data_are_compared_too(sessions, world, edit):
    lan, mai = sessions
    of_lan, of_mai = (sent_untouched(browser.get(edit)) for browser in sessions)
    lan.post(edit, {**of_lan, "citizen_id": "020180000001"})
    assert mai.post(edit, {**of_mai, "note": "của Mai"}).status_code == 302
    assert CadrePrivate.objects.get(cadre=world.an).citizen_id == "020180000001"
    refused = mai.post(edit, {**of_mai, "citizen_id": "020180000002"})
    assert "020180000001" in text(refused) and "020180000002" in text(refused)
    assert CadrePrivate.objects.get(cadre=world.an).citizen_id == "020180000001"


def test_a_box_and_a_choice_of_many_are_compared_as_well(client, world):
    make_rule()
    first, second = (make_user(name, Role.CHIEF, world.district) for name in ("mot", "hai"))
    central = RuleSet.objects.get()
    document = make_rule()[0]
    page = reverse("ruleset-edit", args=[central.pk])
    opened = []
    for user in (first, second):
        client.force_login(user)
        opened.append(sent_untouched(client.get(page)))
    browser = Client()
    browser.force_login(first)
    assert browser.post(page, {**opened[0], "documents": [document.pk]}).status_code == 302
    browser.force_login(second)
    assert browser.post(page, {**opened[1], "note": "ghi thêm"}).status_code == 302
    central.refresh_from_db()
    assert central.note == "ghi thêm" and list(central.documents.all()) == [document]


def test_what_was_not_shown_is_not_saved(sessions, world, edit):
    """A sending without the version: refused, what was typed stays, and once shown it is saved."""
    lan, _ = sessions
    data = {"full_name": "Hoàng Thị An", "sex": "F", "entered_unit": world.hoa_tham.pk, "note": "gõ vội"}
    for broken in ({}, {"version": ""}, {"version": "²"}):
        refused = lan.post(edit, {**data, **broken})
        assert refused.status_code == 200 and "không kèm giá trị lúc mở" in text(refused)
        assert "gõ vội" in text(refused) and an(world).note == ""
    assert str(an(world).birth) == "01/05/1980"
    assert lan.post(edit, sent_untouched(refused)).status_code == 302
    assert (an(world).note, str(an(world).birth)) == ("gõ vội", "01/05/1980")


def test_a_record_that_changed_meanwhile_is_not_removed_unseen(sessions, world):
    lan, mai = sessions
    spare = make_cadre("Vi Thừa", unit=world.office)
    page = reverse("cadre-remove", args=[spare.pk])
    opened = hidden_fields(text(mai.get(page)))
    edit = reverse("cadre-edit", args=[spare.pk])
    lan.post(edit, {**sent_untouched(lan.get(edit)), "note": "còn dùng"})
    for carried, sentence in ((opened, "Lan lúc"), ({}, "không kèm giá trị lúc mở")):
        refused = mai.post(page, {**carried, "reason": "Trùng hồ sơ"})
        assert refused.status_code == 200 and sentence in text(refused) and "Trùng hồ sơ" in text(refused)
    assert Cadre.objects.filter(pk=spare.pk).exists()
    assert mai.post(page, {**hidden_fields(text(refused)), "reason": "Trùng hồ sơ"}).status_code == 302


def test_a_moment_is_said_in_local_time_with_its_date_if_not_today():
    evening = datetime.datetime(2021, 3, 4, 18, 59, tzinfo=datetime.UTC)
    assert clock.moment(evening) == "01:59 ngày 05/03/2021"
    now = datetime.datetime.now(datetime.UTC)
    assert clock.moment(now) == f"{now.astimezone(datetime.timezone(datetime.timedelta(hours=7))):%H:%M}"


@pytest.mark.parametrize("same", [False, True])
def test_two_sessions_save_one_person_at_once_and_nothing_is_lost(
    transactional_db, sessions, world, edit, same
):
    changes = [{"note": "của Lan"}, {"note": "của Mai"} if same else {"other_names": "Ánh"}]
    opened = [sent_untouched(browser.get(edit)) for browser in sessions]
    with held_back(2, lambda n: sessions[n].post(edit, {**opened[n], **changes[n]})) as answers:
        Cadre.objects.select_for_update().get(pk=world.an.pk)
    statuses = sorted(answer.status_code for answer in answers)
    if same:
        assert statuses == [200, 302] and an(world).note in ("của Lan", "của Mai")
        told = next(answer for answer in answers if answer.status_code == 200)
        assert "của Lan" in text(told) and "của Mai" in text(told)
    else:
        assert statuses == [302, 302] and (an(world).note, an(world).other_names) == ("của Lan", "Ánh")


# Adding


def new_person(world, **changes):
    return {
        "full_name": "Lý Thị Cúc",
        "sex": "F",
        "birth": "1985",
        "entered_unit": world.hoa_tham.pk,
        **changes,
    }


def made():
    return Cadre.objects.filter(full_name="Lý Thị Cúc")


def token_of(browser, page=NEW):
    return {"token": browser.get(page).context["token"]}


def test_a_form_that_is_sent_twice_leads_to_the_record_that_it_made(sessions, world):
    lan, _ = sessions
    data = {**new_person(world), **token_of(lan)}
    first = lan.post(NEW, data)
    second = lan.post(NEW, {**data, "note": "lần hai"}, follow=True)
    assert first.url == made().get().get_absolute_url() and second.redirect_chain == [(first.url, 302)]
    assert messages(second)[-1] == "Nội dung này đã được lưu; không ghi thêm lần thứ hai."


def test_a_form_that_was_refused_can_be_corrected_and_saved(sessions, world):
    lan, _ = sessions
    data = {**new_person(world), **token_of(lan)}
    refused = lan.post(NEW, {**data, "birth": "31/02/1985"})
    assert refused.context["token"] == data["token"] and not SentForm.objects.exists()
    assert lan.post(NEW, data).status_code == 302 and made().count() == 1


@pytest.mark.parametrize("token", ["none", "of another user", "of another page", "changed"])
def test_a_form_that_this_user_did_not_open_is_refused_with_what_was_typed(sessions, world, token):
    lan, mai = sessions
    carried = {
        "none": {},
        "of another user": token_of(lan),
        "of another page": token_of(mai, reverse("evaluation-new")),
        "changed": {"token": signing.dumps([1, "x"], salt="other")},
    }[token]
    refused = mai.post(NEW, {**new_person(world, note="gõ rồi"), **carried})
    assert refused.status_code == 200 and not made().exists()
    assert "do người khác mở" in text(refused) and "gõ rồi" in text(refused)
    assert mai.post(NEW, sent_untouched(refused)).status_code == 302 and made().count() == 1


def test_a_new_account_is_made_once_too(client, world):
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    page = reverse("user-new")
    data = {"username": "dung", "full_name": "Lý Thị Dung", **token_of(client, page)}
    assert client.post(page, data).status_code == 200
    again = client.post(page, data)
    assert again.status_code == 302 and "/users/" in again.url


@pytest.mark.parametrize("begun", [False, True])
def test_a_double_click_makes_one_record(transactional_db, sessions, world, begun):
    """Also where the form was sent before and came to nothing."""
    lan, _ = sessions
    data = {**new_person(world), **token_of(lan)}
    key = signing.loads(data["token"], salt=f"once:{NEW}")[1]
    twins = [lan, Client()]
    twins[1].cookies = lan.cookies
    if begun:
        SentForm.objects.create(key=key, user=world.lan)
    with held_back(2, lambda n: twins[n].post(NEW, data)) as answers:
        SentForm.objects.update_or_create(key=key, defaults={"user": world.lan})
    assert [answer.url for answer in answers] == [made().get().get_absolute_url()] * 2


def test_two_posts_of_one_person_are_changed_at_once_without_waiting_for_each_other(
    transactional_db, sessions, world
):
    first = world.an.posts.get()
    PostHeld.objects.filter(pk=first.pk).update(valid_to="2020-01-01")
    second = PostHeld.objects.create(
        cadre=world.an, post=make_post("Bí thư Đảng ủy", world.hoa_tham), valid_from="2020-01-01"
    )
    pages = [reverse("postheld-edit", args=[held.pk]) for held in (first, second)]
    opened = [sent_untouched(browser.get(page)) for browser, page in zip(sessions, pages, strict=True)]
    with held_back(
        2, lambda n: sessions[n].post(pages[n], {**opened[n], "decision_no": f"{n}-QĐ"})
    ) as answers:
        Cadre.objects.select_for_update().get(pk=world.an.pk)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert sorted(world.an.posts.values_list("decision_no", flat=True)) == ["0-QĐ", "1-QĐ"]


# On a list


def test_two_sessions_add_one_person_to_a_list_at_once(transactional_db, sessions, world):
    target = make_target(world.hoa_tham)
    page = reverse("planning-add", args=[target.pk])
    with held_back(2, lambda n: sessions[n].post(page, {"cadre": world.an.pk}, follow=True)) as answers:
        Cadre.objects.select_for_update().get(pk=world.an.pk)
    assert PlanningEntry.objects.count() == 1
    assert sum("Đồng chí này đã có trong danh sách" in text(answer) for answer in answers) == 1


def test_what_is_chosen_while_another_takes_it_away_is_a_sentence(transactional_db, sessions, world):
    """The database finds out at the commit only, when the answer is written already."""
    post = make_post("Chuyên viên", world.hoa_tham)
    page = reverse("postheld-new", args=[world.an.pk])
    data = {"post": post.pk, "valid_from": "01/06/2021", **token_of(sessions[0], page)}
    with held_back(1, lambda n: sessions[n].post(page, data), gives_way=False) as answers:
        post.delete()
    assert answers[0].status_code == 409 and "vừa được đưa khỏi danh sách" in text(answers[0])
    assert world.an.posts.count() == 1 and not SentForm.objects.exists()
