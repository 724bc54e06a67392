"""What gives rights away, decides many at once or takes restricted facts along asks for the password anew."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse
from django.utils import timezone

from cadre.models.people import CadrePrivate
from foundation.bulk.pages import BulkActPage
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.sign_in.models.sessions import FRESH, OpenSession
from tests.conftest import make_user

# Their right is that of deciding, what they write is no decision on a person.
TELL_ONLY = {"gradingline-notify-many", "gradingline-close-many", "planning-fulfil"}
DECIDE = {"approve", "decide"}


@pytest.fixture
def chief(client, world):
    """The head, whose password was given a while ago."""
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    OpenSession.objects.update(password_at=timezone.now() - FRESH - timedelta(seconds=1))
    return client


def test_every_address_of_the_table_is_one():
    assert set(settings.FRESH_PASSWORD) - set(get_resolver().reverse_dict) == set()


def patterns(found, prefix=()):
    for pattern in found:
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern.url_patterns)
        else:
            yield pattern


def test_every_page_that_decides_many_at_once_is_in_the_table():
    deciding = set()
    for pattern in patterns(get_resolver().url_patterns):
        view = getattr(pattern.callback, "view_class", object)
        if issubclass(view, BulkActPage):
            act = pattern.callback.view_initkwargs.get("act") or view.act
            if getattr(act, "action", "") in DECIDE or ".decide" in getattr(act, "name", ""):
                deciding.add(pattern.name)
    assert len(deciding) >= 3 and deciding - set(settings.FRESH_PASSWORD) - TELL_ONLY == set()


def test_a_role_is_given_only_after_the_password_and_nothing_typed_is_lost(chief, world):
    page = reverse("grant-new", args=[world.huong.pk])
    typed = {"role": Role.LEADER, "unit": world.district.pk, "until": ""}
    asked = chief.post(page, typed)
    html = asked.content.decode()
    assert "Nhập lại mật khẩu" in html and 'name="role" value="leader"' in html and f'action="{page}"' in html
    assert not Grant.objects.filter(user=world.huong, role=Role.LEADER).exists()
    wrong = chief.post(page, typed | {"own_password": "sai"})
    assert wrong.status_code == 403 and "Mật khẩu chưa đúng" in wrong.content.decode()
    assert chief.post(page, typed | {"own_password": "truong"}).status_code == 302
    assert Grant.objects.filter(user=world.huong, role=Role.LEADER).exists()
    assert chief.post(reverse("user-stop", args=[world.lan.pk]), {"state": "active", "reason": "Nghỉ"}).url


def test_an_account_is_declared_without_record_only_after_the_password(chief, world):
    page, typed = reverse("account-without", args=[world.huong.pk]), {"reason": "Ở cơ quan khác"}
    asked = chief.post(page, typed).content.decode()
    assert "Nhập lại mật khẩu" in asked and 'value="Ở cơ quan khác"' in asked
    assert not User.objects.exclude(no_record_by=None).exists()
    assert chief.post(page, typed | {"own_password": "truong"}).url == world.huong.get_absolute_url()
    assert User.objects.get(no_record_by__username="truong") == world.huong


def test_a_word_of_the_boxes_of_a_list_opens_no_page_that_acts(chief, world):
    chief.opens_first = False
    asked = chief.post(
        reverse("user-stop", args=[world.lan.pk]), {"choose": "1", "state": "active", "reason": "Nghỉ"}
    )
    assert "Nhập lại mật khẩu" in asked.content.decode()
    typed = {"choose": "1", "role": Role.LEADER, "unit": world.district.pk, "until": ""}
    chief.post(reverse("grant-new", args=[world.huong.pk]), typed)
    assert not Grant.objects.filter(user=world.huong, role=Role.LEADER).exists()


def test_all_that_is_kept_of_a_person_goes_out_only_after_the_password(chief, world):
    page = reverse("cadre-disclose", args=[world.an.pk])
    asked = chief.post(page, {"reason": "Người có dữ liệu đề nghị"})
    assert "Nhập lại mật khẩu" in asked.content.decode() and "Content-Disposition" not in asked
    sent = chief.post(page, {"reason": "Người có dữ liệu đề nghị", "own_password": "truong"})
    assert "DLCN_" in sent["Content-Disposition"] and b"".join(sent.streaming_content)


def test_guesses_are_slowed_down_there_too(chief, world):
    page = reverse("user-stop", args=[world.lan.pk])
    chief.opens_first = False
    statuses = [chief.post(page, {"own_password": "sai"}).status_code for _ in range(7)]
    assert statuses[0] == 403 and statuses[-1] == 429
    assert chief.post(page, {"own_password": "truong"}).status_code == 429


def test_a_list_asks_only_where_numbers_are_taken_along(chief, world):
    chief.opens_first = False
    page = reverse("cadre-roster")
    assert "Nhập lại mật khẩu" not in chief.post(page, {"format": "xlsx"}).content.decode(errors="ignore")
    assert "Nhập lại mật khẩu" in chief.post(page, {"format": "xlsx", "numbers": "on"}).content.decode()


def test_unlocking_counts_as_the_password_just_given(chief, world):
    chief.post(reverse("lock"))
    chief.post(reverse("unlock"), {"own_password": "truong"})
    assert OpenSession.objects.get().is_fresh()


def test_the_record_of_a_person_asks_where_it_bears_the_number_and_goes_on_with_what_was_sent(chief, world):
    chief.opens_first = False
    page, asked = reverse("cadre-papers", args=[world.an.pk]), {"paper": "profile", "format": "docx"}
    assert chief.post(page, asked).get("Content-Disposition")
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    assert chief.post(page, asked | {"paper": "slip"}).get("Content-Disposition")
    answer = chief.post(page, asked)
    assert "Nhập lại mật khẩu" in answer.content.decode() and 'value="profile"' in answer.content.decode()
    assert chief.post(page, asked | {"own_password": "sai"}).status_code == 403
    assert chief.post(page, asked | {"own_password": "truong"}).get("Content-Disposition")
