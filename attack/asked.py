"""Requests that no browser sends: methods, hosts, paths, names without end, guesses without end."""

import socket

import requests

from attack.rows import PATIENCE, Attack, Target, require
from config.methods import METHODS

PAGES = ("/", "/sign-in/", "/cadres/", "/imports/new/", "/static/css/app.css", "/readyz")
OTHERS = ("TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "PROPFIND", "X")
OUTSIDE = (
    "/static/../config/settings.py",
    "/static/..%2f..%2fetc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/%2e%2e%5c%2e%2e%5cetc%5cpasswd",
    "/static//etc/passwd",
    "/static/%00/etc/passwd",
    "//etc/passwd",
    "/../../../../etc/passwd",
    "/.git/config",
    "/var/secrets.json",
    "/files/",
    "/media/",
)
SECRETS = (b"root:", b"SECRET_KEY", b"secret_key", b"[core]")
GUESSES = 60


def raw(target: Target, head: str, body: bytes = b"") -> tuple[int, bytes]:
    """Status and all of the answer to what no library would send."""
    with socket.create_connection(("127.0.0.1", target.program.port), PATIENCE) as line:
        line.settimeout(PATIENCE)
        line.sendall(head.encode("latin-1") + b"Connection: close\r\n\r\n" + body)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    words = answer.split(b" ", 2)
    return int(words[1]) if len(words) > 1 and words[1][:3].isdigit() else 0, answer


def methods(target: Target) -> str:
    for method in OTHERS:
        for page in PAGES:
            status, answer = raw(
                target, f"{method} {page} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: a=secret\r\n"
            )
            require(status in (400, 405) and b"a=secret" not in answer, f"{method} {page}: {status}")
    return f"{len(OTHERS) * len(PAGES)} requests, 405; {', '.join(METHODS)} alone reach a page"


def hosts(target: Target) -> str:
    for host in ("evil.example", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", ""):
        status, answer = raw(
            target, f"GET /sign-in/ HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: evil.example\r\n"
        )
        require(status == 400 and b"evil.example" not in answer, f"host {host!r}: {status}")
    return "400, and the name stands nowhere in the answer"


def paths(target: Target) -> str:
    for path in OUTSIDE:
        status, answer = raw(target, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        require(status in (302, 400, 404), f"{path}: {status}")
        require(not any(secret in answer for secret in SECRETS), f"{path}: something of the machine")
    return f"{len(OUTSIDE)} paths, nothing of the machine"


def sign_in(target: Target, **typed: str) -> requests.Response:
    session = requests.Session()
    session.get(f"{target.address}/sign-in/", timeout=PATIENCE)
    data = {"csrfmiddlewaretoken": session.cookies.get("csrftoken", ""), **typed}
    return session.post(f"{target.address}/sign-in/", data, timeout=PATIENCE, allow_redirects=False)


def endless_names(target: Target) -> str:
    seen = set()
    for name in ("a" * 256, "a" * 200_000, "a\0b", "\ud7ff\U0010ffff" * 300, "' OR 1=1 --"):
        seen.add(sign_in(target, username=name, password=name).status_code)
    require(seen <= {200, 400, 429}, f"statuses {sorted(seen)}")
    return f"statuses {sorted(seen)}"


def guesses(target: Target) -> str:
    """Of the head's name; whoever is signed in goes on meanwhile."""
    statuses = []
    for number in range(GUESSES):
        answer = sign_in(target, username="truongban", password=f"matkhau{number}")
        statuses.append(answer.status_code)
        if answer.status_code == 429:
            require(answer.headers.get("Retry-After", "").isdigit(), "429 without Retry-After")
    require(
        statuses.count(429) > GUESSES // 2 and 500 not in statuses,
        f"{statuses.count(429)} of {GUESSES} refused",
    )
    return f"{statuses.count(429)} of {GUESSES} refused with the seconds to wait"


ROWS = [
    Attack("methods that no page knows", methods),
    Attack("names of other hosts", hosts),
    Attack("paths out of the program", paths),
    Attack("names without end at the door", endless_names),
    Attack("guesses without end at the door", guesses),
]
