"""A last day means one thing, and its label says it: “… từ ngày” is the first day that no longer counts."""

import datetime
import re

import pytest
from django.apps import apps
from django.db.models import DateTimeField
from django.urls import reverse

from cadre.models.facts import PostHeld
from office.organisation.models.structure import ManagingAuthority, PostManagement, Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.figures import planned
from planning.models import PlanningRound, PlanningTerm
from rotation.imports.rows import COLUMNS
from rotation.models import Rotation, RotationState
from standards.models import Standard
from tests.conftest import make_user
from tests.factories import make_rule, make_standard
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_rotation
from tests.test_shape import FILES, TEMPLATES

LAST, GONE = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)
ENDS = {"valid_to", "ends_on", "in_force_to", "ended_on", "due_on"}
# By when something is to be done ends nothing: it may be done on that very day.
DUE = {"reminders.Duty", "campaigns.Campaign", "campaigns.CampaignUnit"}
# A day that is counted in: its label says “đến hết ngày”, or names what happens on it.
COUNTED_IN = {"until", "closes_on"}
NAMED_ALONE = re.compile(r"[\"'>“](?:dự kiến )?đến ngày[\"'<”]", re.IGNORECASE)


def ends(names):
    """{model.field: label} of the fields that end something."""
    for model in apps.get_models():
        if model._meta.label.endswith("Event") or model._meta.label in DUE:
            continue
        for field in model._meta.concrete_fields:
            if field.name in names and not isinstance(field, DateTimeField):
                yield f"{model.__name__}.{field.name}", str(field.verbose_name)


def test_the_label_of_an_end_says_from_when_nothing_counts_any_more():
    found = dict(ends(ENDS))
    assert {
        "PostHeld.valid_to",
        "Unit.valid_to",
        "PlanningTerm.ends_on",
        "Document.in_force_to",
    } <= found.keys()
    assert {
        "RuleSet.in_force_to",
        "Standard.valid_to",
        "Rotation.valid_to",
        "PlanningEntry.ended_on",
    } <= found.keys()
    wrong = {name: label for name, label in found.items() if not label.endswith("từ ngày")}
    assert wrong == {}


def test_a_day_that_is_counted_in_says_so():
    found = dict(ends(COUNTED_IN))
    assert found.pop("TrainingClass.closes_on") == "bế giảng"
    assert set(found.values()) == {"đến hết ngày"} and len(found) >= 2


def test_no_heading_says_until_a_day_and_leaves_open_whether_it_counts():
    pages = [path for path in FILES if path.parts[0] != "tests" and "imports" not in path.parts] + TEMPLATES
    assert [str(path) for path in pages if NAMED_ALONE.search(path.read_text())] == []


def test_a_day_is_called_alike_on_the_page_and_in_the_sheet():
    labels = {column.key: column.label.lower() for column in COLUMNS}
    for name in ("valid_from", "due_on", "valid_to"):
        assert labels[name] == Rotation._meta.get_field(name).verbose_name
    assert "đến ngày" in {alias.lower() for column in COLUMNS for alias in column.aliases}


def test_who_is_planned_for_a_term_is_so_until_the_day_before_its_end(world):
    target = make_target(world.hoa_tham)
    PlanningTerm.objects.filter(pk=target.term_id).update(ends_on=GONE)
    make_entry(world.an, target)
    counts = [sum(planned(day, {world.hoa_tham.pk}).values()) for day in (LAST, GONE)]
    assert counts == [1, 0]


def test_a_term_and_the_next_meet_without_a_gap(client, world):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    page = reverse("planningterm-new")
    sent = {"kind": "government", "level": "district"}
    days = [("2021–2026", "01/07/2021", "01/07/2026"), ("2026–2031", "01/07/2026", "01/07/2031")]
    for name, begins, ends_on in days:
        response = client.post(page, {**sent, "name": name, "begins_on": begins, "ends_on": ends_on})
        assert response.status_code == 302, response.context["form"].errors
    html = client.get(page).content.decode()
    assert "Hết nhiệm kỳ từ ngày" in html and "nhiệm kỳ sau bắt đầu từ chính ngày này" in html
    day = datetime.date(2026, 7, 1)
    for asked, name in ((day - datetime.timedelta(days=1), "2021–2026"), (day, "2026–2031")):
        found = PlanningTerm.objects.filter(kind="government", begins_on__lte=asked, ends_on__gt=asked)
        assert [term.name for term in found] == [name]


def counting(world, day):
    """What counts on the day of all that ends on GONE."""
    _, rule_set, _ = make_rule()
    return {
        "post": PostHeld.objects.on(day).filter(valid_to=GONE).exists(),
        "unit": Unit.objects.on(day).filter(valid_to=GONE).exists(),
        "rules": RuleSet.objects.in_force(day, world.hoa_tham) == rule_set,
        "standard": Standard.objects.on(day).exists(),
        "rotation": Rotation.objects.running_on(day).exists(),
        "state": Rotation.objects.get().state_on(day) == RotationState.RUNNING,
    }


def test_every_end_is_the_first_day_that_no_longer_counts(world):
    _, rule_set, _ = make_rule()
    make_standard(valid_to=GONE)
    RuleSet.objects.update(in_force_to=GONE)
    PostHeld.objects.filter(cadre=world.an).update(valid_to=GONE)
    Unit.objects.filter(pk=world.tan_van.pk).update(valid_to=GONE)
    make_rotation(world.binh, world.an.posts.get().post, "2020-01-01", valid_to=GONE.isoformat())
    managed = ManagingAuthority.objects.create(name="Ban Thường vụ")
    PostManagement.objects.create(
        post=world.an.posts.get().post, authority=managed, valid_from=world.long_ago, valid_to=GONE
    )
    assert counting(world, LAST) == dict.fromkeys(counting(world, LAST), True)
    assert counting(world, GONE) == dict.fromkeys(counting(world, LAST), False)


@pytest.mark.parametrize(
    ("day", "holds"), [(datetime.date(2021, 11, 30), True), (datetime.date(2021, 11, 29), False)]
)
def test_a_grant_and_a_round_are_counted_to_the_end_of_their_day(client, world, day, holds):
    """Today is 30/11/2021."""
    Grant.objects.filter(user=world.huong).update(until=day)
    client.force_login(User.objects.get(pk=world.huong.pk))
    assert (client.get(reverse("cadre-list")).status_code == 200) == holds
    opened = PlanningRound.objects.create(
        unit=world.hoa_tham, name="Đợt", opens_on=datetime.date(2021, 1, 1), closes_on=day
    )
    today = datetime.date(2021, 11, 30)
    assert PlanningRound.objects.filter(pk=opened.pk, closes_on__lt=today).exists() != holds
