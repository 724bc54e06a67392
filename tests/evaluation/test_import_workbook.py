"""The workbook of five years, as the office sent it, into the district that the mended rosters made."""

import datetime
import json

import pytest

from cadre.models.people import Cadre
from cadre.reference import load_reference
from evaluation import figures
from evaluation.models import Evaluation
from foundation.core.figures import Share
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from sample.load import load_office, load_titles
from tests.cadre.sheets import MENDED, ROSTERS, accept, bring_in, look, reasons, rows_of, verdicts
from tests.conftest import make_user

EXPECTED = json.loads((ROSTERS / "expected.json").read_text())["counts"]["evaluations"]
ROSTER_FILES = [
    ("01_trich_ngang_cap_huyen.xlsx", "roster"),
    ("02_trich_ngang_cap_xa.xlsx", "roster"),
    ("03_can_bo_nghi_huu_chuyen_di.xlsx", "former"),
]
GRADES = MENDED / "05_danh_gia_xep_loai_2016_2020.xlsx"
DAY = datetime.date(2021, 11, 28)
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    load_reference()
    load_office()
    load_titles()
    lan = make_user("lan", Role.OFFICER, Unit.objects.get())
    for file, kind in ROSTER_FILES:
        bring_in(lan, rows_of(MENDED / file, kind), kind)
    return lan


def everywhere():
    return list(Unit.objects.values_list("pk", flat=True))


def test_five_years_come_in_whole_and_give_the_published_figures(officer, django_assert_max_num_queries):
    rows, people = rows_of(GRADES, "grades"), Cadre.objects.count()
    outcome = bring_in(officer, rows, "grades")
    assert (set(verdicts(outcome)), reasons(outcome)) == ({"new"}, [])
    # The one whose birth is on record by the year alone.
    assert [(question.group, question.rows) for question in outcome.questions] == [("person", 5)]
    assert Cadre.objects.count() == people
    found = figures.grades_by_year(DAY, everywhere())
    assert found == {
        int(year): Share(counted["good_or_better"], counted["n"]) for year, counted in EXPECTED.items()
    }
    assert [str(found[year].percent) for year in (2016, 2020)] == ["92.03", "98.50"]
    assert max(figures.grades_by_year(datetime.date(2018, 12, 30), everywhere())) == 2017
    assert not Evaluation.objects.filter(title=None).exists()
    sent_again(officer, rows, django_assert_max_num_queries)


def sent_again(officer, rows, at_most):
    """Nothing changes, and judging takes as many queries for one row as for all."""
    answers = accept(officer, rows, "grades")
    for part in (rows[:1], rows):
        with at_most(13):
            outcome = look(officer, part, "grades", answers)
        assert set(verdicts(outcome)) == {"same"}
