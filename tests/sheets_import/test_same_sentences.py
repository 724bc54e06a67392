"""A value typed on a page and the same value in a workbook that is brought in get the same sentences."""

from dataclasses import dataclass
from html import unescape

import pytest
import xlsxwriter
from django.urls import reverse

from foundation.sheets.command import Batch, CommandOptions
from foundation.sheets.kinds import KINDS
from tests.factories import make_post
from tests.training.factories import make_class, make_programme

TITLE = "Số liệu tính đến ngày 30/11/2021"
# A row of each kind with which nothing is wrong, and the form that says the same.
PERSON_ROW = {"full_name": "Lương Văn Tám", "sex": "Nam", "birth": "03/02/1985"}
PERSON_ROW |= {"unit": "Xã Hoa Thám", "post": "Chủ tịch UBND"}
BINH = {"full_name": "Nông Văn Bình", "birth": "04/03/1975"}
RANK = {
    "title": "Chủ tịch UBND",
    "group": "III",
    "tier": "2",
    "valid_from": "01/05/2020",
    "document": "35-KL/TW",
}
ROWS = {
    "roster": PERSON_ROW,
    "former": PERSON_ROW | {"leaving_form": "Nghỉ hưu", "left_on": "01/06/2020"},
    "grades": {
        "full_name": "Hoàng Thị An",
        "birth": "01/05/1980",
        "unit": "Xã Hoa Thám",
        "year": "2020",
        "grade": "HTTNV",
    },
    "classes": {"name": "Lớp khóa 2", "programme": "Trung cấp LLCT"},
    "learners": {
        "training_class": "Lớp khóa 1",
        "full_name": "Lương Văn Tám",
        "birth": "03/02/1985",
        "result": "Tốt nghiệp",
    },
    "title_ranks": RANK,
    "current_posts": BINH | {"post": "Chủ tịch UBND", "post_from": "01/06/2015"},
    "disciplines": BINH | {"kind": "Kỷ luật Đảng", "form": "Cảnh cáo", "valid_from": "12/03/2021"},
    "confidence_votes": BINH
    | {
        "held_on": "05/07/2021",
        "occasion": "Kỳ họp HĐND",
        "high": "20",
        "middle": "5",
        "low": "3",
        "total": "30",
    },
    "conclusions": BINH | {"number": "77-KL/BTVHU", "concluded_on": "01/06/2021"},
    "higher_listings": BINH | {"title": "Tỉnh ủy viên", "valid_from": "01/07/2019"},
    "verifications": BINH | {"valid_from": "01/10/2021"},
    "rotations": {
        "full_name": "Nông Văn Bình",
        "birth": "04/03/1975",
        "to_post": "Chủ tịch UBND, Xã Hoa Thám",
        "valid_from": "01/02/2020",
    },
}


def forms(world):
    """(address, what is typed) of each kind."""
    person = {
        "full_name": "Lương Văn Tám",
        "sex": "M",
        "birth": "03/02/1985",
        "entered_unit": world.hoa_tham.pk,
    }
    people = reverse("cadre-new"), person
    grade = {"cadre": world.an.pk, "year": "2020", "unit": world.hoa_tham.pk, "grade": "good"}
    learner = {"full_name": "Lương Văn Tám", "birth": "03/02/1985", "result": "passed"}
    rotation = {"kind": "rotation", "to_post": world.post.pk, "valid_from": "01/02/2020"}
    held = world.binh.posts.get()
    a_class = {"name": "Lớp khóa 2", "programme": world.programme.pk, "unit": world.district.pk}
    return {
        "roster": people,
        "former": people,
        "grades": (reverse("evaluation-new"), grade),
        "classes": (reverse("trainingclass-new"), a_class),
        "learners": (reverse("enrolment-new", args=[world.training_class.pk]), learner),
        "title_ranks": (reverse("titlerank-new"), {**RANK, "title": world.post.title_id, "group": "3"}),
        "current_posts": (
            reverse("postheld-edit", args=[held.pk]),
            {"post": held.post_id, "main": "on", "valid_from": "01/06/2015"},
        ),
        "disciplines": recorded("discipline", world, kind="party", form="warning", valid_from="12/03/2021"),
        "confidence_votes": recorded(
            "confidencevote",
            world,
            held_on="05/07/2021",
            occasion="Kỳ họp HĐND",
            high="20",
            middle="5",
            low="3",
            total="30",
        ),
        "conclusions": recorded(
            "politicalconclusion", world, number="77-KL/BTVHU", concluded_on="01/06/2021"
        ),
        "higher_listings": recorded("higherlisting", world, title="Tỉnh ủy viên", valid_from="01/07/2019"),
        "verifications": recorded("verification", world, valid_from="01/10/2021"),
        "rotations": (reverse("rotation-new", args=[world.binh.pk]), rotation),
    }


def recorded(model, world, **typed):
    return reverse(f"{model}-new", args=[world.binh.pk]), typed


@dataclass(frozen=True)
class Case:
    """The same wrong value twice: `cells` of a row by column, `typed` on a form by field."""

    kind: str
    cells: dict
    typed: dict

    def __str__(self):
        return f"{self.kind}: {', '.join(f'{name}={value[:30]}' for name, value in self.cells.items())}"


def same(kind, **values):
    """Where a column is called as the field is."""
    return Case(kind, values, values)


