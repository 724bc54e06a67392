"""What a unit learns of a decided grade: nothing until the notice to it went out, by no way."""

import pytest
from django.urls import reverse

from evaluation.figures import years_of_grades
from evaluation.grading.acts import DECIDE, NOTIFY, REOPEN
from evaluation.models import Evaluation
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import make_evaluation
from tests.evaluation.test_grading_acts import DAY, PAPER, WHY, done

pytestmark = pytest.mark.django_db
GRADE, NUMBER, NOTE = "HTXSNV", "45-QĐ/HU", "xem lại đơn thư"


@pytest.fixture
def line(world):
    make_evaluation(world.an, 2019, "good")
    given = {"proposed": "excellent", "grade": "excellent", "note": NOTE}
    line = make_line(world.an, make_grading(world.district), "appraised", **given)
    done(DECIDE, world.lan, line, PAPER)
    return line


def told(client, user, person):
    """All that pages and the file tell of the grades of the person."""
    client.force_login(user)
    year = {"year": "2020"}
    pages = [
        client.get(reverse("evaluation-list"), year),
        client.get(reverse("evaluation-results"), year),
        client.get(reverse("evaluation-of", args=[person.pk])),
        client.get(person.get_absolute_url()),
        client.get(Evaluation.objects.get(year=2020).get_absolute_url()),
    ]
    return " ".join(page.content.decode() for page in pages if page.status_code == 200)


def test_a_unit_reads_a_grade_once_its_notice_went_out_and_the_office_at_once(client, world, line):
    inspector = make_user("doan", Role.INSPECTOR, world.district)
    for user in (world.huong, inspector):
        page = told(client, user, world.an)
        assert "HTTNV" in page and NUMBER not in page
        assert not Evaluation.objects.for_user(user).filter(year=2020).exists()
        assert not Evaluation.objects.for_user(user, "export").filter(year=2020).exists()
    assert NUMBER in told(client, world.lan, world.an)
    done(NOTIFY, world.lan, line, {"on": DAY})
    for user in (world.huong, inspector):
        page = told(client, user, world.an)
        assert NUMBER in page and GRADE in page and NOTE not in page


def test_what_other_pages_reckon_with_is_kept_from_the_unit_as_long(world, line):
    kept = Evaluation.objects.kept_from
    assert [given.year for given in kept(world.huong)] == [2020] and not kept(world.lan)
    units = [world.hoa_tham.pk]
    assert [year.year for year in years_of_grades(DAY, units)] == [2020, 2019]
    assert [year.year for year in years_of_grades(DAY, units, noticed=True)] == [2019]
    done(NOTIFY, world.lan, line, {"on": DAY})
    assert not kept(world.huong)
    assert [year.year for year in years_of_grades(DAY, units, noticed=True)] == [2020, 2019]


def test_a_result_that_a_reopened_row_took_away_is_no_more_told_than_before(world, line):
    result = Evaluation.objects.get(year=2020)
    done(REOPEN, make_user("truong", Role.CHIEF, world.district), line, WHY)
    assert not Evaluation.objects.all().admits(world.huong, "view", result)
    assert Evaluation.objects.all().admits(world.lan, "view", result)
    assert Evaluation.objects.all().admits(world.huong, "view", Evaluation.objects.get(year=2019))
