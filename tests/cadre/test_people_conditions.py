"""What an office asks of its people: planned, graded, on rotation, retiring, lacking a fact; also of a past day."""

import datetime
import re

import pytest

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from office.organisation.rights import RIGHTS, Role
from tests.cadre.retirement import FLAT, make_ages
from tests.cadre.test_pages import LIST, names
from tests.conftest import make_user
from tests.counting import queries_of
from tests.evaluation.records import make_evaluation
from tests.factories import LONG_AGO, make_cadre, make_post
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.rotation.moves import make_rotation

BEFORE = {"as_of": "30/06/2019"}


@pytest.fixture
def officer(client, world):
    """An is planned in Hoa Thám since July 2019, Bình proposed in Tân Văn in November 2021."""
    make_entry(world.an, make_target(world.hoa_tham))
    make_proposal(world.binh, make_target(world.tan_van))
    client.force_login(world.lan)
    return client


@pytest.fixture
def ask(officer):
    def found(**query):
        return [name.split()[-1] for name in names(officer.get(LIST, query))]

    return found


def test_planned_is_asked_by_title_term_and_day(ask, officer, world):
    target = make_target(world.hoa_tham)
    title, term = target.post.title_id, target.term_id
    assert ask(planned="any") == ask(planned=title) == ask(planned_term=term) == ["An"]
    assert ask(planned="none") == ["Bình"] == ask(planned="proposed")
    assert ask(planned=title, planned_term=term) == ["An"]
    assert ask(planned="any", **BEFORE) == [] and ask(planned="none", **BEFORE) == ["An", "Bình"]
    page = officer.get(LIST, {"columns": "planned"}).content.decode()
    assert page.count("Ủy viên Ban Chấp hành Đảng bộ 2020–2025") == 1


def test_planned_is_asked_of_the_entries_that_the_reader_may_see(client, ask, world):
    member = make_user("mai", Role.AREA_MEMBER, world.tan_van)
    client.force_login(member)
    assert ask(planned="none") == ["Bình"] and ask(planned="any") == []
    assert client.get(LIST, {"planned": "proposed"}).status_code == 400, "drafts are not theirs to see"
    Account.objects.create(user=world.lan, cadre=world.an)
    client.force_login(world.lan)
    assert ask(planned="any") == [] and ask(planned="none") == ["Bình"], "nobody learns it of themselves"
    assert "2020–2025" not in client.get(LIST, {"columns": "planned"}).content.decode().split("<tbody>")[1]


def test_a_condition_of_records_that_the_reader_may_not_see_is_refused(client, ask, world, monkeypatch):
    monkeypatch.setitem(RIGHTS, Role.OFFICER, {"cadre.view_cadre"})
    page = client.get(LIST)
    assert page.status_code == 200 and 'name="planned"' not in page.content.decode()
    assert client.get(LIST, {"planned": "any"}).status_code == 400


def test_grades_of_a_year_that_counts_on_the_day(ask, world):
    make_evaluation(world.an, 2020, "excellent")
    make_evaluation(world.binh, 2019, "good")
    assert ask(grade="excellent") == ask(grade="graded") == ["An"]
    assert ask(grade="good", grade_year="2019") == ask(grade_year="2019") == ["Bình"]
    assert ask(grade="none") == ["Bình"]
    assert ask(grade="graded", as_of="30/06/2020") == ["Bình"]


def test_on_rotation_on_the_day(ask, world):
    make_rotation(world.an, make_post("Phó Chánh Văn phòng", world.office), valid_to="2021-05-01")
    make_rotation(world.binh, make_post("Phó Trưởng phòng", world.office), kind="secondment")
    assert ask(rotation="true") == [] and ask(rotation="true", as_of="30/04/2021") == ["An"]


def test_who_retires_within_months_also_of_a_past_day(ask, officer, world):
    assert "Quy định tuổi nghỉ hưu chưa xác nhận" in officer.get(LIST, {"retiring": 6}).content.decode()
    make_ages(FLAT, LONG_AGO)
    make_cadre("Lý Văn Sáu", make_post("Chuyên viên", world.office), birth="1962-02")
    assert ask(retiring=2) == [] and ask(retiring=3) == ["Sáu"]
    assert ask(retiring=6, **BEFORE) == [] and ask(retiring=33, **BEFORE) == ["Sáu"]


def test_ages_at_a_chosen_day(ask, world):
    assert ask(age_from=46) == ["Bình"] and ask(age_from=46, age_on="01/01/2021") == []
    assert ask(age_to=45, age_on="01/01/2021") == ["An", "Bình"]
    assert ask(age_to=45) == ["An"]


def test_groups_of_titles_and_what_a_record_lacks(ask, officer, world):
    make_cadre("Lý Văn Sáu", make_post("Chuyên viên", world.office), birth=None, home_town="Bình Gia")
    PostHeld.objects.filter(cadre=world.an).update(valid_from=None, known_on=datetime.date(2019, 1, 1))
    for day in ({}, BEFORE):
        assert ask(group="leads", **day) == ["An", "Bình"], "Bình's title is one of leaders too"
        assert ask(group="others-district", **day) == ["Sáu"] and ask(group="others-commune", **day) == []
        assert ask(title=world.an.now.held.post.title_id, **day) == ["An", "Bình"]
        assert ask(missing="birth", **day) == ["Sáu"] and ask(missing="since", **day) == ["An"]
        assert len(ask(missing="decision", **day)) == len(ask(missing="theory", **day)) == 3
        assert ask(missing="home_town", **day) == ["An", "Bình"]


def test_conditions_and_columns_take_the_same_queries_for_any_number_of_rows(officer, world):
    asked = {"columns": "planned", "grade": "none", "rotation": "false", "missing": "theory"}
    counts = []
    for count in (1, 4):
        for number in range(count):
            cadre = make_cadre(f"Vi Thị {count}{number}", make_post("Chủ tịch UBND", world.hoa_tham))
            make_entry(cadre, make_target(world.hoa_tham))
        counts.append(queries_of(officer, world.lan, LIST, asked))
    assert counts[0] == counts[1]


def test_a_search_that_finds_only_who_does_not_serve_says_so(officer, world):
    make_cadre("Lý Văn Sáu", unit=world.office)
    make_cadre("Lý Văn Bảy", unit=world.office)
    page = officer.post(LIST, {"q": "ly van"}, follow=True)
    assert names(page) == []
    said = re.search(r'0 đang công tác; <a href="([^"]+)">2 chưa có chức vụ – xem</a>', page.content.decode())
    assert names(officer.get(said[1].replace("&amp;", "&"))) == ["Lý Văn Bảy", "Lý Văn Sáu"]
    assert "– xem</a>" not in officer.post(LIST, {"q": "không có ai"}, follow=True).content.decode()
