"""From a proposal to a decision: what is refused, which posts end and begin, and that an undo puts back just that."""

import datetime

import pytest
from django.urls import reverse

from cadre.looked_at import LOOKED_AT
from cadre.models.facts import PostHeld
from cadre.moving import MAIN_STAYS
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from rotation.appointments import acts, work
from rotation.appointments.acts import AGREE_APPOINTMENT, DECIDE_APPOINTMENT
from rotation.choices import AppointmentState
from rotation.models import Appointment
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.reviews import make_review
from tests.rotation.moves import make_appointment

DAY = datetime.date(2021, 11, 30)
PAPER = {"decision_no": "15-QĐ/HU", "decision_on": DAY}
POSTS = ("post", "main", "valid_from", "valid_to", "taking_form", "term_ends", "leaving_form", "decision_no")


def held(cadre):
    return sorted(PostHeld.objects.filter(cadre=cadre).values_list("pk", *POSTS), key=str)


def do(world, act, row, **asked):
    outcome = apply(act, world.lan, [row], asked)
    return [said for sentences in outcome.refused.values() for said in sentences]


def agreed(cadre, post, form="appoint", **fields):
    return make_appointment(cadre, post, form, state=AppointmentState.AGREED, **fields)


def decide(world, row, **asked):
    return do(world, DECIDE_APPOINTMENT, row, **{**PAPER, "on": DAY, **asked})


def take_back(world, row):
    return undo(world.lan, [row.steps.standing().last()]).refused


def test_a_decision_ends_what_is_ticked_and_begins_the_post(world):
    before, post = held(world.an), make_post("Phó Bí thư Đảng ủy", world.hoa_tham)
    row, old = agreed(world.an, post, term_months=60), world.an.posts.get()
    assert decide(world, row) == [MAIN_STAYS.format(post=old.post)]
    assert decide(world, row, ending=[str(old.pk)]) == []
    old.refresh_from_db()
    new = world.an.posts.get(post=post)
    assert (str(old.valid_to), old.leaving_form, old.leaving_decision_no) == (
        "30/11/2021",
        "relieved",
        "15-QĐ/HU",
    )
    assert (str(new.valid_from), new.taking_form, new.decision_no) == ("30/11/2021", "appointed", "15-QĐ/HU")
    row.refresh_from_db()
    assert new.term_ends == row.term_ends == datetime.date(2026, 11, 30)
    assert take_back(world, row) == {} and held(world.an) == before
    row.refresh_from_db()
    assert (row.state, row.valid_from, row.decision_no) == ("agreed", None, "")


@pytest.mark.parametrize(
    ("begun", "months", "ends"),
    [("2021-08-31", 6, "2022-02-28"), ("2020-02-29", 12, "2021-02-28"), ("2020-02-29", 48, "2024-02-29")],
)
def test_a_term_from_the_last_day_of_a_month_is_counted_by_one_arithmetic(world, begun, months, ends):
    row = agreed(world.binh, make_post("Phó Bí thư", world.tan_van), main=False, term_months=months)
    day = datetime.date.fromisoformat(begun)
    assert decide(world, row, on=day, looked_at=True) == []
    assert world.binh.posts.get(post=row.post).term_ends == datetime.date.fromisoformat(ends)


def test_who_is_appointed_again_holds_one_main_post_without_a_gap(world):
    before, old = held(world.an), world.an.posts.get()
    row = agreed(world.an, old.post, "reappoint", held=old, term_months=60)
    assert decide(world, row) == []
    old.refresh_from_db()
    new = world.an.posts.get(valid_to=None)
    assert (old.valid_to, old.leaving_form) == (new.valid_from, "term_ended")
    assert (new.post, new.main, new.taking_form) == (old.post, True, "reappointed")
    assert take_back(world, row) == {} and held(world.an) == before


def test_a_term_that_is_prolonged_moves_its_end_alone(world):
    old = world.an.posts.get()
    PostHeld.objects.filter(pk=old.pk).update(term_ends="2021-12-31")
    before = held(world.an)
    row = agreed(world.an, old.post, "prolong", held=old)
    assert decide(world, row) == [work.NO_END]
    early = datetime.date(2021, 12, 31)
    assert decide(world, row, term_ends=early) == [work.NOT_LATER.format(day="31/12/2021")]
    assert decide(world, row, term_ends=datetime.date(2023, 6, 1)) == []
    old.refresh_from_db()
    assert (old.term_ends, old.valid_to) == (datetime.date(2023, 6, 1), None)
    assert take_back(world, row) == {} and held(world.an) == before


