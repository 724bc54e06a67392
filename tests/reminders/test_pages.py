"""The inbox as an officer meets it in the morning."""

import datetime
import io

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from foundation.core.acts.run import judge
from office.organisation.models.special_days import SpecialDay
from office.organisation.rights import Role
from reminders.acts import DONE, HAND_OVER
from reminders.models import Duty, DutyRule
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.reminders.duties import TODAY, make_duty, make_duty_rule

LIST = reverse("duty-list")


def after(days):
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def rule(db):
    return make_duty_rule(task="Làm quyết định nghỉ hưu")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def page(name, duty):
    return reverse(f"duty-{name}", args=[duty.pk])


def text(response):
    return response.content.decode()


def test_the_day_begins_with_what_has_to_be_done(officer):
    assert officer.get(reverse("home")).url == LIST
    assert "Không có việc nào cần xử lý." in text(officer.get(LIST))


def test_duties_stand_in_groups_with_the_working_days_that_are_left(officer, world, rule):
    for number, days in enumerate((-4, 0, 3, 30)):
        person = make_cadre(f"Lý {number}", make_post("Chuyên viên", world.hoa_tham))
        make_duty(rule, world.hoa_tham, person, after(days), shown_from=after(-20))
    SpecialDay.objects.create(day=after(1))
    html = text(officer.get(LIST))
    words = ["Quá hạn (1 việc)", "Quá hạn 2 ngày (làm việc)", "Hôm nay (1 việc)", "Trong tuần (1 việc)"]
    words += ["Còn 2 ngày (làm việc)", "Sau đó (1 việc)", "Còn 21 ngày (làm việc)"]
    places = [html.index(word) for word in words]
    assert places == sorted(places)
    assert "Nghỉ hưu, 30/12/2021" in html


def test_a_line_leads_to_the_person_only_within_the_scope(officer, world, rule, client):
    duty = make_duty(rule, world.hoa_tham, world.an)
    assert f'<a href="{world.an.get_absolute_url()}">Hoàng Thị An</a>' in text(officer.get(LIST))
    # Until the next scan the duty still stands in the unit that she left.
    PostHeld.objects.filter(cadre=world.an).update(post=make_post("Bí thư", world.tan_van))
    client.force_login(world.huong)
    for address in (LIST, duty.get_absolute_url(), page("history", duty)):
        html = text(client.get(address))
        assert "Hoàng Thị An" not in html, address
    assert "ngoài phạm vi" in text(client.get(LIST))


def test_a_unit_officer_sees_the_duties_of_the_unit(client, world, rule):
    make_duty(rule, world.hoa_tham, world.an)
    make_duty(rule, world.tan_van, world.binh)
    client.force_login(world.huong)
    response = client.get(LIST)
    assert response.context["page"]["total"] == 1
    assert 'title="Việc cần làm: 1"' in text(response)
    client.force_login(world.lan)
    assert 'title="Việc cần làm: 2"' in text(client.get(reverse("unit-list")))


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMIN, Role.AREA_MEMBER, Role.INSPECTOR])
def test_who_has_no_duties_is_not_counted_any(client, world, rule, role):
    make_duty(rule, world.hoa_tham, world.an)
    client.force_login(make_user("khac", role, world.district))
    html = text(client.get(reverse("unit-list")))
    assert "Việc cần làm" not in html


def test_filters_narrow_the_inbox(officer, world, rule):
    review = make_duty_rule("review", month=3, day=31)
    make_duty(rule, world.hoa_tham, world.an)
    make_duty(review, world.tan_van, handler=world.lan)
    put_off = make_duty(rule, world.tan_van, world.binh, snoozed_until=after(2), reason="chờ giấy")
    shown = {
        "": 2,
        "kind=review": 1,
        f"unit={world.district.pk}": 2,
        f"unit={world.hoa_tham.pk}": 1,
        "state=snoozed": 1,
        "state=all": 3,
        "state=closed": 0,
        "state=nonsense": 2,
        "mine=true": 1,
        "mine=false": 1,
        "as_of=01/01/2020": 2,
    }
    for query, total in shown.items():
        response = officer.get(f"{LIST}?{query}")
        assert response.context["page"]["total"] == total, query
    assert f"Nhắc lại ngày 02/12/2021: {put_off.reason}" in text(officer.get(f"{LIST}?state=snoozed"))
    assert "không phải hôm nay" not in text(officer.get(f"{LIST}?as_of=01/01/2020"))


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
    assert "ghi nhầm" in text(officer.get(page("history", duty)))
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
    for user in (other, leader):
        assert act(officer, "handover", duty, handler=user.pk).status_code == 200
        said = judge(HAND_OVER, world.lan, [duty], {"handler": user})[duty.pk]
        assert said == ["Đồng chí này không được giao việc ở đơn vị Xã Hoa Thám."]
    act(officer, "handover", duty, handler=world.huong.pk)
    duty.refresh_from_db()
    assert duty.handler == world.huong


