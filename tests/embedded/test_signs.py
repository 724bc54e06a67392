"""By what it is known that a process lives, how often one is started again, and how that is told."""

import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from embedded.child import Child
from embedded.keeper import MOST, WITHIN_SECONDS, KeptAlive, Restarts
from embedded.refusal import Refusal
from embedded.screen import Screen
from embedded.signs import FileSign, WebSign

SILENCE = 0.2


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setenv("CADRE_SILENCE_SECONDS", str(SILENCE))


def test_a_file_that_is_touched_no_more_is_silence(short, tmp_path):
    sign = FileSign(tmp_path / "alive")
    sign.path.touch()
    sign.begin()
    assert not sign.path.exists() and not sign.is_silent()
    sign.path.touch()
    assert not sign.is_silent()
    time.sleep(1.5 * SILENCE)
    assert sign.is_silent()


def test_a_clock_that_jumps_is_no_silence(short, tmp_path):
    sign = FileSign(tmp_path / "alive")
    sign.begin()
    for at in (0, 10**9, 5 * 10**9, 10**9, 10**9 + 1):
        time.sleep(0.7 * SILENCE)
        sign.path.touch()
        os.utime(sign.path, (at, at))
        assert not sign.is_silent()


def test_who_has_just_begun_is_given_time(short, tmp_path):
    sign = FileSign(tmp_path / "alive")
    sign.begin()
    time.sleep(1.5 * SILENCE)
    assert not sign.is_silent()


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.busy.wait()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        """Nothing: the run of the tests has its own words."""


def test_a_web_that_answers_no_more_is_silence_and_one_answer_makes_it_good(short):
    server = HTTPServer(("127.0.0.1", 0), Answering)
    server.busy = threading.Event()
    server.busy.set()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    sign = WebSign(*server.server_address)
    until(lambda: sign.begun)
    assert not sign.is_silent()
    server.busy.clear()
    until(sign.is_silent)
    server.busy.set()
    until(lambda: not sign.is_silent())
    sign.end()
    server.shutdown()
    server.server_close()


def until(condition, seconds=10):
    given_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < given_up
        time.sleep(0.01)


def test_pauses_double_and_one_restart_too_many_is_refused():
    restarts = Restarts("web")
    assert [restarts.pause(second) for second in range(MOST)] == [1, 2, 4, 8, 16]
    with pytest.raises(Refusal, match="web đã phải khởi động lại 5 lần trong 3 phút"):
        restarts.pause(MOST)
    assert restarts.pause(WITHIN_SECONDS + MOST) == 1


def test_what_the_others_can_do_without_is_tried_again_for_ever():
    restarts = Restarts("valkey", needed=False)
    assert [restarts.pause(second) for second in range(MOST + 3)] == [1, 2, 4, 8, 16, 16, 16, 16]


def test_who_has_ended_or_cannot_begin_is_begun_again(monkeypatch):
    said, begun = [], []

    def start():
        begun.append(Child([sys.executable, "-c", "import sys; sys.exit(3)"]))
        if len(begun) == 2:
            raise Refusal("chưa được")
        return begun[-1]

    kept = KeptAlive("web", start, said.append)
    kept.begin()
    for _ in range(2):
        begun[-1].process.wait()
        kept.look()
        kept.due = 0
        kept.look()
    assert said == [
        "web đã dừng bất thường (mã 3); khởi động lại sau 1 giây.",
        "web không khởi động lại được: chưa được; khởi động lại sau 2 giây.",
        "web đã được khởi động lại.",
    ]
    for child in begun:
        child.process.wait()
        child.process.stdout.close()


def test_every_line_of_the_screen_has_the_time_of_the_office_with_its_zone(capsys):
    Screen().say("web", "một\nhai")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    for line in lines:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+07 web        │ (một|hai)", line)
