"""Of a plan a unit is told which of its people are chosen, once the plan is issued; nothing else of it is there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from foundation.core.acts.run import apply
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.training.factories import choose, make_need, make_plan, make_programme, make_row
from training.models import PlanPerson
from training.plans.chosen_places import CHOOSE, RESERVE

UNTOLD = ("reserve", "refused", "withdrawn")


def told(client, world, person):
    """All that the unit's officer is answered of its people's places, wherever it could stand."""
    addresses = [reverse("planperson-list"), f"{reverse('planperson-list')}?year=2022&state=reserve"]
    addresses += [reverse("planperson-list") + "?print=1", reverse("need-list"), world.an.get_absolute_url()]
    addresses += [reverse("cadre-history", args=[world.an.pk]), reverse("cadre-training", args=[world.an.pk])]
    addresses += [reverse(f"planperson-{page}", args=[person]) for page in ("detail", "history", "edit")]
    return [
        (address, answer.status_code, said(answer))
        for address in addresses
        for answer in [client.get(address)]
    ]


def said(answer):
    return (
        answer.content.decode().partition("</nav>")[2].partition("In lúc")[0]
        if answer.status_code == 200
        else ""
    )


def without_tokens(answers):
    return [
        (address, status, [line for line in html.splitlines() if "token" not in line])
        for address, status, html in answers
    ]


def body_of(html):
    """The lines of the table, without the choices of the filter above it."""
    return html.partition("<tbody>")[2].partition("</tbody>")[0]


def test_who_is_not_told_is_not_there_for_the_unit(client, world):
    """Two worlds: with somebody in a draft, in reserve or refused, and with nobody; every answer is the same."""
    client.force_login(world.huong)
    before = without_tokens(told(client, world, 999999))
    draft, issued = make_plan(world.district), make_plan(world.district, 2021, issued_on="2021-11-20")
    choose(make_row(draft, title="Lớp dự thảo"), world.an)
    for state in UNTOLD:
        person = choose(make_row(issued, title=f"Lớp {state}"), world.an, state=state)
        answers = told(client, world, person.pk)
        assert [line[1:] for line in without_tokens(answers)] == [line[1:] for line in before], state


def test_the_unit_reads_that_somebody_is_chosen_and_nothing_of_why(client, world):
    row = make_row(make_plan(world.district, issued_on="2021-11-20"), make_programme(kind="theory", level=22))
    person = choose(row, world.an, state="reserve", reason="Thay đồng chí khác")
    apply(CHOOSE, world.lan, [person], {})
    for act, asked in ((RESERVE, {}), (CHOOSE, {"reason": "Nội bộ cơ quan"})):
        apply(act, world.lan, [PlanPerson.objects.get()], asked)
    client.force_login(world.huong)
    page = client.get(person.get_absolute_url()).content.decode()
    assert "Hoàng Thị An" in page and "Được chọn" in page
    history = client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()
    listed = client.get(f"{reverse('planperson-list')}?columns=reason&columns=findings").content.decode()
    for html in (page, history, body_of(listed)):
        assert not [word for word in ("Dự phòng", "Nội bộ cơ quan", "Điều kiện dự học") if word in html]
    assert client.get(reverse("planperson-history", args=[person.pk])).status_code == 403
    client.force_login(world.lan)
    assert "Dự phòng" in client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()


def test_ones_own_place_stands_masked_and_is_handled_by_somebody_else(client, world):
    chief = make_user("truongban", Role.CHIEF, world.district)
    Account.objects.create(user=chief, cadre=world.an)
    row = make_row(make_plan(world.district, issued_on="2021-11-20"), make_programme(kind="theory", level=22))
    for title, state in (("Chính thức", "chosen"), ("Ngoài", "reserve")):
        choose(make_row(row.plan, row.programme, title=title), world.an, state=state)
    make_need(world.an)
    make_need(world.binh)
    secret = make_row(make_plan(world.district, 2023, issued_on="2021-11-20", secret=True), row.programme)
    choose(secret, world.an)
    assert not PlanPerson.objects.listed_for(chief).filter(row=secret).exists()
    client.force_login(chief)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Nông Văn Bình" in page and "Hoàng Thị An" not in page
    for state in ("", "chosen", "reserve"):
        answer = client.post(
            reverse("planrow-choose", args=[row.pk]), {"choose": f"{world.an.pk}:{state}"}, follow=True
        )
        assert "Trường hợp này do đồng chí khác xử lý." in answer.content.decode()
    assert PlanPerson.objects.count() == 3
    rows = body_of(client.get(reverse("planperson-list")).content.decode())
    assert "Chính thức" in rows and "Ngoài" not in rows and "Được chọn" not in rows


PAGES = ["trainingplan-list", "trainingplan-detail", "planrow-detail", "planperson-list", "choose"]


@pytest.mark.parametrize("name", PAGES)
def test_as_many_questions_for_many_as_for_one(client, world, name):
    plan = make_plan(world.district)
    row = make_row(plan, make_programme(kind="theory", level=22))
    client.force_login(world.lan)
    asked = []
    for number in range(2):
        for each in range(1 + 6 * number):
            person = make_cadre(f"Lý Văn {number}{each}", make_post("Chuyên viên", world.hoa_tham))
            make_need(person)
            choose(
                row,
                make_cadre(f"Lý Thị {number}{each}", make_post("Chuyên viên", world.tan_van)),
                findings=[],
            )
            make_row(plan, row.programme, title=f"Lớp {number}{each}")
            make_plan(world.district, 2000 + 10 * number + each)
        waiting = Cadre.objects.filter(full_name__startswith=f"Lý Văn {number}")
        with CaptureQueriesContext(connection) as queries:
            if name == "choose":
                sent = {
                    "act": "choose",
                    "person": [f"{key}:" for key in waiting.values_list("pk", flat=True)],
                }
                assert client.post(reverse("planrow-choose", args=[row.pk]), sent).status_code == 302
            else:
                args = {"trainingplan-detail": [plan.pk], "planrow-detail": [row.pk]}.get(name, [])
                assert client.get(reverse(name, args=args)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1], asked
