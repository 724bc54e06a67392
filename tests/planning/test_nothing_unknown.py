"""Nothing unknown is ever Đạt: whatever is learned or confirmed later, what was Đạt before stays Đạt.

Every check is tried on every mixture of a few facts and rules, with each of them unknown in turn.
"""

import datetime
from dataclasses import replace
from itertools import chain, product

import pytest

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.party import PartyStatus
from foundation.core.dates import PartialDate
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle
from office.regulations.conditions import Condition
from office.regulations.findings import PASSED, FindingLevel
from office.regulations.models import Rule, RuleSet
from planning.checks import CHECKS, EntryFacts
from planning.entry_facts import KnownFacts, Titles
from planning.reckoning import TermFacts
from planning.title_ranks import RankedTitle, TitleStep
from standards.checks import StandardFinding

DAY = datetime.date(2020, 12, 31)
TERM = TermFacts("2020–2025", 2020, congress=PartialDate("2020-06"), confirmed=True)
HELD, PLANNED = PostTitle(pk=1, name="Chuyên viên"), PostTitle(pk=2, name="Bí thư")
MOST = "max_titles_per_candidate_same_level"
RULES = {
    "months_required": ("months", [1, 60]),
    "months_required_reelected": ("months", [30, 90]),
    "reckoning": ("reckoning", ["congress", "approval"]),
    "retirement_ages": ("ages", [{sex: {"base": months} for sex in "MF"} for months in (660, 720)]),
    "max_candidates_per_title": ("persons", [1, 2]),
    MOST: ("titles", [1, 3]),
    "titles_of_all_terms": ("yes_no", [True, False]),
    "seat_beside_post": ("yes_no", [True]),
    "grade_years": ("years", [0, 1, 3]),
    "grade_least": ("words", ["Hoàn thành tốt nhiệm vụ", "Khá"]),
    "full_party_member": ("yes_no", [True]),
    "discipline_removes": ("yes_no", [True, False]),
    "low_confidence_most": ("share", ["0.1", "0.5"]),
    "upward_only": ("yes_no", [True]),
}


def standard(level):
    missing = "lý luận chính trị" if level == FindingLevel.UNKNOWN else ""
    return StandardFinding(level, "Lý luận", kind="theory", least="Trung cấp", missing=missing)


def disciplined(form, ends):
    return Discipline(kind="party", form=form, valid_from=PartialDate("2015"), valid_to=ends)


def vote(low):
    return ConfidenceVote(occasion="Hội nghị", high=9 - low, low=low, total=9, held_on=DAY)


def listed(level):
    return HigherListing(title="Tỉnh ủy viên", level=level, valid_from=PartialDate("2020"))


def ranked(title, group):
    return RankedTitle(title, TitleRank(title=title, group=group, tier=1))


def several(values, most=2):
    """Every list of up to so many of the values."""
    return list(chain.from_iterable(product(values, repeat=number) for number in range(most + 1)))


GIVEN = [
    disciplined(form, PartialDate(ends))
    for form, ends in product(("reprimand", "warning", "expulsion"), ("2016", "2022"))
]
STEPS = [
    TitleStep(ranked(PLANNED, planned), ranked(HELD, held), seated)
    for planned, held, seated in product((1, 2, 3), (1, 2, 3), (True, False))
]
# All that can be known of a person; what may be unknown of it is left out by `FORGOTTEN`.
KNOWN = {
    "standards": several([standard(FindingLevel.PASS), standard(FindingLevel.FAIL)]),
    "titles": [Titles(1, 1), Titles(1, 3), Titles(2, 4)],
    "people": [2, 3],
    "seat": [None, "", "đang là Đảng ủy viên"],
    "grades": [
        tuple(zip((2018, 2019, 2020), given, strict=True))
        for given in product(("good", "completed", ""), repeat=3)
    ],
    "party": [PartyStatus.FULL, PartyStatus.PROBATIONARY, PartyStatus.NONE],
    "disciplines": several(GIVEN),
    "votes": several([vote(2), vote(5)]),
    "conclusions": several([PoliticalConclusion(number="15-KL/BTV", concluded_on=DAY)], 1),
    "listings": several([listed("commune"), listed("district")]),
    "step": STEPS,
}
OF_PERSON = {
    "sex": ["M", "F"],
    "birth": [PartialDate(month) for month in ("1958-01", "1963-07", "1980-05")],
    "reelected": [True, False],
}
FORGOTTEN = {
    "standard": lambda known: {"standards": (*known.standards[1:], standard(FindingLevel.UNKNOWN))},
    "oldest grade": lambda known: {"grades": known.grades[1:]},
    "last grade": lambda known: {"grades": known.grades[:-1]},
    "party": lambda known: {"party": None},
    "official day": lambda known: {"party": PartyStatus.UNDATED},
    "ends": lambda known: {"disciplines": [disciplined(each.form, None) for each in known.disciplines]},
    "disciplines": lambda known: {"disciplines": ()},
    "votes": lambda known: {"votes": ()},
    "conclusions": lambda known: {"conclusions": ()},
    "levels": lambda known: {"listings": [listed("") for _ in known.listings]},
    "listings": lambda known: {"listings": ()},
    "rank held": lambda known: {"step": replace(known.step, held=RankedTitle(HELD))},
    "rank planned": lambda known: {"step": replace(known.step, planned=RankedTitle(PLANNED))},
    "post": lambda known: {"step": replace(known.step, held=None)},
}
OF_PERSON_FORGOTTEN = {
    "birth": {"birth": None},
    "month of birth": {"birth": PartialDate("1980")},
    "congress": {"term": replace(TERM, congress=None, confirmed=False)},
    "congress confirmed": {"term": replace(TERM, confirmed=False)},
    "decision": {"decided_on": None},
}
# What each check asks: facts, what of them may be unknown, rules.
ASKED = {
    Condition.TIME_LEFT: (tuple(OF_PERSON), tuple(OF_PERSON_FORGOTTEN), tuple(RULES)[:4]),
    Condition.STANDARDS: (("standards",), ("standard",), ()),
    Condition.TITLES_OF_PERSON: (("titles",), (), (MOST, "titles_of_all_terms")),
    Condition.PEOPLE_OF_TITLE: (("people",), (), ("max_candidates_per_title",)),
    Condition.HIGHER_TITLE: (("step", "reelected"), ("rank held", "rank planned", "post"), ("upward_only",)),
    Condition.COMMITTEE_SEAT: (("seat",), (), ("seat_beside_post",)),
    Condition.GRADES: (("grades",), ("oldest grade", "last grade"), ("grade_years", "grade_least")),
    Condition.DISCIPLINE: (("disciplines",), ("ends", "disciplines"), ("discipline_removes",)),
    Condition.CONFIDENCE: (("votes",), ("votes",), ("low_confidence_most",)),
    Condition.PARTY: (("party",), ("party", "official day"), ("full_party_member",)),
    Condition.POLITICAL: (("conclusions",), ("conclusions",), ()),
    Condition.OTHER_LISTS: (("listings", "titles"), ("levels", "listings"), (MOST, "titles_of_all_terms")),
}


