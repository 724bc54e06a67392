import json
import re
import stat
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, get_resolver, reverse

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadreNow
from dashboards.board import Board
from dashboards.figures import as_json, gather
from dashboards.quick_report import sentences
from foundation.core.acts.act import ACTS
from foundation.core.acts.steps import state_on
from foundation.core.models import ScopedModel
from foundation.core.traces.history import event_model
from office.organisation.models.structure import BodySize, Post, PostManagement, Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.regulations.models import Rule, RuleSet
from planning.figures import planned
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTarget
from reminders.models import Duty
from standards.checks import Standing, leaders_standing
from standards.counting import standards_met
from standards.models import Standard
from tests.dashboards.published_forms import forms_count_what_is_published
from tests.factories import make_cadre, make_post, make_unit
from tests.sample.grading_of_2021 import the_grading_is_under_way
from tests.sample.moves_of_2022 import moves_are_planned
from tests.sample.official_lists import papers_are_right
from tests.sample.posts_and_moves import present_posts_move_no_figure, rotations_are_judged
from tests.sample.review_of_2021 import the_review_is_under_way

OTHER_FORMS = {"standards-compared", "planning-index", "board", "planning-list"}
REVIEW = {"lists": 20, "lines": 185, "keep": 0, "held": 0, "remove": 0, "add": 2, "open": 183}
PERIOD = {"year": 2021, "rows": 493, "graded": 26, "decided": 0}
EXPECTED = json.loads(Path("tests/rosters/expected.json").read_text())["counts"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def mode(settings, tmp_path):
    settings.SAMPLE, settings.FIXED_DAY, settings.VAR_DIR = True, "2021-11-30", tmp_path
    return settings


def load():
    call_command("load_sample", stdout=StringIO(), skip_checks=True)


def test_the_whole_district_is_there_after_one_command(mode, rf, client):
    load()
    assert [Cadre.objects.filter(now__status=each).count() for each in CadreNow.Status] == [490, 35, 0]
    assert Cadre.objects.filter(now__held__post__title__is_leader=True).count() == 270
    seats = PostHeld.objects.on("2021-11-28").filter(post__unit__parent=None, main=False)
    assert seats.filter(post__body__kind="standing").values("cadre").distinct().count() == 11
    assert seats.filter(post__body__kind="executive").values("cadre").distinct().count() == 33
    assert Unit.objects.filter(level="commune").count() == 19
    sizes = BodySize.objects.values_list("body__unit__level", "body__kind", "size").distinct()
    assert set(sizes) == {
        ("district", "executive", 39),
        ("district", "standing", 11),
        ("commune", "executive", 15),
    }
    assert PostManagement.objects.count() == Post.objects.count()
    history_tells_the_import_and_not_the_scan()
    states_are_what_the_last_steps_say()
    rules_rest_on_papers_that_say_they_are_invented()
    leaders_are_told_the_published_figures()
    standards_are_met_as_published()
    assert Duty.objects.filter(rule__kind="review", cycle="2022", state="open").count() > 19
    accounts_work(mode, rf)
    papers_are_right(client)
    no_page_carries_everybody(client)
    planning_lists_are_judged()
    campaigns_are_under_way()
    rotations_are_judged(EXPECTED["rotations"])
    present_posts_move_no_figure()
    the_long_list_takes_few_queries(client)
    forms_count_what_is_published(EXPECTED)


def campaigns_are_under_way():
    the_review_is_under_way()
    the_grading_is_under_way()
    moves_are_planned()


def history_tells_the_import_and_not_the_scan():
    added = event_model(Cadre).objects.filter(pgh_label="insert")
    assert set(added.values_list("pgh_context__metadata__reason", flat=True)) == {"Nhập từ Excel"}


def rules_rest_on_papers_that_say_they_are_invented():
    """A number as the office writes it, never the words "the sample's own rules" in the place of a paper."""
    own = Rule.objects.filter(rule_set__unit__isnull=False, confirmed=True).values_list("article", flat=True)
    articles = [*own, *Standard.objects.values_list("article", flat=True)]
    paper = re.compile(r"Điều \d+, Quy định số \d\d-QĐ/HU, ngày \d\d/\d{1,2}/\d{4} \(số liệu mẫu\)")
    invented = [article for article in articles if "Nghị định 135/2020/NĐ-CP" not in article]
    assert len(invented) > 10 and [article for article in invented if not paper.fullmatch(article)] == []


# In which state a record may be that nothing was done with yet; every other begins with a step.
UNTOUCHED = {
    "TrainingClass": ["open"],
    "Duty": ["open"],
    "GradingLine": ["open"],
    "Campaign": ["open"],
    "Cadre": ["serving", "no_post"],
}


def states_are_what_the_last_steps_say():
    """Of those that the database holds, as columns or in the projection of people."""
    for act in (act for act in ACTS.values() if act.model not in (User, PostHeld)):
        state = act.state.replace(".", "__")
        rows = act.model.objects.annotate(told=state_on(act.step, date.max))
        assert not rows.exclude(told=None).exclude(told=F(state)).exists()
        untouched = UNTOUCHED.get(act.model.__name__, [])
        assert not rows.filter(told=None).exclude(**{f"{state}__in": untouched}).exists()


def leaders_are_told_the_published_figures():
    """The figures of the sample's day and of the end of 2018; the command and the board use the same code."""
    unit = Unit.objects.get(parent=None)
    units = Unit.objects.keys_under([unit.pk])
    good = {
        year: {"good": of["good_or_better"], "graded": of["n"], "percent": of["percent"]}
        for year, of in EXPECTED["evaluations"].items()
    }
    classes = {
        group: dict(zip(("classes", "learners"), EXPECTED["training"][group], strict=True))
        for group in ("intermediate", "elementary", "refresher")
    }
    in_plan = {"district": EXPECTED["planned_district"], "commune": EXPECTED["planned_commune"]}
    assert as_json(gather(date(2021, 11, 28), units)) == {
        "as_of": "2021-11-28",
        "unit": "",
        "planned": in_plan,
        "terms": {"2020–2025": in_plan},
        "evaluation": good,
        "training": classes,
        "rotation": {"rotated": 14, "returned": 8, "running": 6},
        "standards": {"meeting": 263, "leaders": 270, "percent": 97.41},
        "review": REVIEW | {"units": {"due": 20, "received": 16, "late": 0}},
        "period": PERIOD | {"units": {"due": 47, "received": 23}},
        "plan": {"rows": 4, "places": 110, "chosen": 28},
        "needs": {"open": 5, "in_plan": 11, "met": 0},
        "ends": {"within_12_months": 6, "overdue": 0},
    }
    assert as_json(gather(date(2021, 12, 1), units))["review"]["units"]["late"] == 4
    then = as_json(gather(date(2018, 12, 31), units))
    assert then["period"]["year"] is None and then["period"]["rows"] == 0
    assert then["planned"] == {"district": 0, "commune": 0} and then["terms"] == {}
    assert then["evaluation"] == {year: good[year] for year in ("2016", "2017", "2018")}
    assert then["training"]["refresher"] == {"classes": 42, "learners": 2392}
    assert then["rotation"] == {"rotated": 8, "returned": 1, "running": 7}
    board = Board(unit, units, date(2021, 11, 28))
    texts = ["".join(map(str, pieces)) for pieces in sentences(board, rounded=True)]
    assert "Ủy viên Ban Chấp hành Đảng bộ tại 19 đơn vị 151 đồng chí" in texts[0]
    assert "4.196 lượt học viên (gần 4.200)" in texts[1]
    assert "luân chuyển 14 đồng chí" in texts[2]
    assert "năm 2016 92,03% (254/276); năm 2020 98,50% (263/267), tăng 6,47 điểm phần trăm" in texts[3]
    assert "97,41% (263/270) (trên 97%)" in texts[4]


def planning_lists_are_judged():
    """The two lists of the district, on the day of the sample and before they were decided."""
    everywhere = list(Unit.objects.values_list("pk", flat=True))
    people = {level: n for level, n in planned(date(2021, 11, 28), everywhere).items() if n}
    assert people == {"district": 32, "commune": 151}
    assert set(planned(date(2018, 12, 31), everywhere).values()) == {0}
    lines = {level: judged_list(level) for level in ("district", "commune")}
    said = {
        "Triệu Xuân Đường": (60, "Đạt"),
        "Lộc Văn Quý": (59, "Không đạt"),
        "Triệu Ngọc Hải": (53, "Không đạt"),
        "Bế Văn Khánh": (75, "Đạt"),
        "Lý Đức Luyện": (None, "Thiếu dữ liệu (tháng sinh)"),
    }
    assert {name: found for name, found in lines["district"].items() if name in said} == said
    assert set(said) == set(EXPECTED["verdicts_district"])
    for level, found in lines.items():
        failed = [name for name, (_, words) in found.items() if words == "Không đạt"]
        assert sorted(failed) == sorted(EXPECTED["too_old"][level])
    under = RuleSet.objects.get(name="Quy hoạch theo Quy định 377")
    assert {words for _, words in judged_list("district", under).values()} == {"Quy định chưa xác nhận"}


def the_long_list_takes_few_queries(client):
    """151 lines with verdicts and structure."""
    client.force_login(User.objects.get(username="chuyenvien"))
    target = PlanningTarget.objects.filter(post__body__kind="executive", post__title__level="commune").first()
    address = reverse("planning-list", args=[target.term_id, target.post.title_id])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.context["page"]["total"] == 151
    assert len(queries) <= 40, len(queries)


def judged_list(level, rule_set=None):
    """{name: (months left, words)} of a committee's list on 28/11/2021, of the time left alone by another set."""
    day = date(2021, 11, 28)
    entries = PlanningEntry.objects.planned_on(day).filter(target__post__title__level=level)
    entries = entries.filter(target__post__body__kind="executive")
    lines = judged(entries, day, reader=None, rule_set=rule_set)
    found = {line.entry.cadre.full_name: line.time_left if rule_set else line.finding for line in lines}
    return {name: (each.value, each.words) for name, each in found.items()}


def standards_are_met_as_published():
    units, day = list(Unit.objects.values_list("pk", flat=True)), date(2021, 11, 28)
    met = standards_met(day, units)
    assert (met.meeting, met.leaders, met.percent) == (263, 270, Decimal("97.41"))
    assert met.uncertain == 263 and standards_met(date(2021, 11, 30), units).uncertain == 0
    assert met.lacking == {"degree": 2, "theory": 5, "state": 0, "defence": 0}
    failing = leaders_standing(day, units, Standing.LACKS).first()
    Qualification.objects.create(cadre=failing, kind="theory", level=23, valid_from="2021-11")
    Qualification.objects.create(cadre=failing, kind="degree", level=14, valid_from="2021-11")
    assert standards_met(day, units).meeting == 264
    then = standards_met(date(2018, 12, 31), units)
    assert then.leaders == then.uncertain + 7, "of who lacks a level no beginning is asked"


def no_page_carries_everybody(client):
    """No drop-down of a form or filter has more options than one reads; whatever is more is looked up."""
    client.force_login(User.objects.get(username="lanhdaobtc"))
    forms = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    # The form that adds a record is the one that changes it.
    forms = [name for name in forms if name.endswith(("-new", "-list")) or name in OTHER_FORMS]
    longest, met = {}, 0
    for name in forms:
        for address in addresses_of(name):
            page = client.get(address)
            met += page.status_code == 200
            for select in re.findall(r"<select.*?</select>", page.content.decode(), re.S):
                called = re.search(r' name="([^"]+)"', select)
                count = select.count("<option")
                longest[name, called and called[1]] = count
    assert met > 40
    assert {place: count for place, count in longest.items() if count > 60} == {}


def addresses_of(name):
    """The address of a page, of somebody or something of the sample where it names a record."""
    model = {model._meta.model_name: model for model in apps.get_models()}.get(name.rpartition("-")[0])
    cadre = Cadre.objects.filter(now__status="serving", planning_entries__isnull=False).first()
    keys = [[]]
    if model and issubclass(model, ScopedModel):
        keys += [[row.pk] for row in model.objects.all()[:1]]
    for key in [*keys, [cadre.pk]]:
        with suppress(NoReverseMatch):
            yield reverse(name, args=key)


def accounts_work(mode, rf):
    """One account for each role, its password in a file for the owner alone."""
    path = mode.VAR_DIR / "accounts.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = [line.split() for line in path.read_text().splitlines()[3:]]
    assert {grant.role for grant in Grant.objects.all()} == set(Role.values)
    assert len(lines) == len(Role.values)
    assert all(len(password) >= 12 for _, password, *_ in lines)
    username, password, *_ = lines[0]
    assert authenticate(rf.get("/"), username=username, password=password).username == "quantri"


def test_it_is_refused_where_there_are_people(mode):
    unit = make_unit("181", "Huyện Bình Gia", level="district")
    make_cadre("Hoàng Thị An", make_post("Chuyên viên", unit))
    with pytest.raises(CommandError, match="Đã có hồ sơ cán bộ"):
        load()
    assert not (mode.VAR_DIR / "accounts.txt").exists()


def test_it_is_refused_outside_a_demonstration(mode):
    mode.SAMPLE = False
    with pytest.raises(CommandError, match="chế độ dùng thử"):
        load()
