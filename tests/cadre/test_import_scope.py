"""What a row names and the system does not know is asked about; what lies outside the scope stays hidden."""

import pytest

from cadre.models.people import Cadre, CadrePrivate
from cadre.namesakes import out_of_sight
from cadre.reference import load_reference
from office.organisation.models.structure import Post, PostTitle, Unit
from office.organisation.rights import Role
from tests.cadre.sheets import accept, bring_in, look, person, reasons, verdicts
from tests.conftest import make_user
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(world):
    load_reference()
    make_post("Chuyên viên", world.office)


def an(world, **values):
    return person(full_name="Hoàng Thị An", sex="Nữ", birth="1980-05-01", **values)


def test_an_unknown_title_can_be_created_or_be_one_there_is(world):
    rows = [an(world, post="Trưởng ban Quản lý chợ xã Hoa Thám")]
    question = next(q for q in look(world.lan, rows).questions if q.group == "title")
    assert question.text == "Chưa có chức danh “Trưởng ban Quản lý chợ” ở cấp xã"
    assert question.proposal == "leader"
    known = next(value for value, label in question.options if label == "Là chức danh Chủ tịch UBND")
    assert verdicts(look(world.lan, rows, answers={question.key: known})) == ["same"]
    bring_in(world.lan, rows)
    title = PostTitle.objects.get(name="Trưởng ban Quản lý chợ")
    assert (title.is_leader, title.level, Post.objects.get(title=title).unit) == (
        True,
        "commune",
        world.hoa_tham,
    )


def test_who_leads_ranks_before_staff_that_was_named_first(world):
    titles = "Công chức Văn thư", "Trưởng ban Quản lý chợ"
    bring_in(
        world.lan,
        [
            person(place, section="Xã Hoa Thám", full_name=f"Vi Văn {name}", post=post)
            for place, (name, post) in enumerate(zip(("Ba", "Tư"), titles, strict=True), 10)
        ],
    )
    ranked = PostTitle.objects.filter(name__in=titles).order_by("order").values_list("name", flat=True)
    assert [*ranked] == [*reversed(titles)]


def test_a_title_is_not_cut_where_the_name_of_the_unit_ends_alike(world):
    Unit.objects.filter(pk=world.hoa_tham.pk).update(name="Xã Mông Ân")
    outcome = look(world.lan, [person(section="Xã Mông Ân", post="Trưởng Công an")])
    assert outcome.questions[0].text == "Chưa có chức danh “Trưởng Công an” ở cấp xã"


def test_an_unknown_unit_is_asked_about_and_never_made_unasked(world):
    rows = [
        person(section="Phòng Nội vụ", post="Chuyên viên"),
        person(11, section="Xã Bình La", full_name="Vi Văn Ba"),
    ]
    outcome = look(world.lan, rows)
    assert (verdicts(outcome), Unit.objects.count()) == (["doubtful", "doubtful"], 4)
    texts = [(q.text, dict(q.options)[q.proposal], q.rows) for q in outcome.questions if q.group == "unit"]
    assert texts == [
        ("Chưa có đơn vị “Phòng Nội vụ”", "Tạo mới trực thuộc Huyện Bình Gia", 1),
        ("Chưa có đơn vị “Xã Bình La”", "Tạo mới trực thuộc Huyện Bình Gia", 1),
    ]
    bring_in(world.lan, rows)
    made = Unit.objects.filter(name__in=["Phòng Nội vụ", "Xã Bình La"]).order_by("code")
    assert list(made.values_list("code", "level", "kind", "order")) == [
        ("06118", "commune", "4", 3),
        ("181-phong-noi-vu", "district", "3", 1),
    ]


def test_an_unknown_unit_can_be_one_there_is_or_be_left_aside(world):
    rows = [person(section="UBND xã Hoa Thám")]
    question = next(q for q in look(world.lan, rows).questions if q.group == "unit")
    assert ("", "Để lại") in question.options
    assert verdicts(look(world.lan, rows, answers={question.key: str(world.hoa_tham.pk)})) == ["new"]
    assert verdicts(look(world.lan, rows, answers={question.key: ""})) == ["doubtful"]
    assert verdicts(look(world.lan, rows, answers={question.key: str(10**9)})) == ["doubtful"]


