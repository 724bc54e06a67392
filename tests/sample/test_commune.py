"""The second sample: a commune of today, which says nothing of the district that once was above it."""

import html
import re
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Count
from django.urls import reverse

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from cadre.models.people import CadreNow
from evaluation.grading.findings.rules import grading_rules
from evaluation.models import GradingLine
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.structure import Body, Unit
from office.organisation.models.users import User
from office.regulations.models import Rule
from planning.models import PlanningEntry, ReviewLine, ReviewList
from planning.reviews.choices import DecidingLevel

pytestmark = pytest.mark.django_db

OF_A_DISTRICT = re.compile(r"huyện|ban tổ chức|BTCHU|/HU\b", re.IGNORECASE)
# What central bodies, the province and papers of the time before are called stays as it is.
NAMES_OF_OTHERS = ("Ban Tổ chức Trung ương", "Ban Tổ chức Tỉnh ủy", "318-QĐ/HU, ngày 15/07/2019")
PAGES = ["home", "duty-list", "ask", "cadre-list", "planning-index", "campaign-list", "campaignunit-list"]
PAGES += ["reviewlist-list", "ballotcount-list", "trainingclass-list", "rotation-list", "evaluation-list"]
PAGES += ["paper-list", "board", "stat-forms", "standards-compared", "unit-list", "posttitle-list"]
PAGES += [
    "planningterm-list",
    "ruleset-list",
    "document-list",
    "officeidentity-list",
    "user-rights",
    "evaluation-new",
]
RECORDS = ["unit", "cadre", "planningentry", "reviewlist", "campaign", "campaignunit", "officeidentity"]


@pytest.fixture
def commune(settings, tmp_path):
    settings.SAMPLE, settings.SAMPLE_OFFICE, settings.VAR_DIR = True, "commune", tmp_path
    settings.FIXED_DAY = "2026-11-26"
    call_command("load_sample", stdout=StringIO(), skip_checks=True)
    return tmp_path


def test_the_whole_commune_is_there_after_one_command(commune, client):
    assert CadreNow.objects.filter(status="serving").count() == CadreNow.objects.count() == 118
    units = Unit.objects.order_by().values_list("level", flat=True)
    assert {level: list(units).count(level) for level in units} == {
        "locality": 11,
        "grassroots": 26,
        "commune": 3,
    }
    seats = PostHeld.objects.on("2026-11-26").filter(post__unit__parent=None, post__body__isnull=False)
    assert dict(seats.order_by().values_list("post__body__kind").annotate(Count("pk"))) == {
        "executive": 27,
        "standing": 11,
    }
    assert Body.objects.filter(name__startswith="Ban Chấp hành Đảng bộ cơ sở").count() == 3
    states = PlanningEntry.objects.order_by().values_list("target__term__name", "status")
    assert dict(states.annotate(Count("pk")).values_list("target__term__name", "pk__count")) == {
        "2020–2025": 24,
        "2025–2030": 12,
    }
    assert {state for _, state in states} == {"unit_ended", "approved"}
    own = Rule.objects.filter(rule_set__unit__isnull=False)
    assert own.filter(confirmed=True).count() == own.count() == 2
    assert Discipline.objects.get().gravity == 1
    accounts = (commune / "accounts.txt").read_text()
    assert accounts.count("Xã Bình Gia") == 5 and "Chuyên viên Ban Xây dựng Đảng" in accounts
    its_review_is_open()
    its_grading_is_open()
    no_page_says_anything_of_a_district(client)


def its_review_is_open():
    lists = ReviewList.objects.all()
    assert {review.state for review in lists} == {"collecting"} and lists.count() > 50
    own = lists.filter(decided_by=DecidingLevel.HIGHER).values_list("target__post__unit__parent", flat=True)
    assert set(own) == {None}
    assert lists.exclude(before=None).get().lines.count() == 12, "every other list begins from 0"
    assert not ReviewLine.objects.exclude(entry=None).exclude(review_list__before__isnull=False).exists()
    assert ReviewLine.objects.filter(origin="unit", unit_word="add").count() > 5
    answered = CampaignUnit.objects.filter(campaign__kind="review").order_by()
    answered = answered.values_list("state").annotate(Count("pk"))
    assert {state for state, _ in answered} == {"sent", "submitted", "complete", "returned", "unchanged"}


def its_grading_is_open():
    """By the regimes of 2026: leaders, and civil servants by the decree of that year."""
    lines = GradingLine.objects.all()
    assert Counter(lines.values_list("state", flat=True)) == {"open": 85, "unit": 22, "appraised": 11}
    assert set(lines.values_list("subject", flat=True)) == {"leader", "civil"} and lines.count() == 118
    assert not lines.filter(campaign_unit=None).exists() and not lines.filter(group=None).exists()
    rules = grading_rules(Campaign.objects.get(kind="grading"))
    said = [str(document) for document in rules["grade_civil"].documents.all()]
    assert any("335/2025" in each for each in said) and "366" in rules["grade_leader"].name


def no_page_says_anything_of_a_district(client):
    client.force_login(User.objects.get(username="lanhdaoban"))
    found = {}
    for address in addresses():
        page = client.get(address, follow=True)
        assert page.status_code == 200, address
        words = html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode()))
        for known in NAMES_OF_OTHERS:
            words = words.replace(known, "")
        if said := OF_A_DISTRICT.search(words):
            found[address] = words[max(said.start() - 40, 0) : said.end() + 40]
    assert found == {}


def addresses():
    models = {model._meta.model_name: model for model in apps.get_models()}
    yield from map(reverse, PAGES)
    for name in RECORDS:
        yield reverse(f"{name}-detail", args=[models[name].objects.order_by("pk")[0].pk])
