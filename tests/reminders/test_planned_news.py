"""What happened to planned people comes to the inbox: one duty a unit's list and kind of news."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from planning.acts import REMOVE
from reminders.acts import DONE
from reminders.models import Duty
from reminders.recipients import doers_of
from reminders.reference import load_duty_rules
from reminders.scan import compare, scan
from tests.factories import make_cadre, make_post
from tests.planning.conftest import make_planned
from tests.planning.lists import done, make_entry, make_proposal, make_target
from tests.reminders.duties import LIST, TODAY, make_duty_rule, text


@pytest.fixture
def planned(world):
    """Made anew: the ages at retirement, which every test here has, stand in the tables already."""
    return make_planned(world)


@pytest.fixture
def news(planned):
    """An has retired by an edit of her post, Bình sits in the committee since September; nobody was told."""
    make_duty_rule("planned_news", 12, month=3, day=31, task="Xem xét")
    retire(planned.an)
    sit(planned.binh, planned.target)
    return planned


def retire(cadre):
    PostHeld.objects.filter(cadre=cadre, main=True).update(valid_to="2021-11-15", leaving_form="retired")


def sit(cadre, target):
    return PostHeld.objects.create(cadre=cadre, post=target.post, main=False, valid_from="2021-09-15")


def standing():
    """What the inbox holds by the kind of news: the people concerned."""
    duties = Duty.objects.filter(rule__kind="planned_news", state="open").order_by("cycle")
    return [(duty.cycle, duty.people) for duty in duties]


def test_each_kind_of_news_of_a_list_is_one_duty_until_the_next_review(news):
    scan(TODAY)
    assert standing() == [("left", [news.an.pk]), ("seated", [news.binh.pk])]
    duty = Duty.objects.get(cycle="left")
    assert (duty.unit, duty.cadre, duty.subject_key) == (news.district, news.an, news.target.pk)
    assert (duty.due_on, duty.confirmed) == (datetime.date(2022, 3, 31), False)
    assert scan(TODAY).counts["made"] == 0


def test_people_of_one_list_share_a_duty_and_a_proposal_has_none(news):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", news.office))
    make_proposal(cuc, news.target)
    sit(cuc, news.target)
    scan(TODAY)
    assert standing()[1] == ("seated", [news.binh.pk])
    make_entry(make_cadre("Lý Văn Tư", make_post("Chuyên viên", news.office)), news.target)
    tu = news.target.entries.get(cadre__full_name="Lý Văn Tư").cadre
    sit(tu, news.target)
    scan(TODAY)
    assert standing()[1] == ("seated", sorted([news.binh.pk, tu.pk]))
    assert Duty.objects.get(cycle="seated").cadre is None


def test_a_duty_closes_when_its_entry_ends_or_the_fact_is_gone(news):
    scan(TODAY)
    done(REMOVE, news.first, {"on": TODAY, "end_reason": "retired"})
    PostHeld.objects.filter(cadre=news.binh, main=False).delete()
    scan(TODAY)
    reasons = set(Duty.objects.values_list("state", "reason"))
    assert reasons == {("closed", "trường hợp quy hoạch đã kết thúc hoặc nội dung này không còn")}
    sit(news.binh, news.target)
    scan(TODAY)
    assert standing() == [("seated", [news.binh.pk])]


def test_what_was_done_comes_back_only_for_somebody_new(news):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", news.office))
    make_entry(cuc, news.target)
    scan(TODAY)
    done_duty = done(DONE, Duty.objects.get(cycle="left"))
    scan(TODAY)
    assert Duty.objects.get(pk=done_duty.pk).state == "done"
    retire(cuc)
    scan(TODAY)
    assert standing()[0] == ("left", sorted([news.an.pk, cuc.pk]))


def test_the_inbox_names_number_and_list_and_opens_the_lines(client, news):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", news.office))
    make_entry(cuc, news.target)
    sit(cuc, news.target)
    scan(TODAY)
    client.force_login(news.lan)
    html = text(client.get(LIST))
    told = "Đang giữ chức danh quy hoạch: Ủy viên Ban Chấp hành Đảng bộ huyện, nhiệm kỳ 2020–2025"
    opened = f"{news.address}?unit={news.district.pk}&status=approved&news=seated"
    assert f'<a href="{opened.replace("&", "&amp;")}">{told}</a>' in html
    assert ">2 đồng chí, Huyện Bình Gia</a></div></td>" in html and "Hoàng Thị An" in html
    lines = client.get(opened).context["planning_list"].lines
    assert {line.entry.cadre for line in lines} == {news.binh, cuc}
    detail = text(client.get(Duty.objects.get(cycle="seated").get_absolute_url()))
    assert told in detail and "Mở danh sách" in detail and "2 đồng chí" in detail


def test_a_unit_hears_of_its_own_list_and_nothing_of_the_one_above(client, news):
    """Hương keeps the people of Hoa Thám: An's duty of the district's list is not hers to know of."""
    own = make_target(news.hoa_tham)
    make_entry(news.an, own)
    scan(TODAY)
    client.force_login(news.huong)
    page = client.get(LIST)
    assert page.context["page"]["total"] == page.context["inbox_count"]() == 1
    assert "Đảng bộ huyện" not in text(page) and "Không còn công tác" in text(page)
    above = Duty.objects.get(cycle="left", unit=news.district)
    assert client.get(above.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("many", [False, True])
def test_of_their_own_people_nobody_is_told_nor_do_they_count(client, news, many):
    """Lan is Bình: alone he makes no duty of hers, among others he is not counted."""
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", news.office))
    if many:
        make_entry(cuc, news.target)
        sit(cuc, news.target)
    Account.objects.create(user=news.lan, cadre=news.binh)
    scan(TODAY)
    client.force_login(news.lan)
    page = client.get(LIST)
    assert page.context["page"]["total"] == page.context["inbox_count"]() == (2 if many else 1)
    assert (">1 đồng chí, Huyện Bình Gia<" in text(page)) is many
    duty = Duty.objects.get(cycle="seated")
    assert client.get(duty.get_absolute_url()).status_code == (200 if many else 404)
    assert (news.lan.pk in doers_of([duty])[duty.pk]) is many


def test_a_duty_about_the_reader_s_people_alone_is_nobody_s_news_to_them(client, news):
    """Two who are both kept from Lan: the duty names no single person, and is hidden all the same."""
    Account.objects.create(user=news.lan, cadre=news.binh)
    relative = make_cadre("Nông Thị Hà", make_post("Chuyên viên", news.office))
    relative.relatives.create(relative=news.binh, kinship="sibling")
    make_entry(relative, news.target)
    sit(relative, news.target)
    scan(TODAY)
    duty = Duty.objects.get(cycle="seated")
    assert duty.cadre is None and len(duty.people) == 2
    client.force_login(news.lan)
    assert client.get(LIST).context["page"]["total"] == 1
    assert client.get(duty.get_absolute_url()).status_code == 404
    assert client.post(reverse("duty-done", args=[duty.pk]), {"note": ""}).status_code == 404
    assert news.lan.pk not in doers_of([duty])[duty.pk]


def test_the_review_rule_is_shipped_and_the_scan_takes_the_same_queries(news):
    load_duty_rules()
    counts = []
    for _ in range(2):
        for number in range(6):
            cadre = make_cadre(f"Lý {number}", make_post("Chuyên viên", news.office))
            make_entry(cadre, news.target)
            sit(cadre, news.target)
        with CaptureQueriesContext(connection) as queries, compare(TODAY):
            pass
        counts.append(len(queries))
    assert counts[0] == counts[1]
