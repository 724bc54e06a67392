"""One row at a time: who is meant, what is new, what is asked, what is refused."""

import datetime

import pytest

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.reference import load_reference
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Body
from tests.cadre.sheets import DAY, bring_in, look, person, reasons, row, verdicts
from tests.factories import make_cadre, make_post, make_qualification

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(world):
    load_reference()
    make_post("Chuyên viên", world.office)
    make_post("Phó Chủ tịch UBND", world.hoa_tham)


def changes(outcome):
    return [(change.label, change.before, change.after) for change in outcome.rows[0].changes]


def test_a_new_person_is_kept_with_all_the_row_says(world):
    rows = [
        person(
            ethnic_group="Tầy",
            religion="không",
            home_town="xã Tân Văn",
            party_joined_on="2010-03",
            party_official_on="2011-03-05",
            general_education="12/12",
            degree="Đại học Luật",
            theory="TC",
            state="CV",
            language="Nùng",
            it="B",
            citizen_id="020085000001",
            party_card_no="12345678",
            note="Đang học",
        )
    ]
    assert verdicts(bring_in(world.lan, rows)) == ["new"]
    cadre = Cadre.objects.select_related("private__religion", "now__held").get(full_name="Lương Văn Tám")
    assert (cadre.ethnic_group.name, cadre.private.religion.name, cadre.party_joined_on.iso) == (
        "Tày",
        "Không",
        "2010-03",
    )
    assert (cadre.private.citizen_id, cadre.entered_unit, cadre.now.unit) == (
        "020085000001",
        world.hoa_tham,
        world.hoa_tham,
    )
    assert (cadre.now.held.valid_from, cadre.now.held.known_on) == (None, DAY)
    assert [str(got) for got in cadre.qualifications.order_by("kind")] == [
        "Đại học Luật",
        "Nùng",
        "B",
        "Chuyên viên",
        "Trung cấp",
    ]


def test_name_sex_and_unit_suffice(world):
    outcome = bring_in(world.lan, [row(full_name="Vi Thị Chín", sex="Nữ")])
    assert (verdicts(outcome), reasons(outcome)) == (["new"], [])
    assert not CadrePrivate.objects.exists()
    assert Cadre.objects.get(full_name="Vi Thị Chín").now.status == "no_post"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"full_name": ""}, "Thiếu họ tên; ghi họ và tên khai sinh."),
        ({"sex": "x"}, "Giới tính “x” chưa rõ; ghi Nam hoặc Nữ."),
        (
            {"section": ""},
            "Thiếu đơn vị; ghi đơn vị ở một cột hoặc ở dòng tên đơn vị phía trên các dòng cán bộ.",
        ),
        ({"ethnic_group": "Chăm chỉ"}, "Dân tộc “Chăm chỉ” không có trong danh mục; ghi lại theo danh mục."),
        (
            {"theory": "Khá"},
            "Lý luận chính trị “Khá” chưa rõ mức; ghi Sơ cấp, Trung cấp, Cao cấp hoặc Cử nhân.",
        ),
        ({"citizen_id": "123"}, "Số CCCD có 3 chữ số (phải 12)"),
    ],
)
def test_a_faulty_row_is_refused_with_a_sentence(world, values, reason):
    outcome = look(world.lan, [person(**values)])
    assert reasons(outcome) == [reason]
    assert verdicts(outcome) == ["wrong"]


def test_all_faults_of_a_row_are_told_at_once(world):
    given = {"sex": "", "citizen_id": "1", "theory": "Khá", "birth": "2030", "ethnic_group": "Chăm chỉ"}
    assert len(reasons(look(world.lan, [person(**given)]))) == 5


def test_a_text_too_long_for_its_field_is_refused_as_on_the_form(world):
    outcome = look(world.lan, [person(general_education="x" * 30)])
    field = Cadre._meta.get_field("general_education").formfield()
    with pytest.raises(Exception) as typed:
        field.clean("x" * 30)
    assert reasons(outcome) == typed.value.messages


