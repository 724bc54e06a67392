"""Who is found for a list is judged as the line will be, and only who serves is put on it."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.facts import PostHeld
from office.regulations.models import RuleSet
from planning.models import PlanningEntry
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_target
from tests.planning.pages import ids

DAY = datetime.date(2021, 11, 30)


def found_of(client, address, name):
    [person] = client.post(address, {"candidate": name}).context["people"]
    return person.finding


def put_on(client, target, cadre):
    return client.post(reverse("planning-add", args=[target.pk]), {"cadre": cadre.pk}, follow=True)


def new_rules(planned, **fields):
    """A set of today; those who are on the list were decided by the one before it."""
    rules = RuleSet.objects.create(name="Bộ mới", in_force_from="2021-11-01", **fields)
    make_rule("months_required", 500, "months", rule_set=rules)
    make_rule("retirement_ages", {"M": {"base": 720}, "F": {"base": 660}}, "ages", rule_set=rules)
    make_rule("reckoning", "congress", "reckoning", rule_set=rules)
    return rules


def test_a_candidate_is_judged_by_the_set_that_the_line_will_be_judged_by(client, planned):
    RuleSet.objects.update(in_force_to="2021-11-01")
    new_rules(planned)
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office), sex="F", birth="1990-01-01")
    client.force_login(planned.lan)
    told = found_of(client, reverse("planning-candidates", args=ids(planned)), "cuc")
    lines = put_on(client, planned.target, cuc).context["planning_list"].lines
    line = next(line for line in lines if line.entry.cadre == cuc)
    assert (told.figure, told.verdict) == (line.finding.figure, line.finding.verdict)
    assert "500" in told.figure


def test_the_set_is_that_of_the_unit_that_is_offered(client, planned):
    """Each commune of one list may have rules of its own."""
    targets = [make_target(unit) for unit in (planned.hoa_tham, planned.tan_van)]
    new_rules(planned, unit=planned.tan_van)
    client.force_login(planned.lan)
    address = reverse("planning-candidates", args=[targets[0].term_id, targets[0].post.title_id])
    assert "500" in found_of(client, address, "nong van binh").figure
    assert "500" not in found_of(client, address, "hoang thi an").figure


def test_queries_of_the_candidates_do_not_grow_with_them(client, planned):
    client.force_login(planned.lan)
    address, counts = reverse("planning-candidates", args=ids(planned)), []
    for number in range(1, 6):
        make_cadre(f"Lý Văn Một {number}", make_post("Chuyên viên", planned.office), birth="1980-01-01")
        with CaptureQueriesContext(connection) as queries:
            found = client.post(address, {"candidate": "ly van mot"})
        assert len(found.context["people"]) == number
        counts.append(len(queries))
    assert counts[0] == counts[-1]


def test_who_does_not_serve_is_not_put_on_a_list_by_a_form_of_ones_own(client, planned):
    left = make_cadre("Lý Văn Nghỉ", make_post("Chuyên viên", planned.office))
    PostHeld.objects.filter(cadre=left).update(valid_to=DAY)
    waiting = make_cadre("Lý Văn Chờ", unit=planned.office)
    client.force_login(planned.lan)
    for cadre, state in [(left, "đã nghỉ, chuyển đi"), (waiting, "chưa có chức vụ")]:
        html = put_on(client, planned.target, cadre).content.decode()
        assert f"{cadre} {state}; chỉ đưa vào danh sách đồng chí đang công tác." in html
    assert not PlanningEntry.objects.filter(cadre__in=[left, waiting]).exists()
