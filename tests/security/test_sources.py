"""What stands nowhere in the program: code that runs what was typed, weak digests, passwords that cannot be pasted."""

import ast
import re
from pathlib import Path

import pytest

APPS = sorted(
    path
    for path in Path().iterdir()
    if (path / "__init__.py").exists() and path.name not in ("tests", "bench", "drill")
)
TEMPLATES = sorted(Path("templates").rglob("*.html"))
RUNNING = {"eval", "exec", "compile", "__import__"}
WEAK = {"md5", "sha1", "random", "randint", "choice", "randrange"}


def called():
    """(path, who is asked or '', name, call) of every call of the program."""
    for path in (path for app in APPS for path in app.rglob("*.py") if "migrations" not in path.parts):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                asked = node.func
                if isinstance(asked, ast.Name):
                    yield path, "", asked.id, node
                elif isinstance(asked, ast.Attribute):
                    yield path, asked.value.id if isinstance(asked.value, ast.Name) else "?", asked.attr, node


@pytest.fixture(scope="module")
def calls():
    return list(called())


def test_nothing_typed_is_run_by_python_or_by_a_shell(calls):
    assert len(calls) > 10_000
    found = [(path, name) for path, asked, name, _ in calls if not asked and name in RUNNING]
    found += [(path, name) for path, asked, name, _ in calls if asked == "os" and name in ("system", "popen")]
    found += [
        (path, name)
        for path, _, name, call in calls
        for keyword in call.keywords
        if keyword.arg == "shell"
        and not (isinstance(keyword.value, ast.Constant) and not keyword.value.value)
    ]
    assert found == []


def test_no_digest_is_weak_and_no_chance_can_be_foreseen(calls):
    assert [
        (path, name) for path, asked, name, _ in calls if asked in ("hashlib", "random") and name in WEAK
    ] == []


def test_scripts_show_texts_as_texts_and_run_none():
    scripts = {path.name: path.read_text() for path in Path("static/js").glob("*.js")}
    told = re.compile(
        r"\.(?:innerHTML|outerHTML)\s*\+?=|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage"
    )
    assert {name for name, text in scripts.items() if told.search(text)} == set()
    assert '"allowEval": false' in Path("templates/core/_head.html").read_text()


def test_what_a_browser_keeps_is_when_something_was_done_and_nothing_else():
    scripts = {path.name: path.read_text() for path in Path("static/js").glob("*.js")}
    kept = {
        name for name, text in scripts.items() if re.search(r"localStorage|sessionStorage|indexedDB", text)
    }
    assert kept == {"lock.js"}
    written = re.findall(r"\bkeep\(shared\.(\w+), `([^`]*)`\)", scripts["lock.js"])
    assert {name for name, _ in written} == {"covered", "active"} and scripts["lock.js"].count("setItem") == 1
    assert all(re.fullmatch(r"[a-z ]*|", re.sub(r"\$\{[^}]*\}", "", text)) for _, text in written)
    assert '"historyCacheSize": 0' in Path("templates/core/_head.html").read_text()


def test_a_password_is_masked_may_be_pasted_and_is_known_to_its_manager():
    fields = [
        (path, field)
        for path in TEMPLATES
        for field in re.findall(r"<input\b[^>]*>", path.read_text())
        if re.search(r'name="[^"]*password|type="password"|name="{{ field }}"', field)
    ]
    assert len(fields) >= 3
    for path, field in fields:
        assert 'type="password"' in field and re.search(r'autocomplete="(current|new)-password"', field), path
    # Cells of a grid alone, where a whole sheet may be pasted.
    scripts = [
        path.name
        for path in Path("static/js").glob("*.js")
        if re.search(r"clipboardData|[\"']paste[\"']", path.read_text())
    ]
    assert scripts == ["grid.js"] and not [path for path in TEMPLATES if "onpaste" in path.read_text()]


def test_the_proxy_speaks_new_tls_alone_and_sends_all_else_to_it():
    configured = {path.name: path.read_text() for path in Path("deploy/nginx").glob("*.conf")}
    with_tls = {name for name, text in configured.items() if re.search(r"listen [^;]*\bssl\b", text)}
    assert with_tls
    for name in with_tls:
        text = configured[name]
        assert "ssl_protocols TLSv1.2 TLSv1.3;" in text and "return 301 https://$host$request_uri;" in text, (
            name
        )
        assert len(re.findall(r"\bserver \{", text)) == 2, name


def test_no_source_control_lies_in_the_image():
    lines = [line for line in Path(".dockerignore").read_text().splitlines() if line[:1] not in ("", "#")]
    assert lines[0] == "*" and not [line for line in lines if line.startswith("!.")]


def test_the_proxy_writes_down_no_address_that_was_asked_for():
    configured = {path.name: path.read_text() for path in Path("deploy/nginx").rglob("*.conf")}
    assert "access_log off;" in configured["proxied.conf"]
    for name, text in configured.items():
        assert set(re.findall(r"access_log ([^;]+);", text)) <= {"off"}, name
        assert all(said.endswith(" crit") for said in re.findall(r"^\s*error_log ([^;]+);", text, re.M)), name


def test_no_two_scripts_give_one_name_to_different_things():
    """They share one room: the function of a script that is read later would take the place of the other's."""
    told = re.compile(r"^(?:async )?(?:function|const|let|var|class) (\w+)", re.M)
    names = [name for path in Path("static/js").glob("*.js") for name in told.findall(path.read_text())]
    assert len(names) > 50 and [name for name in set(names) if names.count(name) > 1] == []
