"""Whom a row of people means: numbers, names, births; two people who look like one are asked about as on the page."""

import pytest

from cadre.models.people import Cadre, CadrePrivate
from cadre.namesakes import out_of_sight
from cadre.reference import load_reference
from office.organisation.naming import GENERAL
from tests.cadre.sheets import accept, bring_in, look, person, reasons, verdicts
from tests.factories import make_cadre, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(world):
    load_reference()


NUMBER = "020180000001"
AN = {"full_name": "Hoàng Thị An", "sex": "Nữ", "birth": "1980-05-01"}
OF_AN = "Đúng là đồng chí Hoàng Thị An, sinh 01/05/1980, Xã Hoa Thám"


def labels(question):
    return [label for _, label in question.options]


def changes(outcome):
    return [(c.label, c.before, c.after) for judged in outcome.rows for c in judged.changes]


@pytest.mark.parametrize("number", [NUMBER, ""])
def test_another_name_of_somebody_on_record_is_asked_about_and_never_overwritten(world, number):
    """The number and the birth are one's own, or the name differs by an accent."""
    name = "Nông Thị Bích" if number else "Hoàng Thị Ân"
    CadrePrivate.objects.create(cadre=world.an, citizen_id=number or None)
    rows = [person(**{**AN, "full_name": name, "citizen_id": number})]
    outcome = look(world.lan, rows)
    (question,) = outcome.questions
    assert verdicts(outcome) == ["doubtful"] and f"tệp ghi họ tên “{name}”. Giữ họ tên" in question.text
    kept = bring_in(world.lan, rows)
    assert verdicts(kept) == ["same"] and Cadre.objects.get(pk=world.an.pk).full_name == "Hoàng Thị An"
    renamed = look(world.lan, rows, answers={question.key: "rename"})
    assert changes(renamed) == [("Họ và tên", "Hoàng Thị An", name)]


@pytest.mark.parametrize(
    ("on_record", "in_file"),
    [("H'Bia Niê", "H’Bia Niê"), ("Ksor Y-Blứt", "KSOR Y BLỨT"), ("Vi Văn Đức", "Vi Van Duc")],
)
def test_signs_of_a_name_and_accents_left_out_are_no_news(world, on_record, in_file):
    Cadre.objects.filter(pk=world.an.pk).update(full_name=on_record)
    outcome = look(world.lan, [person(**{**AN, "full_name": in_file})])
    assert verdicts(outcome) == ["same"] and outcome.questions == []


@pytest.mark.parametrize(("answer", "verdict"), [("an", "same"), ("other", "new"), ("", "doubtful")])
def test_a_namesake_whose_birth_may_agree_is_asked_about(world, answer, verdict):
    rows = [person(**{**AN, "birth": "1980"})]
    (question,) = look(world.lan, rows).questions
    assert labels(question) == [OF_AN, "Hai đồng chí khác nhau", "Để lại"]
    chosen = str(world.an.pk) if answer == "an" else answer
    assert verdicts(look(world.lan, rows, answers={question.key: chosen})) == [verdict]


def test_a_namesake_born_the_same_day_in_another_unit_is_asked_as_on_the_page(world):
    row = person(section="Ban Tổ chức Huyện ủy", **{**AN, "post": "Chuyên viên"})
    make_post("Chuyên viên", world.office)
    (question,) = look(world.lan, [row]).questions
    said = "Đã có hồ sơ trùng họ tên, ngày sinh: Hoàng Thị An, sinh 01/05/1980, Xã Hoa Thám. Mở hồ sơ để xem;"
    assert said in question.text and labels(question)[:2] == [OF_AN, "Hai đồng chí khác nhau"]
    assert verdicts(look(world.lan, [row], answers={question.key: "other"})) == ["new"]
    CadrePrivate.objects.create(cadre=world.an, citizen_id=NUMBER)
    row.values["citizen_id"] = NUMBER
    assert look(world.lan, [row]).questions == [], "a number leaves nothing to ask"


def test_a_namesake_out_of_sight_is_asked_as_on_the_page_and_not_described(world):
    make_cadre("Lương Văn Tám", make_post("Chủ tịch UBND", world.tan_van), birth="1985-02-03")
    (question,) = look(world.huong, [person()]).questions
    assert question.text == f"Dòng 10: {out_of_sight()}" and GENERAL in question.text
    assert question.proposal == "" and labels(question) == ["Hai đồng chí khác nhau", "Để lại"]
    assert verdicts(look(world.huong, [person()], answers={question.key: "other"})) == ["new"]
    assert look(world.huong, [person(birth="1985-02-04")]).questions == []


def test_one_person_cannot_be_two_rows(world):
    outcome = look(world.lan, [person(9, **AN), person(10, **AN)])
    assert reasons(outcome) == ["Trùng với dòng 9 (cùng họ tên, ngày sinh); giữ lại một dòng."]
    assert verdicts(outcome) == ["same", "wrong"]


def test_namesakes_of_one_day_with_different_numbers_are_two_people(world):
    rows = [person(9, citizen_id="020085000001"), person(10, citizen_id="020085000002")]
    assert verdicts(look(world.lan, rows)) == ["new", "new"]


def test_namesakes_of_one_day_at_two_units_are_asked_about(world):
    make_post("Chuyên viên", world.office)
    rows = [person(9), person(10, "Ban Tổ chức Huyện ủy", post="Chuyên viên")]
    outcome = look(world.lan, rows)
    (question,) = outcome.questions
    assert verdicts(outcome) == ["new", "doubtful"] and question.text.startswith(
        "Dòng 10 và dòng 9 cùng họ tên"
    )
    assert verdicts(look(world.lan, rows, answers={question.key: "two"})) == ["new", "new"]
    once = look(world.lan, rows, answers=accept(world.lan, rows))
    assert reasons(once) == ["Trùng với dòng 9 (cùng họ tên, ngày sinh); giữ lại một dòng."]


def test_what_a_row_says_is_judged_beside_what_its_record_has(world):
    """The database would refuse the pair at writing, and with it the whole file."""
    Cadre.objects.filter(pk=world.an.pk).update(party_joined_on="2005-02-07")
    outcome = look(world.lan, [person(**AN, party_official_on="2004-01-01")])
    assert reasons(outcome) == ["Ngày chính thức phải sau ngày vào Đảng; kiểm tra lại hai ngày."]


def test_a_fault_names_the_cell_of_the_file_where_the_other_value_is_the_records(world):
    """The file has no column for the other one."""
    Cadre.objects.filter(pk=world.an.pk).update(party_official_on="2005-02-07")
    (judged,) = look(world.lan, [person(**AN, party_joined_on="2006-01-01")]).rows
    assert [(fault.column, fault.reason) for fault in judged.faults] == [
        (
            "party_joined_on",
            "Hồ sơ đang ghi ngày chính thức 07/02/2005. "
            "Ngày chính thức phải sau ngày vào Đảng; kiểm tra lại hai ngày.",
        )
    ]
