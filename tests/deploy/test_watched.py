"""What gives no sign of life is ended, whoever waits for it; what lives is left alone and can be stopped."""

import os
import signal
import subprocess
import sys
import time

import pytest

BEAT = "import pathlib, time\nwhile True:\n    pathlib.Path(r'{}').touch()\n    time.sleep(0.1)"
SHORT = {"CADRE_SILENCE_SECONDS": "1", "PATH": os.environ["PATH"]}


@pytest.fixture
def watched(tmp_path):
    """A process that touches its sign, watched; and the sign."""
    sign = tmp_path / "sign"
    command = [sys.executable, "deploy/watched.py", str(sign), "--", sys.executable, "-c", BEAT.format(sign)]
    process = subprocess.Popen(command, env=SHORT, stderr=subprocess.PIPE, text=True)
    while not sign.exists():
        assert process.poll() is None
        time.sleep(0.05)
    yield process, sign
    process.kill()
    process.communicate()


def asked(sign):
    return subprocess.run([sys.executable, "deploy/watched.py", str(sign)], env=SHORT, capture_output=True)


def test_what_lives_is_left_alone_and_stops_when_it_is_told_to(watched):
    process, sign = watched
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1.6)
    assert asked(sign).returncode == 0
    process.terminate()
    assert process.wait(5) == -signal.SIGTERM


def test_what_hangs_is_ended_with_a_word(watched):
    process, sign = watched
    time.sleep(0.3)
    process.send_signal(signal.SIGSTOP)
    assert process.wait(5) == -signal.SIGKILL
    assert str(sign) in process.stderr.readline()


def test_a_web_that_answers_nothing_is_a_bad_answer(tmp_path):
    for sign in (f"unix:{tmp_path}/none", "127.0.0.1:1", tmp_path / "none"):
        assert asked(sign).returncode == 1
