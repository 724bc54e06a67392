"""The proxy as an office has it, before the program: connections that say nothing, requests without end."""

import os
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import requests

from attack.rows import Attack, NotRun, Target, require
from embedded.ports import free_port

CONFIGURATION = Path("deploy/nginx")
HALF_OPEN, FLOOD, GUESSES = 800, 1500, 40


@contextmanager
def proxied(target: Target) -> Iterator[int]:
    """The port of an nginx with the files of docker-compose.yml, but for its places and the web's address."""
    program = os.environ.get("CADRE_NGINX") or shutil.which("nginx")
    if not program:
        raise NotRun("there is no nginx here (CADRE_NGINX=path of one)")
    port, folder, served = free_port(), target.folder / "nginx", f"127.0.0.1:{target.program.port}"
    shutil.copytree(CONFIGURATION, folder, dirs_exist_ok=True)
    for name in ("https-0.conf", "proxied-places.conf"):
        text = (folder / name).read_text().replace("/tmp/", f"{folder}/")
        for own, ours in (("8080", f"127.0.0.1:{port}"), ("unix:/run/cadre/web.sock", served)):
            text = text.replace(own, ours)
        (folder / name).write_text(text)
    command = [program, "-c", str(folder / "https-0.conf"), "-e", "stderr", "-g", "daemon off; user root;"]
    if os.geteuid():
        command[-1] = "daemon off;"
    with subprocess.Popen(command) as child:
        try:
            for _ in range(100):
                with socket.socket() as line:
                    if line.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield port
        finally:
            child.terminate()


def half_open(target: Target) -> str:
    """Connections that say nothing, and such that say half of a head, beside somebody who wants a page."""
    with proxied(target) as port, ExitStack() as lines:
        alone = waited_for_page(port)
        held = [lines.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(HALF_OPEN)]
        for line in held[::2]:
            line.sendall(b"GET /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ")
        began = time.monotonic()
        beside = waited_for_page(port)
        require(beside < max(5, 3 * alone), f"a page after {beside:.1f} s, {alone:.1f} s without them")
        time.sleep(max(0.0, 8 - (time.monotonic() - began)))
        for line in held:
            line.settimeout(0.01)
        gone = sum(map(is_closed, held))
        require(gone == HALF_OPEN, f"{gone} of {HALF_OPEN} closed after 8 s")
    return f"{HALF_OPEN} connections: a page beside them in {beside:.1f} s, all closed within 8 s"


def waited_for_page(port: int) -> float:
    began = time.monotonic()
    answer = requests.get(f"http://127.0.0.1:{port}/sign-in/", timeout=60)
    require(answer.status_code == 200, f"the page: {answer.status_code}")
    return time.monotonic() - began


def is_closed(line: socket.socket) -> bool:
    try:
        while line.recv(4096):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


def at_once(port: int, head: str, number: int) -> list[bytes]:
    """Answers to as many requests, all sent before the first answer is read: no client is too slow to be a flood."""
    with ExitStack() as lines:
        sent = [lines.enter_context(socket.create_connection(("127.0.0.1", port), 60)) for _ in range(number)]
        for line in sent:
            line.sendall(f"{head} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n".encode())
        # Only now is each of them whole.
        for line in sent:
            line.sendall(b"Content-Length: 0\r\n\r\n")
        return [b"".join(iter(lambda line=line: line.recv(65536), b"")) for line in sent]


def refused(answers: list[bytes], otherwise: set[str]) -> int:
    """How many were; each says when to come again. What was not refused is answered as one of `otherwise`."""
    statuses = Counter(answer[9:12].decode() for answer in answers)
    require(set(statuses) <= {"429", *otherwise}, f"answers {dict(statuses)}")
    for answer in answers:
        if answer[9:12] == b"429":
            require("Chờ một phút" in answer.decode() and b"\r\nRetry-After: " in answer, "no sentence")
    return statuses["429"]


def flood(target: Target) -> str:
    with proxied(target) as port:
        guessed = refused(at_once(port, "POST /sign-in/", GUESSES), {"403"})
        require(guessed > 10, f"{guessed} of {GUESSES} guesses refused")
        large = requests.post(f"http://127.0.0.1:{port}/imports/new/", data=b"0" * 26 * 2**20, timeout=60)
        require(
            large.status_code == 413 and "quá lớn" in large.content.decode(), f"26 MB: {large.status_code}"
        )
        gone = refused(at_once(port, "GET /static/css/app.css", FLOOD), {"200"})
        require(gone > FLOOD // 2, f"{gone} of {FLOOD} refused")
    return f"{gone} of {FLOOD} refused with a sentence, {guessed} of {GUESSES} guesses, 26 MB 413"


ROWS = [
    Attack("connections that are never finished (proxy)", half_open),
    Attack("a flood of requests (proxy)", flood),
]
