"""The navigation: what the reader may open, the page marked, the catalogue folded unless it is what the reader has."""

import re
from types import SimpleNamespace

from foundation.core.frame.navigation import navigation

UNITS, PEOPLE = "organisation.view_unit", "cadre.view_cadre"


def drawn(path, *rights, day_query=""):
    """[(folded, open, addresses, marked addresses)] of the parts."""
    user = SimpleNamespace(has_perm=lambda right: right in rights)
    marked = re.compile('href="([^"]*)" aria-current="page"')
    return [
        (part.folded, part.open, re.findall('href="([^"]*)"', part.entries), marked.findall(part.entries))
        for part in navigation(SimpleNamespace(user=user, path=path), day_query)
    ]


def test_the_catalogue_is_open_on_its_own_pages_and_where_there_is_little_else():
    people, units = ["/cadres/", "/board/", "/reports/", "/standards/leaders/"], ["/organisation/units/"]
    assert drawn("/cadres/7/", PEOPLE, UNITS) == [(False, True, people, people[:1]), (True, False, units, [])]
    assert drawn("/organisation/units/", PEOPLE, UNITS)[1] == (True, True, units, units)
    assert drawn("/", UNITS) == [(True, True, units, [])]
    catalogue = [UNITS, "organisation.view_post", "organisation.view_body", "organisation.view_user"]
    assert drawn("/", "cadre.import_cadre", *catalogue)[1][:2] == (True, True)


def test_the_day_is_kept_and_escaped():
    assert drawn("/", UNITS, day_query="?a&b")[0][2] == ["/organisation/units/?a&amp;b"]


def test_of_pages_within_one_another_the_innermost_is_marked():
    rights = ("training.view_trainingclass", "training.view_need")
    addresses = ["/training/", "/training/needs/"]
    assert drawn("/training/needs/list/", *rights) == [(False, True, addresses, addresses[1:])]
    assert drawn("/training/7/", *rights)[0][3] == addresses[:1]
