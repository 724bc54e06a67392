"""What a row of each kind says as it was understood, in the words of the pages."""

import datetime

import pytest

from foundation.sheets.kinds import KINDS, SourceRow
from foundation.sheets.openness import openness
from tests.conftest import make_user
from tests.sheets_import.files import looked, person, roster
from tests.sheets_import.personal_rows import prepare, row

AN = {"full_name": "Hoàng Thị An", "birth": "01/05/1980"}
CLASS = {
    "name": "Lớp A",
    "programme": "Sơ cấp LLCT",
    "mode": "tập trung",
    "decision": "Số 12-QĐ/HU, ngày 15/7/2019",
}
RANK = {"title": "Chủ tịch UBND", "group": "Nhóm III", "tier": "Bậc 2", "document": "35-KL/TW"}
OF_NOBODY = {"classes": CLASS, "title_ranks": RANK}
SAID = {
    "title_ranks": {"title": "Chủ tịch UBND", "group": "III", "tier": "2"},
    "roster": AN | {"sex": "Nữ", "home_town": "Xã Hoa Thám", "post": "Chủ tịch UBND", "unit": "Xã Hoa Thám"},
    "former": AN | {"sex": "Nữ", "leaving_form": "Nghỉ hưu", "left_on": "01/11/2021", "unit": "Xã Hoa Thám"},
    "plan": AN
    | {
        "title": "Ủy viên Ban Chấp hành Đảng bộ, Xã Hoa Thám",
        "decision": "318-QĐ/HU, ngày 15/07/2019",
        "term": "nhiệm kỳ 2020–2025 (cấp xã)",
    },
    "grades": AN | {"unit": "Xã Hoa Thám", "year": "2020", "grade": "Hoàn thành tốt nhiệm vụ"},
    "learners": AN | {"training_class": "Trung cấp LLCT khóa 1", "result": "Hoàn thành (tốt nghiệp)"},
    "rotations": AN
    | {"to_post": "Chủ tịch UBND, Xã Hoa Thám", "valid_from": "01/02/2016", "valid_to": "01/02/2019"},
    "current_posts": AN
    | {"post": "Chủ tịch UBND, Xã Hoa Thám", "post_from": "01/06/2015", "post_decision": "9-QĐ/HU"},
    "disciplines": AN
    | {
        "kind": "Kỷ luật Đảng",
        "form": "Khiển trách",
        "decision": "15-QĐ/UBKTHU, ngày 12/03/2021",
        "valid_from": "12/03/2021",
    },
    "confidence_votes": AN
    | {"held_on": "05/07/2021", "occasion": "Kỳ họp HĐND", "high": "20", "total": "30"},
    "conclusions": AN | {"number": "77-KL/BTVHU", "concluded_on": "01/06/2021"},
    "higher_listings": AN | {"title": "Tỉnh ủy viên", "valid_from": "07/2019"},
    "verifications": AN | {"valid_from": "10/2021"},
    "classes": {
        "name": "Lớp A",
        "programme": "Sơ cấp LLCT",
        "mode": "Tập trung",
        "decision": "12-QĐ/HU, ngày 15/07/2019",
    },
}


def said(kind, source, user):
    judging = KINDS[kind](user=user, day=datetime.date(2021, 11, 30), answers={})
    found = judging.look([source], lambda done: None).rows[0]
    return {value.key: value.text for value in judging.read_values(found.read)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_every_kind_says_what_would_be_stored(world, kind):
    prepare(world)
    source = SourceRow("A", 4, OF_NOBODY[kind]) if kind in OF_NOBODY else row(kind, 4, world.an)
    found = said(kind, source, world.lan)
    assert {key: found.get(key) for key in SAID[kind]} == SAID[kind]


def test_what_could_not_be_read_is_left_blank_and_not_told_as_the_cell_has_it(world):
    source = row("former", 4, world.an)
    source.values["leaving_form"] = "Đi đâu đó"
    assert said("former", source, world.lan)["leaving_form"] == ""


def test_restricted_values_of_records_and_of_new_people_are_open_by_right(world):
    officer = openness(KINDS["roster"], world.lan, [None, world.an.pk])
    assert officer.private == {None, world.an.pk}
    administrator = openness(KINDS["roster"], make_user("minh", "admin", world.district), [None, world.an.pk])
    assert (administrator.readable, administrator.private) == (frozenset(), frozenset())


def test_a_title_taken_off_a_name_and_a_salutation_of_the_other_sex_are_told(lan):
    sent = looked(lan, roster(person("ThS. Lý Văn Tư"), person("Bà Hoàng Thị Yến"), person("La Xuân Hiếu*")))
    told = {row.number: [fault["reason"] for fault in row.faults] for row in sent.rows.all()}
    assert told[4] == ["Đã bỏ “ThS.” trước họ tên; học hàm, học vị, cấp bậc ghi ở cột của nó"]
    assert told[5] == ["Họ tên ghi “Bà” nhưng giới tính đọc là Nam; kiểm tra lại."]
    [refused] = told[6]
    assert "“*” ngoài họ tên" in refused
    assert sent.counts["new"] == 2 and sent.counts["wrong"] == 1
