"""Case after case: what the queue shows to whom, how a word is written, and what two who write at once are told."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.discipline import Discipline
from office.campaigns.models import Campaign
from office.organisation.rights import Role
from planning.models import ReviewLine, ReviewList
from tests.campaigns.campaigns import make_campaign
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.review_queues import make_line, make_queue, queue_of, shown, word_of
from tests.planning.reviews import make_addition, make_review, propose
from tests.planning.test_news import seat


@pytest.fixture
def queued(world):
    return make_queue(world)


def opened(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def write(client, line, user, **typed):
    address = reverse("reviewline-propose", args=[line.pk])
    return client.post(address, {"shown": shown(line, user), "fragment": "1", **typed}).content.decode()


def test_the_queue_tells_facts_words_and_counts(client, queued):
    queued.of_cuc.unit_word, queued.of_cuc.unit_reason = "remove", "Xin thôi"
    queued.of_cuc.unit_at = datetime.datetime(2021, 11, 1, tzinfo=datetime.UTC)
    queued.of_cuc.save()
    client.force_login(queued.lan)
    page = opened(client, queue_of(queued.review))
    assert (
        "Kỷ luật Đảng: khiển trách từ 15/03/2021" in page and "Đang giữ chức danh này từ 15/09/2021" in page
    )
    for tab in (
        "Chưa có đề xuất (3)",
        "Có nội dung cần xem xét (2)",
        "Đơn vị đề nghị khác (1)",
        "Đã giữ chức danh (1)",
    ):
        assert tab in page
    assert "Ghi nhận đã trúng cử, đã bổ nhiệm 1 đồng chí" in page
    assert "Đề xuất tiếp tục" not in page, "the unit asks for something else"
    facts = opened(client, queue_of(queued.review, show="facts"))
    assert "Hoàng Thị An" in facts and "Lý Thị Cúc" not in facts
    assert "Lý Thị Cúc" in opened(client, queue_of(queued.review, show="differs"))
    assert "phù hợp" not in page and "Không đạt" not in page


def test_words_are_written_with_what_was_seen_and_the_structure_as_it_would_be(client, queued):
    client.force_login(queued.lan)
    answer = write(
        client, queued.of_an, queued.lan, word="remove", reason="disciplined", text="Theo quyết định"
    )
    assert "<strong>Đưa ra</strong>" in answer and "Bị kỷ luật; Theo quyết định" in answer
    assert 'Chưa có đề xuất: <strong class="figures">2</strong>' in answer
    assert "1/2 (50,0%)" in answer and "2/3 (66,7%)" in answer, "women before, and by the proposals"
    line = ReviewLine.objects.get(pk=queued.of_an.pk)
    assert (line.proposal_by, line.proposal_reason, line.version) == (queued.lan, "disciplined", 1)
    assert line.facts_seal == shown(line, queued.lan).rpartition(":")[2]
    write(client, line, queued.lan, word="")
    line.refresh_from_db()
    assert (line.proposal, line.proposal_reason, line.proposal_at, line.version) == ("", "", None, 2)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"word": "remove"}, "chưa ghi lý do đưa ra"),
        ({"word": ""}, "Chưa chọn đề xuất"),
        ({"word": "add"}, "Đồng chí đang trong quy hoạch thì tiếp tục hoặc đưa ra"),
        ({"word": "keep", "shown": "bad"}, "không kèm giá trị lúc mở"),
    ],
)
def test_what_cannot_be_proposed_is_a_sentence_and_writes_nothing(client, queued, typed, said):
    client.force_login(queued.lan)
    answer = write(client, queued.of_an, queued.lan, **typed)
    assert "data-said" in answer and said in answer and word_of(queued.of_an) == ""


def test_a_word_against_the_record_is_asked_about_once_and_then_written(client, queued):
    client.force_login(queued.lan)
    address = reverse("reviewline-propose", args=[queued.of_an.pk])
    asked = "Hoàng Thị An: hồ sơ chưa ghi đồng chí giữ chức danh quy hoạch này; chức vụ đang ghi: "
    sent = {"shown": shown(queued.of_an, queued.lan), "word": "held"}
    page = client.post(address, sent)
    assert asked in page.content.decode() and "Lưu lần nữa để ghi" in page.content.decode()
    assert page.context["sure"] == "held" and word_of(queued.of_an) == ""
    retired = write(client, queued.of_an, queued.lan, word="remove", reason="retired", sure="held")
    assert "hồ sơ chưa ghi lý do này" in retired and word_of(queued.of_an) == "", "another word is asked anew"
    assert client.post(address, sent | {"sure": "held"}).status_code == 302
    assert word_of(queued.of_an) == "held"
    assert "data-said" not in write(client, queued.of_dung, queued.lan, word="held"), "it is on record"


@pytest.mark.parametrize(
    ("form", "reason", "said"),
    [
        ("retired", "retired", ""),
        ("moved_away", "transferred", ""),
        ("retired", "deceased", "hồ sơ chưa ghi lý do này; đang ghi: đã nghỉ hưu từ 15/11/2021"),
    ],
)
def test_a_reason_of_leaving_is_asked_about_unless_the_record_knows_of_it(client, queued, form, reason, said):
    queued.cuc.posts.update(valid_to="2021-11-15", leaving_form=form)
    client.force_login(queued.lan)
    answer = write(client, queued.of_cuc, queued.lan, word="remove", reason=reason)
    assert said in answer and ("data-said" in answer) == bool(said)


def test_of_two_who_write_at_once_the_second_reads_both_words(client, queued):
    before = shown(queued.of_an, queued.lan)
    other = make_user("hoa", Role.OFFICER, queued.district)
    client.force_login(other)
    write(client, queued.of_an, other, word="keep")
    client.force_login(queued.lan)
    answer = write(client, queued.of_an, queued.lan, shown=before, word="remove", reason="disciplined")
    assert "đã ghi “Tiếp tục” lúc" in answer and "“Đưa ra” của đồng chí chưa ghi" in answer
    assert word_of(queued.of_an) == "keep"
    address = reverse("reviewline-propose", args=[queued.of_an.pk])
    page = client.post(address, {"shown": before, "word": "remove", "reason": "disciplined"})
    assert "chưa ghi" in page.content.decode() and page.context["form"]["word"].value() == "remove"
    assert shown(queued.of_an, queued.lan) in page.content.decode(), "sent again it counts"


def test_facts_that_changed_since_the_page_was_opened_are_looked_at_first(client, queued):
    before = shown(queued.of_cuc, queued.lan)
    Discipline.objects.create(cadre=queued.cuc, kind="party", form="warning", valid_from="2021-11-01")
    client.force_login(queued.lan)
    answer = write(client, queued.of_cuc, queued.lan, shown=before, word="keep")
    assert "nội dung cần xem xét đã khác với lúc mở trang" in answer and "cảnh cáo từ 01/11/2021" in answer
    assert word_of(queued.of_cuc) == ""


def in_state(queued, title, state):
    entry = make_entry(queued.cuc, make_target(queued.hoa_tham, title))
    return make_line(make_review(entry.target, queued.campaign, state=state), entry)


def test_a_list_that_went_on_takes_no_word_but_on_what_was_opened_again(client, queued):
    client.force_login(queued.lan)
    heard, concluded = (
        in_state(queued, f"Chức danh {state}", state) for state in ("standing_heard", "concluded")
    )
    write(client, heard, queued.lan, word="keep")
    assert word_of(heard) == "keep", "opened again: it had none"
    assert "không ghi được đề xuất" in write(client, heard, queued.lan, word="held")
    assert "không ghi được đề xuất" in write(client, concluded, queued.lan, word="keep")


def test_many_are_kept_or_recorded_as_elected_at_once(client, queued):
    client.force_login(queued.lan)
    keep = reverse("review-propose-keep", args=[queued.campaign.pk])
    page = opened(client, keep)
    assert "Đề xuất tiếp tục 1 đồng chí" in page and "Hoàng Thị An" not in page
    rows = [shown(line, queued.lan) for line in queued.lines]
    client.post(keep, {"row": rows})
    assert [word_of(line) for line in queued.lines] == ["", "keep", ""], "of others it is not offered"
    client.post(reverse("review-propose-held", args=[queued.campaign.pk]), {"row": rows})
    assert word_of(queued.of_dung) == "held"


def test_of_a_list_whose_unit_has_not_spoken_nobody_is_written_of_in_a_heap(client, queued):
    ReviewList.objects.filter(pk=queued.review.pk).update(state="collecting")
    client.force_login(queued.lan)
    keep, held = (reverse(f"review-propose-{word}", args=[queued.campaign.pk]) for word in ("keep", "held"))
    assert "Lý Thị Cúc" not in opened(client, keep) and "Nông Văn Dung" not in opened(client, held)
    unit_said = {"unit_word": "keep", "unit_at": datetime.datetime(2021, 11, 1, tzinfo=datetime.UTC)}
    ReviewLine.objects.filter(pk=queued.of_cuc.pk).update(**unit_said)
    assert "Lý Thị Cúc" in opened(client, keep) and "Nông Văn Dung" not in opened(client, held)


def test_a_person_on_several_lists_is_taken_out_of_all_for_a_reason_of_theirs(client, queued):
    entry = make_entry(queued.an, make_target(queued.hoa_tham, "Bí thư Đảng ủy"))
    second = make_line(make_review(entry.target, queued.campaign, state="appraising"), entry)
    client.force_login(queued.lan)
    page = opened(client, queue_of(queued.review, by="person"))
    assert page.count('scope="colgroup"') == 1 and shown(second, queued.lan) in page
    also = shown(second, queued.lan)
    answer = write(client, queued.of_an, queued.lan, word="remove", reason="disciplined", also=also)
    assert answer.count("<strong>Đưa ra</strong>") == 2
    assert [word_of(queued.of_an), word_of(second)] == ["remove", "remove"]


def test_additions_are_added_or_not(client, queued):
    line = make_addition(queued.review, queued.binh)
    client.force_login(queued.lan)
    assert "Đơn vị đề nghị bổ sung" not in opened(client, queue_of(queued.review))
    write(client, line, queued.lan, word="not_added", text="Chưa đủ thời gian")
    assert word_of(line) == "not_added"
    assert "đồng chí khác thì bổ sung" in write(client, line, queued.lan, word="keep")


def test_own_lines_are_left_out_and_counted_and_no_figure_tells_their_word(client, queued):
    propose(queued.of_cuc, "remove", "tasks")
    Account.objects.create(user=queued.lan, cadre=queued.cuc)
    client.force_login(queued.lan)
    page = opened(client, queue_of(queued.review, show="all", of=title_of(queued.target)))
    assert "Lý Thị Cúc" not in page and "1 trường hợp do đồng chí khác xử lý" in page
    assert "Tất cả (2)" in page and "1/2 (50,0%)" not in page, "counted as if they stayed"
    answer = client.post(reverse("reviewline-propose", args=[queued.of_cuc.pk]), {"word": "keep"})
    assert answer.status_code == 404 and word_of(queued.of_cuc) == "remove"


def title_of(target):
    return f"{target.term_id}-{target.post.title_id}"


def test_a_unit_reads_its_word_alone(client, queued):
    propose(queued.of_an, "remove", "disciplined", "Theo quyết định")
    make_addition(queued.review, queued.binh, "add")
    client.force_login(queued.huong)
    assert client.get(queue_of(queued.review)).status_code == 404, "the campaign does not ask this unit"
    Campaign.objects.filter(pk=queued.campaign.pk).update(unit=queued.hoa_tham)
    page = opened(client, queue_of(queued.review))
    assert "Hoàng Thị An" in page and "Nông Văn Bình" not in page
    for told in (
        "khiển trách",
        "Bị kỷ luật",
        "đề xuất",
        "Kết luận",
        "Cơ cấu",
        "data-shown",
        "Theo quyết định",
    ):
        assert told not in page
    assert client.get(queue_of(queued.review, show="facts")).content.decode().count("<tr id=") <= 3
    assert client.get(reverse("reviewline-propose", args=[queued.of_an.pk])).status_code == 403


def test_the_queue_and_a_key_take_as_many_queries_for_many_lines_as_for_few(client, queued):
    client.force_login(queued.lan)
    entries = []
    for number in range(8):
        post = make_post("Chuyên viên", queued.tan_van)
        cadre = make_cadre(f"Lý Văn {'ABCDEGHI'[number]}", post, birth="1975-01-01")
        Discipline.objects.create(cadre=cadre, kind="party", form="warning", valid_from="2021-11-01")
        entries.append(make_entry(cadre, make_target(queued.tan_van)))
    seat(cadre, entries[0].target, valid_from="2021-09-15")
    many = make_review(entries[0].target, make_campaign(queued.district), state="appraising")
    lines = [make_line(many, entry, place) for place, entry in enumerate(entries, 1)]
    queries(client, queued.review, queued.of_an, queued.lan)  # what is known of the reader is asked once
    few = queries(client, queued.review, queued.of_an, queued.lan)
    assert queries(client, many, lines[0], queued.lan) == few


def queries(client, review, line, user):
    """How many the queue takes in both orders, a key, and the page for many."""
    many = reverse("review-propose-keep", args=[review.campaign_id])
    counts = []
    for address in (queue_of(review), queue_of(review, by="person"), many):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    typed = {"shown": shown(line, user), "fragment": "1", "word": "keep"}
    with CaptureQueriesContext(connection) as asked:
        client.post(reverse("reviewline-propose", args=[line.pk]), typed)
    assert word_of(line) == "keep"
    return [*counts, len(asked)]
