"""Planning lists from Excel: the sample's own, and what offices get wrong."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.core.dates import PartialDate
from foundation.sheets.kinds import KINDS, SourceRow
from foundation.sheets.models import Import
from office.organisation.rights import Role
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from tests.cadre import sheets
from tests.cadre.sheets import bring_in, reasons, verdicts
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal, make_target

ABOVE = "DANH SÁCH QUY HOẠCH\nNHIỆM KỲ 2020 - 2025"


def row(number=4, above=ABOVE, **values):
    given = {
        "full_name": "Hoàng Thị An",
        "birth": "1980-05-01",
        "workplace": "Chủ tịch UBND, Xã Hoa Thám",
        "title": "Ủy viên BCH Đảng bộ xã Hoa Thám",
        "decision": "Số 318-QĐ/HU, ngày 15/7/2019",
        "note": "Quy hoạch mới",
        **values,
    }
    raw = {name: str(value or "") for name, value in given.items()}
    given["birth"] = PartialDate(given["birth"]) if given["birth"] else None
    return SourceRow("Danh sách", number, given, raw, above=above)


@pytest.fixture
def planned(world):
    """Hoa Thám's committee can be planned for in 2020–2025."""
    target = make_target(world.hoa_tham)
    target.post.title.aliases = ["Ủy viên BCH Đảng bộ"]
    target.post.title.save()
    return target


def look(user, rows, answers=None):
    return sheets.look(user, rows, "plan", answers)


def test_a_row_becomes_an_approved_entry_with_its_decision(world, planned):
    outcome = bring_in(world.lan, [row()], "plan")
    assert verdicts(outcome) == ["new"]
    entry = PlanningEntry.objects.get()
    assert (entry.cadre, entry.target, entry.status) == (world.an, planned, "approved")
    assert (entry.decision_no, f"{entry.approved_on}") == ("318-QĐ/HU", "2019-07-15")
    assert (entry.continuity, entry.note) == ("new", "")


@pytest.mark.parametrize(
    ("stated", "note", "said"),
    [
        (None, "Quy hoạch mới", ("Quy hoạch mới", "")),
        (None, "Xem lại", ("", "Xem lại")),
        ("Tiếp tục", "Quy hoạch mới", ("Quy hoạch tiếp tục", "Quy hoạch mới")),
    ],
)
def test_the_look_shows_whether_an_entry_is_new_wherever_the_list_says_so(world, planned, stated, note, said):
    source = row(note=note, **({"continuity": stated} if stated else {}))
    judging = KINDS["plan"](user=world.lan, day=sheets.DAY, answers={})
    (judged,) = judging.look([source], lambda done: None).rows
    values = {value.key: value for value in judging.read_values(judged.read)}
    assert (values["continuity"].text, values["note"].text) == said
    assert values["continuity"].cell == (stated or (note if said[0] else ""))


def test_the_same_list_again_changes_nothing_and_a_corrected_one_only_what_it_says(world, planned):
    bring_in(world.lan, [row()], "plan")
    assert verdicts(look(world.lan, [row(note="")])) == ["same"]
    outcome = bring_in(world.lan, [row(decision="Số 320-QĐ/HU, ngày 15/7/2019", note="Tiếp tục")], "plan")
    assert verdicts(outcome) == ["changed"]
    assert [change.label for change in outcome.rows[0].changes] == [
        "Số quyết định phê duyệt",
        "Mới, tiếp tục",
    ]
    assert PlanningEntry.objects.get().decision_no == "320-QĐ/HU"


def test_a_list_with_a_further_decision_leaves_the_earlier_one_and_is_the_same_when_sent_again(
    world, planned
):
    bring_in(world.lan, [row()], "plan")
    further = row(decision="Số 77-QĐ/HU, ngày 15/3/2021", note="Tiếp tục")
    outcome = bring_in(world.lan, [further], "plan")
    assert [change.label for change in outcome.rows[0].changes] == [
        "quyết định tiếp tục quy hoạch",
        "Mới, tiếp tục",
    ]
    entry = PlanningEntry.objects.get()
    assert entry.decision_no == "318-QĐ/HU" and entry.steps.standing().count() == 2
    assert (
        verdicts(look(world.lan, [further])) == verdicts(look(world.lan, [row(note="Tiếp tục")])) == ["same"]
    )


