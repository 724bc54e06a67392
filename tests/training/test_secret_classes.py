"""A class “Có độ mật”: no learner is named for it by form or sheet, and those that stand leave by no way."""

import pytest
from django.urls import reverse

from foundation.sheets.filling.lists import choices_for, list_named
from office.papers.kinds import KINDS
from tests.papers.papers import TODAY
from tests.papers_read import rows_sent
from tests.training.factories import choose, enrol, make_class, make_plan, make_row, make_sending
from tests.training.sheets import a_learner, look, reasons, verdicts
from training.models import Enrolment, TrainingClass
from training.plans.secrecy import ROW_LEFT_OUT, SECRET_ROW
from training.secrecy import LEFT_OUT, NO_SECRETS_HERE, SECRET_CLASS


@pytest.fixture
def secret(client, world):
    """A class with An, marked after her name had been entered; Bình learns in another."""
    one = make_class("Lớp trung cấp khóa 1", world.district, head_count=71)
    enrol(one, world.an)
    enrol(make_class("Lớp trung cấp khóa 2", world.district), world.binh)
    client.force_login(world.lan)
    url = reverse("trainingclass-edit", args=[one.pk])
    page = client.get(url)
    assert NO_SECRETS_HERE in page.content.decode()
    shown = {field.html_name: field.value() for field in page.context["form"]}
    client.post(url, {name: value for name, value in (shown | {"secret": "on"}).items() if value})
    one.refresh_from_db()
    assert one.secret
    return one


def test_no_name_comes_in_and_the_class_says_why(client, world, secret):
    page = client.get(secret.get_absolute_url()).content.decode()
    assert SECRET_CLASS in page and "Còn 1 học viên đã nhập tên" in page and "Hoàng Thị An" in page
    assert "Thêm học viên" not in page and "Lọc, kết xuất" not in page and "còn thiếu" not in page
    refused = client.get(reverse("enrolment-new", args=[secret.pk]))
    assert refused.status_code == 403 and SECRET_CLASS in refused.content.decode()
    of_person = reverse("cadre-training-new", args=[world.binh.pk])
    answer = client.post(of_person, {"training_class": secret.pk, "result": "passed"})
    assert SECRET_CLASS in answer.content.decode()
    outcome = look(world.lan, "learners", [a_learner(2, training_class=secret.name)])
    assert (verdicts(outcome), reasons(outcome)) == (["wrong"], [SECRET_CLASS])
    assert Enrolment.objects.count() == 2
    edit = reverse("enrolment-edit", args=[Enrolment.objects.get(cadre=world.an).pk])
    assert client.post(edit, {"result": "passed", "certificate_no": "TC 12"}).status_code == 302


def test_nothing_of_it_is_sent_printed_or_filled_in_and_lists_say_so(client, world, secret):
    address = reverse("enrolment-list")
    shown = client.get(address).content.decode()
    assert "Hoàng Thị An" in shown and LEFT_OUT not in shown
    for text in (
        client.get(address, {"print": "1"}).content.decode(),
        str(rows_sent(client.get(address, {"format": "xlsx"}))),
    ):
        assert LEFT_OUT in text and "Nông Văn Bình" in text and "Hoàng Thị An" not in text
    choice = f"class:{secret.pk}"
    offered = {value for _, group in choices_for(world.lan, TODAY) for value, _ in group}
    assert choice not in offered and any(value.startswith("class:") for value in offered)
    assert list_named(world.lan, choice, TODAY).refusal() == SECRET_CLASS


def test_who_of_a_row_learns_in_it_leaves_by_no_list_of_the_plan(client, world, secret):
    """Its learners are those chosen for its row: of the row nobody is sent or printed, of other rows everybody is."""
    plan = make_plan(world.district, issued_on="2021-11-20")
    row, other = make_row(plan, title="Lớp kín"), make_row(plan, title="Lớp khác")
    above = make_row(plan, source="above", title="Cao cấp")
    sending = make_sending(above, sent_to="Trường Chính trị tỉnh")
    TrainingClass.objects.filter(pk=secret.pk).update(plan_row=row)
    make_class("Lớp của trường", world.district, plan_row=above, secret=True)
    for each, person in ((row, world.an), (other, world.binh)):
        choose(each, person)
    choose(above, world.an, sending=sending)
    people, papers = reverse("planperson-list"), reverse("plan-papers", args=[plan.pk])
    assert "Hoàng Thị An" in client.get(people).content.decode()
    sent = [client.get(people, {"print": "1"}).content.decode()]
    sent += [str(rows_sent(client.get(people, {"format": "xlsx"})))]
    for name in ("training-plan-people", "training-plan-people-inside"):
        sent.append(str(rows_sent(client.get(papers, {"list": name}))))
    for text in sent:
        assert "Nông Văn Bình" in text and "Hoàng Thị An" not in text
        assert ROW_LEFT_OUT.rstrip(".") in text
    of_list = reverse("sendinglist-people", args=[sending.pk])
    assert client.get(of_list).status_code == 200
    assert [client.get(of_list, asked).status_code for asked in ({"print": "1"}, {"format": "xlsx"})] == [
        403,
        403,
    ]
    assert KINDS["sending-submission"]().refusal([sending]) == SECRET_ROW
    for record in (row, sending):
        page = client.get(record.get_absolute_url()).content.decode()
        assert SECRET_ROW in page and "screen-only" in page
    assert '<div class="screen-only">' in client.get(secret.get_absolute_url()).content.decode()
