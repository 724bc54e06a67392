"""What is typed at the door, into a search or as the name of a file stands in no table, log or file of the queue."""

import os
from pathlib import Path

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from foundation.lists.search import recall
from tests.forms import FormClient
from tests.sheets_import.files import person, roster, upload

MARK = "qzxwvkmark"
FOLDERS = ("valkey", "log", "run")


def rows_with(words):
    """Every table with a row that says so, as a dump of the whole would show it."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT count(*) FROM {name} one WHERE lower(one::text) LIKE %s", [f"%{words}%"])
            found += [table] * bool(cursor.fetchone()[0])
        return found


def files_with(words):
    folder = Path(os.environ["CADRE_VAR"])
    paths = [path for name in FOLDERS for path in (folder / name).rglob("*") if path.is_file()]
    assert any(path.name == "valkey.conf" for path in paths)
    return [path for path in paths if words.encode() in path.read_bytes().lower()]


def test_nothing_typed_at_the_door_into_a_search_or_as_a_name_of_a_file_is_kept(
    world, caplog, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "files"
    lan = FormClient()
    lan.force_login(world.lan)
    answer = Client().post(reverse("login"), {"username": MARK, "password": f"{MARK}-password"})
    assert answer.status_code == 200
    found = lan.post(reverse("cadre-list"), {"q": MARK})
    key = found.url.partition("q=")[2][:12]
    assert recall(world.lan, key) == MARK and MARK not in found.url
    lan.get(found.url)
    csv = "STT,Họ và tên,Ngày sinh\n1,Lý Văn Tư,01/02/1970\n".encode()
    for name, content in ((f"{MARK}.xlsx", roster(person("Lý Văn Tư"))), (f"Đồng chí {MARK}.csv", csv)):
        upload(lan, content, name=name)
    assert rows_with(MARK) == [] and files_with(MARK) == []
    assert MARK not in caplog.text
    # The search itself sees what is there.
    assert "cadre_cadre" in rows_with("hoàng thị an")
    cache.delete(f"search:{world.lan.pk}:{key}")
