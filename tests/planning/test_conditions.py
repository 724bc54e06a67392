"""What else a set may ask of a planned person: each condition through the check itself, unknown never Đạt."""

import datetime

import pytest

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing
from cadre.models.trust import ConfidenceVote
from cadre.party import PartyStatus
from foundation.core.dates import PartialDate
from office.organisation.models.structure import PostTitle
from office.regulations.conditions import Condition
from office.regulations.models import Rule, RuleSet
from planning.checks import CHECKS, EntryFacts, check
from planning.entry_facts import KnownFacts, Titles
from planning.reckoning import TermFacts
from planning.title_ranks import RankedTitle, TitleStep

RULES = {
    "max_candidates_per_title": (3, "persons"),
    "seat_beside_post": (True, "yes_no"),
    "grade_years": (3, "years"),
    "grade_least": ("Hoàn thành tốt nhiệm vụ", "words"),
    "full_party_member": (True, "yes_no"),
    "max_titles_per_candidate_same_level": (3, "titles"),
    "titles_of_all_terms": (False, "yes_no"),
    "discipline_removes": (True, "yes_no"),
    "low_confidence_most": ("0.5", "share"),
    "upward_only": (True, "yes_no"),
}
DAY = datetime.date(2020, 12, 31)
LISTED = HigherListing(title="Tỉnh ủy viên", level="province", valid_from=PartialDate("2020"))
REPRIMAND = Discipline(kind="party", form="reprimand", valid_from=PartialDate("2020"))
GOOD_YEARS = ((2018, "good"), (2019, "excellent"), (2020, "good"))


def rules(*, confirmed=True, **values):
    """A set in memory, never saved, that asks every condition."""
    rows = [
        Rule(key=key, value=values.get(key, value), measure=measure, confirmed=confirmed, article="Điều 1")
        for key, (value, measure) in RULES.items()
    ]
    made = RuleSet(name="Bộ thử", conditions=list(CHECKS))
    made.line = [{row.place: row for row in rows}]
    return made


def found(condition, given=None, kind="post", special="", **known):
    """The finding on one condition of somebody of whom this is known."""
    facts = EntryFacts(
        sex="M",
        birth=PartialDate("1980-01"),
        level="commune",
        kind=kind,
        term=TermFacts("2020–2025", 2020),
        ahead=False,
        special=special,
        known=KnownFacts(graded_to=2020, **known),
    )
    return CHECKS[condition](facts, given or rules())


@pytest.mark.parametrize(
    ("condition", "known", "words"),
    [
        (Condition.PEOPLE_OF_TITLE, {"people": 3}, "3 đồng chí (yêu cầu ≤ 3) – Đạt"),
        (Condition.PEOPLE_OF_TITLE, {"people": 4}, "4 đồng chí (yêu cầu ≤ 3) – Không đạt"),
        (Condition.COMMITTEE_SEAT, {"seat": "đang là Đảng ủy viên"}, "đang là Đảng ủy viên – Đạt"),
        (Condition.COMMITTEE_SEAT, {"seat": ""}, "chưa quy hoạch cấp ủy – Không đạt"),
        (
            Condition.GRADES,
            {"grades": GOOD_YEARS},
            "2018: HTTNV, 2019: HTXSNV, 2020: HTTNV (yêu cầu Hoàn thành tốt nhiệm vụ trở lên, 3 năm) – Đạt",
        ),
        (
            Condition.GRADES,
            {"grades": (*GOOD_YEARS[:2], (2020, "completed"))},
            "2020: HTNV (yêu cầu Hoàn thành tốt nhiệm vụ trở lên, 3 năm) – Không đạt",
        ),
        (
            Condition.GRADES,
            {"grades": (*GOOD_YEARS[:2], (2020, ""))},
            "Cần xem xét",
        ),
        (Condition.GRADES, {"grades": GOOD_YEARS[1:]}, "Thiếu dữ liệu (xếp loại năm 2018)"),
        (Condition.GRADES, {}, "Thiếu dữ liệu (xếp loại năm 2018, 2019, 2020)"),
        (Condition.PARTY, {"party": PartyStatus.FULL}, "đảng viên chính thức – Đạt"),
        (Condition.PARTY, {"party": PartyStatus.PROBATIONARY}, "đảng viên dự bị – Không đạt"),
        (Condition.PARTY, {"party": PartyStatus.UNDATED}, "Thiếu dữ liệu (ngày chính thức vào Đảng)"),
        (Condition.PARTY, {}, "Thiếu dữ liệu (ngày vào Đảng)"),
    ],
)
def test_a_condition_tells_value_requirement_and_verdict(condition, known, words):
    finding = found(condition, **known)
    assert words in finding.in_brief
    assert finding.text == condition.label and finding.basis == "Điều 1"


