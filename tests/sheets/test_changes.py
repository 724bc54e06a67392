"""What a row says otherwise than its record, and how that is told."""

import datetime

import pytest

from foundation.core.dates import PartialDate
from foundation.sheets.changes import differing, update
from office.organisation.models.structure import PostTitle
from training.models import TrainingClass


def a_class(**fields):
    given = {"pk": 1, "name": "Lớp 1", "opens_on": PartialDate("2016-09"), "places": 40, "mode": "in_service"}
    return TrainingClass(**{**given, **fields})


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"places": None},
        {"name": "LỚP  1"},
        {"opens_on": PartialDate("2016")},
        {"opens_on": PartialDate("2016-09"), "places": 40},
    ],
    ids=str,
)
def test_blanks_capitals_and_coarser_dates_say_nothing_new(values):
    record = a_class()
    assert update(record, values) == {}
    assert (record.name, record.opens_on.iso, record.places) == ("Lớp 1", "2016-09", 40)


def test_what_is_new_is_set_and_told_as_people_read_it():
    record = a_class(decision_on=None)
    values = {
        "opens_on": PartialDate("2016-09-05"),
        "decision_on": datetime.date(2016, 8, 1),
        "name": "Lớp 2",
    }
    told = [(change.label, change.before, change.after) for change in update(record, values).values()]
    assert told == [
        ("Khai giảng", "09/2016", "05/09/2016"),
        ("Ngày quyết định", "", "01/08/2016"),
        ("Tên lớp", "Lớp 1", "Lớp 2"),
    ]
    assert record.opens_on.iso == "2016-09-05"


def test_a_choice_is_told_by_its_label():
    title = PostTitle(pk=1, name="Chủ tịch", level="district")
    (change,) = update(title, {"level": "commune"}).values()
    labels = dict(PostTitle._meta.get_field("level").flatchoices)
    assert (change.before, change.after) == (labels["district"], labels["commune"])


def test_of_a_new_record_nothing_is_told():
    record = a_class(pk=None)
    assert update(record, {"name": "Lớp 2"}) == {}
    assert record.name == "Lớp 2"


def test_a_blank_that_says_something_is_taken():
    assert differing(a_class(), {"name": "", "places": None}, said_blank=["name"]) == {"name": ""}
