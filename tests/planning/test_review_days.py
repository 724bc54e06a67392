"""A review on days of its own: discipline under the sets of two years, published lines of age under a directive."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.discipline import Discipline
from foundation.core.dates import PartialDate
from foundation.core.months import month_number, of_number
from foundation.core.projected.day import move_day
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from office.regulations.reference import load_regulations
from tests.campaigns.campaigns import make_campaign
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.papers.papers import make_register
from tests.planning.lists import make_entry, make_target, make_term
from tests.planning.review_papers import letter
from tests.planning.review_queues import make_line, queue_of
from tests.planning.reviews import make_review, propose
from tests.planning.test_cut_offs import CUT_OFFS, unit_of

OF_ITSELF = "thuộc trường hợp đương nhiên đưa ra"
DISCIPLINED = [
    ("2024-03-31", "2024-03-15", "2020–2025", "2020-04-01", "Quy định 50-QĐ/TW"),
    ("2025-11-30", "2025-11-10", "2025–2030", "2025-04-01", ""),
]


@pytest.fixture
def office(client, world, settings):
    """The district's officer under the sets that are shipped; the day can be moved."""
    load_regulations()

    def on(day):
        settings.FIXED_DAY = day
        move_day(datetime.date.fromisoformat(day))

    world.on, world.chief = on, make_user("truong", Role.CHIEF, world.district)
    client.force_login(world.lan)
    return world


def campaign_of(world, day, **fields):
    day = datetime.date.fromisoformat(day)
    days = {"figures_on": day, "opens_on": day.replace(day=1), "due_on": day}
    return make_campaign(world.district, year=day.year, **days, **fields)


@pytest.mark.parametrize("case", DISCIPLINED, ids=lambda case: case[0])
def test_a_reprimand_takes_out_of_itself_or_has_to_be_looked_at_as_the_day_has_it(client, office, case):
    day, given_on, name, begins_on, article = case
    make_register(office.district)
    term = make_term(name=name, begins_on=begins_on, ends_on=f"{int(begins_on[:4]) + 5}-06-01")
    target = make_target(office.hoa_tham, term=term)
    entry = make_entry(office.an, target)
    given = {"kind": "party", "form": "reprimand", "valid_from": given_on, "decision_on": given_on}
    Discipline.objects.create(cadre=office.an, decision_no="12-QĐ/UBKT", **given)
    office.on(day)
    review = make_review(target, campaign_of(office, day), state="appraising")
    line = make_line(review, entry)
    page = client.get(queue_of(review, show="facts")).content.decode()
    told = f"khiển trách từ {given_on[8:]}/{given_on[5:7]}/{given_on[:4]}, chưa ghi ngày hết hiệu lực"
    assert "Có nội dung cần xem xét (1)" in page and told in page and "quyết định số 12-QĐ/UBKT" in page
    assert (OF_ITSELF in page, "Quy định 50-QĐ/TW" in page) == (bool(article), bool(article))
    propose(line, "remove", "disciplined")
    page = client.get(reverse("review-difference", args=[review.campaign_id]), {"review": review.pk})
    assert ("đương nhiên đưa ra" in page.content.decode().lower()) == bool(article)
    said = letter(office.lan, "review-appraisal", review)
    assert told in said and "Đưa ra: bị kỷ luật" in said
    assert (
        (f"{OF_ITSELF}, căn cứ {article}" in said)
        == ("trong đó thuộc trường hợp đương nhiên" in said)
        == bool(article)
    )


def before(month):
    return of_number(month_number(PartialDate(month)) - 1).iso


def under_directive(office, case):
    """The list of a committee with a man and a woman who have enough months left, and one each who lack one."""
    level, year, again, *births = case
    term = make_term(level, f"{year}–{year + 5}", f"{year}-10-01", f"{year + 5}-10-01", congress_month=None)
    target = make_target(unit_of(office, level), "Ủy viên Ban Chấp hành Đảng bộ", term)
    post, entries = make_post("Chuyên viên", office.office), []
    for sex, first in zip("MF", births, strict=True):
        for born in (first, before(first)):
            cadre = make_cadre(f"Lý Văn {sex}{born}", post, sex=sex, birth=born)
            entries.append(make_entry(cadre, target, reelected=again, approved_on=datetime.date(2018, 7, 15)))
    directive = RuleSet.objects.get(name=f"Nhân sự cấp ủy nhiệm kỳ {year}–{year + 5}")
    day = f"{year - 1}-11-30"
    review = make_review(target, campaign_of(office, day, rule_set=directive), state="appraising")
    for entry in entries:
        make_line(review, entry)
    office.on(day)
    return review


def told_late(client, review):
    """{line: what is told of its months}, of those of whom that is to be looked at."""
    rows = client.get(queue_of(review, show="all")).context["rows"]
    assert len(rows) == 4
    facts = {row.line: [each for each in row.facts.to_review if each.kind == "time_left"] for row in rows}
    return {line: found[0] for line, found in facts.items() if found}


PUBLISHED = [CUT_OFFS[1], CUT_OFFS[2], CUT_OFFS[5], CUT_OFFS[7]]


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: "-".join(map(str, case[:3])))
def test_a_review_by_the_set_of_a_directive_draws_the_published_line(client, office, case):
    late = told_late(client, under_directive(office, case))
    assert {line.cadre.birth.iso for line in late} == {before(first) for first in case[3:]}
    assert all("Chỉ thị" in fact.article for fact in late.values())


def test_of_a_woman_who_is_let_work_to_sixty_the_chief_says_so_with_document_and_reason(client, office):
    review = under_directive(office, CUT_OFFS[5])
    woman = next(line.entry for line in told_late(client, review) if line.cadre.sex == "F")
    address, typed = reverse("planningentry-special", args=[woman.pk]), {"special_basis": "Công văn 12-CV/TU"}
    assert client.post(address, typed | {"special_reason": "Công tác đến 60 tuổi"}).status_code == 403
    client.force_login(office.chief)
    assert "phải ghi cả văn bản và lý do" in client.post(address, typed).content.decode()
    client.post(address, typed | {"special_reason": "Công tác đến 60 tuổi"})
    told = {line.entry: fact.sentence for line, fact in told_late(client, review).items()}
    assert (
        told[woman].endswith("; trường hợp đặc biệt theo Công văn 12-CV/TU") and "còn 59 tháng" in told[woman]
    )
    assert sum("đặc biệt" in said for said in told.values()) == 1
