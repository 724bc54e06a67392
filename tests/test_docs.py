"""What the documents name in backticks exists: files, folders, modules and what they hold, acts, rights."""

import re
from collections import defaultdict
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from foundation.core.acts.act import ACTS
from office.organisation.rights import RIGHTS

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/papers.md",
    "docs/privacy.md",
    "docs/performance.md",
    "docs/reliability.md",
    "docs/security.md",
    *map(str, sorted(Path("docs/security").glob("*.md"))),
    "docs/glossary.md",
]
FOLDERS = sorted(
    path for path in Path().iterdir() if path.is_dir() and path.name[0] != "." and path.name != "var"
)
SOURCES = {".py", ".sql", ".html", ".sh", ".yml", ".toml", ".js"}
# Made by running the program.
MADE = {"var/", "var/commune/", "sbom.json"}
FENCED = re.compile(r"^```.*?^```", re.M | re.S)
FILE = re.compile(r"[\w<>*./-]*\w\.(py|sql|json|md|html|yml|sh|toml)|[\w<>*./-]+/|(?:[\w<>*-]+/)+[\w<>*.-]+")
CLASS = re.compile(r"^\s*class (\w+)", re.M)
WORD = re.compile(r"\w+")
NAME = re.compile(r"@?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\(.*\))?(?: = None)?")


def spans(document):
    """The texts in backticks, but for blocks of code."""
    return sorted(set(re.findall(r"`([^`\n]+)`", FENCED.sub("", Path(document).read_text()))))


@cache
def source():
    """All code of the project but this file, for names that have no address of their own."""
    paths = [path for folder in FOLDERS if folder.name != "docs" for path in folder.rglob("*")]
    paths += [Path(name) for name in ("Makefile", "Dockerfile", "docker-compose.yml", "manage.py")]
    known = [path for path in paths if path.is_file() and (path.suffix in SOURCES or len(path.parts) == 1)]
    return {
        path: path.read_text() for path in known if "vendor" not in path.parts and path.name != "test_docs.py"
    }


@cache
def words():
    """Every word of it."""
    return {word for text in source().values() for word in WORD.findall(text)}


def is_there(path):
    """Whether a file or folder has this path from the root, or from an app; <app> stands for any."""
    pattern = re.sub(r"<\w+>", "*", path).strip("/")
    return any(any(start.glob(pattern)) for start in [Path(), *FOLDERS, *Path().glob("*/*/")])


def is_module(name):
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def is_of_module(name):
    """Whether it is a module of the project, or what stands in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        if is_module(module):
            held = import_module(module)
            for part in parts[length:]:
                held = getattr(held, part, None)
            return held is not None
    return False


@cache
def declared():
    """{name of a class: folders where one is declared}."""
    found = defaultdict(set)
    for path, text in source().items():
        for name in CLASS.findall(text):
            found[name].add(path.parent)
    return found


def is_of_class(name):
    """Whether an app that declares the class speaks of what is said to be in it, or of its rows."""
    first, *rest = name.split(".")
    homes = set(declared().get(first, ()))
    homes |= {home.parent for home in homes if home.name == "models"}
    near = [text for path, text in source().items() if path.parent in homes]
    return bool(near) and all(any(re.search(rf"\b{part}\b", text) for text in near) for part in rest)


def is_known(name):
    if "." not in name:
        return name in words()
    if name in ACTS or any(name in rights for rights in RIGHTS.values()):
        return True
    if Path(name.split(".")[0]).is_dir():
        return is_of_module(name)
    return is_of_class(name) if name[0].isupper() else any(name in text for text in source().values())


def unknown(texts):
    for text in texts:
        if FILE.fullmatch(text):
            if text not in MADE and not is_there(text):
                yield text
        elif (named := NAME.fullmatch(text)) and not is_known(named[1]):
            yield text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_exists(document):
    assert list(unknown(spans(document))) == []


@pytest.mark.parametrize(
    "text",
    [
        "cadre/persons.py",
        "imports/nothing.py",
        "tests/<app>/walk.py",
        "planning/rooms/",
        "cadre.nothing",
        "planning.acts.FORGET",
        "PostHeld.forgotten",
        "NoSuchThing",
        "no_such_name(row)",
    ],
)
def test_what_does_not_exist_is_told(text):
    assert list(unknown([text])) == [text]
