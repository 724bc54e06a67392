"""Who reads a list of people sent up, and of whom on it: who weighs; nobody of themselves; nobody of a secret plan."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core.acts.run import judge
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from tests.training.factories import choose, make_plan, make_row, make_sending
from training.models import PlanPerson
from training.sending.acts import SEND
from training.sending.gates import SECRET_PLAN
from training.sending.told import told_sending

PAGES = ("detail", "people", "papers", "choose")
ITEMS = ["Đơn xin học", "Bản sao bằng"]


@pytest.fixture
def sending(world):
    """An of Hoa Thám and Bình of Tân Văn on a list of the district."""
    row = make_row(make_plan(world.district, issued_on="2021-11-01"), source="above")
    made = make_sending(row, items=ITEMS)
    choose(row, world.an, sending=made, papers=ITEMS[:1])
    choose(row, world.binh, sending=made)
    return made


def pages(client, sending, *names):
    return [client.get(reverse(f"sendinglist-{name}", args=[sending.pk])) for name in names or PAGES]


def test_of_oneself_nothing_is_read_or_written(client, world, sending):
    Account.objects.create(user=world.lan, cadre=world.an)
    client.force_login(world.lan)
    detail, people, papers, _ = pages(client, sending)
    # Bình's lack alone is told and counted; An stands there by name.
    for page in (detail, people, papers):
        html = page.content.decode()
        assert "Hoàng Thị An" in html and ">1/2<" not in html, page.request["PATH_INFO"]
    assert "0/1" in detail.content.decode() and "do đồng chí khác xử lý" in papers.content.decode()
    lacking = client.get(reverse("sendinglist-people", args=[sending.pk]) + "?lacking=true").content.decode()
    assert "Nông Văn Bình" in lacking and "Hoàng Thị An" not in lacking
    own = PlanPerson.objects.get(cadre=world.an)
    client.post(reverse("sendinglist-papers", args=[sending.pk]), {"paper": [f"{own.pk}:Bản sao bằng"]})
    own.refresh_from_db()
    assert own.papers == ITEMS[:1]
    told = told_sending(sending, world.lan)
    assert [place.person.cadre for place in told.places] == [world.binh] and told.kept_back == 1
    asked = {"on": None, "decision_no": "1", "decision_on": None, "sent_to": "Tỉnh ủy", "incomplete": True}
    said = judge(SEND, world.lan, [sending], asked)
    assert OTHERS_ACT in said[sending.pk]


def test_a_secret_plan_names_nobody(client, world, sending):
    plan = sending.row.plan
    plan.secret = True
    plan.save()
    client.force_login(world.lan)
    detail, *closed = pages(client, sending)
    html = detail.content.decode()
    assert "Kế hoạch có độ mật" in html and "Hoàng Thị An" not in html and "2/2" not in html
    closed.append(client.get(reverse("sendinglist-new", args=[sending.row_id])))
    closed.append(client.get(reverse("sendinglist-people", args=[sending.pk]) + "?format=xlsx"))
    assert [page.status_code for page in closed] == [403] * 5
    assert SECRET_PLAN in judge(SEND, world.lan, [sending], {"sent_to": "Tỉnh ủy"})[sending.pk]
    assert told_sending(sending, world.lan).places == ()
    listed = client.get(reverse("sendinglist-list")).content.decode()
    assert sending.name in listed and "0/2" not in listed


def test_who_weighs_in_one_unit_reads_no_list_and_nobody_of_another(client, world, sending):
    """Hương answers for Hoa Thám and weighs in Tân Văn: of a list there she reads who works there alone."""
    Grant.objects.create(user=world.huong, role=Role.OFFICER, unit=world.tan_van)
    row = make_row(make_plan(world.tan_van, issued_on="2021-11-01"), source="above")
    own = make_sending(row, name="Danh sách của Tân Văn", items=ITEMS)
    choose(own.row, world.an, state="reserve", sending=own)
    choose(own.row, world.binh, sending=own)
    client.force_login(world.huong)
    assert [page.status_code for page in pages(client, sending)] == [404] * 4
    for page in pages(client, own):
        html = page.content.decode()
        assert page.status_code == 200 and "Nông Văn Bình" in html and "Hoàng Thị An" not in html
    assert "0/1" in client.get(own.get_absolute_url()).content.decode()
    assert sending.name not in client.get(reverse("sendinglist-list")).content.decode()


def test_a_unit_reads_no_list_and_of_its_people_who_was_sent_or_summoned(client, world, sending):
    client.force_login(world.huong)
    assert [page.status_code for page in pages(client, sending)] == [403] * 4
    own = PlanPerson.objects.for_user(world.huong)
    for state, told in (("sent", 1), ("summoned", 1), ("refused", 0), ("reserve", 0)):
        PlanPerson.objects.filter(cadre=world.an).delete()
        choose(sending.row, world.an, sending=sending, state=state)
        assert own.all().count() == told, state
