"""Places from above: a list goes up with its papers, the school summons, learners of its class come of it."""

import datetime
import io
from types import SimpleNamespace

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from foundation.core import clock
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_qualification
from tests.training.factories import choose, enrol, make_class, make_need, make_plan, make_programme, make_row
from tests.training.sending_ways import (
    ANSWER,
    SENT,
    WHY,
    act,
    answer,
    asked_for,
    made,
    sent,
    states,
    take_back,
)
from training.models import Enrolment, Need, TrainingClass
from training.needs.states import WAITING, NeedStanding, told


@pytest.fixture
def above(world, client):
    """Places of a province's school: An, Cúc and Dũng are chosen, Hà stands in reserve."""
    plan = make_plan(world.district, issued_on="2021-11-01")
    programme = make_programme(kind="theory", level=22)
    row = make_row(plan, programme, source="above", school="Trường Chính trị tỉnh", places=3)
    names = {"cuc": "Lý Thị Cúc", "dung": "Nông Văn Dũng", "ha": "Vi Thu Hà"}
    made = {key: make_cadre(name, make_post("Chuyên viên", world.tan_van)) for key, name in names.items()}
    people = {"an": world.an, **made}
    states = {"ha": "reserve"}
    places = {key: choose(row, cadre, state=states.get(key, "chosen")) for key, cadre in people.items()}
    client.force_login(world.lan)
    return SimpleNamespace(plan=plan, row=row, world=world, client=client, people=people, places=places)


def test_a_list_takes_the_chosen_and_counts_their_papers(above):
    page = above.client.get(reverse("sendinglist-new", args=[above.row.pk]))
    form = page.context["form"]
    assert set(form.initial["people"]) == {above.places[name].pk for name in ("an", "cuc", "dung")}
    assert (
        "dự phòng" in page.content.decode()
        and "Bản sao bằng sơ cấp lý luận chính trị" in form.initial["items"]
    )
    sending = made(above, "an", "cuc")
    cuc, papers = above.places["cuc"], reverse("sendinglist-papers", args=[sending.pk])
    ticks = [f"{cuc.pk}:Đơn xin học", f"{cuc.pk}:Bản sao bằng", f"{cuc.pk}:Giấy lạ"]
    above.client.post(papers, {"paper": ticks})
    # Two tick at once, each on the page as it was before: what neither changed stays, what each changed is kept.
    above.client.post(papers, {"paper": [f"{above.places['an'].pk}:Đơn xin học"]})
    above.client.post(papers, {"shown": ticks, "paper": ticks[:1]})
    cuc.refresh_from_db()
    assert cuc.papers == ["Đơn xin học"]
    above.client.post(papers, {"whole": above.places["an"].pk})
    asked = above.client.get(reverse("sendinglist-send-list", args=[sending.pk])).content.decode()
    assert above.client.get(papers).content.decode().count('name="whole"') == 1
    assert "<dd>1/2</dd>" in asked and "<li>Lý Thị Cúc: Bản sao bằng</li>" in asked
    above.client.post(papers, {"all": "Bản sao bằng"})
    html = above.client.get(sending.get_absolute_url()).content.decode()
    assert html.count("2/2") == 3 and "Đủ hồ sơ" in html
    listed = above.client.get(reverse("sendinglist-people", args=[sending.pk])).content.decode()
    assert "Bản sao bằng: 2/2" in listed and "Đơn xin học: 2/2" in listed
    file = above.client.get(reverse("sendinglist-people", args=[sending.pk]) + "?format=xlsx")
    assert f"danh-sach-cu-di-hoc-{sending.pk}-20211130.xlsx" in file["Content-Disposition"]
    cells = [cell for row in load_workbook(io.BytesIO(file.getvalue())).active.values for cell in row]
    assert {"Hoàng Thị An", "Còn thiếu", "Đơn xin học", "2/2"} <= set(cells)


def test_a_list_is_not_sent_short_of_papers_unless_it_is_ticked(above):
    sending = made(above, "an", "cuc")
    said = act(above, sending, "send-list", **SENT).content.decode()
    assert "Còn 2 đồng chí chưa đủ hồ sơ: Hoàng Thị An (0/2), Lý Thị Cúc (0/2)" in said
    assert states(above)["Hoàng Thị An"] == "chosen"
    act(above, sending, "send-list", **SENT, incomplete="on")
    sending.refresh_from_db()
    assert (sending.state, sending.number, sending.sent_to) == ("sent", "45-TTr/BTCHU", "Ban Tổ chức Tỉnh ủy")
    assert states(above) == {
        "Hoàng Thị An": "sent",
        "Lý Thị Cúc": "sent",
        "Nông Văn Dũng": "chosen",
        "Vi Thu Hà": "reserve",
    }
    assert above.client.get(reverse("sendinglist-choose", args=[sending.pk])).status_code == 403
    assert not take_back(above, sending)
    assert sending.state == "draft" and sending.sent_on is None and states(above)["Lý Thị Cúc"] == "chosen"


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_nothing_is_sent_by_a_plan_that_is_not_under_way(above, state):
    sending = made(above, "an", items="")
    plan = make_plan(
        above.world.district, 2023, state=state, issued_on=None if state == "draft" else "2021-11-01"
    )
    type(above.row).objects.filter(pk=above.row.pk).update(plan=plan)
    assert (
        "danh sách gửi, trả lời khi kế hoạch đã ban hành"
        in act(above, sending, "send-list", **SENT).content.decode()
    )
    assert states(above)["Hoàng Thị An"] == "chosen"


