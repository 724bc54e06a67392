"""The proxy is the first to be leaned on: what it says about time, size and number, with and without Docker.

What it does is tried by `make attack`, on a real one.
"""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from config import uploads

FOLDER = Path("deploy/nginx")
COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


def said(name):
    """The words of a file and of all that it includes from beside it."""
    text = COMMENT.sub("", (FOLDER / name).read_text())
    return text + "".join(said(Path(path).name) for path in re.findall(r"include (\S+);", text))


SITES = pytest.mark.parametrize("name", ["https-0.conf", "https-1.conf", "cadre.conf"])


def number(text, directive):
    [value] = re.findall(rf"^\s*{directive} (\d+)", text, re.MULTILINE)
    return int(value)


@SITES
def test_heads_and_bodies_have_a_time_and_a_size(name):
    text = said(name)
    assert number(text, "client_header_timeout") <= 10 and number(text, "client_body_timeout") <= 30
    assert number(text, "large_client_header_buffers") and "reset_timedout_connection on;" in text
    assert uploads.LARGEST < number(text, "client_max_body_size") * uploads.MB < uploads.LARGEST_REQUEST


@SITES
def test_connections_requests_and_guesses_of_one_client_are_counted(name):
    text = said(name)
    limited = set(re.findall(r"limit_(?:conn|req) (?:zone=)?(\w+)", text))
    assert (
        limited == set(re.findall(r"zone=(\w+):\d+m", text)) == {"each_client", "each_asks", "each_guesses"}
    )
    guessed = re.compile(re.search('"~(.POST .*?)"', text).group(1))
    guesses = ("login", "factor-code", "factor-app", "unlock", "activate", "own-password")
    for place in (*map(reverse, guesses), reverse("activate-code", args=["abc"])):
        assert guessed.match(f"POST {place}") and not guessed.match(f"GET {place}")
    assert "limit_conn_status 429;" in text and "limit_req_status 429;" in text


@SITES
def test_what_the_proxy_refuses_is_said_in_a_sentence(name):
    text = said(name)
    for status, place in re.findall(r"error_page ([\d ]+?)(?: =503)? (@\w+);", text):
        [answer] = re.findall(rf"location {place} {{(.*?)}}", text, re.DOTALL)
        assert "charset utf-8" in answer and re.search("nút Quay lại|Chờ ít giây", answer), status


@pytest.mark.parametrize("name", ["https-0.conf", "https-1.conf"])
def test_silent_connections_leave_room_for_others(name):
    assert (
        number(said(name), "events { worker_connections") >= 4096 < number(said(name), "worker_rlimit_nofile")
    )
