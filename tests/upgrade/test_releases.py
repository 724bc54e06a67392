"""What was released is kept: its migrations stay as they are, and its sample comes through all that came since."""

import json

import pytest

from tests.upgrade.office import loaded
from tests.upgrade.release import RELEASES, migrations

VERSIONS = sorted(path.name for path in RELEASES.iterdir())
# Rows that later migrations add to tables of a release.
ADDED = {"v0.1": {}}


def read(version, name):
    return json.loads((RELEASES / version / f"{name}.json").read_text())


@pytest.fixture(scope="module", params=VERSIONS)
def office(request):
    with loaded(RELEASES / request.param / "sample.sql.xz") as office:
        office.manage("migrate", "-v0")
        office.version = request.param
        yield office


@pytest.mark.parametrize("version", VERSIONS)
def test_no_migration_of_a_release_is_edited_or_taken_away(version):
    now = migrations()
    assert {path: now.get(path) for path in read(version, "migrations")} == read(version, "migrations")


def test_every_row_of_a_release_is_there_as_it_was(office):
    assert sum(rows.total() for rows in office.before.values()) > 10_000
    assert office.lost_rows() == {}
    assert office.added_rows() == ADDED[office.version]


def test_the_figures_of_a_release_are_those_of_before(office):
    for day, before in read(office.version, "figures").items():
        figures = json.loads(office.manage("figures", "--as-of", day, "--json"))
        assert {key: figures[key] for key in before} == before
