"""Only a higher title is planned for: the rank of the planned one beside that of the main post held."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.core.dates import PartialDate
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle
from office.regulations.models import Rule, RuleSet
from planning.checks import EntryFacts
from planning.checks.upward import higher_title
from planning.entry_facts import KnownFacts, key_of, known_facts
from planning.models import PlanningEntry
from planning.reckoning import TermFacts
from planning.title_ranks import RankedTitle, TitleStep
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target

DAY = datetime.date(2021, 11, 30)
SECRETARY, DEPUTY = PostTitle(pk=1, name="Bí thư"), PostTitle(pk=2, name="Phó Bí thư")


def rules(value=True, confirmed=True):
    """A set in memory, never saved."""
    row = Rule(key="upward_only", value=value, measure="yes_no", confirmed=confirmed, article="Điều 5")
    made = RuleSet(name="Bộ thử", conditions=["higher_title"])
    made.line = [{row.place: row}]
    return made


def ranked(title, group=None, tier=1):
    rank = TitleRank(title=title, group=group, tier=tier, document="Kết luận 35-KL/TW") if group else None
    return RankedTitle(title, rank)


def found(planned, held, given=None, *, seated=False, **facts):
    known = KnownFacts(step=TitleStep(planned, held, seated))
    term = TermFacts("2020–2025", 2020)
    entry = EntryFacts("M", PartialDate("1980"), "commune", "post", term, ahead=False, known=known, **facts)
    return higher_title(entry, given or rules())


@pytest.mark.parametrize(
    ("planned", "held", "words"),
    [
        (ranked(SECRETARY, 4), ranked(DEPUTY, 5), "Đạt"),
        (ranked(SECRETARY, 4, 1), ranked(DEPUTY, 4, 2), "Đạt"),
        (ranked(SECRETARY, 4, 2), ranked(DEPUTY, 4, 2), "Không đạt"),
        (ranked(SECRETARY, 5), ranked(DEPUTY, 4, 3), "Không đạt"),
        (ranked(SECRETARY), ranked(DEPUTY, 4), "Thiếu dữ liệu (bậc của chức danh Bí thư)"),
        (
            ranked(SECRETARY),
            ranked(DEPUTY),
            "Thiếu dữ liệu (bậc của chức danh Bí thư, bậc của chức danh Phó Bí thư)",
        ),
        (ranked(SECRETARY, 4), None, "Thiếu dữ liệu (chức vụ đang giữ)"),
        (ranked(SECRETARY), ranked(SECRETARY), "Không đạt"),
    ],
)
def test_ranks_decide_and_an_unknown_one_is_told(planned, held, words):
    finding = found(planned, held)
    assert finding.words == words and finding.article == "Điều 5"
    assert ("Kết luận 35-KL/TW" in finding.source) == bool(planned.rank or (held and held.rank))


def test_who_holds_the_very_title_is_planned_for_it_only_to_be_elected_again():
    finding = found(ranked(SECRETARY), ranked(DEPUTY), seated=True)
    assert (finding.words, finding.reason) == ("Không đạt", "đang giữ chính chức danh quy hoạch")
    again = found(ranked(SECRETARY), ranked(DEPUTY), seated=True, reelected=True)
    assert (again.words, again.reason) == ("Đạt", "quy hoạch để tái cử")


def test_a_set_that_lets_plan_for_any_title_says_nothing_and_an_unconfirmed_one_decides_nothing():
    assert found(ranked(SECRETARY), ranked(DEPUTY), rules(value=False)) is None
    finding = found(ranked(SECRETARY, 5), ranked(DEPUTY, 4), rules(confirmed=False))
    assert finding.words == "Quy định chưa xác nhận" and finding.value is None
    assert finding.source == (
        "đang giữ Phó Bí thư: nhóm IV, bậc 1 (Kết luận 35-KL/TW); quy hoạch Bí thư: nhóm V, bậc 1 (Kết luận 35-KL/TW)"
    )


def test_posts_and_ranks_are_those_of_the_day_in_three_queries(planned):
    secretary = make_target(planned.hoa_tham, "Bí thư Đảng ủy")
    title, held = secretary.post.title, planned.an.posts.get().post.title
    TitleRank.objects.create(title=title, group=4, tier=1, valid_from="2021-01-01", document="KL 35")
    TitleRank.objects.create(title=held, group=5, tier=1, valid_from="2021-01-01", document="KL 35")
    people = [planned.an, make_cadre("Lý Văn Cả", make_post("Chuyên viên", planned.office))]
    keys = [make_entry(each, secretary).pk for each in people]
    asked = RuleSet(pk=1, conditions=["higher_title"])
    asked.line = [{}]
    entries = list(
        PlanningEntry.objects.filter(pk__in=keys).order_by("pk").select_related("target__post__title")
    )
    with CaptureQueriesContext(connection) as counted:
        known = known_facts(
            [(each, day) for each in entries for day in (DAY, datetime.date(2020, 1, 1))], [asked]
        )
    assert len(counted) == 3
    now, then = (known[key_of(entries[0], day)].step for day in (DAY, datetime.date(2020, 1, 1)))
    assert (now.planned.rank.place, now.held.rank.place, now.seated) == ((4, 1), (5, 1), False)
    assert then.planned.rank is None and then.held.rank is None
