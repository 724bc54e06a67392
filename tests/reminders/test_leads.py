"""Days, months and working days before an event."""

import datetime

import pytest

from foundation.core.months import add_months
from office.organisation.models.special_days import SpecialDay
from office.organisation.working_days import WorkingDays
from reminders.due_groups import DueGroup, group_of, when_due
from reminders.leads import Lead

PLAIN = WorkingDays(confirmed=range(1995, 2101))


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2022-05-31", -6, "2021-11-30"),
        ("2022-05-31", -3, "2022-02-28"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2021-12-15", 1, "2022-01-15"),
        ("2021-01-15", -1, "2020-12-15"),
    ],
)
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(start, months, end):
    assert add_months(day(start), months) == day(end)


def test_working_days_are_those_of_a_week_unless_the_list_says_otherwise():
    # Monday 30/8 to Sunday 5/9/2021: Thursday and Friday are off, Saturday is worked.
    listed = WorkingDays({day("2021-09-02"): False, day("2021-09-03"): False, day("2021-09-04"): True})
    assert PLAIN.between(day("2021-08-29"), day("2021-09-05")) == 5
    assert listed.between(day("2021-08-29"), day("2021-09-05")) == 4
    assert listed.before(day("2021-09-06"), 1) == day("2021-09-04")
    assert listed.before(day("2021-09-06"), 2) == day("2021-09-01")


def test_a_listed_day_that_changes_nothing_counts_once():
    listed = WorkingDays({day("2021-09-05"): False, day("2021-09-01"): True})
    assert listed.between(day("2021-08-29"), day("2021-09-05")) == 5


def test_counting_agrees_with_walking_day_by_day():
    listed = WorkingDays({day("2022-01-31"): False, day("2022-02-12"): True, day("2022-04-11"): False})
    start = day("2021-12-01")
    walked = 0
    for step in range(1, 200):
        today = start + datetime.timedelta(days=step)
        works = {day("2022-02-12"): True}.get(today, today.weekday() < 5)
        walked += works and today not in (day("2022-01-31"), day("2022-04-11"))
        assert listed.between(start, today) == walked
        if works and walked and today not in (day("2022-01-31"), day("2022-04-11")):
            assert listed.between(listed.before(today, walked - 1), today) == walked - 1


def test_no_event_beyond_the_reach_has_a_lead_that_has_begun():
    for lead in (
        Lead(90, "working_day"),
        Lead(12, "month"),
        Lead(1, "month"),
        Lead(30, "day"),
        Lead(0, "day"),
    ):
        for start in ("2021-11-30", "2022-02-28", "2022-01-31"):
            beyond = lead.reach(day(start)) + datetime.timedelta(days=1)
            assert lead.before(beyond, PLAIN) > day(start)


def test_days_and_years_are_read_in_two_queries(db, django_assert_num_queries):
    SpecialDay.objects.create(day=day("2021-09-02"))
    SpecialDay.objects.create(day=day("2021-09-04"), kind="worked")
    with django_assert_num_queries(2):
        working = WorkingDays.load()
    assert working.between(day("2021-08-29"), day("2021-09-05")) == 5


@pytest.mark.parametrize(
    ("due", "group", "words"),
    [
        ("2021-11-26", DueGroup.OVERDUE, "Quá hạn 2 ngày (làm việc)"),
        ("2021-11-30", DueGroup.TODAY, "Hôm nay"),
        ("2021-12-05", DueGroup.WEEK, "Còn 3 ngày (làm việc)"),
        ("2021-12-06", DueGroup.LATER, "Còn 4 ngày (làm việc)"),
    ],
)
def test_how_near_a_due_day_is(due, group, words):
    today = day("2021-11-30")
    assert group_of(day(due), today) == group
    assert when_due(day(due), today, PLAIN) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2021-12-30", "Còn 22 ngày (làm việc), chưa trừ ngày lễ năm 2021"),
        ("2022-01-03", "Còn 24 ngày (làm việc), chưa trừ ngày lễ năm 2021, 2022"),
        ("2021-11-26", "Quá hạn 2 ngày (làm việc), chưa trừ ngày lễ năm 2021"),
        ("2021-11-30", "Hôm nay"),
    ],
)
def test_working_days_through_a_year_that_nobody_confirmed_say_so(due, words):
    assert when_due(day(due), day("2021-11-30"), WorkingDays(confirmed=[2020])) == words