def test_the_summoned_become_learners_and_the_refused_are_free_again(above):
    sending = sent(above, "an", "cuc", "dung")
    answer(
        above, sending, ANSWER | {"sent_no": "7-QĐ/HU", "sent_on": "30/11/2021"}, an="summoned", cuc="refused"
    )
    assert sending.state == "sent" and states(above)["Nông Văn Dũng"] == "sent"
    learner = Enrolment.objects.get()
    one = learner.training_class
    assert (learner.cadre, learner.result, learner.plan_person) == (
        above.world.an,
        "sent",
        above.places["an"],
    )
    assert (learner.sent_no, f"{learner.sent_on:%d/%m/%Y}") == ("7-QĐ/HU", "30/11/2021")
    assert (one.name, one.organiser, str(one.opens_on)) == (
        "Trung cấp K12",
        "Trường Chính trị tỉnh",
        "06/12/2021",
    )
    assert (one.unit, one.programme, one.plan_row) == (above.world.district, above.row.programme, above.row)
    html = above.client.get(sending.get_absolute_url()).content.decode()
    assert "Đã trả lời" in html and "2/3" in html
    # Later the last one is answered by a paper of its own, for the same class; the list is answered.
    answer(above, sending, ANSWER | {"decision_no": "15-TB/TCT"}, dung="summoned")
    assert sending.state == "answered" and sending.summons_no == "15-TB/TCT"
    assert TrainingClass.objects.count() == 1 and one.enrolments.count() == 2
    # Taken back, the later answer alone is; then the first, with the class that it made.
    assert not take_back(above, sending) and sending.state == "sent" and sending.summons_no == "12-TB/TCT"
    assert states(above)["Nông Văn Dũng"] == "sent" and one.enrolments.get() == learner
    assert not take_back(above, sending) and sending.training_class is None
    assert not Enrolment.objects.exists() and not TrainingClass.objects.exists()
    assert set(states(above).values()) == {"sent", "reserve"}


def test_who_was_in_the_class_before_is_tied_and_stays_there(above):
    one = make_class(
        "trung cấp  k12", above.world.district, above.row.programme, opens_on="2021-12-06", closes_on=None
    )
    before = enrol(one, above.world.an, result="studying")
    sending = sent(above, "an")
    answer(above, sending, an="summoned")
    before.refresh_from_db()
    assert (
        sending.training_class == one
        and before.plan_person == above.places["an"]
        and before.result == "studying"
    )
    assert not take_back(above, sending)
    before.refresh_from_db()
    assert before.plan_person is None and TrainingClass.objects.filter(pk=one.pk).exists()


def test_a_summons_stays_while_something_stands_on_it(above):
    sending = sent(above, "an")
    answer(above, sending, an="summoned")
    learner = Enrolment.objects.get()
    learner.result = "studying"
    learner.save()
    place = f'<a href="{learner.training_class.get_absolute_url()}">Trung cấp K12</a>'
    assert f"Hoàng Thị An: đã ghi thêm ở lớp {place}" in take_back(above, sending)[0]
    learner.result, learner.qualification = "passed", make_qualification(above.world.an, "theory", 22)
    learner.save()
    step = sending.steps.standing().latest("pk")
    told = above.client.post(reverse("sendinglist-undo", args=[sending.pk, step.pk]), {}, follow=True)
    said = f"An: kết quả học ở lớp {place} đã ghi vào hồ sơ; “Hoàn tác: bế giảng, ghi kết quả”"
    assert said in told.content.decode()
    assert Enrolment.objects.get() == learner and states(above)["Hoàng Thị An"] == "summoned"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"secret": True}, "Lớp có độ mật"),
        ({"cancelled_on": "2021-11-25"}, "đã ghi không mở"),
        ({"other": True}, "Đã có lớp"),
    ],
)
def test_a_class_that_does_not_fit_takes_nobody(above, fields, said):
    programme = make_programme("Cao cấp", "advanced") if fields.pop("other", False) else above.row.programme
    opening = {"opens_on": "2021-12-06", "closes_on": None}
    make_class("Trung cấp K12", above.world.district, programme, **opening, **fields)
    sending = sent(above, "an")
    assert said in answer(above, sending, an="summoned")
    assert (
        sending.state == "sent" and not Enrolment.objects.exists() and states(above)["Hoàng Thị An"] == "sent"
    )


