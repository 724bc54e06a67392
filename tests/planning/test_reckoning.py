"""To which month a list is counted: that of its own term, as of the day judged, and never another one."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.core.dates import PartialDate
from office.organisation.rights import Role
from office.regulations.findings import FindingLevel
from office.regulations.models import Rule, RuleSet
from planning.checks import EntryFacts, full_term_left
from planning.judging import facts_of, judged
from planning.models import PlanningEntry, PlanningTerm
from planning.reckoning import TermFacts, reckoning_of
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_proposal, make_target, make_term
from tests.planning.pages import page

STEPS = {
    "M": {"base": 720, "from": "1961-01", "every": 9, "step": 3, "limit": 744},
    "F": {"base": 660, "from": "1966-01", "every": 8, "step": 4, "limit": 720},
}
SINCE = datetime.date(2012, 11, 5)
PLACE = {"level": "district", "kind": "collective", "horizon": "next"}


@pytest.fixture
def next_term(world):
    """The district's committee of 2025–2030; the months of both terms stand in rules of the kinds there are."""
    make_rule("months_required", 60, "months")
    make_rule("reckoning", "congress", "reckoning")
    make_rule("retirement_ages", STEPS, "ages")
    days = {"name": "2025–2030", "begins_on": "2025-07-01", "ends_on": "2030-07-01"}
    world.term = make_term("district", **days, congress_month=None)
    world.target = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện", world.term)
    man = make_cadre("Lý Văn Sáu", make_post("Trưởng phòng", world.office), birth="1964-09-12")
    world.entry = make_entry(man, world.target, approved_on=datetime.date(2021, 6, 1))
    world.address = reverse("planning-list", args=[world.term.pk, world.target.post.title.pk])
    return world


@pytest.fixture
def central(db):
    return RuleSet.objects.create(name="Trung ương", in_force_from=SINCE)


def in_june(term, **fields):
    PlanningTerm.objects.filter(pk=term.pk).update(congress_month="2025-06", **fields)


def time_left(client, world, **query):
    response = page(client, world.lan, world.address, **query)
    return response.content.decode(), response.context["planning_list"].lines[0].time_left


def test_a_list_of_a_later_term_is_never_judged_at_the_month_of_an_earlier_one(client, next_term):
    make_rule("reckoning_month", "2020-06", "month", level="district")
    html, found = time_left(client, next_term)
    assert found.words == "Quy định chưa xác nhận" and found.value is None
    assert "66 tháng" not in html and "Đạt" not in html.split("<tbody>")[1].split("</tbody>")[0]
    assert "nhiệm kỳ 2025–2030 (cấp huyện) chưa có tháng đại hội" in found.sentence


def test_at_the_confirmed_month_of_its_own_congress_six_months_are_left(client, next_term):
    in_june(next_term.term)
    html, found = time_left(client, next_term)
    assert (found.words, found.value) == ("Quy định chưa xác nhận", 6)
    assert "tháng đại hội 06/2025 chưa xác nhận" in found.sentence
    in_june(next_term.term, congress_confirmed=True, congress_article="Mục 3")
    html, found = time_left(client, next_term)
    assert (found.words, found.value) == ("Không đạt", 6) and "6 tháng (yêu cầu ≥ 60)" in html
    assert "mốc tính 06/2025 (tháng đại hội)" in found.sentence and "Mục 3" in found.basis


def test_a_month_of_a_directive_counts_for_the_term_of_its_year_alone(client, next_term):
    directive = RuleSet.objects.create(name="Chỉ thị", subject="election", in_force_from="2019-05-30")
    for key, value, measure in [("months_required", 60, "months"), ("retirement_ages", STEPS, "ages")]:
        make_rule(key, value, measure, directive)
    make_rule("reckoning_month", "2020-06", "month", directive, level="district")
    _, found = time_left(client, next_term, rules=directive.pk)
    assert found.words == "Quy định chưa xác nhận" and found.value is None
    assert "mốc 06/2020 là của nhiệm kỳ khác" in found.sentence
    Rule.objects.filter(key="reckoning_month").update(value="2025-06")
    _, found = time_left(client, next_term, rules=directive.pk)
    assert (found.words, found.value) == ("Không đạt", 6)


def test_the_horizon_is_asked_of_the_day_judged(world):
    """A proposal of before the term is one of the running term once that has begun; what is decided stays."""
    make_rule("months_required", 120, "months", horizon="next")
    make_rule("months_required", 40, "months", horizon="current")
    make_rule("reckoning", "congress", "reckoning")
    make_rule("retirement_ages", STEPS, "ages")
    target = make_target(world.hoa_tham)
    proposal = make_proposal(world.an, target, proposed_on=datetime.date(2019, 3, 1))
    decided = make_entry(world.binh, target, approved_on=datetime.date(2019, 7, 15))
    before, after = datetime.date(2020, 3, 31), datetime.date(2020, 4, 1)
    ahead = [(facts_of(each, day).ahead) for each in (proposal, decided) for day in (before, after)]
    assert ahead == [True, False, True, True]
    tried = judged(PlanningEntry.objects.all(), after, reader=None, rule_set=RuleSet.objects.get())
    assert {line.time_left.requirement for line in tried} == {"≥ 40"}


