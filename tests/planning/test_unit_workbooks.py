"""The workbook that a unit gets in a review, and its words as they are taken from it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from office.organisation.rights import Role
from planning.models import ReviewLine
from planning.reviews.acts import LEAVE_OUT, START
from planning.reviews.unit_offer import offer_of, votes_fit_slips
from planning.reviews.unit_return import take
from tests.campaigns.campaigns import make_campaign_unit
from tests.campaigns.workbooks.offers import Office, written
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import lines, step
from tests.planning.reviews import make_review


@pytest.fixture
def asked(in_review):
    """Hoa Thám answers for its committee; An stands on the district's list of the same campaign too."""
    in_review.above = make_target(in_review.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    make_entry(in_review.an, in_review.above)
    step(START, make_review(in_review.above, in_review.campaign))
    step(START, in_review.review)
    in_review.asked = make_campaign_unit(in_review.hoa_tham, "sent", campaign=in_review.campaign)
    in_review.lines = lines(in_review.review)
    return in_review


def answered(world, sheet="Rà soát", **values):
    office = Office(offer_of(world.asked), sheet)
    office.put(0, **values)
    return office


def test_a_unit_gets_who_stands_on_its_own_lists_and_no_word_of_those_above(asked):
    told = [cell for sheet in written(offer_of(asked.asked)).sheets for row in sheet.rows for cell in row]
    offered = offer_of(asked.asked).sheets[0].rows
    assert {row.key for row in offered} == {asked.lines[asked.an.pk].pk, asked.lines[asked.cuc.pk].pk}
    texts = " ".join(map(str, told))
    assert str(asked.target) in texts and str(asked.above) not in texts and "Nông Văn Dung" not in texts
    asked.target.secret = True
    asked.target.save()
    assert offer_of(asked.asked).sheets[0].rows == ()


def test_a_larger_list_takes_no_more_queries(asked):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            offer_of(asked.asked)
        return len(counted)

    queries()
    before = queries()
    post = make_post("Chuyên viên", asked.hoa_tham)
    people = [make_cadre(f"Hoàng Văn {name}", post) for name in ("Ba", "Tư", "Sáu")]
    for person in people:
        entry = make_entry(person, make_target(asked.hoa_tham, "Ủy viên Ban Thường vụ"))
        ReviewLine.objects.create(review_list=asked.review, cadre=person, entry=entry, origin="standing")
    assert queries() == before and len(offer_of(asked.asked).sheets[0].rows) == 5


def test_words_of_a_workbook_are_the_units_words_once_and_only_these(asked):
    office = answered(asked, Đơn_vị_đề_nghị="Tiếp tục", Chức_vụ_hiện_nay="Bí thư")
    office.put(1, Đơn_vị_đề_nghị="Đưa ra", Lý_do_đưa_ra="Nghỉ hưu", Nội_dung_đề_nghị="Đã có quyết định")
    book = office.sent()
    assert book.is_clean and len(book.corrections) == 1
    taken = take(asked.asked, book, asked.lan)
    assert (taken.written, taken.same, taken.left) == (2, 0, {})
    said = {
        line.unit_word: (line.unit_end_reason, line.unit_reason, line.unit_by, line.proposal, line.version)
        for line in ReviewLine.objects.filter(review_list=asked.review, origin="standing")
    }
    assert said == {
        "keep": ("", "", asked.lan, "", 1),
        "remove": ("retired", "Đã có quyết định", asked.lan, "", 1),
    }
    again = take(asked.asked, book, asked.lan)
    assert (again.written, again.same) == (0, 2)
    assert "Bí thư" not in {row.known["post"] for row in offer_of(asked.asked).sheets[0].rows}


def test_a_removal_without_reason_a_reason_without_word_and_votes_that_do_not_fit_are_faults(asked):
    office = answered(asked, Đơn_vị_đề_nghị="Đưa ra")
    office.put(1, Nội_dung_đề_nghị="Đã có quyết định")
    book = office.sent()
    assert [each.sentence for each in book.faults] == [
        "Đề nghị đưa ra thì chọn lý do đưa ra.",
        "Chưa chọn đơn vị đề nghị gì.",
    ]
    assert votes_fit_slips({"unit_for": 3, "leaders_1_valid": 9, "leaders_1_for": 9}) == {}
    assert list(votes_fit_slips({"leaders_1_valid": 9, "leaders_1_for": 10})) == ["leaders_1_for"]


def test_nobody_takes_words_for_lines_that_are_not_theirs_to_answer(asked):
    office = answered(asked, Đơn_vị_đề_nghị="Tiếp tục")
    office.put(1, Đơn_vị_đề_nghị="Tiếp tục")
    book = office.sent()
    elsewhere = make_user("khac", Role.UNIT_OFFICER, asked.office)
    assert set(take(asked.asked, book, elsewhere).left.values()) == {
        "Không có quyền ghi ý kiến của đơn vị cho trường hợp này."
    }
    Account.objects.create(user=asked.lan, cadre=asked.an)
    taken = take(asked.asked, book, asked.lan)
    assert taken.left == {asked.lines[asked.an.pk].pk: "Trường hợp này do đồng chí khác xử lý."}
    assert taken.written == 1


def test_a_list_that_has_gone_on_meanwhile_takes_no_words(asked):
    book = answered(asked, Đơn_vị_đề_nghị="Tiếp tục").sent()
    step(LEAVE_OUT, asked.review, reason="Đơn vị không nộp")
    taken = take(asked.asked, book, asked.lan)
    assert taken.written == 0 and list(taken.left.values()) == [
        "Danh sách không còn ở trạng thái thu hồ sơ, thẩm định."
    ]


def test_an_addition_to_a_list_that_is_offered_no_more_is_told(asked):
    said = {"Họ và tên": "Lý Thị Cúc", "Ngày sinh": "01/05/1980", "Lý do đề nghị": "Có triển vọng"}
    office = answered(asked, "Bổ sung", **said, Danh_sách_quy_hoạch=str(asked.target))
    asked.target.secret = True
    asked.target.save()
    office.offered = offer_of(asked.asked)
    taken = take(asked.asked, office.sent(), asked.lan)
    assert taken.not_added == ["Danh sách không còn thu hồ sơ nên không bổ sung được Lý Thị Cúc."]


def added(world, name, born, reason="Có triển vọng"):
    listed = str(world.target)
    values = {"Họ và tên": name, "Ngày sinh": born, "Lý do đề nghị": reason, "Danh sách quy hoạch": listed}
    return take(world.asked, answered(world, "Bổ sung", **values).sent(), world.lan)


def test_an_addition_is_known_by_name_and_birth_or_told(asked):
    post = make_post("Chuyên viên", asked.hoa_tham)
    hanh = make_cadre("Bế Thị Hạnh", post, birth="1990-02-03")
    for birth in ("1991-01-01", "1991-05-01"):
        make_cadre("Lý Thị Mai", post, birth=birth)
    taken = added(asked, "Bế Thị Hạnh", datetime.date(1990, 2, 3))
    assert (taken.added, taken.not_added) == (1, [])
    line = lines(asked.review)[hanh.pk]
    assert (line.origin, line.unit_word, line.unit_reason, line.proposal) == (
        "unit",
        "add",
        "Có triển vọng",
        "",
    )
    taken = added(asked, "Bế Thị Hạnh", "03/02/1990")
    assert (taken.added, taken.same) == (0, 1)
    assert added(asked, "Bế Thị Hạnh", "1989").not_added[0].startswith("Chưa có hồ sơ của Bế Thị Hạnh")
    assert added(asked, "Lý Thị Mai", "1991").not_added[0].startswith("Có 2 hồ sơ cùng họ tên")
    make_cadre("Hứa Văn Xa", make_post("Chuyên viên", asked.tan_van), birth="1990-02-03")
    elsewhere = added(asked, "Hứa Văn Xa", "03/02/1990")
    assert elsewhere.added == 0 and "Xã Tân Văn có đồng chí như vậy" in elsewhere.not_added[0]
    an = asked.an
    assert "đã có trong danh sách" in added(asked, an.full_name, str(an.birth)).not_added[0]
    dung = added(asked, "Nông Văn Dung", "01/05/1982")
    assert dung.added == 1 and lines(asked.review)[asked.dung.pk].origin == "unit"
