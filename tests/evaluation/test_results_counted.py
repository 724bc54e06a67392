"""Results are counted beside the year before, and who rose or fell is found, as if every row were read."""

import random
from collections import Counter

import pytest

from cadre.models.conflicts import Account
from evaluation.grades import Grade
from evaluation.grading.results.counting import results_of
from evaluation.models import Evaluation
from evaluation.told_apart import GradeChange, changed, changes_of, kind_of_post
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post

pytestmark = pytest.mark.django_db
YEARS = (2018, 2019, 2020)


@pytest.fixture
def graded(world):
    """Fifty people in up to three years, moved between two communes, some graded by a row of the year's work."""
    chance = random.Random(21)
    posts = [
        make_post("Bí thư Đảng ủy", world.hoa_tham, is_leader=True),
        make_post("Chuyên viên", world.tan_van),
    ]
    campaigns = {year: make_grading(world.district, year) for year in YEARS}
    groups = {year: [None, make_group(campaign)] for year, campaign in campaigns.items()}
    for number in range(50):
        person = make_cadre(f"Lý Văn {number}", chance.choice(posts), sex=chance.choice("MF"))
        for year in chance.sample(YEARS, chance.randrange(4)):
            grade, title = chance.choice([*Grade, Grade.NOT_COMPLETED, ""]), chance.choice(posts).title
            fields = {"unit": chance.choice((world.hoa_tham, world.tan_van)), "title": title}
            if grade and chance.random() < 0.4:
                said = {
                    "grade": grade,
                    "group": chance.choice(groups[year]),
                    "is_head": chance.random() < 0.3,
                }
                state = chance.choice(("decided", "notified"))
                fields["line"] = make_line(person, campaigns[year], state, unit=fields["unit"], **said)
            make_evaluation(person, year, grade, not_graded_reason="" if grade else "nghỉ ốm", **fields)
    Account.objects.create(user=world.lan, cadre=Evaluation.objects.latest("pk").cadre)
    return world


def slowly(rows, seen):
    """{all that is told apart: number of rows}, row by row."""
    grades = {(each.cadre_id, each.year): each.grade for each in seen}
    return Counter(
        (
            *(row.unit_id, row.cadre.sex, row.post_kind, bool(row.line and row.line.is_head)),
            *(row.line and row.line.group_id, row.grade, grades.get((row.cadre_id, row.year - 1), "")),
        )
        for row in rows.annotate(post_kind=kind_of_post()).select_related("cadre", "line")
    )


@pytest.mark.parametrize("reader", ["lan", "huong"])
@pytest.mark.parametrize("year", YEARS)
def test_results_are_counted_as_if_read_one_by_one(graded, reader, year):
    seen = Evaluation.objects.for_user(getattr(graded, reader))
    rows, found = seen.filter(year=year), Counter()
    for each in results_of(rows, seen, year):
        apart = (each.unit, each.sex, each.post_kind, each.head, each.group, each.grade, each.before)
        found[apart] += each.number
    assert found == slowly(rows, seen)
    assert found.total() == rows.count() > 4


@pytest.mark.parametrize("reader", ["lan", "huong"])
def test_who_rose_or_fell_is_found_as_if_read_one_by_one(graded, reader):
    seen = Evaluation.objects.for_user(getattr(graded, reader))
    rows = seen.beside_year_before(seen)
    found = set()
    for change in GradeChange:
        slow = {row.pk for row in rows if change in changes_of(row.grade, row.before)}
        assert {row.pk for row in rows.filter(changed(change))} == slow, change
        found |= slow
    assert len(found) > 4
