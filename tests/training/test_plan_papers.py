"""Papers of a plan and of people sent up: what they say, whom they name, and what stays inside."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core.scope.rows import OTHERS_ACT
from office.papers.kinds import KINDS
from office.papers.letters import Writing
from office.papers.own_head import own_identity
from tests.papers.papers import make_register
from tests.papers_read import rows_sent
from tests.planning.review_papers import letter
from tests.training.factories import (
    choose,
    enrol,
    make_class,
    make_need,
    make_plan,
    make_programme,
    make_row,
    make_sending,
)
from training.models import PlanPerson, SendingList
from training.papers import of_plan
from training.papers.plan_facts import PlanFacts
from training.papers.plan_lists import people_inside, people_of, table_of
from training.papers.sending_lists import SendingFacts, sent_up


@pytest.fixture
def planned(world):
    """Two rows: An is chosen for the one and in a class, Bình in reserve; An is sent up by the other."""
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU", standing_name="Ban Thường vụ Huyện ủy")
    plan = make_plan(world.district, 2022, issued_on="2021-11-01")
    own = make_row(plan, funds=90_000_000, school="Trung tâm Chính trị", starts="2022-03", ends="2022-09")
    told = {
        "notice_no": "12-TB/BTCTU",
        "notice_on": "2021-10-05",
        "title": "Cao cấp lý luận chính trị",
        "places": 2,
    }
    above = make_row(plan, make_programme("Cao cấp", "advanced", kind="theory", level=23), "above", **told)
    need = make_need(world.an, why="planned", reserved=True, note="Quy hoạch Bí thư")
    enrol(
        make_class("Khóa 1", world.district, plan_row=own),
        world.an,
        plan_person=choose(own, world.an, need=need),
    )
    choose(own, world.binh, state="reserve", reason="Chưa đủ tuổi")
    sending = make_sending(above, sent_to="Trường Chính trị tỉnh", items=["Đơn đăng ký", "Sơ yếu lý lịch"])
    choose(above, world.an, sending=sending, papers=["Đơn đăng ký"])
    world.plan, world.sending = plan, sending
    return world


NEVER = ("uy hoạch", "Chưa đủ tuổi", "dự phòng", "Dự phòng", "lý do", "nhu cầu")


def cells(sheet):
    return [row.values for row in sheet.rows if hasattr(row, "values")]


def test_the_plan_counts_its_rows_by_what_is_taught_and_names_nobody(planned):
    said = letter(planned.lan, "training-plan", planned.plan)
    for part in (
        "đào tạo, bồi dưỡng cán bộ năm 2022",
        "- Căn cứ Thông báo số 12-TB/BTCTU, ngày 05/10/2021 về chỉ tiêu đào tạo;",
        "1- Lớp do cơ quan mở: 01 nội dung, 40 chỉ tiêu.",
        "2- Chỉ tiêu cấp trên giao: 01 nội dung, 2 chỉ tiêu.",
        "- Lý luận chính trị: 02 nội dung, 42 chỉ tiêu.",
        "Dự kiến 90.000.000 đồng.",
    ):
        assert part in said, part
    assert not [words for words in ("Hoàng Thị An", *NEVER[1:]) if words in said.replace("với quy hoạch", "")]
    table = table_of(PlanFacts(planned.lan, planned.plan), "Kế hoạch số 15-KH/HU")
    assert [row[1] for row in cells(table)] == [
        "Trung cấp lý luận chính trị",
        "Cao cấp lý luận chính trị",
        "Cộng",
    ]
    assert cells(table)[-1][3] == 42 and cells(table)[-1][8] == 90_000_000
    assert cells(table)[0][5:7] == ("Trung tâm Chính trị", "03/2022 – 09/2022")


def test_the_report_says_how_far_each_row_came(planned):
    said = letter(planned.lan, "training-plan-report", planned.plan)
    assert "02 nội dung, 42 chỉ tiêu; đã chọn 2 đồng chí, đã cử đi học 1 lượt người" in said
    assert (
        "- Trung cấp lý luận chính trị: còn 39/40 chỉ tiêu;" in said and "Kế hoạch số 15-KH/HU 2022" in said
    )
    assert not [words for words in ("Hoàng Thị An", "Nông Văn Bình", *NEVER[1:]) if words in said]
    draft = make_plan(planned.district, 2023)
    assert "chưa ban hành" in KINDS["training-plan-report"]().unready([draft])


def test_the_page_of_a_plan_leads_to_its_papers(client, planned):
    client.force_login(planned.lan)
    page = reverse("plan-papers", args=[planned.plan.pk])
    assert page in client.get(planned.plan.get_absolute_url()).content.decode()
    labels = ["Kế hoạch đào tạo, bồi dưỡng năm", "Báo cáo kết quả thực hiện kế hoạch"]
    assert [each["label"] for each in client.get(page).context["kinds"]] == labels
    rows = rows_sent(client.get(page, {"list": "training-plan-people"}))
    assert "Nông Văn Bình" not in str(rows) and "Hoàng Thị An" in str(rows)
    of_paper = "Kế hoạch số 15-KH/HU 2022, ngày 01/11/2021; tính đến ngày 30/11/2021)"
    assert of_paper in str(rows), "who was taken out since is missing from it"
    assert "Dự phòng" in str(rows_sent(client.get(page, {"list": "training-plan-people-inside"})))
    Account.objects.create(user=planned.lan, cadre=planned.binh)
    assert client.get(page, {"list": "training-plan-people"}).status_code == 403


def test_who_is_in_reserve_stands_on_the_list_inside_alone(planned):
    facts = PlanFacts(planned.lan, planned.plan)
    assert [row[1] for row in cells(people_of(facts))] == ["Hoàng Thị An", "Hoàng Thị An"]
    inside = people_inside(facts)
    assert [row[1:][::3] for row in cells(inside)][:2] == [
        ("Hoàng Thị An", ""),
        ("Nông Văn Bình", "Dự phòng"),
    ]
    assert inside.draft and "nội bộ" in inside.notes[0]
    Account.objects.create(user=planned.lan, cadre=planned.binh)
    assert PlanFacts(type(planned.lan).objects.get(pk=planned.lan.pk), planned.plan).about_oneself


def test_people_are_sent_up_with_what_they_learned_and_not_why(planned):
    said = letter(planned.lan, "sending-submission", planned.sending)
    for part in (
        "về việc cử cán bộ đi học lớp Cao cấp lý luận chính trị",
        "kính trình Trường Chính trị tỉnh xem xét, triệu tập 01 đồng chí",
        "Hoàng Thị An",
        "Hồ sơ mỗi đồng chí gồm: đơn đăng ký; sơ yếu lý lịch.",
    ):
        assert part in said, part
    sheet = sent_up(SendingFacts(planned.lan, planned.sending), "Tờ trình số 7")
    assert cells(sheet)[0][1] == "Hoàng Thị An" and cells(sheet)[0][8] == "1/2"
    assert not [words for words in NEVER if words in said + str(cells(sheet))]


def test_the_page_of_a_list_sent_up_leads_to_its_papers(client, planned):
    client.force_login(planned.lan)
    one, page = planned.sending, reverse("sending-papers", args=[planned.sending.pk])
    assert page in client.get(one.get_absolute_url()).content.decode()
    labels = ["Tờ trình cử đi học"]
    assert [each["label"] for each in client.get(page).context["kinds"]] == labels
    assert "Hoàng Thị An" in str(rows_sent(client.get(page, {"list": "sending-list"})))
    school = make_class("Cao cấp K70", planned.district, one.row.programme)
    SendingList.objects.update(training_class=school)
    decisions = client.get(page).context["kinds"][1:]
    assert len(decisions) == 2 and all(each["url"].endswith(f"?of={school.pk}") for each in decisions)
    Account.objects.create(user=planned.lan, cadre=planned.an)
    assert client.get(page, {"list": "sending-list"}).status_code == 403


def test_neither_is_written_of_oneself_or_of_a_secret_plan(planned):
    kind = KINDS["sending-submission"]
    unit = own_identity(planned.lan, "papers.add_paper").unit
    assert not kind.kept_from(planned.lan).exists()
    Account.objects.create(user=planned.lan, cadre=planned.an)
    lan = type(planned.lan).objects.get(pk=planned.lan.pk)
    assert kind().stopped(lan, [planned.sending], Writing.of(kind(), unit, {})) == OTHERS_ACT
    assert list(kind.kept_from(lan)) == [planned.sending]
    SendingList.objects.update(state="sent", sent_on=datetime.date(2021, 11, 10))
    SendingList.objects.update(state="answered")
    assert not kind.kept_from(lan).exists()
    planned.plan.secret = True
    planned.plan.save()
    sending = SendingList.objects.get()
    assert (
        kind().refusal([sending]) == KINDS["training-plan"]().refusal([planned.plan]) == of_plan.SECRET_PLAN
    )
    assert PlanPerson.objects.count() == 3