def test_nothing_is_decided_that_was_not_agreed_to_but_a_designation(world):
    post = make_post("Phó Bí thư Đảng ủy", world.hoa_tham)
    ending = [str(world.an.posts.get().pk)]
    for state in ("proposed", "voted"):
        row = make_appointment(world.an, make_post(f"Phó {state}", world.hoa_tham), state=state)
        assert decide(world, row, ending=ending) == [work.NOT_AGREED]
    row = make_appointment(world.an, post, "designate")
    assert decide(world, row, ending=ending) == []
    assert world.an.posts.get(post=post).taking_form == "designated"


def test_a_decision_is_not_earlier_than_the_agreement(world):
    row = make_appointment(world.an, make_post("Phó Bí thư", world.hoa_tham), main=False)
    assert do(world, AGREE_APPOINTMENT, row, **PAPER) == []
    assert (row.agreed_no, row.agreed_on) == ("15-QĐ/HU", DAY)
    said = decide(world, row, decision_on=datetime.date(2021, 11, 29))
    assert said == [work.BEFORE_AGREED.format(day="30/11/2021")]


def test_a_post_for_one_is_not_given_while_another_holds_it(world):
    taken = make_post("Bí thư Đảng ủy", world.hoa_tham, form_place="secretary")
    other = make_cadre("Lý Văn Minh", taken)
    row = agreed(world.an, taken)
    said = decide(world, row, ending=[str(world.an.posts.get().pk)])
    assert said == [f"Chức vụ {taken} đang do đồng chí {other} giữ; ghi thôi giữ trước rồi làm lại."]
    assert world.an.posts.count() == 1


def test_an_undo_is_refused_where_somebody_touched_the_post(world):
    row = agreed(world.an, make_post("Phó Bí thư", world.hoa_tham), main=False)
    assert decide(world, row) == []
    PostHeld.objects.filter(cadre=world.an, post=row.post).update(valid_to="2021-12-15")
    assert "nay đã được sửa hoặc xóa" in take_back(world, row)[row.pk][0]


def test_only_who_holds_the_post_is_proposed_to_go_on_and_who_holds_it_is_not_proposed_anew(world):
    mine, other = world.an.posts.get().post, make_post("Phó Bí thư", world.hoa_tham)
    for post, form, said in [
        (other, "reappoint", work.NOT_HELD.format(post=other, form="bổ nhiệm lại")),
        (mine, "appoint", work.HOLDS_ALREADY.format(post=mine)),
    ]:
        row = Appointment(cadre=world.an, post=post, form=form)
        assert do(world, acts.PROPOSE_APPOINTMENT, row) == [said]
    row = Appointment(cadre=world.an, post=mine, form="reappoint")
    assert do(world, acts.PROPOSE_APPOINTMENT, row) == []
    assert row.held == world.an.posts.get()


def test_an_election_is_lost_by_a_nomination_alone(world):
    for form, said in [("appoint", [work.NOT_AN_ELECTION]), ("nominate", [])]:
        row = agreed(world.an, make_post(f"Phó {form}", world.hoa_tham), form)
        assert do(world, acts.LOSE_ELECTION, row, reason="Không đủ phiếu") == said
    assert row.state == AppointmentState.NOT_ELECTED and take_back(world, row) == {}


def test_who_was_elected_holds_the_post_by_election(world):
    row = agreed(world.an, make_post("Phó Chủ tịch HĐND", world.hoa_tham), "nominate", main=False)
    assert decide(world, row) == []
    assert world.an.posts.get(post=row.post).taking_form == "elected"
    assert row.state_label(row.state) == "Đã trúng cử"


def planned(world, row, **fields):
    return make_entry(world.an, make_target(world.hoa_tham, row.post.title.name), **fields)


