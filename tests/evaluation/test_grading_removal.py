"""A row made by mistake is removed with its reason while nobody has said or done anything of it."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from evaluation.models import GradingLine, GradingOpinion
from foundation.core.dates import PartialDate
from office.campaigns.making import offered
from office.campaigns.models import CampaignUnit
from tests.campaigns.campaigns import make_campaign_unit
from tests.conftest import END_OF_YEAR
from tests.evaluation.grading import make_grading, make_line, make_votes
from tests.forms import hidden_fields


@pytest.fixture
def line(world, client):
    world.campaign = make_grading(world.district, 2021, figures_on=END_OF_YEAR)
    world.asked = make_campaign_unit(world.hoa_tham, "sent", campaign=world.campaign)
    client.force_login(world.lan)
    return make_line(world.an, world.campaign, campaign_unit=world.asked, ordinal=1)


def page_of(line):
    return reverse("gradingline-remove", args=[line.pk])


def remove(client, line, reason="Lập nhầm người", opened=None):
    opened = opened or client.get(page_of(line))
    return client.post(
        page_of(line), hidden_fields(opened.content.decode()) | {"reason": reason}, follow=True
    )


def test_it_asks_for_the_reason_and_neither_the_unit_nor_the_numbers_keep_it(client, world, line):
    other = make_line(world.binh, world.campaign, ordinal=2)
    assert page_of(line) in client.get(line.get_absolute_url()).content.decode()
    opened = client.get(page_of(line))
    assert remove(client, line, " ", opened).context["form"].errors["reason"]
    told = remove(client, line).content.decode()
    assert "Đã xóa dòng lập nhầm." in told and "Nông Văn Bình" in told
    assert list(GradingLine.objects.values_list("pk", "ordinal")) == [(other.pk, 1)]
    unit = CampaignUnit.objects.select_related("campaign", "unit").get(pk=world.asked.pk)
    assert offered(unit) is None


WORDS = [
    {"self_grade": "good"},
    {"unit_note": "đi học"},
    {"absent_months": 2},
    {"quarter_1": "good"},
    {"unit_votes": 0, "unit_valid": 3},
    {"proposed": "good"},
    {"state": "self"},
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: next(iter(words)))
def test_of_whom_something_was_said_the_row_stays(client, line, words):
    opened = client.get(page_of(line))
    GradingLine.objects.filter(pk=line.pk).delete()
    line = make_line(line.cadre, line.campaign, **{"pk": line.pk} | words)
    assert page_of(line) not in client.get(line.get_absolute_url()).content.decode()
    answer = remove(client, line, opened=opened)
    assert answer.status_code == 403 and "ghi KĐG kèm lý do ở" in answer.content.decode()
    assert GradingLine.objects.filter(pk=line.pk).exists()


def test_votes_and_the_word_of_another_place_keep_it_too(client, world, line):
    GradingOpinion.objects.create(line=line, unit=world.tan_van, grade="good")
    voted = make_line(world.binh, world.campaign)
    make_votes(voted)
    assert {client.get(page_of(each)).status_code for each in (line, voted)} == {403}


def test_nobody_removes_the_own_row_nor_one_without_the_right(client, world, line):
    client.force_login(world.huong)
    assert client.get(page_of(line)).status_code == 403
    client.force_login(world.lan)
    Account.objects.create(user=world.lan, cadre=world.an)
    assert client.get(page_of(line)).status_code in (403, 404)


def test_the_rows_of_who_left_since_are_removed_from_the_page_that_tells_them(client, world, line):
    PostHeld.objects.filter(cadre__in=[world.an, world.binh]).update(valid_to=PartialDate("2021-03-01"))
    said = make_line(world.binh, world.campaign, ordinal=2, self_grade="good")
    page = client.get(reverse("grading-setup", args=[world.campaign.pk]))
    assert set(page.context["gone"]) == {(line, True), (said, False)}
    told = page.content.decode()
    assert page_of(line) in told and page_of(said) not in told and "ghi KĐG kèm lý do" in told
    remove(client, line)
    assert list(GradingLine.objects.all()) == [said]