def test_a_number_of_someone_quite_different_is_asked_about(world):
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    rows = [person(citizen_id="020180000001", sex="Nữ", birth="1980-02-03")]
    outcome = look(world.lan, rows)
    assert verdicts(outcome) == ["doubtful"]
    assert outcome.questions[0].text == "Dòng 10: có thể là Hoàng Thị An, sinh 01/05/1980, Xã Hoa Thám"
    other = look(world.lan, rows, answers={outcome.questions[0].key: "other"})
    assert reasons(other) == ["Số này đang ghi ở hồ sơ đồng chí khác; kiểm tra lại số."]


def test_name_and_full_birth_date_find_the_person(world):
    rows = [person(full_name="HOÀNG THỊ AN", sex="Nữ", birth="1980-05-01", party_card_no="12345678")]
    outcome = bring_in(world.lan, rows)
    assert [label for label, *_ in changes(outcome)] == ["Số thẻ đảng viên"]
    assert outcome.rows[0].changes[0].private
    assert verdicts(bring_in(world.lan, rows)) == ["same"]


def test_blank_cells_and_coarser_dates_erase_nothing_and_finer_dates_are_news(world):
    Cadre.objects.filter(pk=world.an.pk).update(home_town="Xã Tân Văn", party_joined_on="2005-02")
    rows = [
        person(
            full_name="Hoàng Thị An",
            sex="Nữ",
            birth="1980-05-01",
            home_town="xã tân văn",
            party_joined_on=value,
        )
        for value in ("", "2005", "2005-02-07")
    ]
    assert [verdicts(look(world.lan, [given])) for given in rows] == [["same"], ["same"], ["changed"]]
    assert changes(look(world.lan, [rows[2]])) == [("Ngày vào Đảng", "02/2005", "07/02/2005")]


def an(world, **values):
    return person(full_name="Hoàng Thị An", sex="Nữ", birth="1980-05-01", **values)


def test_another_main_post_ends_the_one_held_and_begins_on_a_day_nobody_knows(world):
    outcome = bring_in(world.lan, [an(world, post="Phó Chủ tịch UBND")])
    assert changes(outcome) == [("Chức vụ", "Chủ tịch UBND, Xã Hoa Thám", "Phó Chủ tịch UBND, Xã Hoa Thám")]
    old, new = PostHeld.objects.filter(cadre=world.an).order_by("pk")
    assert (old.valid_to.iso, new.valid_from, new.known_on, new.valid_to) == ("2021-11-30", None, DAY, None)
    assert Cadre.objects.get(pk=world.an.pk).now.held == new


def test_a_correction_of_the_same_day_replaces_the_post(world):
    bring_in(world.lan, [person()])
    bring_in(world.lan, [person(post="Phó Chủ tịch UBND")])
    held = PostHeld.objects.get(cadre__full_name="Lương Văn Tám")
    assert (str(held), held.valid_to) == ("Phó Chủ tịch UBND, Xã Hoa Thám", None)


def test_an_older_roster_is_put_before_what_is_known_of_later(world):
    bring_in(world.lan, [person()])
    bring_in(world.lan, [person(post="Phó Chủ tịch UBND")], day=datetime.date(2018, 12, 31))
    earlier = PostHeld.objects.get(cadre__full_name="Lương Văn Tám", known_on="2018-12-31")
    assert earlier.valid_to.iso == "2021-11-30"
    bring_in(world.lan, [person()], day=datetime.date(2017, 12, 31))
    assert PostHeld.objects.filter(cadre__full_name="Lương Văn Tám").count() == 3


def test_a_post_dated_from_the_very_day_of_the_file_contradicts_it(world):
    PostHeld.objects.filter(cadre=world.an).update(valid_from="2021-11-30")
    outcome = look(world.lan, [an(world, post="Phó Chủ tịch UBND")])
    assert reasons(outcome) == [
        "Hồ sơ đã ghi từ ngày 30/11/2021 giữ chức vụ Chủ tịch UBND, Xã Hoa Thám; "
        "kiểm tra lại chức vụ hoặc ngày của số liệu."
    ]


def test_committee_titles_are_posts_beside_the_main_one_at_the_right_unit(world):
    bring_in(world.lan, [an(world, post="UVBTV Huyện ủy, Đảng ủy viên, Chủ tịch UBND xã hoa thám")])
    beside = PostHeld.objects.filter(cadre=world.an, main=False).order_by("pk")
    assert [str(held) for held in beside] == [
        "Ủy viên Ban Thường vụ Huyện ủy, Huyện Bình Gia",
        "Ủy viên Ban Chấp hành Đảng bộ huyện, Huyện Bình Gia",
        "Ủy viên Ban Chấp hành Đảng bộ, Xã Hoa Thám",
    ]
    assert beside[1].post.body == world.committee
    assert Body.objects.get(kind="standing").name == "Ban Thường vụ Đảng bộ huyện Bình Gia"
    assert Body.objects.get(unit=world.hoa_tham).name == "Ban Chấp hành Đảng bộ xã Hoa Thám"