@pytest.mark.parametrize(
    ("point", "words", "month"),
    [
        ("approval", None, "2021-06-01"),
        ("review", "Thiếu dữ liệu (ngày rà soát)", None),
        ("dossier", "Thiếu dữ liệu (ngày nhận đủ hồ sơ)", None),
    ],
)
def test_a_reckoning_may_be_a_day_and_one_not_on_record_is_told(point, words, month):
    rules = rules_with(point)
    term = TermFacts("2025–2030 (cấp huyện)", 2025, congress=PartialDate("2025-06"), confirmed=True)
    decided = datetime.date(2021, 6, 1)
    found = reckoning_of(rules, PLACE, term, decided)
    assert (found.month and found.month.iso) == month
    facts = EntryFacts("M", PartialDate("1964-09"), "district", "collective", term, True, decided_on=decided)
    finding = full_term_left(facts, rules)
    assert finding.words == words if words else finding.level == FindingLevel.FAIL
    assert reckoning_of(rules, PLACE, term, None).month is None


def rules_with(point):
    """A set in memory."""
    rows = [Rule(key="reckoning", value=point, measure="reckoning", confirmed=True)]
    rows.append(Rule(key="months_required", value=60, measure="months", confirmed=True))
    rows.append(Rule(key="retirement_ages", value=STEPS, measure="ages", confirmed=True))
    made = RuleSet(name="Bộ thử")
    made.line = [{row.place: row for row in rows}]
    return made


def rule_data(**changes):
    return {"key": "months_required", "horizon": "next", "measure": "months", "value": "120", **changes}


def test_a_number_of_months_is_confirmed_only_beside_its_reckoning(client, world, central):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    rule = make_rule("months_required", 120, "months", central, horizon="next", confirmed=False)[2]
    address = reverse("rule-edit", args=[rule.pk])
    html = client.post(address, rule_data(confirmed="on")).content.decode()
    assert "chưa có mốc tính đã xác nhận cho nhiệm kỳ kế tiếp" in html
    reckoning = make_rule("reckoning", "congress", "reckoning", central, horizon="current")[2]
    assert client.post(address, rule_data(confirmed="on")).status_code == 200, "that of another horizon"
    Rule.objects.filter(pk=reckoning.pk).update(horizon="next", level="district")
    assert client.post(address, rule_data(confirmed="on")).status_code == 302
    assert Rule.objects.get(pk=rule.pk).confirmed


def test_a_rule_names_the_month_by_its_kind_and_only_a_directive_by_its_date(client, world, central):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    address = reverse("rule-new", args=[central.pk])
    dated = rule_data(key="reckoning_month", measure="month", value="06/2025", horizon="")
    assert "Tháng này chỉ ghi ở bộ quy định về nhân sự cấp ủy" in client.post(address, dated).content.decode()
    named = {"key": "reckoning", "measure": "reckoning", "value": "tháng đại hội của nhiệm kỳ", "horizon": ""}
    assert client.post(address, rule_data(**named)).status_code == 302
    assert Rule.objects.get(key="reckoning").value == "congress"
    assert "Tháng đại hội của nhiệm kỳ" in client.get(central.get_absolute_url()).content.decode()
    other = rule_data(**{**named, "value": "hôm nay", "horizon": "next"})
    assert "Ghi một trong các mốc" in client.post(address, other).content.decode()
    wrong = rule_data(**{**named, "measure": "words", "horizon": "next"})
    assert "Mốc tính ghi với đơn vị tính" in client.post(address, wrong).content.decode()


def test_a_term_tells_the_month_of_its_congress_and_its_basis(client, world):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    data = {"name": "2025–2030", "kind": "party", "level": "district", "begins_on": "01/07/2025"}
    data |= {"ends_on": "01/07/2030", "congress_article": "Mục 3", "congress_confirmed": "on"}
    address = reverse("planningterm-new")
    assert "Chưa ghi tháng đại hội thì chưa xác nhận được." in client.post(address, data).content.decode()
    on_a_day = client.post(address, {**data, "congress_month": "20/06/2025"}).content.decode()
    assert "Tháng đại hội ghi tháng và năm" in on_a_day
    unread = client.post(address, {**data, "congress_month": "06/2025", "congress_article": ""})
    said = "Ghi văn bản hoặc điều, khoản về tháng đại hội rồi mới xác nhận."
    assert unread.status_code == 200 and said in unread.content.decode()
    assert client.post(address, {**data, "congress_month": "06/2025"}).status_code == 302
    html = client.get(reverse("planningterm-list")).content.decode()
    assert "06/2025" in html and "Mục 3" in html and "đã xác nhận" in html
    term = PlanningTerm.objects.get(name="2025–2030")
    history = client.get(reverse("planningterm-history", args=[term.pk])).content.decode()
    assert "Tháng đại hội" in history.replace("tháng", "Tháng") and "06/2025" in history


def test_terms_that_share_a_name_say_their_level_and_a_government_term_its_kind(db):
    days = {"begins_on": "2021-07-01", "ends_on": "2026-07-01"}
    names = [str(make_term(level, "2021–2026", **days)) for level in ("district", "commune")]
    names.append(str(make_term("district", "2021–2026", kind="government", **days)))
    assert names == [
        "nhiệm kỳ 2021–2026 (cấp huyện)",
        "nhiệm kỳ 2021–2026 (cấp xã)",
        "nhiệm kỳ 2021–2026 (cấp huyện, chính quyền)",
    ]


def test_a_confirmed_month_names_its_paper(db):
    term = make_term("district")
    with pytest.raises(IntegrityError, match="confirmed_congress_has_a_basis"), transaction.atomic():
        PlanningTerm.objects.filter(pk=term.pk).update(congress_article="")
    assert term.congress_state == "đã xác nhận"
    term.congress_article = ""
    assert term.congress_state == "đã xác nhận, chưa ghi văn bản", "one confirmed by an earlier version"
