"""“Quá trình quy hoạch”: one page tells in order of day what was asked, proposed, concluded and decided of a person."""

import datetime

import pypdfium2
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from planning.models import AdditionBallot, ReviewNotice, ReviewOpinion
from planning.reviews.acts import APPRAISE, CONCLUDE, DECIDE, HEAR, SUBMIT_REVIEW
from tests.ballots.counts import make_choice, make_count
from tests.campaigns.campaigns import make_campaign
from tests.conftest import make_user
from tests.planning.lists import make_entry, make_target, make_term
from tests.planning.review_queues import make_line
from tests.planning.review_ways import all_proposed, bring, lines, step
from tests.planning.reviews import DAY, make_addition, make_review, propose

NOT_ADDED = "Nông Văn Dung"


def decided(world):
    """Hoa Thám's list decided above: Cúc is taken out, An stays; whom the office added, the level above refuses."""
    review = bring(world.review, "appraising")
    all_proposed(review)
    found = lines(review)
    propose(found[world.cuc.pk], "remove", "over_age", "Theo kế hoạch")
    for act in (APPRAISE, HEAR, CONCLUDE, SUBMIT_REVIEW):
        step(act, review, votes={found[world.dung.pk].pk: 8})
    for cadre, outcome in ((world.an, "agreed"), (world.cuc, "agreed"), (world.dung, "refused")):
        line = lines(review)[cadre.pk]
        line.outcome = outcome
        line.save()
    return step(DECIDE, review, world.lan)


def course(client, user, entry):
    client.force_login(user)
    return client.get(reverse("planningentry-course", args=[entry.pk]))


def test_everything_is_told_in_order_of_day_and_as_it_was(client, in_review):
    world = in_review
    older = make_entry(world.cuc, make_target(world.hoa_tham, "Bí thư Đảng ủy"))
    decided(world)
    Cadre.objects.filter(pk=world.cuc.pk).update(full_name="Lý Thị Cúc Mới", birth="1970-02-03")
    answer = course(client, world.lan, world.second)
    events = [(event.what, event.paper, event.said) for event in answer.context["events"]]
    days = [event.day for event in answer.context["events"]]
    told = [what for what, _, _ in events]
    assert days == sorted(days) and told[0] == "Ghi quyết định đã có"
    assert told[2:] == [
        "Đưa vào đợt rà soát",
        "Cơ quan tổ chức đề xuất: Đưa ra; Không đủ tuổi công tác; Theo kế hoạch",
        "Cơ quan tổ chức đã thẩm định",
        "Thường trực cho ý kiến; Đồng ý",
        "Ban Thường vụ kết luận: Đưa ra; Không đủ tuổi công tác",
        "Trình cấp trên",
        "Quyết định về danh sách",
        "Đưa ra khỏi quy hoạch",
    ]
    page = answer.content.decode()
    assert "Lý Thị Cúc; sinh 01/05/1980" in page, "as approved, whatever is on record now"
    assert (
        "9/11 đồng chí dự họp" in page and "45-QĐ/HU, ngày 30/11/2021" in page and "kết quả: Đồng ý" in page
    )
    assert older.get_absolute_url() in page, "the person's other lists"
    assert "Cúc" not in page.partition("<title>")[2].partition("</title>")[0]
    opened = AccessLog.objects.filter(subject="planning.planningentry", subject_key=world.second.pk)
    assert opened.count() == 1


def test_what_the_standing_members_said_of_one_person_stands_with_that_person_alone(client, in_review):
    world, review = in_review, bring(in_review.review, "appraising")
    all_proposed(review)
    line = propose(lines(review)[world.cuc.pk], "remove", "title_limit", "Xin thôi")
    step(APPRAISE, review)
    step(HEAR, review, answer="amended", amended=[line.pk], reason="Giữ đồng chí Cúc")
    propose(lines(review)[world.cuc.pk], "keep")
    others = course(client, world.lan, world.entry).content.decode()
    assert "Thường trực cho ý kiến; Đồng ý, có sửa đổi" in others and "Giữ đồng chí" not in others
    own = course(client, world.lan, world.second)
    told = [event.what for event in own.context["events"]]
    first = "Cơ quan tổ chức đề xuất: Đưa ra; Quá số chức danh quy hoạch; Xin thôi"
    assert told[3:] == [
        first,
        "Cơ quan tổ chức đã thẩm định",
        "Thường trực cho ý kiến; Đồng ý, có sửa đổi; xem xét lại trường hợp này",
        "Cơ quan tổ chức đề xuất: Tiếp tục",
    ], told
    assert "Giữ đồng chí Cúc" in own.content.decode()
    assert "Xin thôi" not in course(client, world.huong, world.second).content.decode()