FAILING = {
    Condition.PEOPLE_OF_TITLE: {"people": 4},
    Condition.COMMITTEE_SEAT: {"seat": ""},
    Condition.GRADES: {"grades": ((2018, "not_completed"), *GOOD_YEARS[1:])},
    Condition.PARTY: {"party": PartyStatus.NONE},
    Condition.TITLES_OF_PERSON: {"titles": Titles(4, 4)},
    Condition.OTHER_LISTS: {"titles": Titles(4, 4), "listings": (LISTED,)},
    Condition.DISCIPLINE: {"disciplines": (REPRIMAND,), "day": DAY},
    Condition.CONFIDENCE: {"votes": (ConfidenceVote(high=0, low=9, total=9, held_on=DAY),)},
    Condition.HIGHER_TITLE: {"step": TitleStep(RankedTitle(PostTitle(name="Bí thư")), seated=True)},
}


@pytest.mark.parametrize("condition", FAILING)
def test_a_special_case_speaks_of_the_time_left_alone(condition):
    finding = found(condition, special="Công văn 12-CV/TU", **FAILING[condition])
    assert finding.words == "Không đạt" and not finding.special


# Which need no rule of the set.
WITHOUT_RULE = (Condition.STANDARDS, Condition.POLITICAL)


@pytest.mark.parametrize("condition", [each for each in CHECKS if each not in WITHOUT_RULE])
def test_without_a_confirmed_rule_nobody_passes_and_nothing_is_missing(condition):
    known = {"seat": "đang là Đảng ủy viên", "grades": GOOD_YEARS, "party": PartyStatus.FULL}
    known |= {"votes": (ConfidenceVote(high=9, low=0, total=9, held_on=DAY),), "listings": (LISTED,)}
    known |= {"step": TitleStep(RankedTitle(PostTitle(name="Bí thư")))}
    empty = RuleSet(name="Bộ trống", conditions=list(CHECKS))
    empty.line = [{}]
    for given in (rules(confirmed=False), empty):
        assert found(condition, given, **known).words == "Quy định chưa xác nhận", given


def test_whether_all_terms_count_together_is_asked_of_lists_of_other_levels_too():
    """A number that would be too many if they do is met only once that is settled."""
    given, listed = rules(), HigherListing(title="Bí thư", level="commune", valid_from=PartialDate("2020"))
    given.rule("titles_of_all_terms").confirmed = False
    for in_all, words in ((2, "Đạt"), (3, "Quy định chưa xác nhận")):
        assert (
            found(Condition.OTHER_LISTS, given, listings=(listed,), titles=Titles(2, in_all)).words == words
        )
    assert found(Condition.GRADES, rules(grade_years=0)).words == "Thiếu dữ liệu (năm xét kết quả xếp loại)"


def test_what_says_nothing_of_an_entry_is_no_finding():
    """A committee's number is the coefficient of its list; without a committee no seat is asked beside the post."""
    for condition in (Condition.PEOPLE_OF_TITLE, Condition.COMMITTEE_SEAT):
        assert found(condition, kind="collective", seat="") is None
    assert found(Condition.COMMITTEE_SEAT, seat=None) is None
    assert found(Condition.COMMITTEE_SEAT, rules(seat_beside_post=False), seat="") is None
    facts = EntryFacts("M", None, "commune", "collective", TermFacts("2020–2025", 2020), ahead=False)
    asked = rules()
    asked.conditions = ["people_of_title", "party"]
    assert [each.condition for each in check(facts, asked)] == [Condition.PARTY]


def test_a_grade_that_no_paper_names_is_told_and_decides_nothing():
    finding = found(Condition.GRADES, rules(grade_least="Khá"), grades=GOOD_YEARS)
    assert finding.words == "Quy định chưa xác nhận" and "“Khá” không phải một mức xếp loại" in finding.reason


def test_grades_after_the_day_judged_do_not_count():
    later = (*GOOD_YEARS, (2021, "not_completed"))
    assert found(Condition.GRADES, grades=later).words == "Đạt"
