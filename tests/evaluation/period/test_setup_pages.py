"""A year's grading is opened from the list of grades, looked at, made; its progress stands with the campaign."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from evaluation.models import GradingLine
from foundation.core.acts.run import judge
from office.campaigns.acts import CLOSE, REPORT_UNCHANGED
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit
from tests.campaigns.campaigns import ASKED, make_campaign_unit
from tests.conftest import END_OF_YEAR, TODAY
from tests.evaluation.grading import make_grading, make_line, states_of
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_unit


@pytest.fixture
def year(world, client):
    world.campaign = make_grading(world.district, 2021, figures_on=END_OF_YEAR)
    world.setup = reverse("grading-setup", args=[world.campaign.pk])
    client.force_login(world.lan)
    return world


def section(client, record):
    name = f"grading-of-{record._meta.model_name}"
    return client.get(reverse(name, args=[record.pk]), headers={"hx-request": "true"})


def test_a_year_is_opened_with_the_days_that_it_asks(world, client):
    client.force_login(world.lan)
    page = client.get(reverse("evaluation-list")).content.decode()
    assert reverse("grading-new") in page
    form = client.get(reverse("grading-new")).context["form"]
    said = {name: form[name].initial for name in form.fields}
    assert (said["year"], said["name"]) == (2021, "Đánh giá, xếp loại năm 2021")
    assert (f"{said['figures_on']}", f"{said['due_on']}") == ("2021-12-31", "2021-12-14")
    sent = {name: form[name].value() or "" for name in form.fields}
    days = {name: f"{sent[name]:%d/%m/%Y}" for name in ("figures_on", "opens_on", "due_on")}
    answer = client.post(reverse("grading-new"), sent | days | {"unit": world.district.pk, "secret": ""})
    campaign = Campaign.objects.get()
    assert campaign.kind == "grading" and answer.url == reverse("grading-setup", args=[campaign.pk])


def test_rows_are_looked_at_by_unit_and_made_once(year, client):
    make_evaluation(make_cadre("Lý Thị Cúc", make_post("Chuyên viên", year.hoa_tham)), 2021)
    page = client.get(year.setup)
    assert [(each["unit"], each["rows"]) for each in page.context["units"]] == [
        *((year.hoa_tham, 1), (year.tan_van, 1))
    ]
    assert "Sẽ lập 2 dòng cho 2 đơn vị" in page.content.decode()
    assert "Đã có kết quả xếp loại năm 2021." in page.content.decode()
    assert not GradingLine.objects.exists()
    for _ in range(2):
        answer = client.post(year.setup, {"cadre": ""})
    assert GradingLine.objects.count() == 2
    assert answer.url == reverse("campaign-units", args=[year.campaign.pk])
    client.post(answer.url, {"units": [year.hoa_tham.pk], "due_on": "14/12/2021"})
    assert [str(line.campaign_unit.unit) for line in GradingLine.objects.exclude(campaign_unit=None)] == [
        "Xã Hoa Thám"
    ]


def test_one_person_alone_or_why_not(year, client):
    client.post(year.setup, {"cadre": year.an.pk})
    assert states_of(year.campaign) == {"Hoàng Thị An": "open"}
    again = client.post(year.setup, {"cadre": year.an.pk})
    assert "Đồng chí này đã có trong danh sách đánh giá của đợt." in again.content.decode()
    nobody = make_cadre("Vi Văn Không", unit=year.hoa_tham)
    page = client.post(year.setup, {"cadre": nobody.pk}).content.decode()
    assert "Đồng chí này không giữ chức vụ chính trong năm tại Huyện Bình Gia" in page


@pytest.mark.parametrize(
    "fields, said",
    [({"secret": True}, "có độ mật"), ({"state": "closed", "closed_on": END_OF_YEAR}, "đã kết thúc")],
)
def test_of_a_campaign_that_is_secret_or_ended_nothing_is_made(year, client, fields, said):
    Campaign.objects.filter(pk=year.campaign.pk).delete()
    campaign = make_grading(year.district, 2021, figures_on=END_OF_YEAR, **fields)
    setup = reverse("grading-setup", args=[campaign.pk])
    assert said in client.get(setup).content.decode()
    client.post(setup, {"cadre": ""})
    assert not GradingLine.objects.exists()


def test_the_campaign_tells_how_far_its_rows_and_units_are(year, client):
    asked = make_campaign_unit(year.hoa_tham, campaign=year.campaign, due_on="2021-11-29")
    make_line(year.an, year.campaign, campaign_unit=asked, self_grade="good")
    make_line(year.binh, year.campaign, "appraised")
    page = section(client, year.campaign)
    assert page.context["states"] == [("Đang mở", 1, "open"), ("Đã thẩm định", 1, "appraised")]
    ((unit, far, late),) = page.context["units"]
    assert (unit, far.rows, far.self_said, far.unit_said, late) == (asked, 1, 1, 0, True)
    assert "Đầu mối đã nộp 0/1" in page.content.decode()
    ((unit, number, url),) = page.context["unanswered"]
    assert (unit, number) == (year.tan_van, 1) and "ghi ở “Bảng xếp loại”" in page.content.decode()
    grid = client.get(url).content.decode()
    assert "Nông Văn Bình" in grid and "Hoàng Thị An" not in grid
    listed = client.get(f"{page.context['rows_url']}&state=appraised").content.decode()
    assert "Nông Văn Bình" in listed and "Hoàng Thị An" not in listed
    own = section(client, asked).content.decode()
    assert "Tập thể chưa đề nghị" in own
    client.force_login(year.huong)
    assert section(client, asked).content.decode() == own
    assert section(client, year.campaign).status_code == 403


def test_the_own_row_is_made_and_counted_apart(year, client):
    Account.objects.create(user=year.lan, cadre=year.an)
    make_evaluation(year.an, 2021)
    page = client.get(year.setup).content.decode()
    assert "Hoàng Thị An" not in page and "1 trường hợp do đồng chí khác xử lý" in page
    make_line(year.an, year.campaign)
    page = section(client, year.campaign)
    assert (page.context["total"], page.context["masked"]) == (0, 1)


def test_an_undecided_row_keeps_the_campaign_open_and_nothing_changed_is_no_answer(year, client):
    asked = make_campaign_unit(year.hoa_tham, "missing", campaign=year.campaign)
    make_line(year.an, year.campaign, "complaint", grade="good")
    make_line(year.binh, year.campaign, "notified", grade="good")
    said = judge(CLOSE, year.lan, [year.campaign], {"on": TODAY})[year.campaign.pk]
    assert said == ["Còn 1 đồng chí chưa có quyết định xếp loại hoặc có kiến nghị chưa trả lời."]
    (said,) = judge(REPORT_UNCHANGED, year.lan, [asked], ASKED)[asked.pk]
    assert said.startswith("Đánh giá, xếp loại cần ý kiến với từng đồng chí")
    page = client.get(asked.get_absolute_url()).content.decode()
    assert "Báo không thay đổi" not in page and "Ghi nhận đã nộp" in page


def test_seats_of_a_committee_or_council_are_no_units_that_answer(year, client):
    for place, name in enumerate(("Thường trực Huyện ủy", "HĐND huyện", "Văn phòng HĐND và UBND"), 1):
        seat = make_unit(f"seat{place}", name, parent=year.district)
        make_cadre(f"Lý Thị {place}", make_post("Phó Chủ tịch", seat))
    kind = year.campaign.kind_of
    proposed = Unit.objects.filter(pk__in=kind.units_of(year.campaign, year.lan))
    assert {unit.name for unit in proposed} == {"Xã Hoa Thám", "Xã Tân Văn", "Văn phòng HĐND và UBND"}


def test_a_campaign_that_names_people_is_not_marked_secret_any_more(year, client):
    url, campaign = reverse("campaign-edit", args=[year.campaign.pk]), year.campaign
    sent = {name: getattr(campaign, name) for name in ("year", "round", "name")} | {"secret": "on"}
    sent |= {name: f"{getattr(campaign, name):%d/%m/%Y}" for name in ("figures_on", "opens_on", "due_on")}
    make_line(year.binh, year.campaign)
    answer = client.post(url, sent)
    assert "Đợt đã có danh sách 1 đồng chí" in answer.content.decode()
    assert not Campaign.objects.get().secret
    GradingLine.objects.all().delete()
    assert client.post(url, sent).status_code == 302 and Campaign.objects.get().secret


def test_the_page_of_a_grading_says_no_set_of_rules_where_its_rows_find_their_own(client, world):
    client.force_login(world.lan)
    own, other = make_grading(world.district), make_grading(world.district, 2019, kind="review")
    told = [dict(client.get(each.get_absolute_url()).context["pairs"]) for each in (own, other)]
    labels = [{label.lower() for label in pairs} for pairs in told]
    assert ["bộ quy định áp dụng" in each for each in labels] == [False, True]
