"""A person's page: what the office asks first at the left, of one day and as far as the reader may know it; the rest at
the right, empty parts in one line.
"""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from cadre.acts import LEAVE
from cadre.brought import FACTS, Asked
from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from cadre.models.people import CadrePrivate
from cadre.summary import brought
from office.organisation.models.structure import ManagingAuthority, PostManagement
from office.organisation.rights import Role
from planning.people import NOT_PLANNED
from tests.cadre.retirement import make_ages
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_body, make_post, make_qualification
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.rotation.moves import make_rotation
from tests.training.factories import enrol, make_class

PART = {"HX-Request": "true"}


def lines(response):
    """{label: value} of the left column."""
    html = response.content.decode().partition('<dl class="lines">')[2].partition("</dl>")[0]
    found = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", html, re.S)
    return {label: " ".join(strip_tags(value).split()) for label, value in found}


@pytest.fixture
def an(world):
    """An with something in every line."""
    make_ages()
    an, post = world.an, world.an.posts.get().post
    an.home_town, an.phone = "xã Hoa Thám", "0912 345 678"
    an.party_joined_on, an.party_official_on = "2005-02-03", "2006-02-03"
    an.save()
    decided = ManagingAuthority.objects.create(name="Ban Thường vụ Huyện ủy")
    PostManagement.objects.create(post=post, authority=decided, valid_from=world.long_ago)
    seat = make_post("Ủy viên BCH", world.hoa_tham, kind="collective", body_kind="executive")
    seat.body = make_body(world.hoa_tham, "executive", "Đảng ủy xã Hoa Thám")
    seat.save()
    PostHeld.objects.create(cadre=an, post=seat, main=False, known_on=datetime.date(2021, 11, 30))
    make_qualification(an, "degree", 14, detail="Luật")
    make_qualification(an, "theory", 22, valid_from="2012")
    make_qualification(an, "theory", 23, valid_from="2021-06")
    for year in range(2017, 2021):
        make_evaluation(an, year)
    make_entry(an, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    make_rotation(an, post)
    return an


def test_the_lines_of_the_office_stand_at_the_left_each_name_a_link(client, world, an):
    client.force_login(world.lan)
    response = client.get(an.get_absolute_url())
    assert lines(response) == {
        "Sinh": "01/05/1980 (41 tuổi tại 30/11/2021), nữ",
        "Dân tộc": "chưa ghi",
        "Quê quán": "xã Hoa Thám",
        "Chức vụ": "Chủ tịch UBND, Xã Hoa Thám",
        "Từ ngày": "01/06/2015",
        "Cấp ủy": "Ủy viên BCH, Đảng ủy xã Hoa Thám",
        "Diện quản lý": "Ban Thường vụ Huyện ủy",
        "Điện thoại": "0912 345 678",
        "Vào Đảng": "03/02/2005, chính thức 03/02/2006",
        "Chuyên môn": "Đại học Luật",
        "QLNN": "chưa ghi",
        "LLCT": "Cao cấp",
        "Ngoại ngữ": "chưa ghi",
        "Xếp loại": "2018HTTNV2019HTTNV2020HTTNV",
        "Quy hoạch": "Bí thư Đảng ủy, Xã Hoa Thám (2020–2025), đã phê duyệt",
        "Luân chuyển": "Chủ tịch UBND, Xã Hoa Thám từ 01/02/2019, đang luân chuyển",
        "Nghỉ hưu": "hết tháng 05/2040 (căn cứ Nghị định 135/2020/NĐ-CP, Điều 4)",
        "Đơn vị lập hồ sơ": "Xã Hoa Thám",
    }
    html, post = response.content.decode(), an.posts.get(main=True).post
    entry, rotation = an.planning_entries.get(), an.rotations.get()
    last = an.evaluations.first()
    seat = an.posts.get(main=False).post
    named = [post, post.unit, seat, seat.body, entry, rotation, last]
    for address in [*(each.get_absolute_url() for each in named), entry.get_list_url()]:
        assert f'href="{address}"' in html and client.get(address).status_code == 200, address
    assert "–: chưa rõ từ ngày nào; có theo số liệu ngày 30/11/2021." in html
    assert html.count("chưa rõ từ ngày nào;") == 3  # the seat, the degree, and the note beneath


def test_the_lines_speak_of_the_day(client, world, an):
    client.force_login(world.lan)
    then = lines(client.get(an.get_absolute_url(), {"as_of": "01/06/2019"}))
    assert then["Sinh"].startswith("01/05/1980 (39 tuổi tại 01/06/2019)")
    assert then["LLCT"] == "Trung cấp" and then["Xếp loại"] == "2017HTTNV2018HTTNV"
    assert then["Quy hoạch"] == NOT_PLANNED and "Cấp ủy" in then


def test_what_a_reader_may_not_read_is_not_told(client, world, an):
    """A proposal to who reads no drafts; numbers; the district's post; and what judges the reader."""
    make_proposal(an, make_target(world.hoa_tham, "Phó Bí thư Đảng ủy"))
    CadrePrivate.objects.create(cadre=an, citizen_id="020180000001")
    former = make_post("Chuyên viên", world.office)
    PostHeld.objects.create(cadre=an, post=former, valid_from="2010", valid_to="2015-06-01")
    area = make_user("phutrach", Role.AREA_MEMBER, world.hoa_tham)
    local, own = (
        make_user(name, Role.OFFICER, unit)
        for name, unit in (("xa", world.hoa_tham), ("chinh", world.district))
    )
    Account.objects.create(user=own, cadre=an)
    client.force_login(area)
    response = client.get(an.get_absolute_url())
    assert "Phó Bí thư" not in response.content.decode() and "020180000001" not in response.content.decode()
    client.force_login(local)
    html = client.get(an.get_absolute_url()).content.decode()
    assert "Phó Bí thư" in html and "020180000001" in html
    assert "Chuyên viên, Ban Tổ chức Huyện ủy" in html and former.get_absolute_url() not in html
    client.force_login(own)
    said = lines(client.get(an.get_absolute_url()))
    assert {said[each] for each in ("Xếp loại", "Quy hoạch", "Luân chuyển")} == {
        "Trường hợp này do đồng chí khác xử lý."
    }


def test_on_no_list_and_a_second_seat_are_said_in_plain_words(client, world):
    """Of a proposal who reads no drafts is told nothing, in the same sentence as of nobody's list."""
    make_proposal(world.an, make_target(world.hoa_tham, "Phó Bí thư Đảng ủy"))
    for name in ("Ủy viên BCH", "Ủy viên Ban Thường vụ"):
        kind = "executive" if name.endswith("BCH") else "standing"
        seat = make_post(name, world.hoa_tham, kind="collective", body_kind=kind)
        seat.body = make_body(world.hoa_tham, kind, f"{name} xã")
        seat.save()
        PostHeld.objects.create(cadre=world.an, post=seat, main=False, known_on=datetime.date(2021, 11, 30))
    client.force_login(make_user("phutrach", Role.AREA_MEMBER, world.hoa_tham))
    said = lines(client.get(world.an.get_absolute_url()))
    section = client.get(reverse("planning-of-person", args=[world.an.pk]), headers=PART)
    assert said["Quy hoạch"] == NOT_PLANNED and NOT_PLANNED in section.content.decode()
    assert {"Cấp ủy", "Cấp ủy (kiêm)"} <= said.keys()


def test_what_is_lacking_stands_beside_the_plan(client, world):
    """No month of retirement, no standard: what is not known of the person is named, rules of nobody are not."""
    make_entry(world.an, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    client.force_login(world.lan)
    said = lines(client.get(world.an.get_absolute_url()))
    assert said["Quy hoạch"] == "Bí thư Đảng ủy, Xã Hoa Thám (2020–2025), đã phê duyệt"


def test_buttons_of_the_head_lead_to_leaving_and_last_to_removal(client, world):
    client.force_login(world.lan)
    labels = [each["label"] for each in client.get(world.an.get_absolute_url()).context["actions"]]
    assert labels == ["Sửa", "Lập văn bản", LEAVE.label, "Lịch sử chỉnh sửa", "Xóa hồ sơ nhập nhầm"]


def test_empty_parts_take_one_line_and_grades_one_row(client, world):
    client.force_login(world.lan)
    for name in (
        "planning-of-person",
        "cadre-training",
        "rotation-of-person",
        "evaluation-of",
        "cadre-relatives",
    ):
        part = client.get(reverse(name, args=[world.an.pk]), headers=PART).content.decode()
        assert 'class="soft nothing"' in part and "<table" not in part, name
    for year in (2019, 2020):
        make_evaluation(world.an, year, member_grade="good")
    part = client.get(reverse("evaluation-of", args=[world.an.pk]), headers=PART).content.decode()
    assert part.count("<tr>") == 2 and part.index("2019") < part.index("2020")
    make_evaluation(world.an, 2018, member_grade="excellent")
    part = client.get(reverse("evaluation-of", args=[world.an.pk]), headers=PART).content.decode()
    assert part.count("<tr>") == 3 and "HTXSNV" in part


def more_of_everything(world, an, numbers):
    for number in numbers:
        unit = (world.tan_van, world.office)[number % 2]
        post = make_post(f"Phó phòng {number}", unit)
        PostHeld.objects.create(cadre=an, post=post, main=False, known_on=datetime.date(2021, 11, number + 1))
        make_qualification(an, "language", None, detail=f"Anh {number}")
        make_evaluation(an, 2010 + number)
        make_entry(an, make_target(unit, f"Trưởng phòng {number}"))
        make_rotation(an, post, f"{2000 + number}-01-01", valid_to=f"{2000 + number}-06-01")
        enrol(make_class(f"Lớp {number}", world.district), an)


def test_the_page_asks_the_same_however_much_stands_on_it(client, world, an):
    client.force_login(world.lan)
    counts = []
    for numbers in (range(1), range(1, 6)):
        more_of_everything(world, an, numbers)
        with CaptureQueriesContext(connection) as asked:
            html = client.get(an.get_absolute_url()).content.decode()
        counts.append(len(asked))
    assert "Trưởng phòng 5" in html and "Phó phòng 5" in html
    assert counts[0] == counts[1] <= 38, counts


def test_what_apps_above_tell_is_that_of_each_and_nothing_more_is_asked_of_whom_nothing_is_known(world, an):
    for day in (datetime.date(2021, 11, 30), datetime.date(2014, 1, 1)):
        asked = Asked(world.lan, day)
        for person in (an, world.binh):
            slowly = [(fact.label, fact.of(asked, person)) for fact in FACTS]
            assert list(brought(asked, person)) == slowly and len(slowly) == 3
    with CaptureQueriesContext(connection) as queries:
        assert {told for _, told in brought(asked, world.binh)} == {"", NOT_PLANNED}
    assert len(queries) == 1