def met(condition, facts, rules):
    found = CHECKS[condition](facts, rules)
    return found is not None and found.verdict == PASSED


def rules_of(values, unconfirmed=None, without=None):
    rows = [
        Rule(key=key, value=value, measure=RULES[key][0], confirmed=key != unconfirmed)
        for key, value in values.items()
        if key != without
    ]
    made = RuleSet(name="Bộ thử", conditions=list(CHECKS))
    made.line = [{row.place: row for row in rows}]
    return made


def mixtures(values):
    """Each mixture of one value a name."""
    return [dict(zip(values, chosen, strict=True)) for chosen in product(*values.values())]


def person(known):
    own = {"sex": "M", "birth": PartialDate("1980-05"), "reelected": False}
    own |= {name: known[name] for name in own if name in known}
    facts = KnownFacts(**{n: v for n, v in known.items() if n in KNOWN}, graded_to=2020, day=DAY)
    return EntryFacts(
        **own, level="commune", kind="post", term=TERM, ahead=False, decided_on=DAY, known=facts
    )


def forgetting(facts, name):
    if name in FORGOTTEN:
        return replace(facts, known=replace(facts.known, **FORGOTTEN[name](facts.known)))
    return replace(facts, **OF_PERSON_FORGOTTEN[name])


@pytest.mark.parametrize("condition", CHECKS)
def test_whatever_is_learned_or_confirmed_later_what_was_met_stays_met(condition):
    names, unknown, keys = ASKED[condition]
    people = [person(known) for known in mixtures({each: (KNOWN | OF_PERSON)[each] for each in names})]
    outcomes = set()
    for values in mixtures({key: RULES[key][1] for key in keys}):
        sure = rules_of(values)
        pairs = [((sure,), (sure,))]
        for key in keys:
            # Of a rule that nobody confirmed, or entered, any value may come out.
            later = [rules_of(values | {key: each}) for each in RULES[key][1]]
            pairs.append(((rules_of(values, key), rules_of(values, without=key)), later))
        for whole in people:
            partly = [whole, *(forgetting(whole, each) for each in unknown)]
            outcomes.add(met(condition, whole, sure))
            for before, later in pairs:
                if not all(met(condition, whole, each) for each in later):
                    assert not any(met(condition, *each) for each in product(partly, before)), whole
    # Of a political conclusion nobody here knows what it says.
    assert outcomes == ({False} if condition == Condition.POLITICAL else {True, False})


def test_of_whom_nothing_is_known_only_what_the_lists_themselves_count_is_met():
    nobody = EntryFacts("M", None, "commune", "post", TermFacts("2020–2025", 2020), ahead=False)
    rules = rules_of({key: values[0] for key, (_, values) in RULES.items()} | {"grade_years": 3})
    assert {each for each in CHECKS if met(each, nobody, rules)} == {"titles_of_person", "people_of_title"}
    assert not any(met(each, nobody, None) for each in CHECKS)
