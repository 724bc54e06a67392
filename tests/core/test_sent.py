"""What may be sent: by which methods, which files and how much, and what is said otherwise."""

import io
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, URLResolver, get_resolver, reverse

from config import uploads
from config.methods import METHODS
from foundation.core.disk.sent import SentFile
from foundation.sheets.filling.models import FormFill
from foundation.sheets.models import Import
from office.organisation.rights import Role
from tests.conftest import make_user

BOUNDARY = "x" * 20
TAKING = {"import-new", "form-new", "paper-attach", "papertemplate-send", "campaignunit-file"}


@pytest.fixture
def chief(client, world):
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    return client


@pytest.fixture
def kept(monkeypatch):
    """[(size of a sent file, how much of it was kept)]."""
    found, whole = [], uploads.BoundedUploadHandler.file_complete

    def complete(handler, size):
        file = whole(handler, size)
        found.append((size, len(file.file.read())))
        file.seek(0)
        return file

    monkeypatch.setattr(uploads.BoundedUploadHandler, "file_complete", complete)
    return found


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "PROPFIND"])
def test_no_other_method_reaches_a_page_a_session_or_the_database(client, method, django_assert_num_queries):
    for page in ("/", "/sign-in/", "/cadres/", "/readyz", "/nothing/"):
        with django_assert_num_queries(0):
            response = client.generic(method, page)
        assert response.status_code == 405 and response["Allow"] == ", ".join(METHODS)


def test_an_address_that_is_only_sent_to_says_so(chief):
    response = chief.get(reverse("logout"))
    assert response.status_code == 405 and "chỉ nhận nội dung gửi từ một trang" in response.content.decode()
    response = chief.head(reverse("cadre-list"))
    assert response.status_code == 200 and not response.content


def test_a_file_above_the_limit_is_not_kept_and_what_was_typed_stays(chief, monkeypatch, kept):
    monkeypatch.setattr("foundation.sheets.limits.MAX_BYTES", 3 * uploads.MB)
    monkeypatch.setattr(uploads, "LARGEST", 3 * uploads.MB)
    for megabytes, said in ((3, "không phải bảng tính"), (4, "Tệp nặng 4 MB, quá mức 3 MB")):
        sent = SimpleUploadedFile("a.xlsx", b"\x89PNG" + b"0" * (megabytes * uploads.MB - 4))
        page = chief.post(reverse("form-new"), {"file": sent, "listed": "", "other": "", "day": "29/02/2020"})
        html = page.content.decode()
        assert page.status_code == 200 and said in html and 'value="29/02/2020"' in html
    assert kept == [(3 * uploads.MB, 3 * uploads.MB), (4 * uploads.MB, 0)]
    assert not FormFill.objects.exists()


def test_a_request_beyond_all_files_is_not_even_read(chief):
    class Unread(io.RawIOBase):
        def read(self, size=-1):
            raise AssertionError("read all the same")

    request = RequestFactory().post("/imports/new/")
    sent = {"CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}", "CONTENT_LENGTH": "99999999"}
    with pytest.raises(uploads.RequestDataTooBig):
        request.parse_file_upload({**request.META, **sent}, Unread())
    response = chief.post(
        reverse("cadre-list"), "a" * (6 * uploads.MB), content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 413 and "Nội dung gửi đi quá lớn" in response.content.decode()


def test_a_page_that_takes_no_file_refuses_one_before_it_is_read(chief, caplog):
    with caplog.at_level(logging.CRITICAL):
        response = chief.post(
            reverse("cadre-new"), {"full_name": "x", "file": SimpleUploadedFile("a.xlsx", b"PK")}
        )
    assert response.status_code == 400 and "Trang này không nhận tệp" in response.content.decode()


def test_of_a_stranger_nothing_is_kept(db, kept):
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies["csrftoken"] = "a" * 32
    response = stranger.post(reverse("import-new"), {"file": SimpleUploadedFile("a.csv", b"a,b\n1,2")})
    assert response.status_code == 403 and kept == [(7, 0)] and not Import.objects.exists()


def views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        else:
            yield pattern.name, pattern.callback


def has_box(view):
    form = getattr(getattr(view, "view_class", None), "form_class", None)
    return any(isinstance(field, SentFile) for field in getattr(form, "base_fields", {}).values())


def test_the_pages_that_take_files_are_those_with_a_box_for_one():
    every = dict(views(get_resolver().url_patterns))
    takes = {name for name, view in every.items() if uploads.takes_files(answering(view))}
    assert takes - {name for name, view in every.items() if has_box(view)} == {"import-new", "form-new"}
    assert takes == TAKING


def answering(view):
    request = RequestFactory().get("/")
    request.resolver_match = ResolverMatch(view, (), {})
    return request


def test_a_name_without_end_is_no_name_on_the_disk(chief):
    """The temporary file has no name at all: the end of a sent one may be longer than a disk allows."""
    sent = SimpleUploadedFile("a." + "b" * 300, "Họ và tên\nAn\n".encode())
    assert chief.post(reverse("import-new"), {"file": sent}).status_code == 302