def test_a_unit_reads_no_word_of_the_office_before_its_notice(client, in_review):
    world = in_review
    review = decided(world)
    before = course(client, world.huong, world.second).content.decode()
    assert "Đưa ra khỏi quy hoạch" in before, "the list of its own as it stands"
    for word in ("đề xuất", "kết luận", "thẩm định", "Trình cấp trên", "kết quả:", "8 phiếu"):
        assert word not in before, word
    for unit in (world.hoa_tham,):
        ReviewNotice.objects.create(review_list=review, unit=unit, number="12-TB/BTCHU", notified_on=DAY)
    line = lines(review)[world.cuc.pk]
    line.notice = ReviewNotice.objects.get()
    line.save()
    after = course(client, world.huong, world.second).content.decode()
    assert "Thông báo cho đơn vị" in after and "12-TB/BTCHU" in after and "Đồng ý" in after
    assert "đề xuất" not in after and "dự họp" not in after


def test_of_a_higher_list_a_unit_has_no_page_and_nobody_has_their_own(client, in_review):
    world = in_review
    own = make_review(make_target(world.district, "Bí thư Huyện ủy"), make_campaign(world.district))
    bring(own, "appraising")
    line = make_addition(own, world.an, "add")
    ReviewOpinion.objects.create(line=line, asked_body="Ủy ban Kiểm tra", sent_on=DAY, text="Giữ kín")
    address = reverse("reviewline-course", args=[line.pk])
    client.force_login(world.huong)
    assert client.get(address).status_code == client.post(f"{address}file/").status_code == 404
    client.force_login(world.lan)
    page = client.get(address).content.decode()
    assert "Lấy ý kiến phối hợp: Ủy ban Kiểm tra" in page and "chưa trả lời" in page
    assert "Đưa vào đợt rà soát" not in page, "who is added stood on no list when the review began"
    assert address in client.get(own.get_absolute_url()).content.decode()
    Account.objects.create(user=world.lan, cadre=world.an)
    assert client.get(address).status_code == 404
    assert course(client, world.lan, world.entry).status_code == 404


def test_votes_are_told_to_those_in_charge_and_go_on_no_paper(client, in_review):
    world = in_review
    line = lines(decided(world))[world.dung.pk]
    choice = make_choice(make_count(world.hoa_tham), cadre=world.dung, votes_for=37)
    AdditionBallot.objects.create(line=line, choice=choice)
    client.force_login(world.lan)
    address = reverse("reviewline-course", args=[line.pk])
    page = client.get(address).content.decode()
    assert f"37/{choice.count.valid} phiếu" in page and "Bổ sung; 8 phiếu" in page
    document = pypdfium2.PdfDocument(b"".join(client.post(f"{address}file/").streaming_content))
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Kiểm phiếu" not in text and "8 phiếu" not in text and "Bổ sung" in text


def test_who_may_not_read_reviews_reads_the_entry_alone(client, in_review):
    decided(in_review)
    inspector = make_user("kiemtra", Role.INSPECTOR, in_review.district)
    page = course(client, inspector, in_review.second).content.decode()
    assert "Đưa ra khỏi quy hoạch" in page and "rà soát" not in page


def test_it_prints_as_a_dossier_that_says_nothing_harsh_and_is_logged_once(client, in_review):
    world = in_review
    decided(world)
    address = reverse("planningentry-course", args=[world.second.pk])
    client.force_login(world.lan)
    answer = client.post(f"{address}file/", {"format": "pdf"})
    assert answer["Content-Disposition"] == f'attachment; filename="QT_2021_{world.second.pk:04d}.pdf"'
    document = pypdfium2.PdfDocument(b"".join(answer.streaming_content))
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    text = " ".join(text.split())
    assert "HỒ SƠ QUY TRÌNH" in text and "Quá trình quy hoạch của đồng chí Lý Thị Cúc" in text
    assert "Ban Thường vụ kết luận: Đưa ra" in text and "Không đạt" not in text
    assert AccessLog.objects.filter(action="export", subject_key=world.second.pk).count() == 1
    world.target.secret = True
    world.target.save()
    assert client.post(f"{address}file/", {"format": "pdf"}).status_code == 403
    assert "Hồ sơ quy trình" not in client.get(address).content.decode()


def test_the_number_of_queries_does_not_grow_with_lists_and_reviews(client, in_review):
    world, counts = in_review, []
    client.force_login(world.lan)
    for number in range(3):
        began = 2000 + number
        term = make_term("commune", f"{began}–{began + 1}", f"{began}-01-01", f"{began + 1}-01-01")
        make_entry(world.cuc, make_target(world.hoa_tham, term=term), approved_on=datetime.date(began, 6, 1))
        review = make_review(world.target, make_campaign(world.district, name=f"Đợt {number}"))
        make_line(review, world.second)
        with CaptureQueriesContext(connection) as asked:
            assert course(client, world.lan, world.second).status_code == 200
        counts.append(len(asked))
    assert counts[1] == counts[2], counts