def test_a_decision_makes_a_proposal_stand(world, planned):
    make_proposal(world.an, planned, proposed_on=datetime.date(2019, 7, 1))
    bring_in(world.lan, [row()], "plan")
    assert PlanningEntry.objects.get().status == "approved"


def test_a_target_that_nobody_made_is_made_with_the_list(world, planned):
    make_post("Bí thư Đảng ủy", world.hoa_tham)
    bring_in(world.lan, [row(title="Bí thư Đảng ủy, xã Hoa Thám")], "plan")
    assert PlanningTarget.objects.filter(post__title__name="Bí thư Đảng ủy").count() == 1


def test_terms_that_are_missing_are_asked_about_once_and_made_with_the_list(world, planned):
    district = make_post(
        "Ủy viên Ban Chấp hành Đảng bộ huyện", world.district, kind="collective", body_kind="executive"
    )
    rows = [
        row(above="NHIỆM KỲ 2025 - 2030"),
        row(5, "NHIỆM KỲ 2025 - 2030", title=f"{district.title}"),
        row(6, "NHIỆM KỲ 2015 - 2020"),
    ]
    outcome = look(world.lan, rows)
    assert set(verdicts(outcome)) == {"doubtful"}
    asked = {question.key: (question.rows, question.options[0][1]) for question in outcome.questions}
    # What is known of no source begins and ends in July, cut to what other terms leave free.
    assert asked == {
        "term:2025-2030": (
            2,
            "Thêm: cấp xã từ 01/07/2025 đến hết 30/06/2030; cấp huyện từ 01/07/2025 đến hết 30/06/2030",
        ),
        "term:2015-2020": (1, "Thêm: cấp xã từ 01/07/2015 đến hết 31/03/2020"),
    }
    assert set(verdicts(bring_in(world.lan, rows, "plan"))) == {"new"}
    made = PlanningTerm.objects.exclude(pk=planned.term_id)
    assert sorted(made.values_list("name", "level", "congress_confirmed")) == [
        ("2015–2020", "commune", False),
        ("2025–2030", "commune", False),
        ("2025–2030", "district", False),
    ]
    assert PlanningEntry.objects.count() == 3


FAULTS = [
    ({"full_name": ""}, "Thiếu họ tên; ghi họ và tên khai sinh."),
    (
        {"full_name": "Nguyễn Văn Mới"},
        "Chưa có hồ sơ của đồng chí này; kiểm tra lại họ tên, ngày sinh hoặc nhập danh sách trích ngang trước.",
    ),
    ({"title": ""}, "Thiếu chức danh quy hoạch; ghi chức danh và đơn vị, ví dụ “Ủy viên BCH Đảng bộ xã …”."),
    (
        {"title": "Ủy viên xã Hoa Thám"},
        "Chưa rõ chức danh quy hoạch “Ủy viên xã Hoa Thám”; ghi tên chức danh rồi tên đơn vị như trong danh mục.",
    ),
    (
        {"above": "DANH SÁCH"},
        "Chưa rõ nhiệm kỳ; ghi nhiệm kỳ (ví dụ 2020 - 2025) ở tiêu đề danh sách hoặc ở cột Nhiệm kỳ.",
    ),
    (
        {"above": "NHIỆM KỲ 2019-2026"},
        "Chưa có nhiệm kỳ 2019–2026 của cấp xã; thêm ở trang Nhiệm kỳ rồi nhập lại.",
    ),
    (
        {"decision": ""},
        "Thiếu số, ngày quyết định phê duyệt; ghi như “Số 318-QĐ/ĐU, ngày 15/7/2026”.",
    ),
    (
        {"decision": "Số 318-QĐ/HU"},
        "Thiếu số, ngày quyết định phê duyệt; ghi như “Số 318-QĐ/ĐU, ngày 15/7/2026”.",
    ),
    ({"decision": "Số 318-QĐ/HU, ngày 31/6/2019"}, "Ngày quyết định 31/6/2019 không có thật; kiểm tra lại."),
    (
        {"decision": "Số 318-QĐ/HU, ngày 15/7/2029"},
        "Ngày ký quyết định 15/07/2029 ở tương lai; kiểm tra lại.",
    ),
]


