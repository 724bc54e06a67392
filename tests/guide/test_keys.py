"""The list of keys says what the scripts do."""

from pathlib import Path

from guide.keys import KEYS


def test_every_key_of_the_list_is_one_that_a_script_answers():
    scripts = "\n".join(path.read_text() for path in Path("static/js").glob("*.js"))
    assert [key.shown for key in KEYS if key.key not in scripts] == []
