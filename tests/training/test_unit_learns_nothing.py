"""Two worlds that a unit cannot tell apart: one in which its people are planned, needed and placed above it."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from office.organisation.rights import Role
from tests.campaigns.campaigns import make_campaign, make_campaign_unit
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.forms import hidden_fields
from tests.planning.lists import make_entry, make_target
from tests.planning.test_two_worlds import SHARED, WRITES, content_of, differing
from tests.planning.unit_files import filled
from tests.records import APPS, OWN, address
from tests.training.factories import choose, make_need, make_plan, make_programme, make_row
from tests.training.test_needs_by_workbook import MORE as MORE_COURSES
from tests.training.test_needs_by_workbook import THEORY, take
from training.models import PlanPerson

own_rows = OWN.fixture()
# Lists, records, the board and duties, where words about people could stand; forms and other papers are their own.
KNOWING = {"cadre", "campaigns", "dashboards", "reminders", "training"}
ASKED = [
    (name, kind)
    for app in APPS
    for name, kind, roles in app.ADDRESSES
    if app.__name__.split(".")[1] in KNOWING and Role.UNIT_OFFICER in roles
]
APART = ("stat", "report", "post-", "body-", "programme", "vacanc", "holders", "roster")
MORE = {name: ("format=xlsx", "print=1") for name in ("need-list", "planperson-list")}
# The key of a record that is written next tells how many there are of all units, and nothing of these.
KEYS = re.compile(r"/\d+/")


@pytest.fixture
def afoot(world, own_rows):
    """A campaign in which Hoa Thám registers; the office asks its own lists, on which nobody of it stands yet."""
    world.own = own_rows.put().own
    make_standard("theory", 22)
    world.programme = make_programme("Trung cấp LLCT", kind="theory", level=22)
    chair = make_post("Chủ tịch UBND", world.hoa_tham, is_leader=True)
    world.mai = make_cadre("Hoàng Văn Mai", chair, birth="1979-05-01")
    make_qualification(world.mai, "theory", 21)
    world.cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", world.hoa_tham), birth="1980-05-01")
    world.dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", world.hoa_tham), birth="1982-05-01")
    world.open_need = make_need(world.cuc, "it", None, why="unit")
    world.above = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện")
    world.draft = make_row(make_plan(world.district), world.programme)
    issued = make_plan(world.district, name="Kế hoạch bổ sung", issued_on=TODAY)
    world.issued = make_row(issued, world.programme)
    world.campaign = make_campaign(world.district, kind="needs", year=2022, name="Đăng ký nhu cầu 2022")
    world.asked = make_campaign_unit(world.hoa_tham, "sent", campaign=world.campaign)
    return world


def needed(world):
    """For a title on a list above, and beside what the unit itself has said."""
    entry = make_entry(world.mai, world.above)
    make_need(world.mai, "theory", 22, why="planned", reserved=True, entry=entry)
    make_need(world.cuc, "it", None, why="planned", reserved=True)


def placed(world):
    """Chosen and in reserve in a plan that is not issued; in one that is, in reserve or refused."""
    needed(world)
    choose(world.draft, world.mai, need=world.mai.training_needs.get(reserved=True))
    choose(world.draft, world.cuc, state="reserve", need=world.open_need)
    choose(world.issued, world.cuc, state="reserve", need=world.open_need)
    choose(world.issued, world.dung, state="refused")
    choose(world.issued, world.mai, state="reserve")


def addresses(world):
    """Every address of which the unit may open some."""
    for name in ("campaignunit-detail", "needs-answers", "needs-of-campaignunit"):
        yield reverse(name, args=[world.asked.pk])
    for name in ("campaign-detail", "needs-of-campaign"):
        yield reverse(name, args=[world.campaign.pk])
    for cadre in (world.mai, world.cuc, world.dung):
        yield from (
            reverse(name, args=[cadre.pk]) for name in ("cadre-detail", "cadre-training", "cadre-history")
        )
    yield world.open_need.get_absolute_url()
    yield reverse("need-history", args=[world.open_need.pk])
    yield from (reverse(name, args=[world.own["need"].pk + 100]) for name in ("need-detail", "need-edit"))
    for name, kind in ASKED:
        if not name.endswith(WRITES) and not name.startswith((*SHARED, *APART)):
            page = address(name, world.own.get(kind))
            yield page
            yield from (f"{page}?{each}" for each in MORE.get(name, ()))


def registered(client, world):
    """What a unit is answered that registers An for what is reserved already, and Cúc for what stands openly."""
    page = reverse("needs-answers", args=[world.asked.pk])
    fields = hidden_fields(client.get(page).content.decode())
    said = {f"new{world.mai.pk}-course": "theory-22", f"new{world.cuc.pk}-course": "it"}
    answer = client.post(page, fields | said, follow=True)
    register = reverse("cadre-need-new", args=[world.dung.pk])
    one = client.post(register, {"course": "theory-22", "year": "2022"}, follow=True)
    (address, _), own = one.redirect_chain[-1], answer.context["people"]
    lines = [(told["others"], [str(form.line.need) for form in forms]) for told, forms in own]
    said = [str(each) for got in (answer, one) for each in got.context["messages"]]
    return answer.status_code, said, lines, one.status_code, KEYS.sub("/", address)


def by_workbook(world):
    said = {"Họ và tên": "Hoàng Văn Mai", "Ngày sinh": "01/05/1979", "Đăng ký học": THEORY}
    done = take(world, filled(world.asked, **{MORE_COURSES: {0: said}}))
    return done.counts, done.left


def told(client, world, pages):
    """{address: status and content}, and what is answered to who registers; nothing of it is kept."""
    cache.clear()
    found = {}
    client.force_login(world.huong)
    for page in pages:
        with transaction.atomic():
            answer = client.get(page)
            found[page] = answer.status_code, content_of(answer)
            transaction.set_rollback(True)
    for name, said in (("page", lambda: registered(client, world)), ("workbook", lambda: by_workbook(world))):
        with transaction.atomic():
            found[name] = said()
            transaction.set_rollback(True)
    return found


def test_a_unit_cannot_tell_what_its_people_are_planned_needed_and_placed_for_above(client, afoot):
    pages = list(dict.fromkeys(addresses(afoot)))
    without = told(client, afoot, pages)
    assert {without[page][0] for page in pages} <= {200, 403, 404, 405}
    assert without["page"][0] == 200 and without["workbook"][0] == {"nhu cầu đăng ký mới": 1}
    placed(afoot)
    assert differing(without, told(client, afoot, pages)) == []
    afoot.issued.people.filter(cadre=afoot.cuc).update(state="chosen")
    assert PlanPerson.objects.for_user(afoot.huong).filter(row=afoot.issued).get().cadre == afoot.cuc