def test_a_unit_column_wins_over_the_section_and_an_inner_heading_belongs_to_the_unit_around_it(world):
    outcome = bring_in(world.lan, [person(section="Danh sách chung", unit="xã tân văn")])
    assert verdicts(outcome) == ["new"]
    assert Cadre.objects.get(full_name="Lương Văn Tám").entered_unit == world.tan_van


def test_people_outside_the_scope_are_neither_matched_nor_shown(world):
    CadrePrivate.objects.create(cadre=world.binh, citizen_id="020085000001", party_card_no="87654321")
    namesake = look(world.huong, [person(full_name="Nông Văn Bình", birth="1975-03-04")])
    (question,) = namesake.questions
    assert verdicts(namesake) == ["doubtful"] and question.text == f"Dòng 10: {out_of_sight()}"
    taken = look(
        world.huong,
        [person(citizen_id="020085000001"), person(11, full_name="Vi Ba", party_card_no="87654321")],
    )
    sentence = "này chưa ghi được cho đồng chí này; kiểm tra lại số hoặc hỏi cơ quan tổ chức cán bộ cấp trên."
    assert reasons(taken) == [f"Số CCCD {sentence}", f"Số thẻ đảng viên {sentence}"]


def test_a_row_of_a_unit_outside_the_scope_is_refused(world):
    outcome = look(world.huong, [person(section="Xã Tân Văn")])
    assert verdicts(outcome) == ["wrong"]
    assert reasons(outcome) == [
        "Đơn vị “Xã Tân Văn” ngoài phạm vi được giao; bỏ dòng này hoặc gửi nơi quản lý đơn vị đó nhập."
    ]


def test_who_may_not_keep_the_structure_is_not_offered_to_change_it(world):
    unknown = look(world.huong, [person(section="Xã Bình La")]).questions[0]
    assert [label for _, label in unknown.options] == ["Là đơn vị Xã Hoa Thám", "Để lại"]
    outcome = look(
        world.huong,
        [person(post="Chuyên viên"), person(11, full_name="Vi Ba", post="Huyện ủy viên, Chủ tịch UBND")],
    )
    assert [judged.verdict for judged in outcome.rows] == ["doubtful", "new"]
    assert reasons(outcome) == [
        "Huyện Bình Gia chưa có chức danh “Ủy viên Ban Chấp hành Đảng bộ huyện” nên chưa ghi; "
        "đề nghị cơ quan tổ chức cán bộ cấp trên thêm."
    ]


def test_the_administrator_brings_in_rows_without_being_a_reader(world):
    admin = make_user("quan", Role.ADMIN, world.district)
    assert verdicts(bring_in(admin, [person()])) == ["new"]
    assert not Cadre.objects.for_user(admin).exists()


def test_what_was_agreed_to_is_made_only_for_rows_that_are_written(world):
    rows = [person(section="Phòng Nội vụ", post="Chuyên viên", citizen_id="1")]
    assert verdicts(look(world.lan, rows, answers=accept(world.lan, rows))) == ["wrong"]
    bring_in(world.lan, rows)
    assert not Unit.objects.filter(name="Phòng Nội vụ").exists()


def test_a_unit_in_shortened_words_is_the_one_there_is_and_one_near_is_proposed_before_a_new_one(world):
    bring_in(world.lan, [person(section="Phòng Nội vụ", post="Chuyên viên")])
    proposed = {
        "P. Nội vụ": None,
        "X. Hoa Thám": None,
        "Nội vụ phòng": "Là đơn vị Phòng Nội vụ",
        "UBND X. Hoa Thám": "Là đơn vị Xã Hoa Thám",
        "Phòng Nội vụ huyện Bình Gia": "Là đơn vị Phòng Nội vụ",
        "Trạm Y tế xã Hoa Thám": "Tạo mới trực thuộc Huyện Bình Gia",
        "Xã Bình La": "Tạo mới trực thuộc Huyện Bình Gia",
    }
    for name, label in proposed.items():
        questions = [q for q in look(world.lan, [person(11, section=name)]).questions if q.group == "unit"]
        assert [dict(q.options)[q.proposal] for q in questions] == ([label] if label else []), name
        assert all(("", "Để lại") in q.options and "new" in dict(q.options) for q in questions)