def test_an_answer_says_whom_it_is_about_and_which_class(above):
    sending = sent(above, "an", "cuc")
    assert "Chưa ghi kết quả của đồng chí nào" in answer(above, sending)
    unnamed = ANSWER | {"class_name": ""}
    assert "ghi tên lớp và ngày khai giảng" in answer(above, sending, unnamed, an="summoned")
    assert "ghi tên lớp và ngày khai giảng" in answer(above, sending, unnamed | {"rest": "summoned"})
    unsaid = {f"answer-{above.places['an'].pk}": "refused", "rest": "refused"}
    said = answer(above, sending, unnamed | unsaid)
    assert "Chưa ghi lý do không được triệu tập: Hoàng Thị An, Lý Thị Cúc." in said
    answer(above, sending, unnamed | {"rest": "refused", "rest_why": "Thiếu bằng"}, an="refused")
    assert sending.state == "answered" and not TrainingClass.objects.exists()
    reasons = {person.cadre.full_name: person.reason for person in sending.people.all()}
    assert reasons == {"Hoàng Thị An": WHY, "Lý Thị Cúc": "Thiếu bằng"}


def test_a_refused_place_is_free_and_a_reserve_goes_up_with_a_further_list(above):
    sending = sent(above, "an", "cuc")
    answer(above, sending, an="summoned", cuc="refused")
    further = sent(above, "ha")
    answer(above, further, ha="summoned")
    assert states(above) == {
        "Hoàng Thị An": "summoned",
        "Lý Thị Cúc": "refused",
        "Nông Văn Dũng": "chosen",
        "Vi Thu Hà": "summoned",
    }
    assert sending.training_class == further.training_class and Enrolment.objects.count() == 2


def test_two_officers_answer_at_once_and_one_is_told(above):
    sending = sent(above, "an")
    shown = {"state": "sent", "version": "1", **ANSWER, f"answer-{above.places['an'].pk}": "summoned"}
    answer(above, sending, an="refused")
    above.client.opens_first = False
    page = above.client.post(reverse("sendinglist-answer-list", args=[sending.pk]), shown)
    assert "đã sửa mục này" in page.content.decode() and states(above)["Hoàng Thị An"] == "refused"


def test_a_need_follows_its_place_and_is_met_by_the_record_wherever_it_came_from(above):
    need = make_need(above.world.an, "theory", 22, opened_on="2021-11-01")

    def standing(day=clock.today()):  # noqa: B008
        return told(Need.objects.on(day), day)[need.pk].standing

    sending = sent(above, "an", "cuc")
    assert standing() == NeedStanding.SENT
    answer(above, sending, an="refused")
    assert standing() == NeedStanding.REFUSED and NeedStanding.REFUSED in WAITING
    assert not take_back(above, sending)
    answer(above, sending, an="summoned")
    assert standing() == NeedStanding.SUMMONED
    # A certificate that the person brings counts from its day, as one that the class gives.
    make_qualification(above.world.an, "theory", 22, valid_from="2021-11-30")
    assert standing() == NeedStanding.MET
    assert standing(clock.today() - datetime.timedelta(days=1)) != NeedStanding.MET


def test_nobody_stands_on_two_lists(above):
    first, second = made(above, "an"), made(above, "cuc")
    told = asked_for(above, "an", "dung").content.decode()
    link = f'<a href="{first.get_absolute_url()}">Cử học trung cấp K12</a>'
    assert f"Đã có trong danh sách khác: Hoàng Thị An ({link}). Chưa lưu gì" in told
    assert above.row.sending_lists.count() == 2
    page = reverse("sendinglist-choose", args=[second.pk])
    cuc, dung = above.places["cuc"].pk, above.places["dung"].pk
    above.client.post(page, {"shown": [cuc], "people": [dung]})
    assert list(first.people.values_list("cadre__full_name", flat=True)) == ["Hoàng Thị An"]
    assert list(second.people.values_list("cadre__full_name", flat=True)) == ["Nông Văn Dũng"]


def test_queries_are_flat_in_the_number_of_people_and_lists(above):
    sending = made(above, "an")
    pages = [reverse("sendinglist-list"), sending.get_absolute_url()]
    pages += [
        reverse(f"sendinglist-{page}", args=[sending.pk])
        for page in ("people", "papers", "choose", "send-list")
    ]
    before = [queries_of(above.client, above.world.lan, page, {}) for page in pages]
    for number in range(3):
        cadre = make_cadre(f"Lý Văn Số {'abc'[number]}", make_post("Chuyên viên", above.world.hoa_tham))
        choose(above.row, cadre, sending=sending)
        made(above)
    assert [queries_of(above.client, above.world.lan, page, {}) for page in pages] == before


def test_an_act_takes_as_many_queries_for_one_as_for_four(above, django_assert_max_num_queries):
    sending = made(above, "an", "cuc", "dung", "ha", items="")
    with django_assert_max_num_queries(90):
        act(above, sending, "send-list", **SENT)
    sending.refresh_from_db()
    with django_assert_max_num_queries(110):
        answer(above, sending, ANSWER | {"rest": "summoned"})
    assert Enrolment.objects.count() == 4
