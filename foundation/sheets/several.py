"""Several things in one cell: by lines, by bullets or numbers, by semicolons."""

import re

# The private letters are bullets of the font Wingdings.
SIGNS = "-–—+•*·∙▪▫■□◦●○‣►▶→✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf0e8"
BULLET = re.compile(
    rf"^\s*(?:[{re.escape(SIGNS)}]+\s*(?=[^\W\d_])|[{re.escape(SIGNS)}]\s+|(?:\d{{1,2}}|[a-z])[.)]\s+)"
)
POINT = re.compile(rf"^[{re.escape(SIGNS)}]+\s+(?=\w)")
SEMICOLONS = re.compile(r"\s*;\s*")


def listed(text: str) -> list[str]:
    """The things that a cell lists, without their bullets, also those between semicolons."""
    return [part for thing in by_lines(text) for part in SEMICOLONS.split(thing) if part]


def has_bullets(text: str) -> bool:
    return any(map(BULLET.match, text.split("\n")))


def by_lines(text: str) -> list[str]:
    """The things that stand on lines or behind bullets; a line without one goes on with the thing above it.

    Where no line has a bullet every line is a thing; a bullet within a line counts only after one that begins it.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    pointed = has_bullets(text)
    things: list[str] = []
    for line in lines:
        if pointed and things and not BULLET.match(line):
            things[-1] += f" {line}"
        else:
            things += _within(line)
    return things


def _within(line: str) -> list[str]:
    """The things of a line that begins with a bullet, by the same sign further on."""
    bullet = BULLET.match(line)
    if not bullet:
        return [line]
    sign = bullet.group().strip()
    more = r"(?:\d{1,2}|[a-z])[.)]" if sign[-1] in ".)" else re.escape(sign)
    return [part.strip() for part in re.split(rf"\s+{more}\s+", line[bullet.end() :]) if part.strip()]


def one_thing(text: str) -> str:
    """A cell that holds one thing, in one line and without a bullet."""
    return " ".join(listed(text)) if BULLET.match(text) else " ".join(text.split())


def without_point(text: str) -> str:
    """A text without the sign of a list in front of it."""
    return POINT.sub("", text)
