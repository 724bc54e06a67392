"""The proxy as an office has it, before the program: connections that say nothing, requests without end."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import requests

from attack.rows import Attack, NotRun, Target, require
from embedded.ports import free_port

CONFIGURATION = Path("deploy/nginx")
HALF_OPEN, FLOOD = 800, 1500


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
        held = [lines.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(HALF_OPEN)]
        for line in held[::2]:
            line.sendall(b"GET /sign-in/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ")
        began = time.monotonic()
        answer = requests.get(f"http://127.0.0.1:{port}/sign-in/", timeout=30)
        waited = time.monotonic() - began
        require(answer.status_code == 200 and waited < 5, f"{answer.status_code} after {waited:.1f} s")
        time.sleep(max(0.0, 8 - waited))
        for line in held:
            line.settimeout(0.01)
        gone = sum(map(is_closed, held))
        require(gone == HALF_OPEN, f"{gone} of {HALF_OPEN} closed after 8 s")
    return f"{HALF_OPEN} connections: a page beside them in {waited:.1f} s, all closed within 8 s"


def is_closed(line: socket.socket) -> bool:
    try:
        while line.recv(4096):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


def flood(target: Target) -> str:
    with proxied(target) as port:
        address = f"http://127.0.0.1:{port}/static/css/app.css"
        with ThreadPoolExecutor(30) as pool:
            answers = list(pool.map(lambda _: requests.get(address, timeout=60), range(FLOOD)))
        refused = [answer for answer in answers if answer.status_code == 429]
        require(refused and {answer.status_code for answer in answers} <= {200, 429}, "nothing was refused")
        require(
            "Chờ một phút" in refused[0].content.decode() and refused[0].headers["Retry-After"], "no sentence"
        )
        large = requests.post(f"http://127.0.0.1:{port}/imports/new/", data=b"0" * 26 * 2**20, timeout=60)
        require(
            large.status_code == 413 and "quá lớn" in large.content.decode(), f"26 MB: {large.status_code}"
        )
        guessed = [
            requests.post(f"http://127.0.0.1:{port}/sign-in/", timeout=60).status_code for _ in range(40)
        ]
        require(guessed.count(429) > 10, f"guesses: {guessed}")
    return f"{len(refused)} of {FLOOD} refused with a sentence, {guessed.count(429)} of 40 guesses, 26 MB 413"


ROWS = [
    Attack("connections that are never finished (proxy)", half_open),
    Attack("a flood of requests (proxy)", flood),
]
