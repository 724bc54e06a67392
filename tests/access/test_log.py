"""What stands in the access log, and who reads it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.views import subject_words
from cadre.models.conflicts import Account, Relative
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from tests.answers import text_of
from tests.conftest import make_user

LOG = "accessline-list"


def lines(**of):
    return list(AccessLog.objects.filter(**of).order_by("pk").values_list("action", "page", "person_key"))


def sign_in(client, name, password):
    return client.post(reverse("login"), {"username": name, "password": password})


@pytest.fixture
def head(world):
    return make_user("truongban", Role.CHIEF, world.district)


def test_what_is_looked_at_has_one_line_for_page_session_and_hour(client, world):
    client.force_login(world.lan)
    for _ in range(2):
        client.get(world.an.get_absolute_url())
    history = reverse("cadre-history", args=[world.an.pk])
    client.get(history)
    held = world.an.posts.get()
    client.get(reverse("postheld-edit", args=[held.pk]))
    opened = [("open", "cadre-detail"), ("open", "cadre-history"), ("open", "postheld-edit")]
    assert lines() == [(*line, world.an.pk) for line in opened]
    client.force_login(world.lan)
    client.get(world.an.get_absolute_url())
    assert len(lines(page="cadre-detail")) == 2


PART = {"hx-request": "true"}


def test_parts_that_a_page_brings_in_leave_no_line_beside_its_own(client, world):
    parts = [reverse(name, args=[world.an.pk]) for name in ("evaluation-of", "cadre-standards")]
    client.force_login(world.lan)
    client.get(world.an.get_absolute_url())
    for part in parts:
        assert client.get(part, headers=PART).status_code == 200
    assert lines() == [("open", "cadre-detail", world.an.pk)]


def test_parts_alone_are_one_line_and_hide_no_page(client, world):
    parts = [reverse(name, args=[world.an.pk]) for name in ("evaluation-of", "cadre-standards")]
    client.force_login(world.lan)
    for part in parts:
        client.get(part, headers=PART)
    client.get(world.an.get_absolute_url(), headers={"hx-request": "true", "hx-boosted": "true"})
    client.get(world.binh.get_absolute_url())
    seen = [("open", "evaluation-of", world.an.pk), ("open", "cadre-detail", world.an.pk)]
    assert lines() == [*seen, ("open", "cadre-detail", world.binh.pk)]
    client.force_login(world.lan)
    client.get(parts[1], headers=PART)
    assert lines()[-1] == ("open", "cadre-standards", world.an.pk), "another sign-in"


@pytest.mark.parametrize("page", ["cadre-history", "cadre-edit"])
def test_who_calls_a_page_a_part_of_another_does_not_keep_it_out_of_the_log(client, world, page):
    client.force_login(world.lan)
    client.get(world.an.get_absolute_url())
    client.get(reverse("evaluation-of", args=[world.an.pk]), headers=PART)
    assert client.get(reverse(page, args=[world.an.pk]), headers=PART).status_code == 200
    client.get(f"{world.an.get_absolute_url()}?as_of=29/11/2021", headers=PART)
    assert lines() == [("open", name, world.an.pk) for name in ("cadre-detail", page, "cadre-detail")]


def test_a_list_has_one_line_for_its_filter_and_each_file_one(client, world):
    client.force_login(world.lan)
    page = reverse("cadre-list")
    for query in (
        "",
        "?order=-birth",
        f"?unit={world.hoa_tham.pk}",
        "?format=xlsx",
        "?format=xlsx",
        "?print=1",
    ):
        text_of(client.get(page + query))
    found = AccessLog.objects.order_by("pk").values_list("action", "subject", "rows")
    list_of_two, export = ("list", "cadre.cadre", 2), ("export", "cadre.cadre", 2)
    assert list(found) == [
        list_of_two,
        ("list", "cadre.cadre", 1),
        export,
        export,
        ("print", "cadre.cadre", 2),
    ]


def test_of_a_search_that_finds_one_person_the_log_knows_whom_and_not_what_was_typed(client, world):
    client.force_login(world.lan)
    client.post(reverse("look-up", args=["cadre"]), {"q": "Hoàng Thị An"})
    (line,) = AccessLog.objects.values()
    assert (line["action"], line["page"], line["person_key"]) == ("list", "look-up", world.an.pk)
    assert "Hoàng" not in str(line)


def test_what_is_refused_stays_though_the_page_failed(client, world):
    client.force_login(world.huong)
    assert client.get(world.binh.get_absolute_url()).status_code == 404
    assert client.get(reverse("cadre-detail", args=[10**9])).status_code == 404
    assert client.get(reverse("user-list")).status_code == 403
    assert client.get("/khong-co/").status_code == 404
    assert lines(user=world.huong) == [
        ("hidden", "cadre-detail", world.binh.pk),
        ("hidden", "cadre-detail", 10**9),
        ("refused", "user-list", None),
    ]


def test_a_password_that_is_wrong_when_it_is_asked_again_is_no_want_of_a_right(client, world):
    client.force_login(world.lan)
    assert client.post(reverse("unlock"), {"own_password": ""}).status_code == 400
    assert client.post(reverse("unlock"), {"own_password": "sai"}).status_code == 403
    assert lines(user=world.lan) == [("password", "unlock", None)]


def test_a_form_without_a_token_is_refused_and_kept_once_of_somebody_unknown(world):
    stranger = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert stranger.post(reverse("login"), {"username": "lan"}).status_code == 403
    assert [action for action, *_ in lines()] == ["form"]


def test_sign_ins_name_the_account_and_never_what_was_typed(client, world):
    sign_in(client, "lan", "sai mật khẩu")
    sign_in(client, "mat khau cua toi", "x")
    sign_in(client, "lan", "lan")
    client.post(reverse("logout"))
    found = list(AccessLog.objects.order_by("pk").values())
    assert [(line["action"], line["user_id"]) for line in found] == [
        ("wrong", world.lan.pk),
        ("wrong", None),
        ("sign_in", world.lan.pk),
        ("sign_out", world.lan.pk),
    ]
    assert found[1]["name_hash"] and not found[0]["name_hash"]
    assert found[2]["session"] == found[3]["session"] != ""
    assert "mat khau" not in str(found)


def test_the_address_is_that_of_the_client_behind_the_offices_proxy(client, world):
    client.force_login(world.lan)
    page = world.an.get_absolute_url()
    # Through the socket that only the proxy opens; then by a stranger who says so himself.
    client.get(page, REMOTE_ADDR="", HTTP_X_FORWARDED_FOR="10.9.8.7")
    client.get(f"{page}?as_of=29/11/2021", REMOTE_ADDR="10.1.1.1", HTTP_X_FORWARDED_FOR="10.9.8.7")
    assert list(AccessLog.objects.order_by("pk").values_list("address", flat=True)) == [
        "10.9.8.7",
        "10.1.1.1",
    ]


def test_a_page_takes_one_statement_for_its_lines(client, world):
    client.force_login(world.lan)
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(world.an.get_absolute_url())
        assert [query["sql"] for query in queries if "core_accesslog" in query["sql"]] != []
        assert sum("core_accesslog" in query["sql"] for query in queries) == 1


def test_the_head_reads_who_looked_at_whom_and_that_is_kept_too(client, world, head):
    client.force_login(world.lan)
    client.get(world.an.get_absolute_url())
    client.force_login(head)
    html = client.get(reverse(LOG)).content.decode()
    assert "Mở hồ sơ" in html and "Hoàng Thị An" in html and "Lan (lan)" in html
    section = client.get(reverse("access-of-person", args=[world.an.pk])).content.decode()
    assert "Lan (lan)" in section
    assert lines(user=head) == [
        ("list", LOG, None),
        ("open", "access-of-person", world.an.pk),
    ]
    assert "Hoàng Thị An" in text_of(client.get(reverse(LOG), {"format": "xlsx"}))
    assert AccessLog.objects.filter(user=head, action="export").count() == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"page": "user-list", "subject_key": 3}, "Người dùng"),
        ({"page": "grant-new", "subject_key": 3}, "phân quyền, thêm"),
        ({"page": "evaluation-of"}, "Đánh giá, xếp loại"),
        ({"page": "unlock"}, "mở khóa màn hình"),
        ({"page": "form-check", "subject_key": 3}, ""),
        ({"page": "something-new", "subject_key": 3}, ""),
        (
            {"page": "postheld-edit", "subject": "cadre.postheld", "subject_key": 3},
            "chức vụ, số 3, biểu sửa",
        ),
    ],
)
def test_what_was_refused_is_called_as_the_pages_call_it_or_not_at_all(line, told):
    assert subject_words(AccessLog(**line)) == told


def test_what_has_no_rows_shows_no_number_of_them(client, world, head):
    client.force_login(world.huong)
    client.get(reverse("user-list"))
    client.force_login(head)
    refusals = text_of(client.get(f"{reverse(LOG)}?kind=refusals"))
    assert '<td class="num" data-label="Số dòng"><div></div></td>' in refusals


@pytest.mark.parametrize(
    ("query", "total"),
    [("kind=refusals", 1), ("kind=open", 1), ("person={an}", 1), ("user={lan}", 1), ("until=01/01/2020", 0)],
)
def test_the_log_is_narrowed(client, world, head, query, total):
    client.force_login(world.lan)
    client.get(world.an.get_absolute_url())
    client.force_login(world.huong)
    client.get(reverse("user-list"))
    client.force_login(head)
    asked = query.format(an=world.an.pk, lan=world.lan.pk)
    assert client.get(f"{reverse(LOG)}?{asked}").context["page"]["total"] == total


def test_who_looked_at_a_heads_own_record_is_told_to_another_head(client, world, head):
    other = make_user("phoban", Role.CHIEF, world.district)
    Account.objects.create(user=head, cadre=world.an)
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="sibling")
    client.force_login(world.lan)
    for person in (world.an, world.binh):
        client.get(person.get_absolute_url())
    for reader, total in ((head, 0), (other, 2)):
        client.force_login(reader)
        page = client.get(f"{reverse(LOG)}?user={world.lan.pk}")
        assert page.context["page"]["total"] == total, reader
        section = client.get(reverse("access-of-person", args=[world.an.pk])).content.decode()
        assert ("Lan (lan)" in section) == (reader is other)


def test_the_queries_of_the_log_do_not_grow_with_it(client, world, head):
    client.force_login(head)
    client.get(reverse(LOG))
    counts = []
    for number in (1, 20):
        AccessLog.objects.bulk_create(
            AccessLog(user=world.lan, action="open", subject="cadre.cadre", person_key=world.an.pk)
            for _ in range(number)
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(LOG))
        counts.append(len(queries))
    assert counts[0] == counts[1]
