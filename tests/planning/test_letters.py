"""What the papers of a planning list say: counted on the list, worded as offices do, never a verdict."""

import datetime
import io

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.printing.layout import HeadStyle, Signature
from office.organisation.models.identity import Issuer
from office.papers.letters import Writing
from planning.acts import REMOVE
from planning.papers.kinds import PlanningDecision
from planning.papers.notices import PlanningNotice
from planning.papers.submissions import SubmissionAbove, SubmissionInside
from planning.papers.words import joined
from tests.factories import make_cadre, make_identity
from tests.papers_read import words
from tests.planning.lists import done, make_entry, make_proposal, make_target

DAY = datetime.date(2021, 2, 5)


@pytest.fixture
def two_lists(world):
    """Committee seats of two communes: An approved, Bình approved and taken out, Chi put forward."""
    an, tan_van = make_target(world.hoa_tham), make_target(world.tan_van)
    make_entry(world.an, an)
    out = make_entry(world.binh, tan_van)
    done(REMOVE, out, {"on": DAY, "end_reason": "standard", "reason": "tín nhiệm thấp"})
    make_proposal(
        make_cadre("Hoàng Thị Chi", unit=world.tan_van, sex="F", birth="1985"), tan_van, proposed_on=DAY
    )
    return (
        world.lan,
        [an, tan_van],
        make_identity(world.district, upper_standing_name="Ban Thường vụ Tỉnh ủy"),
    )


def letter(kind, user, targets, identity, *, code="", **chosen):
    """The text of the Word file and of the PDF that is made from it, with what its author is told."""
    signature = Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lý Văn Bảy")
    writing = Writing(identity, HeadStyle.PARTY, Issuer(kind.issuer), DAY, code, signature, **chosen)
    told = kind().filled(user, targets, writing)
    files = kind().drawn(told.values, writing, draft=not code)
    pages = pypdf.PdfReader(io.BytesIO(files["pdf"])).pages
    return told, words(files["docx"]), " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_decision_names_whoever_waits_for_one_and_bears_the_head_of_the_party(two_lists):
    user, targets, identity = two_lists
    grounds = ("Căn cứ Điều lệ Đảng;",)
    told, word, pdf = letter(PlanningDecision, user, targets, identity, code="318-QĐ/ĐU", grounds=grounds)
    assert "gồm 01 đồng chí (có danh sách kèm theo)" in word
    assert "các đơn vị có tên trong danh sách" in word
    assert "Số 318-QĐ/ĐU" in word
    assert "- Căn cứ Điều lệ Đảng;" in word
    for line in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Bình Gia, ngày 05 tháng 02 năm 2021",
        "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH",
    ):
        assert line in pdf
    assert "DỰ THẢO" not in pdf
    assert told.filled[1] == "Danh sách còn 1 trường hợp chưa có quyết định; chỉ tính những trường hợp này."


def test_a_letter_without_a_number_is_a_draft_and_says_what_is_written_by_hand(two_lists):
    user, targets, identity = two_lists
    told, _, pdf = letter(PlanningDecision, user, targets, identity)
    assert "DỰ THẢO" in pdf
    assert told.empty[0] == "số văn bản: lấy ở Sổ văn bản"


def test_a_submission_counts_before_and_after_and_keeps_reasons_inside(two_lists):
    """Why somebody was taken out is named only where that may leave the office."""
    user, targets, identity = two_lists
    _, word, pdf = letter(SubmissionAbove, user, targets, identity)
    assert "trước rà soát: 02 đồng chí" in word
    assert "2- Đưa ra khỏi quy hoạch: 01 đồng chí (lý do khác 1)." in word
    assert "3- Bổ sung: 01 đồng chí." in word
    assert "4- Sau rà soát: 02 đồng chí" in word
    assert "kính trình Ban Thường vụ Tỉnh ủy xem xét" in word
    assert not {"tín nhiệm", "Không đạt", "Không đủ điều kiện"} & set(pdf.split())


def test_the_office_writes_to_the_standing_committee_in_its_own_name(two_lists):
    user, targets, identity = two_lists
    _, word, _ = letter(SubmissionInside, user, targets, identity)
    assert "BAN TỔ CHỨC" in word
    assert "Ban Tổ chức Đảng ủy kính trình Ban Thường vụ Đảng ủy xem xét" in word


def test_a_notice_holds_the_names_of_its_unit_alone_as_they_were_approved(two_lists, world):
    user, targets, identity = two_lists
    told, word, _ = letter(PlanningNotice, user, targets[:1], identity)
    approved = world.an.full_name
    world.an.full_name = "Nông Văn Khác"
    world.an.save()
    _, again, pdf = letter(PlanningNotice, user, targets[:1], identity)
    assert approved in word
    assert again == word
    assert "gồm 01 đồng chí" in pdf
    assert "Hoàng Thị Chi" not in word
    assert told.filled == ("danh sách: 1 đồng chí",)


def test_whole_lists_ask_as_often_as_short_ones(two_lists, world):
    user, targets, identity = two_lists
    writing = Writing(identity, HeadStyle.PARTY, Issuer.COMMITTEE, DAY)
    PlanningDecision().filled(user, targets, writing)
    counts = []
    for more in range(2):
        for number in range(5 * more):
            make_entry(make_cadre(f"Lý Văn {number}", unit=world.tan_van, birth="1980-05-01"), targets[1])
        with CaptureQueriesContext(connection) as asked:
            PlanningDecision().filled(user, targets, writing)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_level_of_a_unit_is_said_once():
    assert joined("ủy viên Ban Chấp hành Đảng bộ huyện", "Huyện Bình Gia").endswith("Đảng bộ huyện Bình Gia")
    assert joined("ủy viên Ban Chấp hành Đảng bộ", "Xã Hoa Thám").endswith("Đảng bộ Xã Hoa Thám")
    assert joined("ủy viên Ban Chấp hành Đảng bộ thị trấn", "Thị trấn Bình Gia").endswith("thị trấn Bình Gia")
    school = joined("ủy viên Ban Chấp hành Đảng bộ cơ sở", "Đảng bộ cơ sở Trường THPT Bình Gia")
    assert school == "ủy viên Ban Chấp hành Đảng bộ cơ sở Trường THPT Bình Gia"


def test_a_list_that_another_body_decided_is_no_decision_of_this_office(two_lists):
    user, targets, identity = two_lists
    writing = Writing(identity, HeadStyle.PARTY, Issuer.COMMITTEE)
    assert "318-QĐ/HU" in PlanningDecision().stopped(user, targets[:1], writing)
    identity.issuer_symbol = "HU"
    assert not PlanningDecision().stopped(user, targets[:1], writing)
    assert "của Ban Thường vụ Đảng ủy" in PlanningNotice().usual_grounds(user, targets[:1], writing)[0]