def test_two_who_act_on_one_duty_learn_of_each_other(officer, world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    act(officer, "done", duty, note="lần một")
    second = act(officer, "done", duty, note="lần hai")
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
        with CaptureQueriesContext(connection) as queries:
            officer.post(reverse("duty-done-many"), {"row": [f"{duty.pk}:open" for duty in rows]})
        counts.append(len(queries))
    assert Duty.objects.filter(state="done").count() == 22 and counts[0] == counts[1], counts


def test_no_raw_statement_moves_a_duty_as_no_act_does(world, rule):
    duty = make_duty(rule, world.hoa_tham, world.an)
    Duty.objects.filter(pk=duty.pk).update(state="done", done_at="2021-11-30T09:00+07:00")
    with pytest.raises(DatabaseError), transaction.atomic():
        Duty.objects.filter(pk=duty.pk).update(state="closed", reason="x")


def test_the_inbox_runs_the_same_queries_for_any_number_of_duties(officer, world, rule):
    post = make_post("Chuyên viên", world.hoa_tham)
    make_duty(rule, world.hoa_tham, make_cadre("Lý Một", post))
    for address in (LIST, f"{LIST}?format=xlsx"):
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                b"".join(officer.get(address))
            counts.append(len(queries))
            for number in range(20):
                make_duty(rule, world.hoa_tham, make_cadre(f"Lý {number}", post), handler=world.huong)
        assert counts[0] == counts[1] <= 16, (address, counts)


def test_the_sheet_holds_what_the_screen_shows(officer, world, rule):
    make_duty(rule, world.hoa_tham, world.an)
    response = officer.get(f"{LIST}?format=xlsx&columns=whose&columns=due_on&columns=state")
    rows = list(
        load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    )
    head = next(number for number, row in enumerate(rows) if row[0] == "Việc phải làm")
    assert rows[head][:4] == ("Việc phải làm", "Cán bộ, đơn vị", "Hạn", "Tình trạng")
    assert rows[head + 1][:2] == ("Làm quyết định nghỉ hưu", "Hoàng Thị An")
    assert rows[head + 1][3] == "Cần xử lý"


def test_pages_of_the_inbox_join(officer, world, rule):
    post = make_post("Chuyên viên", world.hoa_tham)
    for number in range(30):
        make_duty(rule, world.hoa_tham, make_cadre(f"Lý {number}", post), after(number // 10))
    first = officer.get(LIST)
    second = officer.get(first.context["page"]["next_url"], headers={"HX-Request": "true"})
    assert second.context["page"]["first"] == 26 and "Trong tuần (20 việc)" in text(second)


def lead_data(**changes):
    data = {
        "kind": "retirement",
        "task": "Gặp gỡ",
        "lead": 30,
        "measure": "day",
        "due_lead": 0,
        "active": "on",
    }
    return {**data, **changes}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due_lead": 40}, "Hạn xử lý không thể đến trước lúc nhắc."),
        ({"kind": "review", "day": 31, "month": 2}, "Ghi ngày, tháng có thật"),
        ({"kind": "review"}, "Ghi ngày, tháng có thật"),
        ({"day": 31, "month": 3}, "Loại việc này không có ngày đến hạn hằng năm"),
        ({"by_regulation": "on"}, "Loại việc này không có quy định về thời gian báo trước."),
        ({"confirmed": "on"}, "Chưa ghi căn cứ thì chưa xác nhận được."),
        ({"lead": 12, "measure": "month"}, "Loại việc này đã có mốc nhắc trước như vậy."),
    ],
)
def test_a_lead_that_cannot_be_gets_a_sentence(client, world, rule, changes, sentence):
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    assert sentence in text(client.post(reverse("dutyrule-new"), lead_data(**changes)))
    assert DutyRule.objects.count() == 1


def test_the_chief_sets_leads_and_officers_read_them(client, world, rule):
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    client.post(reverse("dutyrule-new"), lead_data(kind="review", day=15, month=2, measure="working_day"))
    made = DutyRule.objects.get(kind="review")
    client.force_login(world.lan)
    html = text(client.get(reverse("dutyrule-list")))
    assert "30 ngày làm việc" in html and "ngày 15/02 hằng năm" in html and "chưa xác nhận" in html
    assert client.get(reverse("dutyrule-edit", args=[made.pk])).status_code == 403
