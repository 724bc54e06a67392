"""One kept-open connection that remembers its cookies, as a browser does."""

import http.client
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


class Browser:
    def __init__(self, port: int, patience: float | None = None) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
        self.cookies: dict[str, str] = {}
        self.location = ""

    def ask(self, method: str, path: str, body: dict[str, str] | None = None, **headers: str) -> bytes:
        """The content of a page; the run ends when it does not answer 200."""
        status, content = self.answer(method, path, body, headers)
        if status != 200:
            raise SystemExit(f"{method} {path} answered {status}")
        return content

    def sign_in(self, username: str, password: str) -> None:
        self.ask("GET", "/sign-in/")
        status, _ = self.answer("POST", "/sign-in/", {"username": username, "password": password}, {})
        if status != 302:
            raise SystemExit(f"sign-in answered {status}")

    def answer(
        self, method: str, path: str, body: dict[str, str] | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        """Status and content; where one is sent on to is told as `location`."""
        headers = headers | {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": FORM, "X-CSRFToken": self.cookies["csrftoken"]}
        self.connection.request(method, path, urlencode(body) if body is not None else None, headers)
        response = self.connection.getresponse()
        content = response.read()
        self.location = response.getheader("Location", "")
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return response.status, content
