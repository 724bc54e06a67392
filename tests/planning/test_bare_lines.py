"""Lines of a long list, read without records, say of everybody what the lines of a short one say."""

import datetime
import random

import pytest

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, EthnicGroup
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from planning.checks import CHECKS
from planning.judging import Judging
from planning.lists import PlanningList
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_proposal, make_target

DAYS = [datetime.date(2019, 7, 15), datetime.date(2020, 12, 31), datetime.date(2021, 11, 30)]
PAPER = {
    "retirement_month": "2033-05",
    "retirement_reason": "longer",
    "retirement_paper_no": "12-QĐ",
    "retirement_paper_on": "2021-02",
}


@pytest.fixture
def drawn(planned):
    """People of all kinds on the lists of two communes: decided, proposed, moved, gone, hidden, changed since."""
    drawn, units = random.Random(11), [planned.hoa_tham, planned.tan_van, planned.office]
    groups = [None, *EthnicGroup.objects.all()[:3]]
    targets = [make_target(unit) for unit in units[:2]]
    for number in range(40):
        cadre = make_cadre(
            f"Lương Văn {number}",
            make_post(f"Chức {number}", drawn.choice(units)) if drawn.random() < 0.9 else None,
            birth=drawn.choice([None, "1971", f"{drawn.randint(1960, 1990)}-{drawn.randint(1, 12):02d}"]),
            sex=drawn.choice("MF"),
            ethnic_group=drawn.choice(groups),
            unit=drawn.choice(units),
            **(PAPER if drawn.random() < 0.2 else {}),
        )
        told = {"continuity": drawn.choice(["", "new", "continuing"]), "reelected": drawn.random() < 0.3}
        put = drawn.choice([make_entry, make_entry, make_proposal])
        put(cadre, drawn.choice(targets), **told)
    changed = drawn.sample(list(Cadre.objects.filter(full_name__startswith="Lương").order_by("pk")), 12)
    Cadre.objects.filter(pk__in=[each.pk for each in changed[:6]]).update(
        birth="1969-09", full_name="Lò Thị A"
    )
    PostHeld.objects.filter(cadre__in=changed[6:]).update(valid_to="2021-03")
    for each in drawn.sample(list(Cadre.objects.order_by("pk")), 15):
        make_evaluation(each, drawn.choice([2018, 2019]), drawn.choice(["good", "fair"]))
    RuleSet.objects.update(conditions=list(CHECKS))
    planned.reader = make_user("xem", Role.UNIT_OFFICER, planned.hoa_tham)
    Account.objects.create(user=planned.reader, cadre=changed[0])
    planned.targets = targets
    return planned


def told(line):
    entry = line.entry
    person = entry.listed
    group = person.ethnic_group and person.ethnic_group.is_minority
    return {
        "who": (entry.pk, entry.cadre_id, entry.target, entry.cadre.name_fold),
        "listed": (person.full_name, person.sex, person.birth, group),
        "state": (entry.status_that_day, entry.is_proposed, entry.get_continuity_display()),
        "place": (line.official_key, line.unit, line.rules),
        "found": (line.masked, line.findings, line.news),
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("judged_by", ["own", "asked"])
@pytest.mark.parametrize("name", ["lan", "reader"])
def test_lines_without_records_say_what_those_with_records_say(drawn, day, judged_by, name):
    reader = getattr(drawn, name)
    rules = RuleSet.objects.filter(subject="planning").first() if judged_by == "asked" else None
    target = drawn.targets[0]
    found = PlanningList(reader, target.term_id, target.post.title_id, day)
    judging = Judging(day, reader, rules)
    whole = judging.lines(found.entries)
    assert [told(line) for line in judging.bare_lines(found.entries, found.targets)] == [
        told(line) for line in whole
    ]
