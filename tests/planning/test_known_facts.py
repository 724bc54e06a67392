"""Facts that conditions ask, loaded for many entries at once, each as it stood on the day."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.party import PartyStatus
from evaluation.models import Evaluation
from foundation.core.dates import PartialDate
from office.regulations.models import RuleSet
from planning.entry_facts import LOADERS, key_of, known_facts
from planning.models import PlanningEntry
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target

DAY, BEFORE = datetime.date(2021, 11, 30), datetime.date(2019, 6, 30)


def test_people_seats_grades_and_membership_of_the_day(planned):
    secretary = make_target(planned.hoa_tham, "Bí thư Đảng ủy")
    seat = make_target(planned.hoa_tham)
    entries = [make_entry(each, secretary) for each in (planned.an, planned.binh)]
    make_entry(planned.an, seat)
    for year, grade in ((2019, "good"), (2020, "completed")):
        Evaluation.objects.create(cadre=planned.an, unit=planned.hoa_tham, year=year, grade=grade)
    planned.an.party_joined_on = planned.an.party_official_on = PartialDate("2010-05")
    planned.an.save()
    entries = list(PlanningEntry.objects.filter(pk__in=[each.pk for each in entries]).order_by("pk"))

    asked = [RuleSet(pk=1, conditions=list(LOADERS))]
    asked[0].line = [{}]
    found = known_facts([(each, day) for each in entries for day in (DAY, BEFORE)], asked)
    now, then = (found[key_of(entries[0], day)] for day in (DAY, BEFORE))
    assert (now.people, now.graded_to, now.party) == (2, 2020, PartyStatus.FULL)
    assert now.grades == ((2019, "good"), (2020, "completed"))
    assert now.seat == "quy hoạch Ủy viên Ban Chấp hành Đảng bộ"
    assert (then.people, then.graded_to, then.seat) == (1, 2018, "")
    other = found[key_of(entries[1], DAY)]
    assert (other.people, other.grades, other.seat, other.party) == (2, (), "", None)


def test_any_number_of_entries_asks_the_same_queries(planned):
    target = make_target(planned.hoa_tham, "Bí thư Đảng ủy")
    people = [make_cadre(f"Lý Văn {n}", make_post(f"Chuyên viên {n}", planned.office)) for n in range(4)]
    entries = [make_entry(each, target) for each in people]
    make_target(planned.hoa_tham)
    asked = RuleSet(pk=1, conditions=list(LOADERS))
    asked.line = [{}]

    def asking(number):
        rows = list(
            PlanningEntry.objects.filter(pk__in=[each.pk for each in entries[:number]]).select_related(
                "cadre", "target__term", "target__post__title", "target__post__unit"
            )
        )
        with CaptureQueriesContext(connection) as counted:
            known_facts([(each, DAY) for each in rows], [asked])
        return len(counted)

    assert asking(1) == asking(4)
