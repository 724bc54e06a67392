"""Who brings people in need not be a reader of their records: no question and no fault tells what these hold."""

import pytest

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate
from cadre.reference import load_reference
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import KINDS
from tests.cadre.sheets import DAY, look, person, reasons, verdicts
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_qualification

pytestmark = pytest.mark.django_db
NUMBER = "020180000001"
AN = {"full_name": "Hoàng Thị An", "sex": "Nữ", "birth": "1980-05-01"}
LEFT = {"leaving_form": "Nghỉ hưu", "left_on": "2014-01-01"}


@pytest.fixture
def minh(world):
    """The administrator, who brings in and reads nobody."""
    load_reference()
    make_post("Phó Chủ tịch UBND", world.hoa_tham)
    return make_user("minh", "admin", world.district)


def texts(outcome):
    (question,) = outcome.questions
    return [question.text, *(label for _, label in question.options)]


def test_who_may_be_meant_is_told_to_nobody_who_may_not_read_and_left_to_who_may(world, minh):
    rows = [person(**AN | {"birth": None})]
    said = ["Dòng 10: một hồ sơ trùng họ tên; cơ quan tổ chức đối chiếu và nhập dòng này."]
    outcome = look(minh, rows)
    assert texts(outcome) == [*said, "Để lại cho cơ quan tổ chức"]
    for answer in ("", "other", str(world.an.pk)):
        assert verdicts(look(minh, rows, answers={outcome.questions[0].key: answer})) == ["doubtful"], answer
    assert "sinh 01/05/1980" in texts(look(world.lan, rows))[0]
    twin = make_cadre("Hoàng Thị An", make_post("Văn phòng", world.tan_van), birth="1980-05-01")
    asked = texts(look(minh, rows))[0]
    assert asked.startswith("Dòng 10: 2 hồ sơ trùng họ tên;") and str(twin.pk) not in asked


def test_a_number_under_another_name_is_left_to_who_may_read(world, minh):
    """Nor does the row as understood tell the name on record."""
    CadrePrivate.objects.create(cadre=world.an, citizen_id=NUMBER)
    for birth in ("1980-05-01", "1971-02-03"):
        rows = [person(**AN | {"full_name": "Nông Thị Bích", "citizen_id": NUMBER, "birth": birth})]
        outcome = look(minh, rows)
        assert texts(outcome)[0].startswith("Dòng 10: số này ở hồ sơ ghi họ tên khác;")
        assert "Hoàng" not in "".join(texts(outcome)) and "Hoàng" in "".join(texts(look(world.lan, rows)))
        for answers in ({}, {outcome.questions[0].key: "keep"}):
            judging = KINDS["roster"](user=minh, day=DAY, answers=answers)
            judged = judging.look(rows, lambda done: None).rows[0]
            said = {value.key: value.text for value in judging.read_values(judged.read)}
            assert (said["full_name"], judged.verdict) == ("Nông Thị Bích", "doubtful")


SECOND_POST = {"post": "Phó Chủ tịch UBND"}
TOLD = {
    "a higher level": ("roster", {"theory": "SC"}, "(Cao cấp)", "đang ghi mức cao hơn; giữ nguyên hồ sơ."),
    "a beginning": (
        "roster",
        {"post_from": PartialDate("2018-03-15")},
        "01/06/2015",
        "đang ghi từ ngày khác;",
    ),
    "a later post": (
        "roster",
        SECOND_POST | {"post_from": PartialDate("2014-03-15")},
        "01/06/2015",
        "khác từ ngày này",
    ),
    "a post of the day": ("roster", SECOND_POST, "từ ngày 30/11/2021", "khác cùng thời gian"),
    "a date": ("roster", {"party_joined_on": "2006-02-07"}, "07/02/2005", "Không khớp ngày chính thức"),
    "a post begun later": ("former", LEFT, "01/06/2015", "đối chiếu ngày thôi giữ chức vụ với hồ sơ"),
}


@pytest.mark.parametrize("case", TOLD)
def test_no_fault_tells_a_value_of_the_record(world, minh, case):
    kind, values, value, said = TOLD[case]
    make_qualification(world.an, "theory", 23)
    Cadre.objects.filter(pk=world.an.pk).update(party_official_on="2005-02-07")
    if case == "a post of the day":
        PostHeld.objects.filter(cadre=world.an).update(valid_from="2021-11-30")
    rows = [person(**AN | values)]
    assert value in "\n".join(reasons(look(world.lan, rows, kind)))
    told = "\n".join(reasons(look(minh, rows, kind)))
    assert said in told and value not in told
