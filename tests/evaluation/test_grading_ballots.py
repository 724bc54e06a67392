"""The counts of a campaign of grading: typed from the minutes with the votes for each, refused whole, locked, tied."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots.models import BallotCount, Choice
from cadre.models.conflicts import Account
from evaluation.grading.acting.gates import NO_VOTES
from evaluation.grading.acts import VOTE
from evaluation.models import GradingBallot, GradingLine
from foundation.core.acts.run import judge
from office.campaigns.models import Campaign
from office.organisation.models.structure import ManagingAuthority
from tests.ballots.counts import MET, locked, make_choice
from tests.ballots.test_ballots import FORM
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.grading_votes import make_grading_count, vote_on


@pytest.fixture
def grading(world):
    """An of Hoa Thám is proposed HTXSNV where the unit says HTTNV; of Bình of Tân Văn nobody has said anything."""
    world.campaign = make_grading(world.district)
    world.line = make_line(
        world.an, world.campaign, "appraised", collective_grade="good", proposed="excellent", ordinal=1
    )
    world.other = make_line(world.binh, world.campaign, "appraised", ordinal=2)
    world.page, world.new, world.tie = (
        reverse(f"grading-{name}", args=[world.campaign.pk]) for name in ("ballots", "conference", "tie")
    )
    return world


def typed(unit, votes, conference="standing", **figures):
    """`votes` of rows: for, against, blank and, where it is another than begun with, the grade."""
    names = ("votes_for", "votes_against", "votes_blank", "grade")
    cells = {
        f"line{line.pk}-{name}": str(value)
        for line, values in votes.items()
        for name, value in zip(names, values, strict=False)
    }
    return FORM | {"unit": unit.pk, "conference": conference} | cells | figures


def test_a_conference_is_typed_row_by_row_and_what_does_not_add_up_is_refused_whole(client, grading):
    client.force_login(grading.lan)
    page = client.get(grading.page).content.decode()
    assert "Chưa nhập kết quả kiểm phiếu nào." in page and "Hội nghị đơn vị" in page
    address = f"{grading.new}?conference=standing"
    form = client.get(address).context["form"]
    assert [each.initial["grade"] for each in form.votes] == ["excellent", ""]
    assert form.initial["unit"] == grading.district and "năm 2020" in form.initial["subject"]
    assert [key for key, _ in form.fields["slip"].choices] == ["voting"]
    assert "đánh giá, xếp loại năm" in form.fields["subject"].help_text
    unit = client.get(f"{grading.new}?conference=unit&unit={grading.hoa_tham.pk}").context["form"]
    assert [(each.line, each.initial["grade"]) for each in unit.votes] == [(grading.line, "good")]
    votes = {grading.line: (39, 1, 1, "excellent"), grading.other: (41, 0, 0, "good")}
    for wrong, said in (
        (typed(grading.district, votes, valid="40"), "Số phiếu không khớp: thu về 42, hợp lệ 40"),
        (
            typed(grading.district, votes | {grading.line: (39, 1, 2, "excellent")}),
            "cộng lại là 42, phải bằng 41",
        ),
        (
            typed(grading.district, votes | {grading.line: (39, 1, 2, "excellent")}, minutes_on=""),
            "cộng lại là 42, phải bằng 41",
        ),
        (typed(grading.district, votes | {grading.other: (41, 0, 0, "")}), "Chọn mức được lấy phiếu."),
        (typed(grading.district, {}), "Chưa nhập số phiếu của đồng chí nào."),
    ):
        html = client.post(address, wrong).content.decode()
        assert said in html
        assert not BallotCount.objects.exists()
    assert 'value="39"' in client.post(address, typed(grading.district, votes, valid="40")).content.decode()


def test_a_count_is_saved_with_its_votes_told_on_the_rows_and_locked(client, grading):
    client.force_login(grading.lan)
    address = f"{grading.new}?conference=standing"
    votes = {grading.line: (39, 1, 1, "excellent"), grading.other: (41, 0, 0, "good")}
    assert client.post(address, typed(grading.district, votes)).url == grading.page
    count = BallotCount.objects.get()
    assert (count.conference, count.unit, count.choices.count()) == ("standing", grading.district, 2)
    assert {(tie.line, tie.grade) for tie in GradingBallot.objects.all()} == {
        (grading.line, "excellent"),
        (grading.other, "good"),
    }
    page = client.get(grading.page).content.decode()
    assert "HTXSNV, HTTNV" in page and reverse("ballotcount-lock", args=[count.pk]) in page
    locked(count)
    page = client.get(grading.page).content.decode()
    assert "Đã khóa kết quả" in page and "Bỏ gắn" not in page
    section = client.get(reverse("gradingline-votes", args=[grading.line.pk])).content.decode()
    assert "39/41" in section and "90,7% số có mặt (căn cứ chưa xác nhận)" in section
    again = client.get(address).content.decode()
    assert "đã có: 39/41 phiếu đồng ý HTXSNV" in again


def test_the_body_votes_on_who_is_appraised_and_on_who_went_up_where_their_level_is_named(client, grading):
    client.force_login(grading.lan)
    address, level = f"{grading.new}?conference=standing", ManagingAuthority.objects.create(name="Tỉnh ủy")
    GradingLine.objects.filter(pk=grading.other.pk).update(state="above", authority=level)
    answer = client.get(address)
    assert [each.line for each in answer.context["form"].votes] == [grading.line]
    assert "đã trình cấp trên thì chọn Diện quản lý" in answer.content.decode()
    above = client.get(f"{address}&authority={level.pk}").context["form"]
    assert [each.line for each in above.votes] == [grading.other]
    early = make_grading(grading.district, 2019)
    make_line(grading.an, early, "unit"), make_line(grading.binh, early, "open")
    page = client.get(reverse("grading-ballots", args=[early.pk]))
    assert [key for key, _ in page.context["conferences"]] == ["unit"]


def test_votes_of_a_row_that_was_decided_meanwhile_are_told_and_nothing_is_saved(client, grading):
    client.force_login(grading.lan)
    votes = {grading.line: (39, 1, 1, "excellent"), grading.other: (41, 0, 0, "good")}
    GradingLine.objects.filter(pk=grading.other.pk).update(grade="good", state="decided")
    html = client.post(f"{grading.new}?conference=standing", typed(grading.district, votes)).content.decode()
    assert "1 đồng chí đã nhập số phiếu vừa có quyết định" in html and 'value="39"' in html
    assert not BallotCount.objects.exists()


def test_a_unit_types_its_own_conference_alone_and_reads_nothing_of_the_body_above(client, grading):
    GradingLine.objects.update(state="open")
    make_campaign_unit(grading.hoa_tham, campaign=grading.campaign)
    vote_on(grading.line, make_grading_count(grading.district, "standing"), 20, "excellent")
    client.force_login(grading.huong)
    page = client.get(grading.page)
    assert [key for key, _ in page.context["conferences"]] == ["unit"] and page.context["held"] == []
    assert [line.cadre for line in page.context["lines"]] == [grading.an]
    assert client.get(f"{grading.new}?conference=standing").status_code == 400
    form = client.get(grading.new)
    assert "20/41" not in form.content.decode() and "Nông Văn Bình" not in form.content.decode()
    sent = typed(grading.hoa_tham, {grading.line: (39, 1, 1, "good")}, "unit")
    client.post(grading.new, sent | {f"line{grading.other.pk}-votes_for": "41"})
    assert BallotCount.objects.count() == 1, "somebody of another unit is refused"
    client.post(grading.new, sent)
    assert [held.people for held in client.get(grading.page).context["held"]] == [1]
    GradingLine.objects.update(state="unit")
    assert client.get(grading.new).status_code == 403, "it has proposed"


def test_a_unit_that_hosts_the_campaign_itself_types_no_vote_of_the_body_either(client, grading):
    campaign = make_grading(grading.hoa_tham, name="Xếp loại của xã")
    make_line(grading.an, campaign)
    client.force_login(grading.huong)
    page = client.get(reverse("grading-ballots", args=[campaign.pk]))
    assert [key for key, _ in page.context["conferences"]] == ["unit"]


def test_ones_own_row_is_not_voted_on_by_oneself_and_totals_say_so(client, grading):
    Account.objects.create(user=grading.lan, cadre=grading.an)
    count = make_grading_count(grading.district, "standing")
    vote_on(grading.line, count), vote_on(grading.other, count)
    client.force_login(grading.lan)
    page = client.get(grading.page)
    assert [(held.people, held.may_lock) for held in page.context["held"]] == [(1, False)]
    assert "Không kể phiếu của bản thân" in page.content.decode()
    form = client.get(f"{grading.new}?conference=standing").context["form"]
    assert [each.line for each in form.votes] == [grading.other]
    sent = typed(grading.district, {grading.line: (39, 1, 1, "good")})
    assert client.post(f"{grading.new}?conference=standing", sent).status_code == 200
    assert BallotCount.objects.count() == 1


def test_a_count_typed_elsewhere_is_tied_with_the_grade_of_each_row_and_untied(client, grading):
    count = make_grading_count(grading.district, "standing")
    make_choice(count, grading.an), make_choice(count, grading.binh), make_choice(count, written_in=True)
    make_choice(make_grading_count(grading.district, "key_cadres"), grading.an)
    client.force_login(grading.lan)
    assert client.get(grading.page).context["offered"] == [count]
    refused = client.post(grading.tie, {"count": count.pk}, follow=True).content.decode()
    assert "chưa có mức đề nghị, đề xuất của Nông Văn Bình" in refused and not GradingBallot.objects.exists()
    client.post(grading.tie, {"count": count.pk, "grade": "good"})
    assert GradingBallot.objects.filter(grade="good").count() == 2
    assert (
        "không có đồng chí nào chưa gắn"
        in client.post(grading.tie, {"count": count.pk}, follow=True).content.decode()
    )
    client.post(grading.tie, {"count": count.pk, "away": "1"})
    assert not GradingBallot.objects.exists() and Choice.objects.filter(count=count).count() == 3
    GradingLine.objects.filter(pk=grading.other.pk).update(proposed="completed")
    client.post(grading.tie, {"count": count.pk})
    assert set(GradingBallot.objects.values_list("grade", flat=True)) == {"excellent", "completed"}
    locked(count)
    client.post(grading.tie, {"count": count.pk, "away": "1"})
    assert GradingBallot.objects.count() == 2, "locked"


def test_the_standing_committee_of_a_commune_is_not_the_body_that_decides(client, grading):
    """Its vote is offered for no row, moves none on, and stays the commune's own."""
    count = make_grading_count(grading.hoa_tham, "standing")
    client.force_login(grading.lan)
    make_choice(count, grading.an)
    assert client.get(grading.page).context["offered"] == []
    client.post(grading.tie, {"count": count.pk, "grade": "good"})
    assert not GradingBallot.objects.exists()
    vote_on(grading.other, locked_later := make_grading_count(grading.tan_van, "standing"))
    locked(locked_later)
    assert judge(VOTE, grading.lan, [grading.other], {}) == {grading.other.pk: [NO_VOTES]}
    assert BallotCount.objects.for_user(grading.huong).filter(pk=count.pk).exists()


def test_a_campaign_that_ended_takes_no_more_votes_and_more_rows_ask_no_more_queries(client, grading):
    client.force_login(grading.lan)
    count = make_grading_count(grading.district, "standing")
    vote_on(grading.line, count)

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    addresses = [grading.page, f"{grading.new}?conference=standing"]
    few = [queries(address) for address in addresses]
    vote_on(grading.other, count)
    vote_on(grading.other, make_grading_count(grading.tan_van))
    assert [queries(address) for address in addresses] == few
    Campaign.objects.filter(pk=grading.campaign.pk).update(state="closed", closed_on=MET)
    assert client.get(grading.page).context["conferences"] == []
    assert client.get(addresses[1]).status_code == 403
    assert client.post(grading.tie, {"count": count.pk, "away": "1"}).status_code == 403
