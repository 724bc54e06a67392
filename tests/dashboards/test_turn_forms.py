"""Biểu 11 and 13: moves by where they lead, posts taken by who manages them; every cell opens as many as it says."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from dashboards.forms.definitions import stat_forms
from dashboards.forms.table import StatTable
from office.organisation.models.structure import ManagingAuthority, PostManagement, Unit
from office.organisation.rights import Role
from tests.conftest import TODAY, make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_qualification
from tests.papers_read import rows_sent
from tests.rotation.moves import make_appointment, make_rotation

FORMS = stat_forms()


@pytest.fixture
def turned(world):
    """Moves of 2021 and before, and posts taken in 2021 by appointment, once more, and by an election."""
    clerk, down = make_post("Chuyên viên", world.office), make_post("Phó Bí thư Đảng ủy", world.tan_van)
    world.down = down
    world.first = make_rotation(
        make_cadre("Lý Thị Một", clerk, sex="F", birth="1985-05"), down, "2021-02-01", from_post=clerk
    )
    make_qualification(world.first.cadre, "degree", 14)
    back = make_post("Phó Trưởng ban", world.office)
    make_rotation(make_cadre("Lý Văn Hai", down, birth=None), back, "2021-03", from_post=down)
    make_rotation(make_cadre("Lý Văn Ba", clerk), down, "2021-04-01", from_words="Ban ở trung ương")
    make_rotation(make_cadre("Lý Văn Tư", clerk), down, "2020-04-01", from_post=clerk)
    make_rotation(make_cadre("Lý Văn Năm", clerk), down, "2021-05-01", from_post=clerk, kind="transfer")
    make_rotation(make_cadre("Lý Văn Nháp", clerk), down, "2021-06", from_post=clerk, state="planned")
    names = ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Huyện ủy", "Đơn vị quản lý")
    world.authorities = [
        ManagingAuthority.objects.get_or_create(name=name, defaults={"order": order})[0]
        for order, name in enumerate(names)
    ]
    for place, (form, authority, on) in enumerate(
        [
            ("appointed", 1, "2021-02-01"),
            ("reappointed", 1, "2021-03"),
            ("appointed", 2, "2021-04-01"),
            ("appointed", None, "2021-05-01"),
            ("designated", 1, "2021-05-01"),
            ("appointed", 1, "2020-05-01"),
            ("elected", 0, "2021-06-01"),
        ]
    ):
        post = make_post(f"Trưởng phòng {place}", world.office)
        who = make_cadre(f"Hà Văn {place}", post, valid_from=on)
        PostHeld.objects.filter(cadre=who).update(taking_form=form)
        if authority is not None:
            managing = world.authorities[authority]
            PostManagement.objects.create(post=post, authority=managing, valid_from="2015-01-01")
        if form == "elected":
            done = {"state": "decided", "valid_from": datetime.date(2021, 6, 1)}
            make_appointment(who, post, "nominate", **done)
    return world


def table(user, key, day=TODAY, units=None):
    return StatTable(user, FORMS[key], units or Unit.objects.values_list("pk", flat=True), day)


def row_of(made, key):
    row = made.form.row(key)
    cells = {column.number: made.counts.of(row, column) for column in made.form.columns}
    return {number: count for number, count in cells.items() if count}


def apart(made):
    return {each.name: each.count for each in made.counts.left_out}


def test_moves_of_the_year_stand_where_they_lead_and_what_is_unclear_stands_apart(turned):
    made = table(turned.lan, "11")
    assert row_of(made, "total") == {2: 2, 9: 1, 10: 1}
    assert apart(made) == {"Chưa rõ": 1}
    assert row_of(made, "women") == row_of(made, "university") == row_of(made, "age_40") == {2: 1, 9: 1}
    assert row_of(made, "ages") == {2: 1, 10: 1}
    # What cannot be known is empty, no 0.
    assert made.counts.of(made.form.row("total"), made.form.column(3)) is None
    assert made.counts.of(made.form.row("religion"), made.form.column(9)) is None
    assert row_of(table(turned.lan, "11", datetime.date(2020, 12, 31)), "total") == {2: 1, 9: 1}
    assert row_of(table(turned.lan, "11", datetime.date(2021, 2, 28)), "total") == {2: 1, 9: 1}


def test_posts_taken_stand_by_who_manages_them_with_reappointments_among_appointments(turned):
    made = table(turned.lan, "13")
    assert row_of(made, "taken") == {3: 1, 4: 2}
    assert row_of(made, "appointed") == {4: 2} and row_of(made, "reappointed") == {4: 1}
    assert row_of(made, "nominated") == {3: 1}
    assert apart(made) == {"Chưa ghi diện quản lý": 1, "Đơn vị quản lý": 1}
    assert "1 trong 5 lượt có hồ sơ bổ nhiệm, giới thiệu" in " ".join(made.notes())
    assert row_of(table(turned.lan, "13", datetime.date(2021, 2, 28)), "taken") == {4: 1}


def test_every_cell_opens_as_many_as_it_says(client, turned):
    client.force_login(turned.lan)
    for key, least in (("11", 10), ("13", 7)):
        page = client.get(reverse("stat-form", args=[key]))
        figures = [cell for line in page.context["lines"] for cell in line.cells if hasattr(cell, "url")]
        figures += [figure for _, _, rows in page.context["left_out"] for _, figure, _ in rows]
        assert len(figures) >= least, key
        for figure in figures:
            listed = client.get(figure.url, headers={"HX-Request": "true"}).context["page"]
            assert listed["total"] == figure.count, figure.url
    wrong = reverse("stat-moves", args=["13"])
    assert client.get(wrong).status_code == 404
    assert client.get(reverse("stat-moves", args=["11"]), {"apart": "x"}).status_code == 400


def test_a_unit_reads_moves_to_itself_and_no_form_of_proposals(client, turned):
    user = make_user("xa", Role.UNIT_OFFICER, turned.tan_van)
    client.force_login(user)
    forms = client.get(reverse("stat-forms")).content.decode()
    assert "Biểu số 11-BTCTW" in forms and "Biểu số 13-BTCTW" not in forms
    page = client.get(reverse("stat-form", args=["11"]))
    assert row_of(page.context["table"], "total") == {2: 1, 9: 1}
    listed = client.get(reverse("stat-moves", args=["11"])).content.decode()
    assert "Lý Thị Một" in listed and "Lý Văn Nháp" not in listed
    assert client.get(reverse("stat-form", args=["13"])).status_code == 403
    Account.objects.create(user=turned.lan, cadre=turned.first.cadre)
    assert row_of(table(turned.lan, "11"), "women") == {2: 1, 9: 1}
    client.force_login(turned.lan)
    rows = client.get(reverse("stat-moves", args=["11"]), {"line": "women"}).context["page"]["rows"]
    assert [row.masked for row in rows] == [True]


def test_the_forms_are_sent_with_numbers_of_columns_and_say_when_there_is_nothing(client, turned):
    client.force_login(turned.lan)
    rows = rows_sent(client.get(reverse("stat-form", args=["11"]), {"format": "xlsx"}))
    assert ["TỔNG SỐ", 2, 0, 0, 0, 0, 0, 1, 1, 0, 0] in rows
    rows = rows_sent(client.get(reverse("stat-form", args=["13"]), {"format": "xlsx"}))
    assert ["TỔNG SỐ (=1+2)", 0, 1, 2, 0] in rows
    for key in ("11", "13"):
        sent = client.get(reverse("stat-form", args=[key]), {"format": "pdf"})
        assert sent.getvalue().startswith(b"%PDF")
        empty = client.get(reverse("stat-form", args=[key]), {"unit": turned.hoa_tham.pk})
        assert "Ngày này chưa có gì để tính vào biểu: chưa ghi lượt" in empty.content.decode()


def test_queries_are_flat_in_moves_and_posts(client, turned):
    pages = [("stat-form", "11"), ("stat-form", "13"), ("stat-moves", "11"), ("stat-takings", "13")]
    addresses = [reverse(page, args=[key]) for page, key in pages]
    few = [queries_of(client, turned.lan, each, {}) for each in addresses]
    clerk = turned.first.from_post
    for place in range(3):
        who = make_cadre(f"Thêm {place}", clerk, valid_from="2021-01-01")
        PostHeld.objects.filter(cadre=who).update(taking_form="appointed")
        make_rotation(who, turned.down, "2021-02-01", from_post=clerk)
    assert [queries_of(client, turned.lan, each, {}) for each in addresses] == few
    assert max(few) < 40, few
