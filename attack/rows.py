"""One attack, and what it is made on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from drill.crowd import Visitor
from drill.program import DrilledProgram
from drill.scene import Broken

PATIENCE = 60


class NotRun(Exception):
    """What the row needs is not on this machine."""


@dataclass(frozen=True)
class Target:
    folder: Path
    program: DrilledProgram
    officer: Visitor

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.program.port}"

    def require_alive(self) -> None:
        """The first page comes for a stranger, and a list for who is signed in."""
        require(
            requests.get(f"{self.address}/sign-in/", timeout=PATIENCE).status_code == 200, "no sign-in page"
        )
        self.officer.get("/cadres/")


@dataclass(frozen=True)
class Attack:
    name: str
    run: Callable[[Target], str]


def require(holds: object, otherwise: str) -> None:
    if not holds:
        raise Broken(otherwise)
