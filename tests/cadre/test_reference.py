import pytest

from cadre.models.people import EthnicGroup, Religion
from cadre.reference import load_reference
from foundation.sheets.cells import folded_words
from office.organisation.models.structure import ManagingAuthority, PostTitle, Unit

pytestmark = pytest.mark.django_db


def counts():
    return [model.objects.count() for model in (EthnicGroup, Religion, ManagingAuthority, PostTitle, Unit)]


def test_loading_twice_adds_nothing():
    load_reference()
    first = counts()
    load_reference()
    assert counts() == first
    assert first[:2] == [54, 15]


def test_what_the_office_changed_stays():
    load_reference()
    EthnicGroup.objects.filter(name="Tày").update(order=50, aliases=["Tầy", "T"])
    load_reference()
    tay = EthnicGroup.objects.get(name="Tày")
    assert (tay.order, tay.aliases) == (50, ["Tầy", "T"])


def test_the_groups_of_the_district_come_first_and_codes_are_the_census_ones():
    load_reference()
    assert list(EthnicGroup.objects.values_list("name", "code")[:3]) == [
        ("Nùng", "07"),
        ("Tày", "02"),
        ("Kinh", "01"),
    ]
    codes = set(EthnicGroup.objects.values_list("code", flat=True))
    assert codes == {f"{number:02d}" for number in range(1, 55)}


def test_a_first_unit_is_made_only_where_there_is_none():
    load_reference()
    assert Unit.objects.get().level == "locality"


def test_an_office_with_units_keeps_its_own(world):
    before = Unit.objects.count()
    load_reference()
    assert Unit.objects.count() == before


@pytest.mark.parametrize("model", [EthnicGroup, Religion])
def test_no_two_entries_are_written_alike(model):
    load_reference()
    entries = [{folded_words(word) for word in [entry.name, *entry.aliases]} for entry in model.objects.all()]
    assert sum(map(len, entries)) == len(set.union(*entries))