PERSON = [
    {"birth": "15/08/2035"},
    {"birth": "1990", "party_joined_on": "01/01/1995"},
    {"party_joined_on": "01/01/2022"},
    {"party_joined_on": "01/01/2010", "party_official_on": "01/01/2009"},
    {"citizen_id": "02008097"},
    {"citizen_id": "02008O979123"},
    {"party_card_no": "1684497"},
]
LEAVERS = {"birth", "citizen_id", "party_card_no"}
CERTIFIED, DATED = {"certificate_no": "TC01"}, {"certificate_on": "20/06/2018"}
CASES = [
    *(same("roster", **values) for values in PERSON),
    *(same("former", **values) for values in PERSON if set(values) <= LEAVERS),
    same("roster", general_education="x" * 21),
    same("grades", year="2022"),
    same("grades", note="x" * 301),
    Case("grades", {"decision": "Số 15-QĐ/HU, ngày 31/12/2019"}, {"decision_on": "31/12/2019"}),
    Case("grades", {"not_graded_reason": "đi học"}, {"not_graded_reason": "đi học"}),
    same("grades", grade="", not_graded_reason="x" * 201),
    same("classes", opens_on="05/09/2016", closes_on="04/09/2016"),
    same("classes", opens_on="05/09/2016", closes_on="2015"),
    same("classes", name="x" * 201),
    Case("learners", {"result": "Đang học", "grade": "Khá"}, {"result": "studying", "grade": "good"}),
    Case(
        "learners",
        {"result": "Thôi học", "certificate_no": "TC01"},
        {"result": "withdrawn", "certificate_no": "TC01"},
    ),
    Case(
        "learners",
        {"result": "Bảo lưu", "certificate_on": "20/06/2018"},
        {"result": "deferred", "certificate_on": "20/06/2018"},
    ),
    same("rotations", valid_from="01/02/2020", valid_to="01/02/2020"),
    same("rotations", valid_from="01/02/2020", valid_to="01/01/2019"),
    same("rotations", valid_from="01/02/2020", due_on="01/02/2020"),
    same("rotations", purpose="x" * 201),
    same("rotations", note="x" * 301),
    same("title_ranks", tier=""),
    same("title_ranks", valid_to="01/05/2020"),
    same("title_ranks", document="x" * 201),
    Case("current_posts", {"post_decision": "x" * 61}, {"decision_no": "x" * 61}),
    Case("current_posts", {"post_until": "01/06/2015"}, {"term_ends": "01/06/2015"}),
    Case("disciplines", {"form": "Giáng chức"}, {"form": "demotion"}),
    same("disciplines", valid_from="01/12/2021"),
    same("disciplines", valid_from="12/03/2021", valid_to="12/03/2021"),
    same("disciplines", issuer="x" * 161),
    Case(
        "disciplines",
        {"decision": "Số 15-QĐ/HU, ngày 1/12/2021"},
        {"decision_no": "15-QĐ/HU", "decision_on": "01/12/2021"},
    ),
    same("confidence_votes", total="27"),
    same("confidence_votes", total="0", high="0", middle="0", low="0"),
    same("confidence_votes", held_on="01/12/2021"),
    same("conclusions", concluded_on="01/12/2021"),
    same("conclusions", number=""),
    same("higher_listings", valid_from="01/12/2021"),
    same("higher_listings", term="x" * 61),
    same("verifications", valid_to="30/09/2021"),
    Case("rotations", {"decision": "x" * 61}, {"decision_no": "x" * 61}),
    Case("rotations", {"from_post": "x" * 201}, {"from_words": "x" * 201}),
    Case("rotations", {"after": "Trưởng phòng"}, {"after_words": "Trưởng phòng"}),
]


@pytest.fixture
def office(client, world):
    client.force_login(world.lan)
    world.client = client
    world.post = make_post("Chủ tịch UBND", world.hoa_tham)
    world.programme = make_programme()
    world.training_class = make_class("Lớp khóa 1", world.district)
    return world


def said_of_the_sheet(office, folder, kind, **cells):
    """Bring in a workbook of one row, in a rehearsal: the sentences that keep the row from being written."""
    row = {**ROWS[kind], **cells}
    labels = {column.key: column.label for column in KINDS[kind].columns}
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Danh sách")
        page.write(0, 0, TITLE)
        page.write_row(2, 0, ["TT", *(labels[key] for key in row)])
        page.write_row(3, 0, ["1", *row.values()])
    (report,) = Batch(office.lan, CommandOptions(kind=kind, dry_run=True, accept=True, date_order="dmy")).run(
        [path]
    )
    assert report.counts["read"] == 1, report.refusal
    return {fault["reason"] for fault in report.faults if fault["severity"] == "error"}


def said_of_the_page(office, kind, **typed):
    """The sentences that stand on the form which comes back; none if it was taken."""
    address, given = forms(office)[kind]
    response = office.client.post(address, {**given, **typed})
    if response.status_code == 302:
        return set()
    form = response.context["form"]
    both = [form, getattr(form, "private_form", None)]
    said = {text for each in both if each for texts in each.errors.values() for text in texts}
    html = unescape(response.content.decode())
    assert all(text in html for text in said)
    return said


def test_every_kind_with_a_form_is_compared():
    """A planning list has none: its decision is typed in two boxes of an act, and stands in one cell."""
    assert {case.kind for case in CASES} == set(ROWS) == set(KINDS) - {"plan"}


@pytest.mark.parametrize("kind", ROWS)
def test_what_is_right_is_taken_by_both(office, tmp_path, kind):
    assert said_of_the_sheet(office, tmp_path, kind) == set()
    assert said_of_the_page(office, kind) == set()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_page_says_what_the_import_says(office, tmp_path, case):
    of_the_sheet = said_of_the_sheet(office, tmp_path, case.kind, **case.cells)
    assert of_the_sheet and of_the_sheet == said_of_the_page(office, case.kind, **case.typed)
