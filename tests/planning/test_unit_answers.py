"""A unit says its word on a page: of its own lists alone, line by line, until it has handed in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from office.campaigns.models import CampaignUnit
from planning.models import ReviewLine
from planning.reviews.acts import START
from tests.campaigns.campaigns import make_campaign_unit
from tests.factories import make_cadre, make_post
from tests.forms import hidden_fields
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import lines, step
from tests.planning.reviews import make_addition, make_review, propose


@pytest.fixture
def asked(in_review):
    """Hoa Thám answers for its committee; An stands on the district's list too, and the office would keep An."""
    in_review.above = make_target(in_review.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    make_entry(in_review.an, in_review.above)
    step(START, make_review(in_review.above, in_review.campaign))
    step(START, in_review.review)
    in_review.asked = make_campaign_unit(in_review.hoa_tham, "sent", campaign=in_review.campaign)
    in_review.lines = lines(in_review.review)
    in_review.first, in_review.second = (in_review.lines[each.pk] for each in (in_review.an, in_review.cuc))
    propose(in_review.first, "remove", "over_age", "Lời riêng của Ban")
    in_review.page = reverse("review-answers", args=[in_review.asked.pk])
    return in_review


def said(line, word, end_reason="", reason=""):
    return {
        f"line{line.pk}-{name}": value
        for name, value in (("word", word), ("end_reason", end_reason), ("reason", reason))
    }


def send(client, world, data, opened=None):
    """As a browser sends it: with the hidden fields that the page showed."""
    opened = opened or client.get(world.page)
    return client.post(world.page, hidden_fields(opened.content.decode()) | data)


def words(line):
    line = ReviewLine.objects.get(pk=line.pk)
    return line.unit_word, line.unit_end_reason, line.unit_reason, line.unit_by


def test_a_unit_says_its_word_line_by_line_and_reads_nobody_elses(client, asked):
    client.force_login(asked.huong)
    page = client.get(asked.page).content.decode()
    assert "Đã ghi 0/2 trường hợp" in page and "Gửi cơ quan tổ chức" in page and "Báo không thay đổi" in page
    assert "Lời riêng" not in page and str(asked.above) not in page and "Nông Văn Dung" not in page
    own = reverse("campaignunit-detail", args=[asked.asked.pk])
    assert asked.page in client.get(own).content.decode()
    half = said(asked.first, "remove") | said(asked.second, "", reason="Chưa rõ")
    refused = send(client, asked, half).content.decode()
    assert "Đề nghị đưa ra thì chọn lý do đưa ra." in refused and "Chưa chọn đơn vị đề nghị gì." in refused
    assert "Còn 2 trường hợp chưa lưu; nội dung đã nhập vẫn còn" in refused
    assert 'value="Chưa rõ"' in refused and words(asked.first)[0] == ""
    send(client, asked, said(asked.first, "remove", "retired", "Nghỉ từ 01/12") | said(asked.second, ""))
    assert words(asked.first) == ("remove", "retired", "Nghỉ từ 01/12", asked.huong)
    assert words(asked.second)[0] == ""
    send(client, asked, said(asked.first, "remove", "retired", "Nghỉ từ 01/12") | {"rest": "1"})
    assert words(asked.second)[0] == "keep" and words(asked.first)[0] == "remove"
    assert ReviewLine.objects.get(pk=asked.first.pk).proposal == "remove", "the office's word stays"
    send(client, asked, said(asked.second, ""))
    assert words(asked.second) == ("", "", "", None)


def test_of_two_who_write_at_once_the_second_is_told_and_an_offices_proposal_is_no_change(client, asked):
    client.force_login(asked.huong)
    opened = client.get(asked.page)
    send(client, asked, said(asked.first, "keep"), opened=opened)
    propose(asked.second, "keep")
    both = said(asked.first, "remove", "retired") | said(asked.second, "keep")
    answer = send(client, asked, both, opened=opened).content.decode()
    assert "Người khác vừa ghi “Tiếp tục”; xem lại rồi lưu lần nữa." in answer
    assert words(asked.first)[0] == "keep" and words(asked.second)[0] == "keep"
    client.force_login(asked.lan)
    send(client, asked, said(asked.first, "remove", "retired"))
    assert words(asked.first)[3] == asked.lan, "the office may type for a unit"


def test_additions_are_asked_for_and_taken_back_whom_the_office_looks_at_stays_its_own(client, asked):
    client.force_login(asked.huong)
    thu = make_cadre("Bế Thị Thu", make_post("Chuyên viên", asked.hoa_tham))
    page = client.get(asked.page).content.decode()
    add = reverse("reviewline-add", args=[asked.review.pk])
    assert add in page
    answer = client.post(add, {"cadre": thu.pk, "reason": "Có triển vọng"})
    assert answer.url == asked.page
    known = make_addition(asked.review, asked.binh, "add", origin="unit")
    ReviewLine.objects.filter(pk=known.pk).update(unit_word="add", unit_at="2021-11-30T01:00Z")
    page = client.get(asked.page).content.decode()
    assert "Bế Thị Thu</a>: Có triển vọng" in page and "Nông Văn Bình" in page
    withdraw = reverse("review-withdraw", args=[asked.asked.pk])
    for line in (lines(asked.review)[thu.pk], known):
        assert "Đã bỏ đề nghị" in client.post(withdraw, {"line": line.pk}, follow=True).content.decode()
    assert thu.pk not in lines(asked.review)
    kept = lines(asked.review)[asked.binh.pk]
    assert (kept.origin, kept.proposal, kept.unit_word) == ("office", "add", "")
    assert "Nông Văn Bình" not in client.get(asked.page).content.decode()
    strange = client.post(withdraw, {"line": asked.first.pk}, follow=True).content.decode()
    assert "Đề nghị này không còn" in strange and words(asked.first)[0] == ""


def test_that_nothing_changes_does_not_wipe_out_changes_that_were_asked_for(client, asked):
    client.force_login(asked.huong)
    send(client, asked, said(asked.first, "remove", "retired", "Nghỉ từ 01/12"))
    asked_for = {"state": "sent", "on": "30/11/2021", "decision_no": "45-CV/ĐU", "decision_on": "20/11/2021"}
    report = reverse("campaignunit-report-unchanged", args=[asked.asked.pk])
    refused = client.post(report, asked_for).content.decode()
    assert "Đơn vị đã ghi 1 đề nghị đưa ra, 0 đề nghị bổ sung; bỏ rồi mới báo" in refused
    assert words(asked.first)[2] == "Nghỉ từ 01/12"
    send(client, asked, said(asked.first, "keep"))
    client.post(report, asked_for)
    assert (
        words(asked.second)[0] == "keep" and CampaignUnit.objects.get(pk=asked.asked.pk).state == "unchanged"
    )


def test_a_line_that_was_not_on_the_page_when_it_was_opened_breaks_nothing(client, asked):
    client.force_login(asked.huong)
    stale = said(asked.first, "remove", "retired") | {f"line{asked.first.pk}-seal": "keep||"}
    answer = client.post(asked.page, stale, opened=client.get(reverse("home")))
    assert answer.status_code == 200 and "Người khác vừa ghi" in answer.content.decode()


def test_nobody_speaks_of_themselves_nor_after_handing_in_and_more_lines_ask_no_more_queries(client, asked):
    Account.objects.create(user=asked.huong, cadre=asked.an)
    client.force_login(asked.huong)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            page = client.get(asked.page).content.decode()
        return len(counted), page

    queries()
    few, page = queries()
    assert "Do đồng chí khác xử lý: Hoàng Thị An." in page and "Đã ghi 0/1 trường hợp" in page
    forged = said(asked.first, "keep") | {f"line{asked.first.pk}-seal": "||"}
    client.post(asked.page, forged)
    assert words(asked.first)[0] == ""
    for name in ("Ba", "Tư", "Sáu"):
        person = make_cadre(f"Hoàng Văn {name}", make_post("Chuyên viên", asked.hoa_tham))
        entry = make_entry(person, make_target(asked.hoa_tham, "Ủy viên Ban Thường vụ"))
        ReviewLine.objects.create(review_list=asked.review, cadre=person, entry=entry, origin="standing")
    # What was said of the forged answer is read from the session first.
    queries()
    many, page = queries()
    assert many == few and "Đã ghi 0/4 trường hợp" in page
    client.post(reverse("campaignunit-submit", args=[asked.asked.pk]), {"state": "sent", "on": "30/11/2021"})
    closed = client.get(asked.page).content.decode()
    assert "trả lại bổ sung thì ghi tiếp được" in closed and "<select" not in closed.split("<main")[1]
    assert client.post(asked.page, said(asked.second, "keep")).status_code == 403
    assert CampaignUnit.objects.get(pk=asked.asked.pk).state == "submitted"
