"""The board as readers of several scopes open it: every figure leads to a list that counts the same."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from cadre.models.people import EthnicGroup
from dashboards.models import AgeBound
from foundation.core.figures import Share
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.dashboards.district import add_people
from tests.factories import make_unit

FIGURE = re.compile(r'<a class="figure" href="([^"]+)" data-figure="(\d+)">([^<]+)</a>')


def board(client, **asked):
    response = client.get(reverse("board"), asked)
    assert response.status_code == 200
    return response


def figures(response):
    found = {(href.replace("&amp;", "&"), int(n)) for href, n, _ in FIGURE.findall(response.content.decode())}
    assert found
    return sorted(found)


def listed(client, href):
    """The list that a figure leads to: the rows alone, as htmx asks, and of people one column beside the name."""
    return client.get(f"{href}{'&' if '?' in href else '?'}columns=sex", headers={"HX-Request": "true"})


def counted(response):
    """What the list says: its total, and for classes the learners of all of them."""
    page = response.context["page"]
    heads = re.search(r"– ([\d.]+) lượt học viên", page["unit_word"])
    return {page["total"], *([int(heads.group(1).replace(".", ""))] if heads else [])}


ELSEWHERE = "Lý Văn Một 2"
READERS = [
    (Role.LEADER, "district", "", "", 80),
    (Role.LEADER, "district", "", "31/12/2019", 80),
    (Role.LEADER, "district", "tan_van", "31/12/2019", 50),
    (Role.LEADER, "hoa_tham", "", "", 50),
    (Role.AREA_MEMBER, "tan_van", "", "31/12/2018", 30),
    (Role.UNIT_OFFICER, "hoa_tham", "", "", 50),
]


def test_every_figure_opens_a_list_of_the_same_number(client, district):
    """And to a reader of one commune none of the lists names anybody of the other."""
    users = [
        make_user(f"doc{place}", role, getattr(district, scope))
        for place, (role, scope, *_) in enumerate(READERS)
    ]
    wrong = []
    for user, (role, scope, unit, as_of, least) in zip(users, READERS, strict=True):
        client.force_login(user)
        asked = {"unit": getattr(district, unit).pk} if unit else {}
        found = figures(board(client, **asked, **({"as_of": as_of} if as_of else {})))
        assert len(found) >= least, user
        for href, number in found:
            response = listed(client, href)
            told = scope == "hoa_tham" and ELSEWHERE in response.content.decode()
            if told or number not in counted(response):
                wrong.append((role, href, number, counted(response), told))
    assert wrong == []


def test_a_reader_of_one_commune_is_told_of_no_other(client, district):
    roles = (Role.LEADER, Role.AREA_MEMBER, Role.UNIT_OFFICER)
    users = {role: make_user(f"xa-{role}", role, district.hoa_tham) for role in roles}
    for role, user in users.items():
        client.force_login(user)
        html = board(client).content.decode()
        assert "Tổng hợp: Xã Hoa Thám" in html
        assert not [name for name in ("Tân Văn", "Huyện Bình Gia", "Ban Tổ chức Huyện ủy") if name in html]
        assert '<select class="form-select" id="unit"' not in html
        for other in (district.tan_van, district.district, district.office):
            assert client.get(reverse("board"), {"unit": other.pk}).status_code == 404
        for wrong in ("x", "0", "-1", "²"):
            assert client.get(reverse("board"), {"unit": wrong}).status_code == 404
        # The lists of the other two are opened above.
        for href, _ in figures(board(client)) if role == Role.AREA_MEMBER else ():
            assert ELSEWHERE not in listed(client, href).content.decode()


def test_the_board_begins_at_the_top_of_the_scope_and_offers_the_units_of_the_day(client, district):
    make_unit("9", "Xã Mới", parent=district.district, valid_from="2021-06-01")
    client.force_login(make_user("dau", Role.LEADER, district.district))
    now = board(client)
    assert now.context["board"].unit == district.district
    assert "Xã Mới" in now.content.decode()
    assert "Xã Mới" not in board(client, as_of="31/12/2019").content.decode()


def test_a_leader_comes_to_the_board_and_an_officer_to_his_duties(client, district):
    client.force_login(make_user("dau", Role.LEADER, district.district))
    assert client.get(reverse("home")).url == reverse("board")
    client.force_login(district.lan)
    assert client.get(reverse("home")).url == reverse("duty-list")


def test_totals_of_plain_facts_are_whole_for_who_is_in_them_himself(client, district):
    person = district.hoa_tham.posts.get(title__name="Bí thư Đảng ủy").holdings.get().cadre
    user = make_user("minh", Role.LEADER, district.district)
    client.force_login(user)
    before = board(client).context["board"]
    Account.objects.create(user=user, cadre=person)
    after = board(client)
    assert after.context["board"].staff["counted"] == before.staff["counted"]
    assert after.context["board"].figures.standards.leaders == before.figures.standards.leaders
    assert "danh sách mở ra không kể các trường hợp này" in after.content.decode()


def seated_on_board(response):
    """What the board tells beside the list of the communes' committees."""
    rows = response.context["board"].committees
    return ["".join(map(str, row.news)) for row in rows if row.title.level == "commune"]


