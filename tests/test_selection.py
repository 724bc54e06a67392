"""Rows chosen on a list: the form that opens with them, what is otherwise by then, taking back, a sheet of them."""

import io
from html import unescape

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from openpyxl import load_workbook

from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.rights import Role
from reminders.acts import DONE, REOPEN
from reminders.models import Duty
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.reminders.duties import make_duty, make_duty_rule

CADRES, LEAVE_MANY = reverse("cadre-list"), reverse("cadre-leave-many")
DUTIES, DONE_MANY = reverse("duty-list"), reverse("duty-done-many")


def text(response):
    return unescape(response.content.decode())


@pytest.fixture
def others(world):
    """Who reads and changes nothing: one of them may take lists away."""
    return [make_user(role.value, role, world.district) for role in (Role.AREA_MEMBER, Role.LEADER)]


@pytest.fixture
def lan(client, world, others):
    client.force_login(world.lan)
    return client


@pytest.fixture
def duties(world):
    """Three of one commune and one of another."""
    rule, post = make_duty_rule(), make_post("Phó", world.hoa_tham)
    here = [make_duty(rule, world.hoa_tham, make_cadre(f"Lý {letter}", post)) for letter in "ABC"]
    return [*here, make_duty(rule, world.tan_van, world.binh)]


def opened(client, page, **sent):
    """{key: whether it is ticked} of the form that the boxes open, and what it says."""
    context = client.post(page, {"choose": "1", **sent}).context
    return {row["row"].pk: row["chosen"] for row in context["rows"]}, context["changes"]


def states():
    return list(Duty.objects.order_by("pk").values_list("state", flat=True))


def test_rows_have_boxes_where_something_can_be_done_with_many(client, world, lan, others):
    html = text(lan.get(CADRES, {"sex": "F"}))
    assert f'form="selection" name="chosen" value="{world.an.pk}"' in html
    assert f'formaction="{LEAVE_MANY}?sex=F"' in html and f'formaction="{CADRES}?sex=F&format=xlsx"' in html
    assert LEAVE_MANY not in text(lan.get(CADRES, {"as_of": "31/12/2020"}))
    client.force_login(others[0])
    assert "selection" not in client.get(CADRES).content.decode()


def test_the_form_opens_with_the_chosen_rows_and_no_others(lan, duties):
    chosen = [duties[0].pk, duties[3].pk]
    assert opened(lan, DONE_MANY, chosen=chosen) == (dict.fromkeys(chosen, True), [])
    everybody, _ = opened(lan, DONE_MANY)
    assert everybody == dict.fromkeys([duty.pk for duty in duties], False)


def test_a_form_with_faults_still_shows_the_chosen_rows_alone(lan, world):
    answer = lan.post(LEAVE_MANY, {"only": "1", "row": f"{world.an.pk}:serving"})
    assert answer.context["form"].errors and [row["row"].pk for row in answer.context["rows"]] == [
        world.an.pk
    ]
    assert 'name="only"' in text(answer)


def test_all_of_a_filter_are_asked_anew_and_another_number_is_said(lan, world, duties):
    page = f"{DONE_MANY}?unit={world.hoa_tham.pk}"
    here = dict.fromkeys([duty.pk for duty in duties[:3]], True)
    assert opened(lan, page, all="3") == (here, [])
    apply(DONE, world.lan, duties[:1], {})
    rows, said = opened(lan, page, all="3")
    assert list(rows) == [duty.pk for duty in duties[1:3]]
    assert said == ["Lúc chọn, điều kiện lọc có 3 dòng; nay có 2. Kiểm tra lại trước khi ghi."]
    rows, said = opened(lan, f"{page}&state=all", all="3")
    assert len(rows) == 2 and said[0].startswith("2 trong 3 dòng của điều kiện lọc làm được việc này")


def test_what_became_of_chosen_rows_meanwhile_is_said(client, world, lan, duties):
    apply(DONE, world.lan, duties[:1], {})
    gone = duties[1].pk
    Duty.objects.filter(pk=gone).delete()
    rows, said = opened(lan, f"{DONE_MANY}?state=all", chosen=[duties[0].pk, gone, duties[2].pk])
    assert list(rows) == [duties[2].pk]
    assert said[0] == "Trường hợp này không còn; có người vừa xóa." and "“Đã xong”" in said[1]
    client.force_login(world.huong)
    _, said = opened(client, DONE_MANY, chosen=[duties[3].pk])
    assert said == ["Đồng chí không có quyền làm việc này tại đơn vị này."]


def done_together(client, duties, query=""):
    """The address that takes back what is done for these duties at once."""
    answer = client.post(DONE_MANY + query, {"row": [f"{duty.pk}:open" for duty in duties]})
    (message,) = get_messages(answer.wsgi_request)
    page = client.get(answer.headers["Location"])
    assert f'action="{message.extra_tags}"' in text(page)
    return message.extra_tags


