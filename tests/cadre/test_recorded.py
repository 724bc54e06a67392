"""Discipline, votes, conclusions, lists of a higher level, verification: typed, and shown to whom."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.discipline import FORMS, Discipline, gravity
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from tests.cadre.recorded import make_discipline, make_listing, make_recorded, make_verification, make_vote
from tests.conftest import make_user
from tests.factories import make_cadre, make_post

SECTIONS = ("discipline-of", "trust-of")
SECRET = ("Kỳ họp HĐND", "77-KL/BTVHU", "Tỉnh ủy viên", "99-CV/UBKT")


def shown(client, cadre, query=""):
    """What the two sections tell, as far as they open."""
    answers = [client.get(reverse(name, args=[cadre.pk]) + query) for name in SECTIONS]
    return "".join(answer.content.decode() for answer in answers if answer.status_code == 200)


def test_discipline_is_typed_shown_changed_and_taken_out(client, world):
    client.force_login(world.huong)
    new = reverse("discipline-new", args=[world.an.pk])
    typed = {"kind": "party", "form": "reprimand", "decision_no": "15-QĐ/UBKTHU", "decision_on": "12/03/2021"}
    refused = client.post(new, {**typed, "form": "lower_pay", "valid_from": "01/12/2021", "valid_to": "2020"})
    assert set(refused.context["form"].errors) == {"form", "valid_from", "valid_to"}
    assert client.post(new, {**typed, "valid_from": "03/2021"}).url == world.an.get_absolute_url()
    page = shown(client, world.an)
    assert "Khiển trách" in page and "15-QĐ/UBKTHU, ngày 12/03/2021" in page
    assert "Chưa ghi ngày hết hiệu lực" in page
    again = client.post(new, {**typed, "valid_from": "03/2021"})
    assert "Kỷ luật này của đồng chí đã được ghi." in again.content.decode()
    fact = Discipline.objects.get()
    client.post(
        reverse("discipline-edit", args=[fact.pk]), {**typed, "valid_from": "03/2021", "valid_to": "03/2022"}
    )
    assert "Còn hiệu lực; hết hiệu lực từ 03/2022" in shown(client, world.an)
    history = client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()
    assert "Hết hiệu lực từ ngày" in history and "03/2022" in history
    client.force_login(world.lan)
    client.post(reverse("discipline-remove", args=[fact.pk]), {"reason": "nhầm"})
    assert "Chưa ghi kỷ luật nào." in shown(client, world.an)


def test_each_reads_what_is_for_him(client, world):
    """Discipline every reader of the record; votes and conclusions the deciding body too; the rest the office alone."""
    make_recorded(world.an)
    read = {
        Role.OFFICER: SECRET,
        Role.CHIEF: SECRET,
        Role.LEADER: SECRET[:2],
        Role.UNIT_OFFICER: (),
        Role.AREA_MEMBER: (),
        Role.INSPECTOR: (),
    }
    readers = {role: make_user(f"u-{role}", role, world.district) for role in read}
    for role, told in read.items():
        client.force_login(readers[role])
        person = client.get(world.an.get_absolute_url()).content.decode()
        page = shown(client, world.an)
        history = client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()
        assert "Khiển trách" in page and "Khiển trách" in history, role
        assert {word for word in SECRET if word in page} == set(told), role
        assert {word for word in SECRET if word in history} == set(told), role
        assert (reverse("trust-of", args=[world.an.pk]) in person) == bool(told), role


def test_a_unit_officer_gets_one_answer_about_a_secret_that_is_there_and_one_that_is_not(client, world):
    fact = make_verification(world.an)
    client.force_login(world.huong)
    for key in (fact.pk, fact.pk + 1):
        assert client.get(reverse("verification-edit", args=[key])).status_code == 403
    for cadre in (world.an, make_cadre("Lý Văn Minh", make_post("Chuyên viên", world.hoa_tham))):
        assert client.get(reverse("trust-of", args=[cadre.pk])).status_code == 403
        assert client.get(reverse("higherlisting-new", args=[cadre.pk])).status_code == 403


def test_who_keeps_one_unit_and_reads_another_writes_nothing_into_that(client, world):
    Grant.objects.create(user=world.huong, role=Role.AREA_MEMBER, unit=world.tan_van)
    fact = make_discipline(world.binh)
    client.force_login(world.huong)
    page = shown(client, world.binh)
    assert "Khiển trách" in page and "Sửa" not in page and "Thêm" not in page
    assert client.get(reverse("discipline-new", args=[world.binh.pk])).status_code == 403
    assert client.get(reverse("discipline-edit", args=[fact.pk])).status_code == 404


def test_ones_own_is_read_and_written_by_somebody_else(client, world):
    facts = make_recorded(world.an)
    Account.objects.create(user=world.lan, cadre=world.an)
    client.force_login(world.lan)
    page = shown(client, world.an)
    assert page.count(OTHERS_ACT) == 2 and "Khiển trách" not in page
    assert not [word for word in SECRET if word in page]
    for name, fact in facts.items():
        answer = client.get(reverse(f"{name}-new", args=[world.an.pk]))
        assert answer.status_code == 403 and OTHERS_ACT in answer.content.decode(), name
        assert client.get(reverse(f"{name}-edit", args=[fact.pk])).status_code == 404, name
    history = client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()
    assert not [word for word in ("Khiển trách", *SECRET) if word in history]


def test_on_a_past_day_nothing_is_told_that_came_later(client, world):
    make_recorded(world.an)
    make_discipline(world.an, "warning", valid_from="2015", valid_to="2016")
    client.force_login(world.lan)
    page = shown(client, world.an, "?as_of=31/12/2020")
    assert "Cảnh cáo" in page and "Đã hết hiệu lực từ 2016" in page and "Khiển trách" not in page
    assert [word for word in SECRET if word in page] == ["Tỉnh ủy viên"]
    assert "20/30 = 66,67%" in shown(client, world.an)


def test_in_force_on_a_day_is_asked_alike_of_rows_and_of_one_fact(world):
    for fields in (
        {"valid_from": "2020-12", "valid_to": "2021-12-01"},
        {"form": "warning", "valid_from": "2019", "valid_to": "2021-11-30"},
        {"form": "dismissal", "valid_from": "2021-11-30"},
        {"form": "expulsion", "valid_from": "2021-12"},
    ):
        make_discipline(world.an, **fields)
    day = datetime.date(2021, 11, 30)
    asked = {fact.form for fact in Discipline.objects.on(day)}
    assert asked == {fact.form for fact in Discipline.objects.all() if fact.in_force_on(day)}
    assert asked == {"reprimand", "dismissal"}


def test_forms_stand_from_the_lightest_to_the_gravest():
    assert gravity("reprimand") == 1 and gravity("warning") == 2
    for forms in FORMS.values():
        assert [*forms] == sorted(forms, key=gravity)


def test_the_sections_ask_the_same_queries_of_one_fact_and_of_many(client, world):
    client.force_login(world.lan)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            shown(client, world.an)
        return len(asked)

    make_recorded(world.an)
    one = queries()
    for year in range(2010, 2018):
        make_discipline(world.an, valid_from=str(year))
        make_vote(world.an, held_on=datetime.date(year, 1, 1))
        make_listing(world.an, valid_from=str(year))
    assert queries() == one
