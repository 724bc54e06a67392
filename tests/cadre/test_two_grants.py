"""Someone who keeps one unit and only reads another: what a right opens in the one stays shut in the other."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.people import Cadre, CadrePrivate
from foundation.lists.tables import Column, chosen_columns
from foundation.sheets.kinds import KINDS
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.planning.lists import make_entry, make_proposal, make_round, make_target

OWN, OTHER = "020180000001", "020075000002"


@pytest.fixture
def keeper(client, world):
    """Hương keeps Hoa Thám, where An works, and reads Tân Văn, where Bình works."""
    Grant.objects.create(user=world.huong, role=Role.AREA_MEMBER, unit=world.tan_van)
    CadrePrivate.objects.create(cadre=world.an, citizen_id=OWN)
    CadrePrivate.objects.create(cadre=world.binh, citizen_id=OTHER)
    client.force_login(world.huong)
    return client


def found(client, typed):
    response = client.post(reverse("cadre-list"), {"q": typed, "status": "all"}, follow=True)
    return [row.full_name for row in response.context["page"]["rows"]]


def names_in(response):
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    cells = {str(cell) for row in sheet.values for cell in row if cell}
    return [name for name in ("Hoàng Thị An", "Nông Văn Bình") if name in cells]


def test_both_are_read_but_only_one_is_changed(keeper, world):
    own, other = keeper.get(world.an.get_absolute_url()), keeper.get(world.binh.get_absolute_url())
    assert own.context["restricted"] and own.context["may_change"]
    assert other.status_code == 200 and not other.context["restricted"] and not other.context["may_change"]
    assert OTHER not in other.content.decode() and "Sửa" not in other.content.decode()
    for name in ("cadre-edit", "postheld-new", "qualification-new"):
        assert keeper.get(reverse(name, args=[world.binh.pk])).status_code == 404, name
    data = {"full_name": "Tên khác", "sex": "M", "entered_unit": world.tan_van.pk}
    assert keeper.post(reverse("cadre-edit", args=[world.binh.pk]), data).status_code == 404
    assert Cadre.objects.get(pk=world.binh.pk).full_name == "Nông Văn Bình"


def test_a_number_finds_only_whose_number_may_be_read(keeper):
    assert found(keeper, OWN) == ["Hoàng Thị An"]
    assert found(keeper, OTHER) == []
    assert found(keeper, "binh") == ["Nông Văn Bình"]


def test_a_private_value_is_shown_row_by_row(keeper, world):
    """The column stands for who has its right somewhere; its cells only where the right is held."""
    name = Column("full_name", "Họ và tên", "full_name")
    number = Column("citizen_id", "Số CCCD", "private.citizen_id", permission="cadre.view_cadreprivate")
    people = Cadre.objects.select_related("now", "private").order_by("pk")
    _, shown = chosen_columns((name, number), world.huong, [])
    assert [shown[1].of(person) for person in people] == [OWN, ""]
    Grant.objects.filter(user=world.huong, role=Role.UNIT_OFFICER).delete()
    del world.huong.current_grants
    world.huong.forget_units()
    assert len(chosen_columns((name, number), world.huong, [])[1]) == 1


@pytest.mark.parametrize("query", [{}, {"as_of": "31/12/2018"}])
def test_a_sheet_holds_only_rows_that_may_be_taken_away(keeper, query):
    listed = keeper.get(reverse("cadre-list"), query)
    assert listed.context["page"]["total"] == 2
    assert names_in(keeper.get(reverse("cadre-list"), {"format": "xlsx", **query})) == ["Hoàng Thị An"]


def test_private_data_of_a_new_person_stay_in_the_unit_where_they_may_be_kept(keeper, world):
    Grant.objects.create(user=world.huong, role=Role.OFFICER, unit=world.office)
    data = {
        "full_name": "Lý Văn Ba",
        "sex": "M",
        "entered_unit": world.tan_van.pk,
        "citizen_id": "020080000003",
    }
    response = keeper.post(reverse("cadre-new"), data)
    assert "không được ghi thông tin hạn chế" in response.content.decode()
    assert not Cadre.objects.filter(full_name="Lý Văn Ba").exists()


def test_drafts_of_the_unit_that_is_only_read_are_not_shown(keeper, world):
    own, other = make_target(world.hoa_tham), make_target(world.tan_van)
    make_proposal(world.an, own)
    draft = make_proposal(world.binh, other)
    address = reverse("planning-list", args=[own.term_id, own.post.title_id])
    listed = keeper.get(address).context["planning_list"].lines
    assert [line.entry.cadre for line in listed] == [world.an]
    assert keeper.get(draft.get_absolute_url()).status_code == 404
    assert "Đề xuất" not in keeper.get(reverse("planning-of-person", args=[world.binh.pk])).content.decode()
    make_entry(world.binh, make_target(world.tan_van, "Bí thư Đảng ủy"))
    leaders = make_target(world.tan_van, "Bí thư Đảng ủy")
    address = reverse("planning-list", args=[leaders.term_id, leaders.post.title_id])
    listed = keeper.get(address)
    assert [line.entry.cadre for line in listed.context["planning_list"].lines] == [world.binh]
    assert "add-person" not in listed.content.decode()
    assert keeper.get(address, {"format": "xlsx"}).status_code == 404


def test_an_import_shows_private_values_only_where_they_may_be_read(keeper, world):
    keys = {world.an.pk, world.binh.pk}
    assert KINDS["roster"].readable(world.huong, keys) == keys
    assert KINDS["roster"].privately_readable(world.huong, keys) == {world.an.pk}


def test_a_section_is_offered_only_where_its_right_is_held(client, world):
    """Kinship is read by officers: one of Hoa Thám who reads Tân Văn as an area member sees none of its people."""
    user = make_user("hai-vai", Role.OFFICER, world.hoa_tham)
    Grant.objects.create(user=user, role=Role.AREA_MEMBER, unit=world.tan_van)
    client.force_login(user)
    for person, status in ((world.an, 200), (world.binh, 403)):
        section = reverse("cadre-relatives", args=[person.pk])
        assert (section in client.get(person.get_absolute_url()).content.decode()) == (status == 200)
        assert client.get(section).status_code == status
        assert client.get(reverse("relative-history", args=[person.pk])).status_code == status


def test_the_history_of_an_account_tells_no_grant_outside_the_scope(client, world):
    chief = make_user("truongban", Role.CHIEF, world.hoa_tham)
    Grant.objects.create(user=world.huong, role=Role.AREA_MEMBER, unit=world.tan_van)
    client.force_login(chief)
    html = client.get(reverse("user-history", args=[world.huong.pk])).content.decode()
    assert "Xã Hoa Thám" in html and "Xã Tân Văn" not in html


def test_counts_tell_nothing_of_drafts_that_may_not_be_read(keeper, world):
    for person, unit in ((world.an, world.hoa_tham), (world.binh, world.tan_van)):
        PlanningEntry.objects.filter(pk=make_proposal(person, make_target(unit)).pk).update(
            round=make_round(unit)
        )
    rows = keeper.get(reverse("planninground-list")).context["page"]["rows"]
    assert {row.unit: row.count for row in rows} == {world.hoa_tham: 1, world.tan_van: 0}