def test_one_click_takes_back_what_was_done_for_many(lan, world, duties):
    query = f"?unit={world.hoa_tham.pk}"
    address = done_together(lan, duties[:3], query)
    assert states() == ["done", "done", "done", "open"]
    answer = lan.post(address)
    assert answer.headers["Location"] == DUTIES + query and states() == ["open"] * 4
    assert [str(said) for said in get_messages(answer.wsgi_request)] == ["Đã hoàn tác: đã xong (3)."]
    again = lan.post(address, follow=True)
    assert "Đã hoàn tác rồi." in text(again)


def test_what_cannot_be_taken_back_is_named_and_the_others_are(lan, world, duties):
    address = done_together(lan, duties[:3])
    assert not apply(REOPEN, world.lan, [Duty.objects.get(pk=duties[1].pk)], {"reason": "chưa đủ"}).refused
    apply(DONE, world.huong, [Duty.objects.get(pk=duties[1].pk)], {})
    answer = lan.post(address)
    assert states() == ["open", "done", "open", "open"]
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said[0] == "Đã hoàn tác: đã xong (2)." and "Sau việc này đã có việc khác" in said[1]


def address_of(duty):
    """Where what was done for the duty and others is taken back."""
    return reverse("duty-undo-many", args=[duty.pk, duty.steps.latest("pk").pk])


def test_what_another_has_taken_back_before_is_named_to_the_author(lan, world, duties):
    address = done_together(lan, duties[:2])
    step = duties[0].steps.latest("pk")
    assert not undo(world.huong, [step]).refused
    said = [str(message) for message in get_messages(lan.post(address).wsgi_request)]
    assert said == ["Đã hoàn tác: đã xong (1).", f"{duties[0]}: Đã hoàn tác rồi."]
    assert "Đã hoàn tác rồi." in text(lan.post(address, follow=True))


def test_nobody_takes_back_what_others_did(client, world, lan, others, duties):
    address = done_together(lan, duties)
    client.force_login(world.huong)
    own = address_of(duties[0])
    assert "Việc này do đồng chí khác ghi; mở từng hồ sơ để hoàn tác." in text(client.post(own, follow=True))
    assert states() == ["done"] * 4
    client.force_login(others[1])
    assert client.post(address).status_code == 403 and states() == ["done"] * 4
    client.force_login(world.lan)
    away = f"{address.partition('?')[0]}?back=//evil.example/"
    assert client.post(away).headers["Location"] == "/"


def sheet_of(client, address, **sent):
    answer = client.post(address, sent)
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    return [" ".join(str(cell) for cell in row if cell) for row in sheet.iter_rows(values_only=True)]


def test_a_sheet_of_the_chosen_rows_alone(client, world, lan, others):
    address = f"{CADRES}?format=xlsx"
    rows = sheet_of(lan, address, chosen=[world.an.pk, 0])
    assert any("Hoàng Thị An" in row for row in rows) and not any("Nông Văn Bình" in row for row in rows)
    assert "Chỉ gồm 1 dòng đã chọn; 1 dòng đã chọn không còn trong danh sách" in rows
    rows = sheet_of(lan, address, all="3")
    assert any("Nông Văn Bình" in row for row in rows)
    assert "Lúc chọn, điều kiện lọc có 3 dòng; nay có 2" in rows
    assert "Chưa chọn dòng nào." in text(lan.post(address, follow=True))
    none = lan.post(address, {"chosen": 0})
    assert none.status_code == 400 and "Các dòng đã chọn không còn trong danh sách" in text(none)
    client.force_login(others[0])
    assert client.post(address, {"chosen": world.an.pk}).status_code == 403


def test_more_boxes_than_can_be_sent_are_told_of(lan):
    answer = lan.post(DONE_MANY, {"choose": "1", "chosen": range(5001)})
    assert answer.status_code == 400 and "Đánh dấu quá nhiều dòng" in text(answer)


def test_a_sheet_of_chosen_lines_of_a_planning_list(client, world, lan, others):
    target, post = make_target(world.hoa_tham), make_post("Phó", world.hoa_tham)
    first, second = [make_entry(make_cadre(f"Lý Văn {name}", post), target) for name in ("Sáu", "Tám")]
    listed = first.get_list_url()
    assert f'name="chosen" value="{second.pk}"' in text(lan.get(listed))
    rows = sheet_of(lan, f"{listed}?format=xlsx", chosen=[second.pk])
    assert any("Lý Văn Tám" in row for row in rows) and not any("Lý Văn Sáu" in row for row in rows)
    assert "Chỉ gồm 1 dòng đã chọn" in rows
    assert client.post(f"{listed}?format=xlsx", {"chosen": 0}).status_code == 400
    client.force_login(others[0])
    assert client.post(f"{listed}?format=xlsx", {"chosen": second.pk}).status_code == 403
    assert "selection" not in client.get(listed).content.decode()
