"""Confidence votes, political conclusions, lists of other levels: none on record is not checked, never Đạt."""

import datetime

import pytest

from cadre.models.standing import HigherListing
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.models import Rule, RuleSet
from planning.checks import CHECKS, EntryFacts
from planning.entry_facts import KnownFacts, Titles
from planning.judged_entries import JudgedEntry
from planning.models import PlanningEntry
from planning.posts import PersonPosts
from planning.reckoning import TermFacts
from planning.review import to_review

DAY = datetime.date(2021, 11, 30)


def found(condition, **known):
    rows = [
        Rule(key="low_confidence_most", value="0.5", measure="share", confirmed=True, article="Điều 12"),
        Rule(
            key="max_titles_per_candidate_same_level",
            value=3,
            measure="titles",
            confirmed=True,
            article="Điều 7",
        ),
        Rule(key="titles_of_all_terms", value=False, measure="yes_no", confirmed=True),
    ]
    rules = RuleSet(name="Bộ thử")
    rules.line = [{row.place: row for row in rows}]
    term = TermFacts("2020–2025", 2020)
    facts = EntryFacts(
        "M", PartialDate("1980"), "district", "post", term, ahead=False, known=KnownFacts(**known)
    )
    return CHECKS[condition](facts, rules)


def vote(low, total=40, on=DAY):
    return ConfidenceVote(held_on=on, occasion="Hội nghị Huyện ủy", high=0, middle=0, low=low, total=total)


def listing(level, title="Tỉnh ủy viên"):
    return HigherListing(
        title=title, term="2020–2025", level=level, paper_no="5-TB/TU", valid_from=PartialDate("2020")
    )


@pytest.mark.parametrize("condition", [Condition.CONFIDENCE, Condition.POLITICAL, Condition.OTHER_LISTS])
def test_what_nobody_entered_is_not_checked(condition):
    finding = found(condition)
    assert finding.words == "Chưa kiểm tra" and finding.text == condition.label


def test_half_of_the_slips_saying_low_is_let_and_one_more_is_not():
    let, refused = (
        found(Condition.CONFIDENCE, votes=(vote(20),)),
        found(Condition.CONFIDENCE, votes=(vote(21),)),
    )
    assert (let.words, refused.words) == ("Đạt", "Không đạt")
    assert refused.figure == "tín nhiệm thấp 21/40 phiếu (yêu cầu không quá 50%)"
    assert refused.source == "Hội nghị Huyện ủy, ngày 30/11/2021" and refused.article == "Điều 12"


def test_the_last_vote_counts():
    assert found(Condition.CONFIDENCE, votes=(vote(3), vote(30))).words == "Đạt"


def test_a_political_conclusion_is_a_fact_told_by_its_paper_neither_met_nor_to_be_looked_at():
    given = PoliticalConclusion(number="15-KL/BTV", concluded_on=DAY, body="Ban Thường vụ Huyện ủy")
    finding = found(Condition.POLITICAL, conclusions=(given,))
    assert (finding.words, finding.value) == ("Đã có kết luận", "kết luận số 15-KL/BTV, ngày 30/11/2021")


def test_whoever_decides_confirms_what_is_unsure_and_not_that_a_paper_concluded():
    given = PoliticalConclusion(number="15-KL/BTV", concluded_on=DAY)
    findings = [found(Condition.CONFIDENCE), found(Condition.POLITICAL, conclusions=(given,))]
    line = JudgedEntry(PlanningEntry(cadre_id=1), PersonPosts(), None, findings)
    assert [kind.texts for kind in to_review([line])] == [[Condition.CONFIDENCE.label]]


@pytest.mark.parametrize(
    ("levels", "here", "words"),
    [
        (["province"], 3, "Đạt"),
        (["district"], 2, "Đạt"),
        (["district"], 3, "Không đạt"),
        (["district", "province"], 2, "Đạt"),
        ([""], 3, "Thiếu dữ liệu (cấp của danh sách)"),
        ([""], 2, "Đạt"),
    ],
)
def test_lists_of_the_same_level_count_beside_the_titles_kept_here(levels, here, words):
    listings = tuple(listing(level) for level in levels)
    finding = found(Condition.OTHER_LISTS, listings=listings, titles=Titles(here, here))
    assert finding.words == words and "Tỉnh ủy viên, nhiệm kỳ 2020–2025" in finding.value
    assert "văn bản số 5-TB/TU" in finding.source
    own = found(Condition.TITLES_OF_PERSON, listings=listings, titles=Titles(here, here))
    assert own.value == here, "whoever reads the number of titles is not told of lists that they may not know"