@pytest.mark.parametrize(("said", "sentence"), FAULTS)
def test_a_fault_says_what_to_do_and_nothing_is_made(world, planned, said, sentence):
    outcome = look(world.lan, [row(**said)])
    assert verdicts(outcome) == ["wrong"]
    assert sentence in reasons(outcome)


def test_all_faults_of_all_rows_come_at_once(world, planned):
    outcome = look(world.lan, [row(full_name="", title=""), row(5, decision="")])
    assert len(reasons(outcome)) == 3


def test_the_same_person_twice_for_one_title_is_a_fault_of_the_later_row(world, planned):
    outcome = look(world.lan, [row(4), row(5)])
    assert verdicts(outcome) == ["new", "wrong"]
    assert "Trùng với dòng 4" in reasons(outcome)[0]


def test_a_namesake_of_unknown_birth_is_asked_about_and_the_unit_settles_one_known_by_year(world, planned):
    twin = make_cadre("Hoàng Thị An", make_post("Phó Chủ tịch", world.tan_van), birth="1972")
    outcome = look(world.lan, [row(birth="")])
    assert verdicts(outcome) == ["doubtful"]
    assert [question.group for question in outcome.questions] == ["person"]
    settled = look(world.lan, [row(birth="1972", workplace="Phó Chủ tịch, Xã Tân Văn")])
    assert verdicts(settled) == ["new"] and settled.rows[0].plan.entry.cadre == twin


def test_a_list_of_another_unit_is_not_brought_in(world, planned):
    huong = make_user("tochuc", Role.OFFICER, world.tan_van)
    outcome = look(huong, [row()])
    assert verdicts(outcome) == ["wrong"]


def test_queries_do_not_grow_with_the_rows(world, planned):
    letters = "ABCDEGHIKLMN"
    for place, letter in enumerate(letters):
        make_cadre(f"Lương Văn {letter}", make_post(f"Chức {place}", world.hoa_tham))
    rows = [row(place, full_name=f"Lương Văn {letter}") for place, letter in enumerate(letters)]
    look(world.lan, rows[:1])
    counts = []
    for some in (rows[:1], rows):
        with CaptureQueriesContext(connection) as queries:
            assert set(verdicts(look(world.lan, some))) == {"new"}
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_rows_with_days_of_their_own_need_no_day_of_the_file():
    """Today is proposed where the file names no day; a roster must say which day it speaks of."""
    kinds = {kind: Import(kind=kind, found={}).proposed_day is not None for kind in ("plan", "roster")}
    assert kinds == {"plan": True, "roster": False}


@pytest.mark.parametrize(
    ("line", "decided"),
    [
        (
            "(Kèm theo Quyết định số 318-QĐ/HU ngày 15 tháng 7 năm 2019 của BTV Huyện ủy)",
            "318-QĐ/HU, ngày 15/07/2019",
        ),
        ("Ban hành theo QĐ số: 318-QĐ/HU, ngày 15/7/2019", "318-QĐ/HU, ngày 15/07/2019"),
        ("Căn cứ Quyết định số 12-QĐ/TU ngày 01/02/2018", ""),
        ("Quyết định số 318-QĐ/HU ngày 15/7/2019\nQuyết định số 319-QĐ/HU ngày 16/7/2019", ""),
    ],
)
def test_a_decision_that_stands_once_above_the_table_is_that_of_all_rows(world, planned, line, decided):
    source = row(above=f"{ABOVE}\n{line}")
    del source.values["decision"], source.raw["decision"]
    judging = KINDS["plan"](user=world.lan, day=sheets.DAY, answers={})
    (judged,) = judging.look([source], lambda done: None).rows
    told = next(value for value in judging.read_values(judged.read) if value.key == "decision")
    assert (told.text, told.cell) == ((decided, line) if decided else ("", ""))
    assert judged.verdict == ("new" if decided else "wrong")
    # Where the list has a column for it, a blank cell stays blank.
    assert verdicts(look(world.lan, [row(above=f"{ABOVE}\n{line}", decision="")])) == ["wrong"]
