"""The telephone's questions: each answer has its day and source and opens the list with the same number."""

import re

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.rights import Role
from questions.catalogue import NOT_ANSWERED, QUESTIONS
from tests.cadre.retirement import FLAT, make_ages
from tests.conftest import make_user
from tests.counting import queries_of
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_qualification
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.training.factories import enrol, make_class

DAY = "số liệu tính đến ngày 30/11/2021"


@pytest.fixture
def ask(client, world):
    """Sends the question as the page does; the answer, or the page where there is none."""

    def asked(slug, user=None, **blanks):
        client.force_login(user or world.lan)
        response = client.post(reverse("ask-answer", args=[slug]), blanks)
        assert response.status_code == 302
        assert not re.search(r"%E1|hoang|an\b", response.url), "nothing typed stands in the address"
        response = client.get(response.url)
        answer = (response.context or {}).get("answer")
        if answer is None:
            return response
        html = response.content.decode()
        assert DAY in answer.source and DAY in html
        assert not re.search(r">2\.0\d\d<", html), "a year is no quantity"
        return answer

    return asked


def cells(answer):
    return [[str(cell.text) for cell in row] for row in answer.rows]


def listed(client, answer):
    """How many the list behind the answer holds."""
    return client.get(answer.opens.url).context["page"]["total"]


def test_a_person_is_told_by_birth_posts_levels_and_the_record_is_logged_as_opened(ask, world):
    make_qualification(world.an, "theory", 22)
    Cadre.objects.filter(pk=world.an.pk).update(phone="0912 345 678")
    before = AccessLog.objects.count()
    rows = dict(cells(ask("who", person="hoang thi an")))
    assert rows["Ngày sinh"] == "01/05/1980 (41 tuổi ngày 30/11/2021)"
    assert rows["Chức vụ"] == "Chủ tịch UBND, Xã Hoa Thám, từ 01/06/2015"
    assert rows["Lý luận chính trị"] == "Trung cấp" and rows["Số điện thoại"] == "0912 345 678"
    assert rows["Trình độ chuyên môn"] == "chưa có số liệu"
    logged = AccessLog.objects.order_by("pk").last()
    assert AccessLog.objects.count() == before + 1 and logged.subject_key == world.an.pk


def test_a_name_that_means_several_is_asked_about(ask, client, world):
    make_cadre("Hoàng Thị Anh", make_post("Chuyên viên", world.office))
    page = ask("who", person="Hoàng Thị An")
    names = [choice["hit"].label for choice in page.context["choices"]]
    assert names == ["Hoàng Thị An", "Hoàng Thị Anh"] and "Có thể là" in page.content.decode()
    assert client.get(page.context["choices"][0]["url"]).context["answer"].sentence == "Hoàng Thị An"
    nobody = ask("who", person="Không Có Ai")
    assert nobody.status_code == 400 and "Không tìm thấy “Không Có Ai”" in nobody.content.decode()
    assert 'value="Không Có Ai"' in nobody.content.decode(), "what was typed stays"
    assert "Điền tên đồng chí" in ask("who", person=" ").content.decode()


def test_nobody_and_nothing_of_another_unit_answers(ask, client, world):
    elsewhere = make_user("xa", Role.OFFICER, world.hoa_tham)
    assert ask("who", elsewhere, person="nong van binh").status_code == 400
    assert ask("heads", elsewhere, unit="tan van").status_code == 400
    for slug, query in (("who", {"person": world.binh.pk}), ("heads", {"unit": world.tan_van.pk})):
        response = client.get(reverse("ask-answer", args=[slug]), query)
        assert response.status_code == 400 and "Bình" not in response.content.decode()


def test_the_leaders_of_a_unit_since_when(ask, client, world):
    make_post("Bí thư Đảng ủy", world.hoa_tham, is_leader=True, order=1)
    answer = ask("heads", unit="hoa tham")
    assert cells(answer) == [["Chủ tịch UBND", "Hoàng Thị An", "01/06/2015"]]
    assert answer.notes == ["Chưa ghi ai giữ: Bí thư Đảng ủy."]
    assert listed(client, answer) == 1
    deputy = make_post("Phó Chủ tịch UBND", world.hoa_tham, is_leader=True, order=20)
    make_cadre("Lý Văn Phó", deputy)
    answer = ask("deputies", unit="hoa tham")
    assert answer.sentence == "Xã Hoa Thám: có mặt 1 cấp phó" and cells(answer)[0][0] == "Lý Văn Phó"
    assert "chưa có số liệu" in answer.notes[0], "how many it is given is kept nowhere"


