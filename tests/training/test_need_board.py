"""The board of needs: who lacks what by the titles held and planned for."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.brought import Asked
from cadre.models.conflicts import Account
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.planning.lists import make_entry, make_target
from tests.training.factories import enrol, make_class, make_need, make_programme
from training.needs.board import NeedBoard, people_on
from training.needs.states import NeedStanding


@pytest.fixture
def asking(world):
    """An holds a leader's title, for which intermediate theory is asked, and is planned for one that asks advanced."""
    make_standard("theory", 22)
    world.target = make_target(world.district, "Bí thư Huyện ủy")
    make_standard("theory", 23, title=world.target.post.title)
    return world


def board(user, day=TODAY, **asked):
    asked = Asked(user, day, **asked)
    return NeedBoard(people_on(asked), asked)


def theory_of(person, user, day=TODAY, **asked):
    return board(user, day, **asked).lines[person.pk].cells["theory"]


def test_the_words_of_a_cell(asking):
    person, user = asking.an, asking.lan
    assert theory_of(person, user).words == "thiếu dữ liệu: từ Trung cấp (giữ Chủ tịch UBND)"
    make_qualification(person, "theory", 21, valid_from="2015-05")
    assert theory_of(person, user).words == (
        "thiếu: từ Trung cấp (giữ Chủ tịch UBND); có Sơ cấp (từ 05/2015)"
    )
    enrol(
        make_class(
            "Lớp K1",
            asking.district,
            make_programme("TC", kind="theory", level=22),
            opens_on="2021-09-01",
            closes_on=None,
        ),
        person,
        result="studying",
    )
    assert theory_of(person, user).words == (
        "đang học Lớp K1; thiếu: từ Trung cấp (giữ Chủ tịch UBND); có Sơ cấp (từ 05/2015)"
    )
    make_entry(person, asking.target)
    cell = theory_of(person, user)
    assert cell.words == (
        "thiếu: từ Cao cấp (quy hoạch Bí thư Huyện ủy, Huyện Bình Gia), từ Trung cấp (giữ Chủ tịch UBND);"
        " có Sơ cấp (từ 05/2015)"
    )
    assert (cell.word, cell.by, cell.least) == ("lacks", "held+planned", 23)
    make_qualification(person, "theory", 23, valid_from="2021-11-20")
    assert theory_of(person, user).words == "có Cao cấp (từ 20/11/2021)"
    assert theory_of(person, user, datetime.date(2021, 11, 19)).lacks
    assert board(user).lines[person.pk].cells["degree"].words == "chưa có tiêu chuẩn"


def test_an_unconfirmed_standard_asks_for_nothing_yet(world):
    make_standard("theory", 22, confirmed=False)
    make_qualification(world.an, "theory", 21, valid_from="2015")
    cell = theory_of(world.an, world.lan)
    assert (cell.word, cell.lacks) == ("unconfirmed", False)
    assert cell.words == "quy định chưa xác nhận: từ Trung cấp (giữ Chủ tịch UBND); có Sơ cấp (từ 2015)"


def test_on_the_board_stand_leaders_and_whom_the_reader_knows_to_be_planned(asking):
    leaders = {asking.an.pk, asking.binh.pk}
    assert set(board(asking.lan).lines) == leaders
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", asking.hoa_tham))
    make_entry(cuc, asking.target)
    assert set(board(asking.lan).lines) == {*leaders, cuc.pk}
    # The unit is not told of a list above it, nor is anybody of what leaves the program where the list is secret.
    assert set(board(asking.huong).lines) == {asking.an.pk}
    asking.target.secret = True
    asking.target.save()
    assert set(board(asking.lan).lines) == {*leaders, cuc.pk}
    assert set(board(asking.lan, action="export").lines) == leaders
    assert set(board(asking.lan, on_paper=True).lines) == leaders


def test_who_reads_and_their_relatives_are_not_judged(asking):
    Account.objects.create(user=asking.lan, cadre=asking.an)
    make_qualification(asking.an, "theory", 21, valid_from="2015-05")
    assert set(board(asking.lan).lines) == {asking.binh.pk}
    assert people_on(Asked(asking.lan, TODAY)).count() == 2


def test_a_need_that_asks_for_less_answers_nothing(asking):
    make_qualification(asking.an, "theory", 21, valid_from="2015-05")
    make_entry(asking.an, asking.target)
    make_need(asking.an, "theory", 22)
    assert theory_of(asking.an, asking.lan).answering() is None
    need = make_need(asking.an, "theory", 23, reserved=True, why="planned")
    found, where = theory_of(asking.an, asking.lan).answering()
    assert (found, where.standing) == (need, NeedStanding.OPEN)
    # To its unit the same person lacks what the post asks, and has the need that it knows.
    cell = theory_of(asking.an, asking.huong)
    assert (cell.least, cell.answering()[0].level) == (22, 22)


def test_any_number_of_people_takes_the_same_queries(asking):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            board(asking.lan)
        return len(queries)

    make_need(asking.an)
    make_entry(asking.binh, asking.target)
    counted()
    few = counted()
    for number in range(12):
        person = make_cadre(f"Lý Văn {number}", make_post(f"Phó {number}", asking.tan_van, is_leader=True))
        make_qualification(person, "theory", 21, valid_from="2015-05")
        make_entry(person, asking.target)
        make_need(person)
    assert counted() <= few <= 12