def test_the_planned_place_ends_with_the_decision_and_stands_again_with_its_undo(world):
    row = agreed(world.an, make_post("Phó Bí thư", world.hoa_tham), main=False)
    entry = planned(world, row)
    assert decide(world, row, entry=entry) == []
    entry.refresh_from_db()
    assert (entry.status, entry.ended_on) == ("fulfilled", DAY)
    step = row.steps.standing().last()
    assert step.fulfilled.entry_id == entry.pk
    assert take_back(world, row) == {}
    entry.refresh_from_db()
    assert (entry.status, entry.ended_on) == ("approved", None)


def test_where_the_list_is_under_review_nothing_of_the_decision_is_done(world):
    row = agreed(world.an, make_post("Phó Bí thư", world.hoa_tham), main=False)
    entry, before = planned(world, row), held(world.an)
    make_review(entry.target, state="appraising")
    (said,) = decide(world, row, entry=entry)
    assert said.startswith(f"Quy hoạch {row.post}: ")
    row.refresh_from_db()
    assert row.state == "agreed" and held(world.an) == before and not row.steps.exists()


def test_the_page_of_a_decision_ticks_the_main_post_and_the_planned_place(client, world):
    row = agreed(world.an, make_post("Phó Bí thư", world.hoa_tham))
    entry, old = planned(world, row), world.an.posts.get()
    client.force_login(world.lan)
    address = reverse("appointment-decide-appointment", args=[row.pk])
    form = client.get(address).context["form"]
    assert form.initial["ending"] == [str(old.pk)] and form.initial["entry"] == entry.pk
    sent = {"decision_no": "15-QĐ/HU", "decision_on": "30/11/2021", "on": "30/11/2021"}
    sent |= {"state": "agreed", "ending": [old.pk], "entry": entry.pk}
    answer = client.post(address, sent, follow=True)
    assert "Đã ghi quyết định." in answer.content.decode()
    entry.refresh_from_db()
    assert entry.status == "fulfilled" and world.an.posts.get(valid_to=None).post == row.post


def test_a_post_held_beside_becomes_the_main_one_and_its_history_stays(client, world):
    beside = PostHeld.objects.create(
        cadre=world.an, post=make_post("Phó Bí thư", world.hoa_tham), main=False, valid_from="2019-01-01"
    )
    before, old = held(world.an), world.an.posts.get(main=True)
    proposal = Appointment(cadre=world.an, post=beside.post, form="appoint")
    assert do(world, acts.PROPOSE_APPOINTMENT, proposal, on=DAY) == []
    proposal.delete()
    row = agreed(world.an, beside.post)
    client.force_login(world.lan)
    page = client.get(reverse("appointment-decide-appointment", args=[row.pk])).context["form"]
    assert [key for key, _ in page.fields["ending"].choices] == [str(old.pk)]
    assert decide(world, row) == [MAIN_STAYS.format(post=old.post)]
    assert decide(world, row, ending=[str(old.pk)]) == []
    beside.refresh_from_db()
    new = world.an.posts.get(valid_to=None)
    assert (str(beside.valid_to), beside.leaving_form, beside.main) == ("30/11/2021", "", False)
    assert (new.post, new.main, str(new.valid_from)) == (beside.post, True, "30/11/2021")
    assert take_back(world, row) == {} and held(world.an) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"on": "01/10/2021", "term_ends": "01/11/2021"}, "đã hết từ 01/11/2021"),
        ({"on": "01/10/2015", "term_ends": ""}, "30/11/2021 và ngày giữ chức vụ 01/10/2015 cách nhau"),
    ],
)
def test_days_that_are_seldom_meant_are_looked_at_once_more(client, world, typed, said):
    row = agreed(world.binh, make_post("Phó Bí thư", world.tan_van), main=False)
    client.force_login(world.lan)
    address = reverse("appointment-decide-appointment", args=[row.pk])
    shown = client.get(address).context
    assert "looked_at" not in shown["form"].fields
    asked = {"decision_no": "15-QĐ/HU", "decision_on": "30/11/2021", "state": shown["state"], **typed}
    told = client.post(address, asked).content.decode()
    assert said in told and LOOKED_AT in told and typed["on"] in told and "15-QĐ/HU" in told
    plain = client.post(address, {**asked, "on": "", "term_ends": ""}).context["form"]
    assert "looked_at" not in plain.fields and plain.errors
    assert client.post(address, {**asked, "looked_at": "on"}).status_code == 302
    assert world.binh.posts.filter(post=row.post).exists()
