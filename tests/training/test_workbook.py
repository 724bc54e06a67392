"""The workbook of an office, classes and learners together, through the command."""

import datetime
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from foundation.sheets.command import Batch, CommandOptions
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from sample import load as sample
from training.figures import Classes, classes, opened_classes, sent_learners
from training.models import Enrolment, Programme, TrainingClass

pytestmark = pytest.mark.django_db
FILE = Path("sample/workbooks/06_dao_tao_boi_duong_2016_2020.xlsx")


@pytest.fixture
def people(db):
    """The rosters are in, no class is."""
    sample.load_reference()
    sample.load_office()
    sample.load_titles()
    reports = list(
        Batch(User.system(), CommandOptions(accept=True)).run(FILE.parent / n for n in sample.WORKBOOKS[:3])
    )
    assert not any(report.refusal for report in reports)


def run(*arguments):
    output = io.StringIO()
    call_command("import_workbook", str(FILE), "--json", *arguments, stdout=output)
    return json.loads(output.getvalue())["files"]


def test_both_sheets_come_in_and_once_more_change_nothing(people, django_assert_max_num_queries):
    trial = run("--dry-run", "--accept")
    assert not TrainingClass.objects.exists() and not Programme.objects.exists()
    with django_assert_max_num_queries(120):
        first = run("--accept")
    assert trial == [{name: said for name, said in one.items() if name != "key"} for one in first]
    assert [(one["kind"], one["counts"]["read"], one["counts"]["new"]) for one in first] == [
        ("classes", 75, 75),
        ("learners", 394, 394),
    ]
    assert [one["faults"] for one in first] == [[], []]
    assert len(first[0]["questions"]) == 6
    assert [one["proposal"] for one in first[1]["questions"]] == [
        "Đúng là đồng chí Lý Đức Luyện, sinh 1972, Phòng Giáo dục và Đào tạo"
    ]
    assert [one["counts"]["same"] for one in run()] == [75, 394]
    assert Enrolment.objects.filter(cadre=None).count() == 47
    assert set(TrainingClass.objects.values_list("unit__parent", flat=True)) == {None}
    figures_are_those_of_the_reports()


def figures_are_those_of_the_reports():
    day, everywhere = datetime.date(2021, 11, 28), set(Unit.objects.values_list("pk", flat=True))
    assert classes(day, everywhere) == {
        "intermediate": Classes(3, 220),
        "elementary": Classes(3, 174),
        "refresher": Classes(69, 4196),
    }
    assert opened_classes(day, everywhere, "refresher").count() == 69
    assert not sent_learners(day, everywhere).exists()
    then = classes(datetime.date(2018, 12, 31), everywhere)
    assert (then["intermediate"], then["elementary"]) == (Classes(3, 220), Classes(2, 117))
    commune = Unit.objects.get(name="Xã Hoa Thám")
    own = classes(day, {commune.pk})
    assert own["refresher"] == Classes(0, 0)
    assert own["intermediate"].classes == 0 and 0 < own["intermediate"].learners < 30
    assert sent_learners(day, {commune.pk}, "intermediate").count() == own["intermediate"].learners


def test_without_an_answer_nothing_of_either_sheet_is_written(people):
    with pytest.raises(CommandError, match="Còn 6 câu hỏi chưa trả lời"):
        run()
    assert not TrainingClass.objects.exists() and not Enrolment.objects.exists()
