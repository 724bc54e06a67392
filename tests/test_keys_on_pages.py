"""A key stands in a page as addresses and forms take it: numbers that are read have a point from a thousand on."""

import re
from pathlib import Path

import pytest

KEY = re.compile(r"\{\{ *[\w.]*\b(?:pk|id|\w+_id) *\}\}")


@pytest.mark.parametrize(
    "folder", sorted(path for path in Path("templates").iterdir() if path.is_dir()), ids=str
)
def test_no_key_is_written_as_a_number_that_is_read(folder):
    found = {str(path): KEY.findall(path.read_text()) for path in folder.rglob("*.html")}
    assert {path: keys for path, keys in found.items() if keys} == {}
