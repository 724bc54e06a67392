"""Opinions of other places of work: beside the row, until it is decided, and never written about oneself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from evaluation.grading.voting.places import other_places
from evaluation.models import GradingLine, GradingOpinion
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.factories import make_cadre, make_post


@pytest.fixture
def moved(world):
    """Chi worked in Tân Văn until the end of August 2020, and since then in Hoa Thám, where she is graded."""
    chi = make_cadre("Lý Thị Chi", make_post("Phó Chủ tịch UBND", world.tan_van))
    PostHeld.objects.filter(cadre=chi).update(valid_to="2020-09-01")
    PostHeld.objects.create(cadre=chi, post=make_post("Bí thư", world.hoa_tham), valid_from="2020-09-01")
    world.chi = type(chi).objects.get(pk=chi.pk)
    world.campaign = make_grading(world.district)
    world.line = make_line(world.chi, world.campaign, "unit", unit=world.hoa_tham)
    world.section, world.new = (
        reverse(f"{name}", args=[world.line.pk]) for name in ("gradingline-opinions", "gradingopinion-new")
    )
    return world


def typed(unit, **fields):
    names = ("months", "grade", "text", "paper_no", "paper_on")
    return {"unit": unit.pk} | dict.fromkeys(names, "") | fields


def test_the_place_left_after_six_months_is_named_until_its_opinion_stands(client, moved):
    assert [(place.unit, place.months, place.is_due) for place in other_places(moved.line)] == [
        (moved.tan_van, 8, True)
    ]
    seat = make_post("Huyện ủy viên", moved.district, kind="collective", body_kind="executive")
    PostHeld.objects.create(cadre=moved.chi, post=seat, main=False, valid_from="2019-01-01")
    assert len(list(other_places(moved.line))) == 1, "a seat on a committee is no place of work"
    client.force_login(moved.lan)
    page = client.get(moved.section).content.decode()
    assert "Xã Tân Văn: đã công tác 8 tháng trong năm" in page and "<strong>chưa có ý kiến</strong>" in page
    form = client.get(f"{moved.new}?unit={moved.tan_van.pk}&months=8").context["form"]
    assert (form.initial["unit"], form.initial["months"]) == (moved.tan_van.pk, 8)
    for wrong, said in (
        (typed(moved.tan_van), "Ghi mức đề nghị hoặc ý kiến nhận xét."),
        (typed(moved.hoa_tham, grade="good"), "Nơi nhận xét phải khác đơn vị xếp loại"),
        (typed(moved.tan_van, grade="good", paper_no="7-CV/ĐU"), "Ghi cả số và ngày của văn bản."),
    ):
        assert said in client.post(moved.new, wrong).content.decode()
    sent = typed(moved.tan_van, grade="good", months="8", text="Hoàn thành tốt các việc được giao.")
    assert client.post(moved.new, sent).status_code == 302
    assert client.post(moved.new, typed(moved.office, text="Phối hợp tốt.")).status_code == 302
    page = client.get(moved.section).content.decode()
    assert "chưa có ý kiến" not in page and "Phối hợp tốt." in page and "Hoàn thành tốt nhiệm vụ" in page
    again = client.post(moved.new, typed(moved.tan_van, grade="good")).content.decode()
    assert "Đã ghi ý kiến của nơi này." in again


def test_an_opinion_is_of_who_weighs_the_row_until_the_decision(client, moved):
    mai = make_user("mai", Role.OFFICER, moved.hoa_tham)
    of_old_unit = make_user("tam", Role.OFFICER, moved.tan_van)
    opinion = GradingOpinion.objects.create(line=moved.line, unit=moved.tan_van, grade="good")
    ways = [reverse(f"gradingopinion-{way}", args=[opinion.pk]) for way in ("edit", "remove", "history")]
    client.force_login(mai)
    # The old unit lies outside her scope; that Chi worked there she may write all the same.
    assert moved.tan_van in client.get(moved.new).context["form"].fields["unit"].queryset
    assert [client.get(way).status_code for way in ways] == [200, 200, 200]
    client.force_login(of_old_unit)
    assert [client.get(way).status_code for way in [*ways, moved.new, moved.section]] == [404] * 5
    client.force_login(moved.huong)
    assert {client.get(way).status_code for way in [*ways, moved.new, moved.section]} == {403}
    GradingLine.objects.update(state="decided", grade="good")
    client.force_login(mai)
    assert [client.get(way).status_code for way in ways] == [404, 404, 200]
    assert client.get(moved.new).status_code == 403
    page = client.get(moved.section).content.decode()
    assert "Xã Tân Văn" in page and "Thêm ý kiến" not in page


def test_nobody_reads_or_writes_opinions_on_themselves(client, moved):
    opinion = GradingOpinion.objects.create(line=moved.line, unit=moved.tan_van, grade="good")
    Account.objects.create(user=moved.lan, cadre=moved.chi)
    client.force_login(moved.lan)
    edit = reverse("gradingopinion-edit", args=[opinion.pk])
    assert [client.get(way).status_code for way in (moved.section, moved.new, edit)] == [404, 404, 404]
    assert client.post(moved.new, typed(moved.office, text="Tốt.")).status_code == 404
    assert GradingOpinion.objects.count() == 1


def test_more_opinions_ask_no_more_queries(client, moved):
    client.force_login(moved.lan)

    def queries():
        client.get(moved.section)
        with CaptureQueriesContext(connection) as asked:
            client.get(moved.section)
        return len(asked)

    GradingOpinion.objects.create(line=moved.line, unit=moved.tan_van, grade="good")
    few = queries()
    GradingOpinion.objects.create(line=moved.line, unit=moved.office, grade="good")
    assert queries() == few
