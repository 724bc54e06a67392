"""How conferences voted on those who are to be added: typed as the minutes say, told to those in charge alone."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots.models import BallotCount, Choice
from cadre.models.conflicts import Account
from planning.models import AdditionBallot, ReviewLine, ReviewNotice, UnitTally
from planning.reviews.acts import START
from tests.ballots.counts import MET, locked, make_choice, make_count
from tests.ballots.test_ballots import FORM
from tests.campaigns.campaigns import make_campaign_unit
from tests.planning.review_ways import all_proposed, bring, lines, step
from tests.planning.reviews import make_addition


@pytest.fixture
def adding(in_review):
    """Dung was put forward by the office; Bình is asked for by the unit."""
    step(START, in_review.review)
    in_review.line = lines(in_review.review)[in_review.dung.pk]
    in_review.asked_for = make_addition(in_review.review, in_review.binh, origin="unit")
    in_review.page, in_review.new = (
        reverse(f"reviewlist-{name}", args=[in_review.review.pk]) for name in ("ballots", "conference")
    )
    return in_review


def typed(world, line, votes, **figures):
    names = ("votes_for", "votes_against", "votes_blank")
    cells = {f"line{line.pk}-{name}": str(number) for name, number in zip(names, votes, strict=False)}
    return FORM | {"unit": world.hoa_tham.pk} | cells | figures


def test_a_conference_is_typed_with_the_votes_for_each_and_what_does_not_add_up_is_refused_whole(
    client, adding
):
    client.force_login(adding.lan)
    opened = client.get(f"{adding.new}?conference=key_cadres").content.decode()
    assert "Nông Văn Dung" in opened and "giới thiệu quy hoạch" in opened
    wrong = client.post(adding.new, typed(adding, adding.line, (39, 1, 2))).content.decode()
    assert "cộng lại là 42, phải bằng 41 phiếu hợp lệ" in wrong and 'value="39"' in wrong
    few = client.post(adding.new, typed(adding, adding.line, (39, 1, 1), valid="40")).content.decode()
    assert "Số phiếu không khớp" in few
    lacking = client.post(adding.new, typed(adding, adding.line, ("", 1, 1))).content.decode()
    assert "Chưa nhập số phiếu đồng ý." in lacking
    assert (
        "Chưa nhập số phiếu của đồng chí nào."
        in client.post(adding.new, typed(adding, adding.line, ())).content.decode()
    )
    naming = typed(adding, adding.line, (39, 1, 1), slip="naming")
    assert "Phiếu giới thiệu chỉ ghi số phiếu đồng ý." in client.post(adding.new, naming).content.decode()
    assert not BallotCount.objects.exists() and not Choice.objects.exists()
    done = client.post(adding.new, typed(adding, adding.line, (39, 1, 1)))
    assert done.url == adding.page
    choice = Choice.objects.get()
    assert (choice.cadre, choice.count.unit, choice.votes_for) == (adding.dung, adding.hoa_tham, 39)
    assert AdditionBallot.objects.get().line == adding.line
    page = client.get(adding.page).content.decode()
    # 39 of the 43 who were there, since no confirmed rule says of which number.
    assert "39 đồng ý, 90,7%" in page and "số làm căn cứ tính tỷ lệ chưa xác nhận (43)" in page
    assert "không lấy phiếu" in page, "Bình was not voted on there"
    assert adding.page in client.get(reverse("reviewline-propose", args=[adding.line.pk])).content.decode()


def test_a_count_typed_by_the_office_with_whom_it_adds_is_not_the_units_before_the_notice(client, adding):
    client.force_login(adding.lan)
    standing = client.get(f"{adding.new}?conference=standing")
    assert standing.context["form"].initial.get("unit") is None
    client.post(adding.new, typed(adding, adding.asked_for, (40, 1, 0)))
    client.post(adding.new, typed(adding, adding.line, (39, 1, 1)))
    known, hidden = BallotCount.objects.order_by("pk")
    choice = hidden.choices.get()
    ways = [
        hidden.get_absolute_url(),
        *(reverse(f"ballotcount-{page}", args=[hidden.pk]) for page in ("edit", "history", "lock", "remove")),
        *(reverse(f"choice-{page}", args=[choice.pk]) for page in ("edit", "remove")),
    ]
    assert {client.get(way).status_code for way in ways} == {200}
    client.force_login(adding.huong)
    assert {client.get(way).status_code for way in ways} == {404}
    listed = client.get(reverse("ballotcount-list"))
    assert listed.context["page"]["total"] == 1 and client.get(known.get_absolute_url()).status_code == 200
    assert client.post(ways[-2], {"votes_for": "1"}).status_code == 404
    choice.refresh_from_db()
    assert choice.votes_for == 39
    own = client.post(adding.new, typed(adding, adding.asked_for, (38, 2, 1)))
    assert own.url == adding.page and client.get(reverse("ballotcount-list")).context["page"]["total"] == 2
    told = ReviewNotice.objects.create(
        review_list=adding.review, unit=adding.hoa_tham, number="5-TB/BTC", notified_on=MET
    )
    ReviewLine.objects.filter(pk=adding.line.pk).update(notice=told)
    assert client.get(ways[0]).status_code == 200, "it was told of the addition"


def test_a_count_typed_elsewhere_is_tied_and_untied_and_who_was_written_in_stays_in_the_count(client, adding):
    count = make_count(adding.hoa_tham)
    make_choice(count, adding.dung), make_choice(count, adding.an), make_choice(count, written_in=True)
    other = make_count(adding.hoa_tham, subject="việc khác")
    make_choice(other, adding.an)
    client.force_login(adding.lan)
    page = client.get(adding.page).content.decode()
    assert "Gắn với danh sách này" in page and "việc khác" not in page
    address = reverse("reviewlist-tie", args=[adding.review.pk])
    refused = client.post(address, {"count": other.pk}, follow=True).content.decode()
    assert "không có đồng chí nào đề nghị bổ sung" in refused and not AdditionBallot.objects.exists()
    client.post(address, {"count": count.pk})
    assert [tie.line for tie in AdditionBallot.objects.all()] == [adding.line]
    page = client.get(adding.page).content.decode()
    assert "Hoàng Văn Ngoài" not in page and "39 đồng ý" in page
    client.post(address, {"count": count.pk, "away": "1"})
    assert not AdditionBallot.objects.exists() and Choice.objects.filter(count=count).count() == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        AdditionBallot.objects.create(line=adding.line, choice=other.choices.get())


def test_votes_are_for_those_in_charge_and_a_unit_reads_them_of_nobody_it_does_not_know(client, adding):
    for person, line in ((adding.dung, adding.line), (adding.binh, adding.asked_for)):
        choice = make_choice(make_count(adding.hoa_tham, subject=f"đợt {person.pk}"), person, 33)
        AdditionBallot.objects.create(line=line, choice=choice)
    above = make_choice(
        make_count(adding.district, conference="standing", subject="của huyện"), adding.binh, 8
    )
    AdditionBallot.objects.create(line=adding.asked_for, choice=above)
    UnitTally.objects.create(line=adding.asked_for, conference="key_cadres", valid=41, votes_for=33)
    client.force_login(adding.huong)
    page = client.get(adding.page).content.decode()
    assert "Nông Văn Bình" in page and "33 đồng ý" in page and "Hội nghị cán bộ chủ chốt: 33/41" in page
    assert "Nông Văn Dung" not in page and "của huyện" not in page and "1 đồng chí" in page
    form = client.get(f"{adding.new}?conference=key_cadres").content.decode()
    assert "Nông Văn Bình" in form and "Nông Văn Dung" not in form
    assert 'value="33"' in form and 'value="41"' in form and "đối chiếu với biên bản" in form
    UnitTally.objects.update(votes_for=30)
    assert "30/41 (khác biên bản)" in client.get(adding.page).content.decode()
    Account.objects.create(user=adding.lan, cadre=adding.dung)
    client.force_login(adding.lan)
    own = client.get(adding.page).content.decode()
    assert "Nông Văn Dung" not in own and "Nông Văn Bình" in own
    adding.target.secret = True
    adding.target.save()
    assert (
        client.get(adding.page).status_code == 403 and "Nông" not in client.get(adding.new).content.decode()
    )


def test_that_oneself_is_to_be_added_is_told_by_no_count(client, adding):
    tied, other = (make_count(adding.hoa_tham, subject=each) for each in ("cả hai", "việc khác"))
    for person, line in ((adding.dung, adding.line), (adding.binh, adding.asked_for)):
        AdditionBallot.objects.create(line=line, choice=make_choice(tied, person))
    make_choice(other, adding.binh)
    beside = tied.choices.get(cadre=adding.binh)
    ways = [
        tied.get_absolute_url(),
        *(reverse(f"ballotcount-{page}", args=[tied.pk]) for page in ("edit", "history", "lock", "remove")),
        *(reverse(f"choice-{page}", args=[beside.pk]) for page in ("edit", "history", "remove")),
        *(reverse(page, args=[tied.pk]) for page in ("choice-new", "ballotcount-minutes")),
    ]
    client.force_login(adding.lan)
    assert {client.get(way).status_code for way in ways} == {200}
    Account.objects.create(user=adding.lan, cadre=adding.dung)
    assert {client.get(way).status_code for way in ways} == {404}
    assert {client.post(way, {"reason": "x"}).status_code for way in ways[1:]} <= {404, 405}
    listed = client.get(reverse("ballotcount-list"))
    assert listed.context["page"]["total"] == 1 and BallotCount.objects.count() == 2
    page = client.get(adding.page).content.decode()
    assert tied.get_absolute_url() not in page and "Nông Văn Dung" not in page and "Nông Văn Bình" in page


def test_a_unit_types_its_own_conferences_until_it_hands_in(client, adding):
    client.force_login(adding.huong)
    standing = typed(adding, adding.asked_for, (39, 1, 1), conference="standing")
    assert client.post(adding.new, standing).status_code == 200 and not BallotCount.objects.exists()
    assert 'value="standing"' not in client.get(adding.page).content.decode()
    make_choice(make_count(adding.hoa_tham, conference="standing", subject="khác"), adding.binh)
    assert "Gắn với danh sách này" not in client.get(adding.page).content.decode()
    client.post(adding.new, typed(adding, adding.asked_for, (39, 1, 1)))
    count = AdditionBallot.objects.get().choice.count
    ways = [
        *(reverse(f"ballotcount-{page}", args=[count.pk]) for page in ("edit", "lock", "remove")),
        *(reverse(f"choice-{page}", args=[count.choices.get().pk]) for page in ("edit", "remove")),
        *(reverse(page, args=[count.pk]) for page in ("choice-new", "ballotcount-minutes")),
        adding.new,
    ]
    assert {client.get(way).status_code for way in ways} == {200}
    make_campaign_unit(adding.hoa_tham, "submitted", campaign=adding.campaign)
    assert {client.get(way).status_code for way in ways} <= {403, 404}
    assert {client.post(way, {"votes_for": "1", "reason": "x"}).status_code for way in ways} <= {403, 404}
    tying = client.post(reverse("reviewlist-tie", args=[adding.review.pk]), {"count": count.pk, "away": "1"})
    assert tying.status_code == 403 and "Hồ sơ đã gửi" in tying.content.decode()
    page = client.get(adding.page).content.decode()
    assert (
        "39 đồng ý" in page
        and "Bỏ gắn" not in page
        and client.get(count.get_absolute_url()).status_code == 200
    )
    client.force_login(adding.lan)
    assert {client.get(way).status_code for way in ways} == {200}, "the office still writes"


def test_after_the_decision_votes_are_read_alone_and_more_people_ask_no_more_queries(client, adding):
    client.force_login(adding.lan)
    count = make_count(adding.hoa_tham)
    AdditionBallot.objects.create(line=adding.line, choice=make_choice(count, adding.dung))

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(adding.page)
        return len(asked)

    queries()
    few = queries()
    AdditionBallot.objects.create(line=adding.asked_for, choice=make_choice(count, adding.binh))
    assert queries() == few
    all_proposed(adding.review)
    locked(count)
    bring(adding.review, "decided")
    page = client.get(adding.page).content.decode()
    assert "39 đồng ý" in page and "Bỏ gắn" not in page and "Nhập kết quả" not in page
    assert client.post(adding.new, typed(adding, adding.line, (39, 1, 1))).status_code == 403
    assert str(MET.year) in page
