"""What people do with duties, one by one and many at once, and how it is taken back."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core.acts.run import judge
from office.organisation.rights import Role
from reminders.acts import DONE, HAND_OVER
from reminders.models import Duty
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.reminders.duties import LIST, TODAY, after, make_duty, page, text


def act(client, name, duty, state="open", **data):
    """The page of the act, posted as it was shown."""
    return client.post(page(name, duty), {"state": state, **data})


def test_a_duty_is_done_with_a_note_and_can_be_opened_again(officer, world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    response = officer.post(page("done", duty), {"state": "open", "note": "Số 12-TB/BTC"}, follow=True)
    assert response.redirect_chain[-1][0] == LIST and "Đã ghi nhận việc đã xong." in text(response)
    duty.refresh_from_db()
    assert (duty.state, duty.done_by, duty.note) == ("done", world.lan, "Số 12-TB/BTC")
    assert "Đã xong: Số 12-TB/BTC" in text(officer.get(f"{LIST}?state=done"))
    act(officer, "reopen", duty, "done", reason="ghi nhầm")
    duty.refresh_from_db()
    assert (duty.state, duty.done_by, duty.done_at) == ("open", None, None)
    for address in (page("history", duty), duty.get_absolute_url()):
        assert "ghi nhầm" in text(officer.get(address))
    assert [(step.act, step.by, step.on) for step in duty.steps.all()] == [
        ("reminders.done", world.lan, TODAY),
        ("reminders.reopen", world.lan, TODAY),
    ]


def test_a_duty_is_put_off_until_a_later_day_with_a_reason(officer, world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    for data, sentence in [
        ({"snoozed_until": "30/11/2021", "reason": "chờ giấy"}, "Ngày nhắc lại phải sau hôm nay."),
        ({"snoozed_until": "05/12/2021", "reason": ""}, "Chưa nhập lý do."),
    ]:
        assert sentence in text(act(officer, "snooze", duty, **data))
    act(officer, "snooze", duty, snoozed_until="05/12/2021", reason="chờ giấy")
    assert officer.get(LIST).context["page"]["total"] == 0
    assert page("reopen", duty) in text(officer.get(duty.get_absolute_url()))
    act(officer, "reopen", duty, reason="đã có giấy")
    assert officer.get(LIST).context["page"]["total"] == 1
    assert page("reopen", duty) not in text(officer.get(duty.get_absolute_url()))
    assert "không phải mở lại" in text(act(officer, "reopen", duty, reason="nữa"))


def test_what_was_done_with_a_duty_is_taken_back_by_one_click(officer, world, rule):
    """The last step first: being handed over, then being put off, each with what it overwrote."""
    duty = make_duty(rule, world.hoa_tham, world.an, handler=world.lan)
    act(officer, "snooze", duty, snoozed_until="05/12/2021", reason="chờ giấy")
    act(officer, "handover", duty, handler=world.huong.pk)
    first, last = duty.steps.order_by("pk")
    for step, handler, until in [(last, world.lan, after(5)), (first, world.lan, None)]:
        undo = reverse("duty-undo", args=[duty.pk, step.pk])
        assert undo in text(officer.get(duty.get_absolute_url()))
        officer.post(undo, {"state": "open"})
        duty.refresh_from_db()
        assert (duty.handler, duty.snoozed_until) == (handler, until)
    assert "Đã hoàn tác rồi." in text(officer.post(undo, {"state": "open"}, follow=True))
    assert duty.steps.standing().count() == 0


def test_a_duty_is_handed_only_to_who_may_act_in_the_unit(officer, world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    other = make_user("tanvan", Role.UNIT_OFFICER, world.tan_van)
    leader = make_user("thuongtruc", Role.LEADER, world.district)
    asleep = make_user("chuakichhoat", Role.UNIT_OFFICER, world.hoa_tham)
    asleep.set_unusable_password()
    asleep.save()
    for user in (other, leader):
        assert act(officer, "handover", duty, handler=user.pk).status_code == 200
        said = judge(HAND_OVER, world.lan, [duty], {"handler": user})[duty.pk]
        assert said == ["Đồng chí này không được giao việc ở đơn vị Xã Hoa Thám."]
    page = act(officer, "handover", duty, handler=asleep.pk)
    offered = set(page.context["form"].fields["handler"].queryset)
    assert world.huong in offered and asleep not in offered
    act(officer, "handover", duty, handler=world.huong.pk)
    duty.refresh_from_db()
    assert duty.handler == world.huong


def test_two_who_act_on_one_duty_learn_of_each_other(officer, world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    act(officer, "done", duty, note="lần một")
    for state in ("open", "", "nonsense"):
        second = act(officer, "done", duty, state, note="lần hai")
        assert "Trường hợp này nay đã ở trạng thái “Đã xong”" in text(second)
    assert Duty.objects.get().note == "lần một"


def test_what_closed_by_itself_shows_why_and_is_not_opened_by_hand(officer, world, rule):
    closed = {"state": "closed", "reason": "cán bộ đã nghỉ, chuyển đi", "done_at": "2021-11-30T09:00+07:00"}
    duty = make_duty(rule, world.hoa_tham, world.an, **closed)
    assert "Tự đóng: cán bộ đã nghỉ, chuyển đi" in text(officer.get(f"{LIST}?state=closed"))
    html = text(officer.get(duty.get_absolute_url()))
    assert page("reopen", duty) not in html
    refused = text(act(officer, "reopen", duty, "closed", reason="x"))
    assert "Việc này đang ở tình trạng “Tự đóng” nên không làm được việc này." in refused


def test_nobody_does_what_is_due_about_himself(officer, world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    Account.objects.create(user=world.lan, cadre=world.an)
    assert officer.get(LIST).context["page"]["total"] == 0
    assert officer.get(page("done", duty)).status_code == 404
    assert judge(DONE, world.lan, [duty], {}) == {duty.pk: ["Trường hợp này do đồng chí khác xử lý."]}


def test_many_lines_of_the_inbox_are_done_or_handed_over_at_once(officer, world, rule):
    here = [
        make_duty(rule, world.hoa_tham, make_cadre(f"Lý {n}", make_post("Phó", world.hoa_tham)))
        for n in "ABC"
    ]
    elsewhere = make_duty(rule, world.tan_van, world.binh)
    narrowed = f"?unit={world.hoa_tham.pk}"
    address = f"{reverse('duty-handover-many')}{narrowed}"
    assert address in text(officer.get(LIST + narrowed))
    html = text(officer.get(address))
    assert "Lý A, hạn 30/11/2021" in html and "Nông Văn Bình" not in html
    chosen = [f"{duty.pk}:open" for duty in here[:2]]
    assert (
        officer.post(address, {"row": chosen, "handler": world.huong.pk}).headers["Location"]
        == LIST + narrowed
    )
    assert set(Duty.objects.filter(handler=world.huong)) == set(here[:2])
    done = reverse("duty-done-many")
    mixed = [f"{here[2].pk}:open", f"{elsewhere.pk}:done"]
    assert "nay đã ở trạng thái" in text(officer.post(done, {"row": mixed}))
    assert not Duty.objects.filter(state="done").exists()
    officer.post(done, {"row": [f"{here[2].pk}:open", f"{elsewhere.pk}:open"]})
    assert Duty.objects.filter(state="done").count() == 2


def test_many_duties_are_done_in_the_same_queries_for_any_number(officer, world, rule):
    post, counts = make_post("Chuyên viên", world.hoa_tham), []
    for size in (2, 20):
        rows = [make_duty(rule, world.hoa_tham, make_cadre(f"Lý {size} {n}", post)) for n in range(size)]
        # What was said of those before is read: it stands in the session, and goes from there in questions of its own.
        officer.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            officer.post(reverse("duty-done-many"), {"row": [f"{duty.pk}:open" for duty in rows]})
        counts.append(len(queries))
    assert Duty.objects.filter(state="done").count() == 22 and counts[0] == counts[1], counts


def test_no_raw_statement_moves_a_duty_as_no_act_does(world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    Duty.objects.filter(pk=duty.pk).update(state="done", done_at="2021-11-30T09:00+07:00")
    with pytest.raises(DatabaseError), transaction.atomic():
        Duty.objects.filter(pk=duty.pk).update(state="closed", reason="x")
