"""Who left long ago: a confirmed rule proposes, the head confirms with a reason, nothing else is done by it."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from office.organisation.models.office import Office
from office.organisation.rights import Role
from office.regulations.models import Rule, RuleSet
from privacy.models import Anonymisation
from privacy.retention import NO_RULE
from privacy.retention_pages import CONFIRMED, DONE_ALREADY
from reminders.kinds import KINDS, ScanContext
from tests.conftest import TODAY, make_user
from tests.factories import make_cadre, make_post
from tests.privacy.addresses import confirmed

PAGE = "/privacy/retention/"


@pytest.fixture
def left(client, world):
    """Cúc left in June 2014, Dung in 2019; An and Bình serve."""
    began = {"valid_from": "2010-01-01"}
    world.cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", world.hoa_tham), **began)
    world.dung = make_cadre("Nông Văn Dung", make_post("Văn thư", world.hoa_tham), **began)
    PostHeld.objects.filter(cadre=world.cuc).update(valid_to="2014-06")
    PostHeld.objects.filter(cadre=world.dung).update(valid_to="2019-03-01")
    world.chief = make_user("truong", Role.CHIEF, world.district)
    client.force_login(world.chief)
    return world


def make_retention(value=5, **fields):
    kept = RuleSet.objects.create(name="Lưu hồ sơ", subject="retention", in_force_from="2015-01-01")
    told = {"measure": "years", "article": "Điều 1", "confirmed": True} | fields
    return Rule.objects.create(rule_set=kept, key="retention_after_leaving", value=value, **told)


def shown(client):
    answer = client.get(PAGE)
    return [each.cadre.full_name for each in answer.context["proposed"]], answer.content.decode()


def test_without_a_confirmed_rule_nobody_is_proposed_and_the_page_says_so(client, left):
    names, html = shown(client)
    assert names == [] and NO_RULE in html
    make_retention(confirmed=False)
    names, html = shown(client)
    assert names == [] and NO_RULE in html


def test_the_rule_proposes_who_left_longer_ago_and_nobody_who_serves(client, left):
    """What is known to the month counts from its last day."""
    rule = make_retention()
    assert shown(client)[0] == ["Lý Thị Cúc"]
    rule.value = 2
    rule.save()
    assert shown(client)[0] == ["Lý Thị Cúc", "Nông Văn Dung"]
    months = (datetime.date(2021, 11, 30).year - 2014) * 12 + 5
    Rule.objects.update(measure="months", value=months)
    assert shown(client)[0] == ["Lý Thị Cúc"]
    Rule.objects.update(value=months + 1)
    assert shown(client)[0] == []


def test_the_head_confirms_with_a_reason_and_takes_it_back_until_it_is_done(client, left):
    make_retention()
    page = reverse("retention-confirm", args=[left.cuc.pk])
    assert "Ghi lý do." in client.post(page, {"reason": ""}).content.decode()
    sent = client.post(page, {"reason": "Hết hạn lưu"}, follow=True)
    assert CONFIRMED in sent.content.decode() and shown(client)[0] == []
    one = Anonymisation.objects.get()
    assert (one.person_key, one.confirmed_by, one.reason) == (left.cuc.pk, left.chief, "Hết hạn lưu")
    assert one.left_on == datetime.date(2014, 6, 30) and "5 năm" in one.rule
    assert Cadre.objects.get(pk=left.cuc.pk).full_name == "Lý Thị Cúc", "nothing is done yet"
    client.post(reverse("retention-take-back", args=[one.pk]))
    assert not Anonymisation.objects.exists() and shown(client)[0] == ["Lý Thị Cúc"]
    done = confirmed(left.cuc, left.chief, carried_out_at="2021-11-30T00:00Z", backup="b.tar.age")
    said = client.post(reverse("retention-take-back", args=[done.pk]), follow=True)
    assert DONE_ALREADY in said.content.decode() and Anonymisation.objects.exists()


def test_nobody_is_confirmed_whom_the_rule_does_not_propose_nor_by_another_role(client, left):
    make_retention()
    for cadre in (left.an, left.dung):
        assert client.post(reverse("retention-confirm", args=[cadre.pk]), {"reason": "x"}).status_code == 404
    client.force_login(left.lan)
    for page in (PAGE, reverse("retention-confirm", args=[left.cuc.pk])):
        assert client.get(page).status_code == 403
    assert not Anonymisation.objects.exists()


def test_the_office_is_told_by_a_duty_that_names_nobody(left):
    def events():
        return list(KINDS["retention_over"].find(ScanContext(TODAY, (), None)))

    Office.objects.update_or_create(defaults={"unit": left.district})
    assert events() == []
    make_retention()
    (event,) = events()
    assert event.on == datetime.date(2019, 6, 30) and event.cadre is None and "1 hồ sơ" in event.remark
