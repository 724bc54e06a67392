"""The office is reminded of classes that begin, and of results and certificates that nobody entered after the end."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.organisation.models.office import Office
from reminders.kinds import ScanContext
from reminders.models import Duty
from reminders.scan import scan
from reminders.training import classes_starting, needs_unplanned, results_awaited
from tests.factories import make_cadre, make_post
from tests.reminders.duties import TODAY, make_duty_rule, text
from tests.reminders.test_leads import PLAIN
from tests.training.factories import choose, enrol, make_class, make_need, make_plan, make_programme, make_row
from training.models import Enrolment, PlanPerson, TrainingClass

DAY = datetime.timedelta(days=1)


def told():
    """{class: (state, due day, remark)} of the duties about classes."""
    names = dict(TrainingClass.objects.values_list("pk", "name"))
    duties = Duty.objects.filter(rule__kind__in=["class_starting", "results_awaited"])
    return {names[duty.subject_key]: (duty.state, duty.due_on, duty.remark) for duty in duties}


def test_a_class_that_begins_within_the_lead(client, world):
    make_duty_rule("class_starting", 30, "day")
    begins = TODAY + 30 * DAY
    one = make_class("Trung cấp K15", world.district, opens_on=str(begins), closes_on=None)
    make_class("Sơ cấp K3", world.hoa_tham, opens_on="2021-12", closes_on=None)
    make_class("Sơ cấp K4", world.district, opens_on=str(begins), closes_on=None, cancelled_on=TODAY)
    make_class("Sơ cấp K5", world.district, opens_on="2021-11-28", closes_on=None)
    scan(TODAY - DAY)
    assert told() == {
        "Sơ cấp K3": ("open", datetime.date(2021, 12, 1), "chưa ghi ngày khai giảng, tính từ ngày đầu")
    }
    scan(TODAY)
    assert told()["Trung cấp K15"] == ("open", begins, "")
    assert told().keys() == {"Trung cấp K15", "Sơ cấp K3"}
    client.force_login(world.lan)
    page = text(client.get(reverse("duty-detail", args=[Duty.objects.get(unit=world.district).pk])))
    assert one.get_absolute_url() in page and "Mở lớp" in page
    client.force_login(world.huong)
    assert Duty.objects.for_user(world.huong).get().unit == world.hoa_tham
    TrainingClass.objects.filter(name="Trung cấp K15").update(opens_on="2022-03-01")
    scan(TODAY)
    assert told()["Trung cấp K15"][0] == "closed"


def test_results_and_certificates_that_nobody_entered_after_the_end(world):
    make_duty_rule("results_awaited", 30, "day")
    counts = make_programme("Trung cấp LLCT", kind="theory", level=22)
    plain = make_programme("Bồi dưỡng nghiệp vụ", group="refresher")
    ended = {"opens_on": "2020-09-01", "closes_on": str(TODAY - DAY)}
    first, second = (make_class(name, world.district, counts, **ended) for name in ("K15", "K16"))
    third = make_class("Nghiệp vụ", world.district, plain, **ended)
    old = make_class("K1", world.district, counts, closes_on="2018-06-20")
    running = make_class("K17", world.district, counts, opens_on="2021-09-01", closes_on="2022-05")
    for each in (old, running, third):
        enrol(each, world.an)
    enrol(first, world.an, result="studying")
    enrol(first, world.binh, certificate_no="TC-1", certificate_on="2021-11-20")
    numbered = enrol(second, world.binh, certificate_no="TC-2")
    enrol(second, "Người ngoài danh sách")
    scan(TODAY)
    due = TODAY + 29 * DAY
    assert told() == {"K15": ("open", due, ""), "K16": ("open", due, "")}
    assert Duty.objects.get(subject_key=first.pk).people == [world.an.pk]
    Enrolment.objects.filter(pk=numbered.pk).update(certificate_on="2021-11-20")
    Enrolment.objects.filter(training_class=first).update(
        result="failed", certificate_no="", certificate_on=None
    )
    scan(TODAY)
    assert {state for state, *_ in told().values()} == {"closed"}


def test_a_need_of_a_planned_person_that_no_plan_answers_is_told_to_the_office_alone(client, world):
    make_duty_rule("need_unplanned", 60, "day")
    Office.objects.update_or_create(pk=1, defaults={"unit": world.district})
    need = make_need(world.an, why="planned", reserved=True, opened_on=TODAY)
    make_need(world.an, "state", 32, opened_on=TODAY)
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.unit, duty.cadre, duty.due_on) == (world.district, world.an, TODAY + 60 * DAY)
    assert not Duty.objects.for_user(world.huong).exists()
    client.force_login(world.lan)
    assert need.get_absolute_url() in text(client.get(reverse("duty-detail", args=[duty.pk])))
    place = choose(
        make_row(make_plan(world.district), make_programme("TC", kind="theory", level=22)), world.an
    )
    scan(TODAY)
    assert Duty.objects.get().state == "closed"
    PlanPerson.objects.filter(pk=place.pk).update(state="withdrawn")
    scan(TODAY)
    assert Duty.objects.get().state == "open"


def test_as_many_queries_for_many_classes_as_for_one(world):
    kinds = {"class_starting": classes_starting, "results_awaited": results_awaited}
    kinds["need_unplanned"] = needs_unplanned
    rules = [make_duty_rule(kind, 30, "day") for kind in kinds]
    Office.objects.update_or_create(pk=1, defaults={"unit": world.district})
    counts = make_programme("Trung cấp LLCT", kind="theory", level=22)
    taken, found = [], []
    for names in ("A", "BCDE"):
        for name in names:
            make_class(f"Lớp {name}", world.district, counts, opens_on="2021-12-10", closes_on=None)
            ended = make_class(f"Lớp đã học {name}", world.district, counts, closes_on="2021-10-01")
            enrol(ended, world.an, result="studying")
            person = make_cadre(f"Lý Văn {name}", make_post(f"Chuyên viên {name}", world.tan_van))
            make_need(person, why="planned", reserved=True)
        with CaptureQueriesContext(connection) as captured:
            for find, rule in zip(kinds.values(), rules, strict=True):
                found.append(len(list(find(ScanContext(TODAY, (rule,), PLAIN)))))
        taken.append(len(captured))
    assert found == [1, 1, 1, 5, 5, 5] and taken == [4, 4]
