"""“Luân chuyển theo năm”: every number opens as many, what came back is told apart, and nothing of a draft."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from rotation.moves.matrix import MoveMatrix
from tests.conftest import TODAY, make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.papers_read import rows_sent
from tests.rotation.moves import make_rotation

PAGE = reverse("rotation-moves")


@pytest.fixture
def moved(world):
    """Of the office to communes: six who came back, each otherwise, two who are there; one is only meant."""
    clerk, head = make_post("Chuyên viên", world.office), make_post("Trưởng ban", world.office)
    world.post = make_post("Phó Bí thư Đảng ủy", world.tan_van)
    for post, tier in ((clerk, 5), (head, 1)):
        TitleRank.objects.create(
            title=post.title, group=4, tier=tier, valid_from=datetime.date(2015, 1, 1), document="35-KL/TW"
        )
    over = {"valid_to": "2018-03-01", "from_post": clerk}

    def go(name, valid_from="2015-02-01", to_post=world.post, **fields):
        return make_rotation(make_cadre(name, clerk), to_post, valid_from, **fields)

    world.higher = go("Lên Cao", **over, after_post=head)
    go("Như Cũ", **over, after_post=clerk)
    go("Thấp Hơn", "2016-05", valid_to="2019-05", from_post=head, after_post=clerk)
    go("Không Bậc", **over, after_post=world.post)
    go("Chờ Việc", **over)
    go("Về Sớm", **over | {"valid_to": "2016-03-01"}, due_on=datetime.date(2018, 2, 1))
    world.left = go("Nghỉ Rồi", **over)
    held = PostHeld.objects.filter(cadre=world.left.cadre)
    held.update(valid_to="2018-04-01", leaving_form="retired")
    world.away = go("Đang Đi", "2020-06-01", from_post=clerk)
    go("Bằng Chữ", "2020-07-01", from_words="Trưởng phòng, Huyện Bình Gia", kind="transfer")
    go("Mới Nêu", "2021-10-01", from_post=clerk, state="planned")
    return world


def table(user, world, **asked):
    made = MoveMatrix(user, Unit.objects.keys_under([world.district.pk]), TODAY, **asked)
    return made, {line.label: line for line in made.lines}


def test_moves_stand_in_the_year_they_began_and_once_each_by_what_became_of_them(moved):
    made, lines = table(moved.lan, moved)
    assert list(made.years) == [2015, 2016, 2017, 2018, 2019, 2020, 2021]
    told = {label: line.counted for label, line in lines.items() if line.numbers is not None}
    assert told == {
        "TỔNG SỐ LƯỢT": 9,
        "Số đồng chí": 9,
        "Huyện về xã": 8,
        "Chưa rõ": 1,
        "Đang luân chuyển": 2,
        "Đã kết thúc": 7,
        "Bố trí chức vụ cao hơn trước luân chuyển": 1,
        "Bố trí chức vụ tương đương": 1,
        "Bố trí chức vụ thấp hơn": 1,
        "Đã bố trí, chưa rõ cao hay thấp hơn": 1,
        "Đã nghỉ, chuyển đi": 1,
        "Kết thúc trước thời hạn, chưa bố trí": 1,
        "Chờ bố trí": 1,
    }
    assert dict(lines["TỔNG SỐ LƯỢT"].numbers) == {2015: 6, 2016: 1, 2020: 2}
    again = make_rotation(moved.higher.cadre, moved.post, "2021-01-01", from_post=moved.higher.after_post)
    lines = table(moved.lan, moved)[1]
    assert (lines["TỔNG SỐ LƯỢT"].counted, lines["Số đồng chí"].counted) == (10, 9), again


def test_every_number_opens_as_many(client, moved):
    for user in (moved.lan, make_user("dau", Role.LEADER, moved.district)):
        client.force_login(user)
        for asked in ({"kind": "all"}, {"as_of": "30/06/2018"}, {"unit": moved.tan_van.pk, "since": "2016"}):
            page = client.get(PAGE, asked)
            figures = [cell for line in page.context["lines"] for cell in line.cells if hasattr(cell, "url")]
            assert len(figures) >= 6, asked
            for figure in figures:
                listed = client.get(figure.url, headers={"HX-Request": "true"}).context["page"]
                assert listed["total"] == figure.count, figure.url


def test_what_is_not_shown_is_said(client, moved):
    client.force_login(moved.lan)
    html = client.get(PAGE, {"since": "2018", "kind": "all"}).content.decode()
    assert "Trước năm 2020 còn 7 lượt không có trong bảng." in html and "since=2015" in html
    assert "nơi đi chỉ ghi bằng chữ" in html
    empty = client.get(PAGE, {"kind": "secondment"}).content.decode()
    assert "Chưa có lượt luân chuyển nào đến đơn vị" in empty
    assert client.get(PAGE, {"kind": "x"}).status_code == client.get(PAGE, {"since": "x"}).status_code == 400


def test_a_unit_reads_its_own_and_is_told_of_no_draft(client, moved):
    user = make_user("xa", Role.UNIT_OFFICER, moved.tan_van)
    client.force_login(user)
    page = client.get(PAGE, {"kind": "all"})
    assert page.context["lines"][0].cells[0].count == 9
    assert "Hoa Thám" not in page.content.decode()
    assert client.get(PAGE, {"unit": moved.district.pk}).status_code == 404
    listed = client.get(reverse("rotation-list"), {"way": "district_commune"})
    names = [row.cadre.full_name for row in listed.context["page"]["rows"]]
    assert len(names) == 8 and "Mới Nêu" not in names
    client.force_login(moved.huong)
    assert "Chưa có lượt luân chuyển nào" in client.get(PAGE).content.decode()


def test_totals_are_whole_and_what_became_of_oneself_opens_nothing(client, moved):
    Account.objects.create(user=moved.lan, cadre=moved.higher.cadre)
    line = table(moved.lan, moved)[1]["Bố trí chức vụ cao hơn trước luân chuyển"]
    assert line.counted == 1
    client.force_login(moved.lan)
    assert "Số tổng hợp tính cả trường hợp" in client.get(PAGE).content.decode()
    assert client.get(reverse("rotation-list"), {"became": "higher"}).context["page"]["total"] == 0


def test_the_table_is_sent_as_it_stands_to_who_may_take_it(client, moved):
    reader = make_user("doan", Role.INSPECTOR, moved.district)
    client.force_login(moved.lan)
    rows = rows_sent(client.get(PAGE, {"format": "xlsx", "kind": "all"}))
    assert ["TỔNG SỐ LƯỢT", 9, 6, 1, 0, 0, 0, 2, 0] in rows and ["Chưa rõ", 1, 0, 0, 0, 0, 0, 1, 0] in rows
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert client.get(PAGE, {"format": kind}).getvalue().startswith(begins)
    client.force_login(reader)
    assert "format=pdf" not in client.get(PAGE).content.decode()
    assert client.get(PAGE, {"format": "pdf"}).status_code == 403


def test_queries_are_flat_in_moves(client, moved):
    lists = [
        (PAGE, {"kind": "all"}),
        (reverse("rotation-list"), {"way": "district_commune", "became": "equal"}),
    ]
    few = [queries_of(client, moved.lan, *each) for each in lists]
    clerk = moved.away.from_post
    for place in range(3):
        who = make_cadre(f"Thêm {place}", clerk)
        make_rotation(who, moved.post, "2015-02-01", from_post=clerk, valid_to="2018-03-01", after_post=clerk)
    assert [queries_of(client, moved.lan, *each) for each in lists] == few
    assert max(few) < 40, few
