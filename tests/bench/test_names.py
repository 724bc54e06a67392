"""The people whom `make bench` makes are named as variously as people are, and its searches find some of them."""

from django.db import connection
from pytest import fixture, mark

from bench.pages import SEARCHES
from bench.people import ALONE, FAMILIES, LEAST, NAMED, NAMES, SEED
from foundation.core.text import fold


@fixture
def names(db):
    def made(people: int) -> list[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(SEED)
            cursor.execute(
                f"SELECT sex, full_name FROM ({NAMED}) named ORDER BY n", {"people": people, **NAMES}
            )
            return cursor.fetchall()

    return made


def test_a_hundred_thousand_people_have_tens_of_thousands_of_names(names):
    made = names(100_000)
    assert len(made) == 100_000
    assert len({name for _, name in made}) > 20_000


def test_common_names_are_common_and_the_others_are_used_too(names):
    families = [name.split()[0] for _, name in names(100_000) if name != ALONE]
    assert set(families) == {*NAMES["family"], *FAMILIES}
    assert families.count(NAMES["family"][0]) > 5 * families.count(NAMES["family"][-1])


def test_a_few_names_are_as_rare_among_however_many(names):
    for people in (LEAST, 3_000, 20_000):
        made = [name for _, name in names(people)]
        assert made.count(ALONE) == 1
        assert {family: sum(name.split()[0] == family for name in made) for family in FAMILIES} == FAMILIES


def test_men_and_women_are_named_as_such(names):
    for sex, name in names(1_000):
        assert name == ALONE or name.split()[-1] in NAMES["given_f" if sex == "F" else "given_m"]


def test_every_run_makes_the_same_people(names):
    assert names(100) == names(100)


@mark.parametrize("words, least", [each for each in SEARCHES.values() if not each[0].isdigit()])
def test_a_search_finds_some_people_of_the_smallest_district(names, words, least):
    folded = [fold(name) for _, name in names(LEAST)]
    texts = [f" {name} {''.join(word[0] for word in name.split())}" for name in folded]
    assert sum(all(f" {word}" in text for word in words.split()) for text in texts) >= least