def test_how_many_of_which_kind(ask, client, world):
    make_cadre("Lý Thị Ba", make_post("Chuyên viên", world.office), sex="F", birth="1990-01-01")
    make_entry(world.an, make_target(world.hoa_tham))
    answer = ask("count", sex="F", under="40")
    assert answer.sentence == "1 đồng chí trong 3 đồng chí (33,3%)" and listed(client, answer) == 1
    answer = ask("count", among="planned:any", sex="F")
    assert answer.sentence == "1 đồng chí trong 1 đồng chí (100,0%)" and cells(answer)[0][0] == "Hoàng Thị An"
    answer = ask("count", unit="hoa tham")
    assert answer.sentence == "1 đồng chí" and listed(client, answer) == 1
    assert ask("count", theory="xyz").status_code == 400


def test_who_retires_and_that_the_rule_is_not_confirmed(ask, client, world):
    make_cadre("Lý Văn Già", make_post("Chuyên viên", world.office), birth="1961-11-01")
    assert "chưa xác nhận" in ask("retiring", months="12").notes[0]
    make_ages(FLAT)
    answer = ask("retiring", months="6")
    assert [row[0] for row in cells(answer)] == ["Lý Văn Già"] and listed(client, answer) == 1


def test_a_planning_list_tells_what_each_lacks_and_masks_the_reader(ask, client, world):
    reader = make_user("doan", Role.LEADER, world.district)
    target = make_target(world.hoa_tham)
    make_entry(world.an, target)
    make_proposal(world.binh, target)
    answer = ask("planned", list="uy vien")
    assert answer.sentence.endswith("2 đồng chí") and listed(client, answer) == 2
    assert "Hoàng Thị An" in [row[0].text for row in answer.rows]
    Account.objects.create(user=reader, cadre=world.an)
    rows = {name: lacking for name, _, lacking in cells(ask("planned", reader, list="uy vien"))}
    assert rows["Hoàng Thị An"] == OTHERS_ACT
    assert client.get(ask("planned", reader, list="uy vien").opens.url).status_code == 200


def test_grades_and_classes_of_the_reader_and_relatives_are_told_by_others(ask, world):
    make_evaluation(world.an, 2020, grade="good")
    make_qualification(world.an, "theory", 23)
    running = make_class("Cử nhân chính trị", world.district, opens_on="2021-09-01", closes_on="2023-06-01")
    enrol(running, world.an, result="studying")
    answer = ask("grades", person="hoang thi an")
    assert cells(answer)[0][:2] == ["2020", "Hoàn thành tốt nhiệm vụ"]
    assert answer.rows[0][0].text == "2020", "a year is no number with a point in it"
    answer = ask("studies", person="hoang thi an")
    assert answer.sentence.startswith("Đã có cao cấp") and len(answer.rows) == 1
    Account.objects.create(user=world.lan, cadre=world.an)
    assert ask("grades", person="hoang thi an").sentence == OTHERS_ACT
    answer = ask("studies", person="hoang thi an")
    assert answer.rows == [] and OTHERS_ACT in answer.notes[0]


def test_one_who_is_secretary_and_chair(ask, world):
    secretary = make_post("Bí thư Đảng ủy", world.hoa_tham, is_leader=True, order=1)
    world.an.posts.create(post=secretary, main=False, valid_from="2020-06-01")
    answer = ask("secretaries")
    assert answer.sentence == "1/2 đơn vị cấp xã có bí thư kiêm chủ tịch UBND"
    assert cells(answer) == [["Xã Hoa Thám", "Hoàng Thị An"]]


def test_the_page_has_every_question_and_says_what_it_cannot_answer(client, world):
    client.force_login(make_user("lanhdao", Role.LEADER, world.district))
    html = client.get(reverse("ask")).content.decode()
    assert all(f'action="{reverse("ask-answer", args=[each.slug])}"' in html for each in QUESTIONS)
    assert len(QUESTIONS) + len(NOT_ANSWERED) >= 10 and "hồ sơ chưa ghi thời hạn bổ nhiệm" in html


def test_the_queries_are_flat_in_the_number_of_people(client, world):
    target = make_target(world.hoa_tham)

    def queries():
        pages = {"count": {"sex": "M"}, "heads": {"unit": world.hoa_tham.pk}, "retiring": {"months": 120}}
        pages |= {"planned": {"list": f"{target.term_id}-{target.post.title_id}"}, "secretaries": {}}
        return [
            queries_of(client, world.lan, reverse("ask-answer", args=[slug]), query)
            for slug, query in pages.items()
        ]

    def add(number):
        post = make_post("Chủ tịch UBND", world.hoa_tham)
        make_entry(make_cadre(f"Lý Văn {number}", post), target)

    add(0)
    few = queries()
    for number in range(1, 4):
        add(number)
    assert queries() == few