LISTED = "- Chủ tịch UBND\n- Huyện ủy viên\n- Bí thư Chi bộ thôn Một"


def test_of_the_posts_that_a_cell_lists_the_highest_is_the_main_one_and_none_is_lost(world):
    outcome = bring_in(world.lan, [an(world, post=LISTED)])
    assert changes(outcome) == [
        ("Chức vụ kiêm nhiệm", "", "Bí thư Chi bộ thôn Một, Xã Hoa Thám"),
        ("Cấp ủy", "", "Ủy viên Ban Chấp hành Đảng bộ huyện, Huyện Bình Gia"),
    ]
    assert "Chưa có chức danh “Bí thư Chi bộ thôn Một” ở cấp xã" in [
        question.text for question in outcome.questions
    ]
    assert PostHeld.objects.get(cadre=world.an, main=True).post.title.name == "Chủ tịch UBND"
    for text in (
        LISTED,
        "Bí thư Chi bộ thôn Một; Huyện ủy viên; Chủ tịch UBND",
        "Chủ tịch\nUBND xã Hoa Thám",
    ):
        assert verdicts(look(world.lan, [an(world, post=text)])) == ["same"], text


def test_another_committee_title_ends_the_one_held_but_none_named_ends_nothing(world):
    bring_in(world.lan, [an(world, post="UVBTV Huyện ủy, Chủ tịch UBND")], day=datetime.date(2020, 12, 31))
    assert verdicts(bring_in(world.lan, [an(world)])) == ["same"]
    outcome = bring_in(world.lan, [an(world, post="Huyện ủy viên, Chủ tịch UBND")])
    assert changes(outcome) == [("Cấp ủy", "Ủy viên Ban Thường vụ Huyện ủy, Huyện Bình Gia", "")]


def test_a_higher_level_is_added_a_lower_one_is_not(world):
    make_qualification(world.an, "theory", 22)
    assert verdicts(look(world.lan, [an(world, theory="Trung cấp LLCT")])) == ["same"]
    outcome = bring_in(world.lan, [an(world, theory="CC")])
    assert changes(outcome) == [("Lý luận chính trị", "Trung cấp", "Cao cấp")]
    lower = look(world.lan, [an(world, theory="SC")])
    assert (verdicts(lower), reasons(lower)) == (
        ["same"],
        ["Lý luận chính trị: hồ sơ đang ghi mức cao hơn (Cao cấp); giữ nguyên hồ sơ."],
    )


def test_a_major_completes_a_degree_that_had_none(world):
    make_qualification(world.an, "degree", 14)
    outcome = bring_in(world.lan, [an(world, degree="Đại học Luật")])
    assert changes(outcome) == [("Trình độ chuyên môn", "Đại học", "Đại học Luật")]
    assert Qualification.objects.get().detail == "Luật"
    assert verdicts(look(world.lan, [an(world, degree="ĐH")])) == ["same"]


def test_two_numbers_of_two_people_on_one_row_are_a_fault(world):
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    CadrePrivate.objects.create(cadre=world.binh, party_card_no="87654321")
    outcome = look(world.lan, [an(world, citizen_id="020180000001", party_card_no="87654321")])
    assert reasons(outcome) == ["Số CCCD và số thẻ đảng viên thuộc hai hồ sơ khác nhau; kiểm tra lại hai số."]


def test_dates_of_a_post_stay_as_they_are_known(world):
    cadre = make_cadre("Lý Văn Tư", make_post("Bí thư Đoàn TNCS", world.hoa_tham), valid_from="2019")
    rows = [person(full_name="Lý Văn Tư", birth="1980-05-01", post="Bí thư Đoàn TNCS")]
    assert verdicts(bring_in(world.lan, rows)) == ["same"]
    assert PostHeld.objects.get(cadre=cadre).valid_from == PartialDate("2019")