def test_the_board_tells_what_happened_to_planned_people_since(client, district):
    """The figures stay what was decided; of their own people a reader is told nothing, here as on the list."""
    user = make_user("dau", Role.LEADER, district.district)
    client.force_login(user)
    assert seated_on_board(board(client)) == ["2 đang giữ chức danh quy hoạch"]
    assert "Trong đó: " in board(client).content.decode()
    seated = district.hoa_tham.posts.get(title__name="Bí thư Đảng ủy").holdings.get()
    PostHeld.objects.filter(pk=seated.pk).update(valid_to="2021-11-15", leaving_form="retired")
    told = ["1 không còn công tác, 1 đang giữ chức danh quy hoạch"]
    assert seated_on_board(board(client)) == told
    assert seated_on_board(board(client, as_of="14/11/2021")) == ["2 đang giữ chức danh quy hoạch"]
    assert [row.number.count for row in board(client).context["board"].committees] == [1, 6]
    Account.objects.create(user=user, cadre=seated.cadre)
    assert seated_on_board(board(client)) == ["1 đang giữ chức danh quy hoạch"]
    assert "không còn công tác" not in board(client).content.decode()


def test_no_grade_is_told_by_the_difference_of_the_board_and_the_list_of_grades(client, district):
    """The secretary of the commune has one of its grades, "excellent" in 2020."""
    person = district.hoa_tham.posts.get(title__name="Bí thư Đảng ủy").holdings.get().cadre
    user = make_user("minh", Role.LEADER, district.district)
    client.force_login(user)

    def told():
        page = board(client, unit=district.hoa_tham.pk)
        list_page = client.get(reverse("evaluation-list"), {"unit": district.hoa_tham.pk, "year": 2020})
        summary = list_page.context["summary"]["lines"][0]
        row = next(row for row in page.context["board"].grades if row.year == 2020)
        return [(row.graded.count, row.share), (summary["graded"], summary["good"])], page

    (of_board, of_list), page = told()
    assert of_board == of_list == (2, Share(1, 2))
    Account.objects.create(user=user, cadre=person)
    (of_board, of_list), page = told()
    assert of_board == of_list == (1, Share(0, 1))
    html = page.content.decode()
    assert "Riêng số xếp loại, đối chiếu tiêu chuẩn chức danh không kể các trường hợp này." in html
    assert "(không kể trường hợp của đồng chí và người thân)." in html


def test_what_cannot_be_known_of_a_past_day_is_said(client, district):
    held = district.an.posts.get()
    held.valid_from, held.known_on = None, "2021-11-30"
    held.save()
    client.force_login(district.lan)
    html = board(client, as_of="31/12/2018", unit=district.hoa_tham.pk).content.decode()
    assert "Dựa trên 1 đồng chí có chức vụ chưa rõ từ ngày nào" in html
    assert "chưa rõ từ ngày nào" not in board(client, unit=district.tan_van.pk).content.decode()


def test_the_bands_of_age_are_the_office_s_own(client, district):
    client.force_login(make_user("truong", Role.CHIEF, district.district))
    AgeBound.objects.exclude(age=30).delete()
    client.post(reverse("agebound-new"), {"age": 45})
    html = board(client).content.decode()
    assert [label in html for label in ("Dưới 30 tuổi", "30–44 tuổi", "45 tuổi trở lên")] == [True] * 3
    assert "Đã có nhóm tuổi" in client.post(reverse("agebound-new"), {"age": 45}).content.decode()
    AgeBound.objects.all().delete()
    assert "Mọi độ tuổi" in board(client).content.decode()


def test_queries_are_flat_in_people_and_units(client, district):
    client.force_login(make_user("dau", Role.LEADER, district.district))
    for day in ("", "31/12/2019"):
        board(client, as_of=day)
        with CaptureQueriesContext(connection) as few:
            board(client, as_of=day)
        for number in range(3, 8):
            kinh, nung = district_groups()
            unit = make_unit(f"x{number}{day}", f"Xã số {number} {day}", parent=district.district)
            add_people(unit, number, kinh, nung)
        with CaptureQueriesContext(connection) as many:
            board(client, as_of=day)
        assert len(many) == len(few), [q["sql"][:150] for q in many]
        assert len(many) <= 62


def district_groups():
    return EthnicGroup.objects.get(code="01"), EthnicGroup.objects.get(code="13")


def test_an_empty_office_gets_a_board_without_figures_of_people(client, world):
    client.force_login(make_user("dau", Role.LEADER, world.office))
    html = board(client).content.decode()
    assert "Ngày này chưa có đồng chí nào giữ chức vụ trong hồ sơ." in html
    assert "Số liệu báo cáo nhanh" not in html
