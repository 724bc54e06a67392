"""Rare words are looked up in the index for whoever reads everybody; who is found is the same in every way."""

import random

import pytest

from cadre import querysets
from cadre.models.people import Cadre, CadreNow, CadrePrivate
from cadre.phones import grouped
from cadre.querysets import keys_found
from foundation.core.database import telling_transaction
from tests.factories import make_cadre, make_post

LETTERS = "ab%_\\' "


@pytest.fixture
def texts(world):
    """People whose texts to search are random, with signs that mean something to LIKE."""
    chance = random.Random(7)
    post = make_post("Chuyên viên", world.office)
    for number in range(40):
        made = make_cadre(f"Lý Văn {number}", post)
        text = "".join(chance.choice(LETTERS) for _ in range(12))
        CadreNow.objects.filter(cadre=made).update(search_text=f" {text}")
    return chance


def slowly(words):
    return {
        now.cadre_id for now in CadreNow.objects.all() if all(f" {word}" in now.search_text for word in words)
    }


def test_the_index_finds_whom_the_texts_say(world, texts):
    seen = set()
    for _ in range(60):
        words = ["".join(texts.choice(LETTERS[:-1]) for _ in range(texts.randint(1, 2))) for _ in range(2)]
        with telling_transaction(world.lan.pk):
            found = keys_found("cadre_found", words, "default")
        assert set(found) == slowly(words), words
        seen.add(len(found))
    assert len(seen) > 3


def test_more_people_than_keys_are_found_all_the_same(world, texts, monkeypatch):
    for most in (0, 1, 1000):
        monkeypatch.setattr(querysets, "MOST_KEYS", most)
        for word in ("a", "b", "%", "ly"):
            with telling_transaction(world.lan.pk):
                assert {one.pk for one in Cadre.objects.beginning([word])} == slowly([word]), (most, word)


def test_for_who_reads_one_unit_nothing_is_looked_up(world):
    """Else the time that it takes would tell of people beyond the wall."""
    with telling_transaction(world.huong.pk):
        assert keys_found("cadre_found", ["an"], "default") is None
        assert list(Cadre.objects.beginning(["an"])) == [world.an]
    with telling_transaction(None):
        assert keys_found("cadre_found", ["an"], "default") is None
    with telling_transaction(world.lan.pk):
        assert keys_found("cadre_found", ["an"], "default") == [world.an.pk]


def test_a_telephone_number_is_found_by_the_index_and_without_it(world, monkeypatch):
    chance = random.Random(11)
    post, digits = make_post("Chuyên viên", world.office), "01"
    for number in range(40):
        phones = {f"09{''.join(chance.choices(digits, k=8))}" for _ in range(chance.randint(0, 2))}
        make_cadre(f"Lý Văn {number}", post, phone="; ".join(map(grouped, sorted(phones))))
    known = {one.pk: one.phone.replace(" ", "") for one in Cadre.objects.all()}
    seen, numbers = set(), CadrePrivate.objects.all()
    for _ in range(40):
        whole = chance.choice([phone for phone in known.values() if phone])[:10]
        typed = whole[: chance.randint(6, 10)]
        expected = {key for key, phone in known.items() if typed in phone}
        with telling_transaction(world.lan.pk):
            assert set(keys_found("cadre_phoned", typed, "default")) == expected, typed
            for most in (0, 1000):
                monkeypatch.setattr(querysets, "MOST_KEYS", most)
                assert {one.pk for one in Cadre.objects.found_by(typed, numbers=numbers)} == expected, typed
        seen.add(len(expected))
    assert len(seen) > 1
    with telling_transaction(world.huong.pk):
        assert keys_found("cadre_phoned", "0", "default") is None
