"""How many rows a list tells: counted once for its pages, about where they are very many, never of anybody else."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre import querysets
from cadre.models.people import Cadre
from foundation.core.database import telling_transaction
from foundation.lists import pages
from foundation.lists.counted import totals
from foundation.lists.counted.totals import Total, count, in_two_figures, sampled
from tests.factories import make_cadre, make_post

LIST = reverse("cadre-list")
TOTAL = re.compile("total=([0-9a-f]+)")


@pytest.fixture
def officer(client, world, monkeypatch):
    monkeypatch.setattr("foundation.lists.pages.ListPage.whole_up_to", 3)
    monkeypatch.setattr("foundation.lists.pages.ListPage.page_size", 3)
    for n in range(6):
        make_cadre(f"Lý {n}", make_post("Chuyên viên", world.office))
    client.force_login(world.lan)
    return client


@pytest.fixture
def many(officer, monkeypatch):
    """Three rows are very many, of a table of which only a part is looked at."""
    monkeypatch.setattr(totals, "MOST_ROWS", 3)
    monkeypatch.setattr(totals, "share_to_sample", lambda table: 40)
    return officer


def page(client, address, **query):
    return client.get(address, query).context["page"]


def counts(client, address):
    """How often people are counted for the page at the address."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return sum("COUNT(" in each["sql"] and '"cadre_' in each["sql"] for each in queries)


def test_further_pages_go_by_the_count_of_the_first(officer, world):
    first = page(officer, LIST)
    assert first["total"] == 8 and counts(officer, LIST) == 1
    second = page(officer, first["next_url"])
    assert counts(officer, first["next_url"]) == 0
    assert (second["first"], second["last"], second["total"]) == (4, 6, 8)
    assert counts(officer, second["next_url"]) == counts(officer, second["previous_url"]) == 0


def test_a_count_of_another_question_is_none(officer, world):
    carried = TOTAL.search(page(officer, LIST)["next_url"])[1]
    assert page(officer, LIST, total=carried)["total"] == 8
    assert page(officer, LIST, total=carried, sex="F")["total"] == 1
    assert page(officer, LIST, total=carried, unit=world.tan_van.pk)["total"] == 1
    assert page(officer, LIST, total=carried, as_of="31/12/2018")["total"] == 8
    for forged in (carried.replace("8", "9", 1), carried[:-1] + "0", "8e00000000" + "0" * 16, "8", "x"):
        assert forged == carried or counts(officer, f"{LIST}?total={forged}") == 1, forged
        assert page(officer, LIST, total=forged)["total"] == 8
    officer.force_login(world.huong)
    assert page(officer, LIST, total=carried)["total"] == 1


def test_an_older_count_is_told_with_its_time_and_then_made_anew(officer, monkeypatch):
    address = page(officer, LIST)["next_url"]
    assert "đếm lúc" not in officer.get(address).content.decode()
    monkeypatch.setattr(totals, "FRESH_SECONDS", -1)
    assert re.search(r"trong 8 đồng chí \(đếm lúc \d\d:\d\d\)", officer.get(address).content.decode())
    monkeypatch.setattr(totals, "CARRIED_SECONDS", -1)
    assert counts(officer, address) == 1


def test_who_came_since_the_count_is_still_reached(officer, world):
    second = page(officer, page(officer, LIST)["next_url"])
    last = page(officer, second["next_url"])
    assert len(last["rows"]) == 2 and not last["next_url"]
    for n in range(3):
        make_cadre(f"Vy {n}", make_post("Chuyên viên", world.tan_van))
    last = page(officer, second["next_url"])
    assert len(last["rows"]) == 3 and last["next_url"] and last["total"] == 8


def test_very_many_are_told_about_until_they_are_counted_in_full(many):
    shown = page(many, LIST)
    html = many.get(LIST).content.decode()
    assert shown["counted"].split()[0] in ("khoảng", "trên") and f"{shown['counted']} đồng chí" in html
    assert "Chọn cả: <a" in html and 'name="all" disabled' in html
    exact = page(many, shown["exact_url"])
    html = many.get(shown["exact_url"]).content.decode()
    assert (exact["counted"], exact["exact_url"]) == ("8", "") and "Chọn cả 8 đồng chí" in html
    # The pages that follow go by the full count.
    assert page(many, exact["next_url"])["counted"] == "8"


def test_all_pages_of_very_many_are_reached(many):
    shown, rows = page(many, LIST), []
    while True:
        rows += [row.pk for row in shown["rows"]]
        if not shown["next_url"]:
            break
        shown = page(many, shown["next_url"])
    assert len(rows) == len(set(rows)) == 8
    assert shown["last"] == 8 and shown["previous_url"]


def test_of_a_small_table_what_was_found_widely_is_counted_once(officer, monkeypatch):
    monkeypatch.setattr(totals, "MOST_ROWS", 3)
    assert counts(officer, f"{LIST}?as_of=31/12/2018") == 1
    assert counts(officer, LIST) == 2
    assert page(officer, LIST)["counted"] == "8"


def test_what_is_printed_is_counted_in_full(many):
    assert page(many, LIST, print=1)["counted"] == "8"
    with CaptureQueriesContext(connection) as queries:
        many.get(LIST, {"format": "xlsx"}).getvalue()
    assert not any("TABLESAMPLE" in each["sql"] for each in queries)


def test_about_is_told_by_the_conditions_of_the_reader(world):
    """A part of the table is read by the very same query: all of it gives the same number as counting."""
    with telling_transaction(world.huong.pk):
        people = Cadre.objects.for_user(world.huong)
        assert sampled(people, 100).count() == people.count() == 1
        assert "TABLESAMPLE" in str(sampled(people, 40).query)


def test_about_is_about_right(db, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_session SELECT 'k' || n, repeat('x', 40), now() FROM generate_series(1, 60000) n"
        )
    monkeypatch.setattr(totals, "share_to_sample", lambda table: 30)
    found = count(Session.objects.filter(session_key__startswith="k"))
    assert found.about and 48_000 <= found.number <= 72_000
    assert found.words.startswith("khoảng ") and found.words.endswith(".000")
    assert count(Session.objects.filter(session_key__startswith="k"), exactly=True).words == "60.000"
    few = count(Session.objects.filter(session_key__startswith="k1234"))
    assert (few.number, few.about) == (11, False)


def test_of_what_was_found_widely_a_part_is_looked_at_first(db, monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_session SELECT 'k' || n, repeat('x', 40), now() FROM generate_series(1, 60000) n"
        )
    monkeypatch.setattr(totals, "share_to_sample", lambda table: 30)
    every = Session.objects.filter(session_key__startswith="k")
    with CaptureQueriesContext(connection) as queries:
        assert count(every, widely=True).words == count(every).words
    assert ["TABLESAMPLE" in each["sql"] for each in queries] == [True, False, True]
    for start, number in (("k1234", 11), ("k1", 10_001), ("k6", 1112), ("z", 0)):
        rows = Session.objects.filter(session_key__startswith=start)[:10_001].values("pk")
        few = count(Session.objects.filter(pk__in=rows), widely=True)
        assert (few.number, few.about) == (number, False) if number <= 10_000 else few.about


def test_common_words_are_found_widely_by_who_reads_everybody(many, world, monkeypatch):
    monkeypatch.setattr(querysets, "MOST_KEYS", 2)
    for reader, widely in ((world.lan, True), (world.huong, False)):
        many.force_login(reader)
        address = many.post(LIST, {"q": "ly"}).url
        with CaptureQueriesContext(connection) as queries:
            assert many.get(address).status_code == 200
        counted = [
            each["sql"] for each in queries if "COUNT(" in each["sql"] and '"cadre_cadre' in each["sql"]
        ]
        assert ("TABLESAMPLE" in counted[0]) is widely
    many.force_login(world.lan)
    rare = page(many, many.post(LIST, {"q": "ly 5"}).url)
    assert (rare["total"], rare["counted"]) == (1, "1")


def test_the_words_of_a_number(db):
    now = int(time.time())
    assert [in_two_figures(each) for each in (98_432, 104_812, 1_234_567, 7.4)] == [
        98_000,
        100_000,
        1_200_000,
        7,
    ]
    assert Total(pages.MOST_ROWS, True, now).words == "trên 10.000"
