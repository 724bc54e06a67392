"""Papers drawn up from a class: who is sent by which decision, who is called to it, what came of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from foundation.core.scope.rows import OTHERS_ACT
from office.papers.acts import ISSUE, STRIKE, TAKE_NUMBER
from office.papers.models import Paper
from tests.factories import make_cadre, make_post
from tests.papers.papers import TODAY, make_register
from tests.papers_read import lines_of, rows_sent
from tests.planning.review_papers import address, kept, letter, letters
from tests.training.factories import enrol, make_class, make_need, make_plan, make_row
from training.models import Enrolment, TrainingClass
from training.secrecy import SECRET_CLASS


@pytest.fixture
def office(client, world):
    """The district writes papers; An and Bình, and somebody in no roster, are sent to a class of its plan."""
    make_register(world.district)
    world.district.identities.update(
        issuer_symbol="HU", standing_name="Ban Thường vụ Huyện ủy", department_name="Ban Tổ chức Huyện ủy"
    )
    row = make_row(make_plan(world.district, issued_on="2021-10-01"))
    fields = {"plan_row": row, "opens_on": "2021-12-06", "closes_on": "2022-06"}
    one = make_class(
        "Trung cấp LLCT khóa 16", world.district, organiser="Trung tâm Chính trị huyện", **fields
    )
    for who in (world.an, world.binh, "Lý Văn Ngoài"):
        enrol(one, who, result="sent")
    make_need(world.an, why="planned", reserved=True, note="Quy hoạch Bí thư")
    client.force_login(world.lan)
    world.one = one
    return world


def bear(number):
    return list(
        Enrolment.objects.exclude(cadre=None)
        .filter(sent_no=number)
        .values_list("cadre__full_name", flat=True)
    )


def issued(user, paper, number):
    assert not apply(TAKE_NUMBER, user, [paper], {"on": TODAY, "number": number}).refused
    paper = Paper.objects.get(pk=paper.pk)
    assert not apply(ISSUE, user, [paper], {"on": TODAY, "signed_by": ""}).refused
    return Paper.objects.get(pk=paper.pk)


def test_a_decision_names_those_of_the_class_and_stands_on_them_once_issued(client, office):
    said = letter(office.lan, "class-decision", office.one)
    for part in (
        "cử cán bộ đi học lớp Trung cấp LLCT khóa 16",
        "- Căn cứ Kế hoạch số 15-KH/HU 2022, ngày 01/10/2021 của Ban Thường vụ Huyện ủy;",
        "Cử 02 đồng chí có tên sau đi học lớp Trung cấp LLCT khóa 16, từ ngày 06/12/2021 đến ngày …/6/2022",
        "tại Trung tâm Chính trị huyện:",
        "Hoàng Thị An",
        "Nông Văn Bình",
    ):
        assert part in said, part
    assert not [words for words in ("Lý Văn Ngoài", "uy hoạch", "tiêu chuẩn", "nhu cầu") if words in said]
    (draft,) = kept(office.lan, "class-decision", office.one)
    assert (draft.total, draft.genre) == (2, "decision") and bear("") == ["Hoàng Thị An", "Nông Văn Bình"]
    Enrolment.objects.filter(cadre=office.binh).update(sent_no="09-QĐ/HU", sent_on="2021-11-01")
    assert "1 đồng chí" in draft.kind_class().changed(office.lan, office.one, {**draft.asked, "paper": draft})
    Enrolment.objects.filter(cadre=office.binh).update(sent_no="", sent_on=None)
    paper = issued(office.lan, draft, 31)
    assert paper.code == "31-QĐ/HU" and bear("31-QĐ/HU") == ["Hoàng Thị An", "Nông Văn Bình"]
    assert set(Enrolment.objects.exclude(cadre=None).values_list("sent_on", flat=True)) == {TODAY}
    step = paper.steps.order_by("-pk").first()
    assert not undo(office.lan, [step], reason="Ghi nhầm").refused and bear("31-QĐ/HU") == []


def test_a_struck_decision_stands_on_nobody_and_what_was_written_by_hand_is_left(client, office):
    paper = issued(office.lan, kept(office.lan, "class-decision", office.one)[0], 32)
    Enrolment.objects.filter(cadre=office.binh).update(sent_no="09-QĐ/HU", sent_on="2021-11-01")
    assert not apply(STRIKE, office.lan, [paper], {"on": TODAY, "reason": "Sai tên lớp"}).refused
    assert bear("") == ["Hoàng Thị An"] and bear("09-QĐ/HU") == ["Nông Văn Bình"]
    step = paper.steps.order_by("-pk").first()
    assert not undo(office.lan, [step], reason="Nhầm").refused
    assert bear("32-QĐ/HU") == ["Hoàng Thị An"] and bear("09-QĐ/HU") == ["Nông Văn Bình"]


def test_nobody_sends_themselves_or_anybody_of_a_secret_class(client, office):
    assert client.get(address("class-decision", [office.one])).status_code == 200
    Account.objects.create(user=office.lan, cadre=office.an)
    shown = client.get(address("class-decision", [office.one])).content.decode()
    assert OTHERS_ACT in shown
    type(office.one).objects.update(secret=True)
    refused = client.get(address("class-decision", [office.one]))
    assert refused.status_code == 403 and SECRET_CLASS in refused.content.decode()


def test_each_unit_is_called_with_its_own_people_alone(client, office):
    found = letters(office.lan, "class-convocation", office.one)
    assert list(found) == ["Xã Hoa Thám", "Xã Tân Văn"]
    assert "Hoàng Thị An" in found["Xã Hoa Thám"] and "Nông Văn Bình" not in found["Xã Hoa Thám"]
    assert (
        "triệu tập 01 đồng chí của xã Tân Văn có tên sau dự lớp Trung cấp LLCT khóa 16" in found["Xã Tân Văn"]
    )
    told = client.get(address("class-convocation", [office.one])).content.decode()
    assert "Mỗi đơn vị một văn bản" in told and "Không gồm 1 học viên chưa có hồ sơ cán bộ" in told


def test_lists_of_a_class_go_by_given_name_and_nobody_draws_up_what_came_of_them(client, office):
    Enrolment.objects.filter(cadre=office.an).update(result="passed", grade="good", certificate_no="TC 12")
    page = reverse("class-papers", args=[office.one.pk])
    assert page in client.get(office.one.get_absolute_url()).content.decode()
    shown = client.get(page)
    assert [each["label"] for each in shown.context["lists"]] == [
        "Danh sách triệu tập",
        "Danh sách kết quả học tập",
    ]
    rows = rows_sent(client.get(page, {"list": "class-called"}))
    assert [row[:2] for row in lines_of(rows)] == [
        [1, "Hoàng Thị An"],
        [2, "Nông Văn Bình"],
        [3, "Lý Văn Ngoài"],
    ]
    assert lines_of(rows)[1][2] in (1975, "1975") and ["Danh sách này có 3 đồng chí."] in rows
    rows = rows_sent(client.get(page, {"list": "class-results"}))
    assert lines_of(rows)[0][4:] == ["Hoàn thành (tốt nghiệp)", "Khá", "TC 12"]
    assert (
        "chưa ghi" in lines_of(rows)[1]
        and ["Trong đó: hoàn thành (tốt nghiệp) 1; chưa ghi kết quả 2."] in rows
    )
    Account.objects.create(user=office.lan, cadre=office.an)
    kept_back = client.get(page, {"list": "class-results"})
    assert kept_back.status_code == 403 and OTHERS_ACT in kept_back.content.decode()
    TrainingClass.objects.update(secret=True)
    for asked in ("class-called", "class-results"):
        assert client.get(page, {"list": asked}).status_code == 403
    assert "In danh sách" not in client.get(page).content.decode()


def test_lists_of_a_class_cost_the_same_whatever_its_size(client, office):
    page = reverse("class-papers", args=[office.one.pk])

    def queries():
        with CaptureQueriesContext(connection) as found:
            rows_sent(client.get(page, {"list": "class-called"}))
        return len(found)

    before = queries()
    for number in range(3):
        post = make_post(f"Chuyên viên {number}", office.hoa_tham)
        enrol(office.one, make_cadre(f"Lý Thị {number}", post), result="sent")
    assert queries() == before
