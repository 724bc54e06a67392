"""By a place from above: a list goes up, the school summons, its class ends, and all of it is taken back."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from cadre.models.facts import Qualification
from foundation.core import clock
from standards.counting import standards_met
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.training.completion import run_jobs, send
from tests.training.factories import make_plan, make_programme
from training.closing.grid import row_of
from training.models import Need, PlanRow, SendingList, TrainingClass
from training.needs.states import told

THE_DAY_BEFORE, CERTIFIED = datetime.date(2021, 11, 24), datetime.date(2021, 11, 25)
GIVEN = {"decision_no": "12-TB/TCT", "decision_on": "01/09/2021", "issuer": "Trường Chính trị tỉnh"}
SUMMONS = {"on": "02/09/2021", **GIVEN, "class_name": "Trung cấp K12", "opens_on": "06/09/2021"}
SENT = {"decision_no": "45-TTr/BTC", "decision_on": "20/08/2021", "on": "20/08/2021", "sent_to": "Tỉnh ủy"}


@pytest.fixture
def loop(client, world):
    """An and Cúc lead Hoa Thám, Bình leads Tân Văn; all lack intermediate theory, places for which a plan will name."""
    make_standard("theory", 22)
    cuc = make_cadre("Lý Thị Cúc", make_post("Phó Chủ tịch UBND", world.hoa_tham, is_leader=True))
    for person in (world.an, world.binh, cuc):
        make_qualification(person, "theory", 21, valid_from="2015-05")
    programme = make_programme("Trung cấp LLCT", kind="theory", level=22)
    plan = make_plan(world.district, 2021, issued_on="2021-02-01")
    client.force_login(world.lan)
    units = [world.hoa_tham.pk, world.tan_van.pk]
    people = {"an": world.an, "binh": world.binh, "cuc": cuc}
    return SimpleNamespace(client=client, plan=plan, programme=programme, people=people, units=units)


def told_of(loop, day=None):
    """{who: where the need stands}, and the share of leaders who meet the standards."""
    day = day or clock.today()
    needs = list(Need.objects.on(day))
    stands = told(needs, day)
    stands = {need.cadre_id: stands[need.pk].standing.value for need in needs}
    share = standards_met(day, loop.units)
    return {name: stands.get(who.pk) for name, who in loop.people.items()}, share.part


def post(loop, page, *args, **asked):
    response = loop.client.post(reverse(page, args=args), asked, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def act(loop, record, slug, **asked):
    said = post(loop, f"{record._meta.model_name}-{slug}", record.pk, state=record.state, **asked)
    record.refresh_from_db()
    return said


def undo(loop, record):
    step = record.steps.standing().latest("pk")
    said = post(loop, f"{record._meta.model_name}-undo", record.pk, step.pk, reason="Ghi nhầm")
    assert "Đã hoàn tác" in said
    record.refresh_from_db()


def test_from_the_places_to_the_record_and_step_by_step_back(loop):
    post(loop, "need-record", kinds=["theory"], year=2021, shown_theory=3)
    written = told_of(loop)
    assert written == ({"an": "open", "binh": "open", "cuc": "open"}, 0)
    row = row_with_people(loop)
    chosen = told_of(loop)
    assert chosen == ({"an": "chosen", "binh": "chosen", "cuc": "reserve"}, 0)
    sending = sent_up(loop, row)
    sent = told_of(loop)
    assert sent == ({"an": "sent", "binh": "sent", "cuc": "reserve"}, 0)
    one = half_summoned(loop, sending)
    summoned = told_of(loop)
    assert summoned == ({"an": "studying", "binh": "sent", "cuc": "reserve"}, 0)
    result_recorded(loop, one)
    assert told_of(loop) == ({"an": "met", "binh": "sent", "cuc": "reserve"}, 1)
    assert [told_of(loop, day)[1] for day in (THE_DAY_BEFORE, CERTIFIED)] == [0, 1]
    brought_by_hand(loop, loop.people["cuc"])
    assert told_of(loop) == ({"an": "met", "binh": "sent", "cuc": "met"}, 2)
    step_by_step_back(loop, one, sending, [summoned, sent, chosen, written])


def step_by_step_back(loop, one, sending, stood):
    """As it stood before, but for who brought a certificate; a learner with a result is taken off the class by hand."""
    summoned, sent, chosen, written = (({**needs, "cuc": "met"}, 1) for needs, _ in stood)
    undo(loop, one)
    assert told_of(loop) == summoned
    step = sending.steps.standing().latest("pk")
    assert "đã ghi thêm ở lớp" in post(loop, "sendinglist-undo", sending.pk, step.pk)
    post(loop, "enrolment-remove", one.enrolments.get().pk, reason="Ghi nhầm")
    for stood in (sent, chosen):
        undo(loop, sending)
        assert told_of(loop) == stood
    people = [f"{loop.people[name].pk}:chosen" for name in ("an", "binh")]
    post(loop, "planrow-choose", sending.row_id, act="withdraw", person=people, reason="Chọn lại")
    assert told_of(loop) == written
    assert Qualification.objects.get(level=22).cadre == loop.people["cuc"]


def row_with_people(loop):
    """Two were chosen in March, one stands in reserve; written down now."""
    school = {"school": "Trường Chính trị tỉnh", "notice_no": "07-TB/TU", "notice_on": "15/01/2021"}
    asked = {"source": "above", "programme": loop.programme.pk, "places": 2, "starts": "09/2021"}
    post(loop, "planrow-new", loop.plan.pk, **asked, **school)
    row = PlanRow.objects.get()
    an, binh, cuc = (f"{who.pk}:" for who in loop.people.values())
    for slug, people in (("choose", [an, binh]), ("reserve", [cuc])):
        post(loop, "planrow-choose", row.pk, act=slug, person=people, on="15/03/2021")
    page = loop.client.get(row.get_absolute_url()).content.decode()
    assert "đã chọn 2/2 chỉ tiêu" in page and "Lập danh sách cử đi học" in page
    assert "Mở lớp theo kế hoạch" not in page and 'name="on"' in page
    return row


def sent_up(loop, row):
    """Not before the papers of both came in."""
    places = dict(row.people.values_list("cadre", "pk"))
    an, binh = (places[loop.people[name].pk] for name in ("an", "binh"))
    asked = {"name": "Cử học K12", "items": "Đơn xin học\nBản sao bằng", "people": [an, binh]}
    post(loop, "sendinglist-new", row.pk, **asked)
    sending = SendingList.objects.get()
    said = post(loop, "sendinglist-papers", sending.pk, paper=[f"{an}:{item}" for item in sending.items])
    assert "2/2" in said and "0/2" in said
    assert "Nông Văn Bình (0/2)" in act(loop, sending, "send-list", **SENT) and sending.state == "draft"
    for item in sending.items:
        post(loop, "sendinglist-papers", sending.pk, all=item)
    act(loop, sending, "send-list", **SENT)
    assert sending.state == "sent"
    return sending


def half_summoned(loop, sending):
    """An becomes a learner of the school's class; Bình waits on."""
    who = sending.people.get(cadre=loop.people["an"])
    act(loop, sending, "answer-list", **SUMMONS, **{f"answer-{who.pk}": "summoned"})
    one = TrainingClass.objects.get()
    assert (sending.state, sending.training_class, one.enrolments.get().plan_person) == ("sent", one, who)
    return one


def result_recorded(loop, one):
    row = row_of(one.enrolments.get())
    typed = {"result": "1", "grade": "G", "certificate_no": "01/TC", "certificate_on": "25/11/2021"}
    sent = {f"{row.prefix}-{name}": text for name, text in typed.items()}
    post(loop, "trainingclass-results", one.pk, **sent, **{f"{row.prefix}-was": row.was})
    send(loop.client, one)
    run_jobs()
    one.refresh_from_db()
    assert one.completion == "recorded"
    got = Qualification.objects.get(level=22)
    assert (got.cadre, got.valid_from.iso) == (loop.people["an"], "2021-11-25")


def brought_by_hand(loop, who):
    """A certificate to which no plan led."""
    asked = {"kind": "theory", "level": "22", "valid_from": "25/11/2021", "certificate_no": "9/TC"}
    post(loop, "qualification-new", who.pk, **asked)
