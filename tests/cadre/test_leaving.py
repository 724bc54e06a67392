"""Leaving the service: one act ends all posts, keeps its step and is taken back as a whole."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.acts import LEAVE, RECORD_LEAVING
from cadre.models.conflicts import Account, Relative
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.models.steps import CadreStep
from cadre.reference import load_reference
from foundation.core.acts.run import apply, judge
from foundation.core.acts.steps import state_on
from foundation.core.acts.undo import undo
from office.organisation.rights import Role
from tests.cadre.sheets import bring_in, look, person, reasons, verdicts
from tests.conftest import make_user
from tests.factories import make_cadre, make_post

SEPTEMBER = datetime.date(2021, 9, 1)
JANUARY = datetime.date(2022, 1, 1)
RETIRED = {"leaving_form": "retired", "on": SEPTEMBER, "decision_no": "926-QĐ/HU"}
POSTED = {**RETIRED, "on": "01/09/2021", "state": "serving"}


@pytest.fixture
def an(world):
    """An with a further post in the committee of the commune."""
    post = make_post("Ủy viên BCH", world.hoa_tham)
    PostHeld.objects.create(cadre=world.an, post=post, main=False, known_on="2020-06-01")
    return latest(world.an)


def latest(cadre):
    return Cadre.objects.select_related("now").get(pk=cadre.pk)


def ends(cadre):
    return [str(held.valid_to or "") for held in cadre.posts.order_by("pk")]


def page(name, *args):
    return reverse(f"cadre-{name}", args=args)


def test_leaving_ends_every_post_and_keeps_its_step(client, world, an):
    client.force_login(world.lan)
    assert page("leave", an.pk) in client.get(an.get_absolute_url()).content.decode()
    assert client.post(page("leave", an.pk), POSTED).headers["Location"] == an.get_absolute_url()
    assert ends(an) == ["01/09/2021", "01/09/2021"] and latest(an).now.status == "left"
    assert {(held.leaving_form, held.leaving_decision_no) for held in an.posts.all()} == {
        ("retired", "926-QĐ/HU")
    }
    step = an.steps.get()
    told = (step.act, step.from_state, step.to_state, step.on, step.by, step.leaving_form, step.unit)
    assert told == ("cadre.leave", "serving", "left", SEPTEMBER, world.lan, "retired", world.hoa_tham)
    html = client.get(an.get_absolute_url()).content.decode()
    assert "Đã nghỉ, chuyển đi" in html and page("leave", an.pk) not in html
    assert "<td>Ghi nghỉ, chuyển công tác</td>" in html and "926-QĐ/HU" in html


def test_taking_it_back_opens_the_posts_again(client, world, an):
    client.force_login(world.lan)
    client.post(page("leave", an.pk), POSTED)
    back = page("undo", an.pk, an.steps.get().pk)
    assert back in client.get(an.get_absolute_url()).content.decode()
    client.post(back, {"state": "left"})
    assert ends(an) == ["", ""] and latest(an).now.status == "serving"
    assert not an.posts.exclude(leaving_form="", leaving_decision_no="").exists()
    assert "Đã hoàn tác rồi." in client.post(back, follow=True).content.decode()


def test_it_is_not_taken_back_over_a_later_edit_of_a_post(world, an):
    (step,) = apply(LEAVE, world.lan, [an], RETIRED).steps
    an.posts.filter(main=True).update(valid_to="2021-10-01")
    assert "nay đã được sửa hoặc xóa" in undo(world.lan, [step]).refused[an.pk][0]
    assert ends(an) == ["01/10/2021", "01/09/2021"]


REFUSED = [
    ({"on": datetime.date(2015, 6, 1)}, "Theo số liệu ngày 01/06/2020 đồng chí vẫn giữ chức vụ này"),
    ({"on": datetime.date(2020, 6, 1)}, "Theo số liệu ngày 01/06/2020 đồng chí vẫn giữ chức vụ này"),
    ({"on": None}, "Chưa nhập từ ngày."),
    ({"leaving_form": ""}, "Chưa nhập hình thức."),
    ({"decision_on": JANUARY}, "Ngày quyết định 01/01/2022 ở tương lai"),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_what_speaks_against_it_is_said_and_nothing_ends(world, an, changed, sentence):
    outcome = apply(LEAVE, world.lan, [an], {**RETIRED, **changed})
    assert any(sentence in said for said in outcome.refused[an.pk])
    assert ends(an) == ["", ""] and not CadreStep.objects.exists()


def test_leaving_may_lie_ahead_and_is_recorded_once(client, world, an):
    apply(LEAVE, world.lan, [an], {**RETIRED, "on": JANUARY})
    assert latest(an).now.status == "serving"
    that_day = Cadre.objects.annotate(state=state_on(CadreStep, JANUARY)).get(pk=an.pk).state
    assert that_day == "left"
    said = apply(LEAVE, world.lan, [latest(an)], {**RETIRED, "on": JANUARY}).refused[an.pk]
    assert said == ["Đã ghi nghỉ hưu từ ngày 01/01/2022; hoàn tác việc đó rồi ghi lại."]


def test_who_left_or_holds_no_post_does_not_leave(world, an):
    apply(LEAVE, world.lan, [an], RETIRED)
    nobody = latest(make_cadre("Lý Thị Không", unit=world.hoa_tham))
    refused = judge(LEAVE, world.lan, [latest(an), nobody], RETIRED)
    assert "“Đã nghỉ, chuyển đi”" in refused[an.pk][0] and "“Chưa có chức vụ”" in refused[nobody.pk][0]


def test_nobody_records_it_for_himself_for_a_relative_or_elsewhere(client, world, an):
    reader = make_user("thuongtruc", Role.LEADER, world.district)
    own = make_cadre("Lan", make_post("Chuyên viên", world.office))
    Account.objects.create(user=world.lan, cadre=own)
    Relative.objects.create(cadre=an, relative=own, kinship="sibling")
    client.force_login(world.lan)
    for cadre in (own, an):
        assert client.post(page("leave", cadre.pk), POSTED).status_code == 403
        said = judge(LEAVE, world.lan, [latest(cadre)], RETIRED)[cadre.pk]
        assert said == ["Trường hợp này do đồng chí khác xử lý."]
    elsewhere = judge(LEAVE, world.huong, [latest(world.binh)], RETIRED)[world.binh.pk]
    assert elsewhere == ["Đồng chí không có quyền làm việc này tại đơn vị này."]
    assert judge(LEAVE, reader, [latest(world.binh)], RETIRED)[world.binh.pk] == elsewhere


def test_many_of_a_list_leave_by_one_decision(client, world, an):
    client.force_login(world.lan)
    address = f"{reverse('cadre-leave-many')}?unit={world.hoa_tham.pk}"
    assert address in client.get(f"{reverse('cadre-list')}?unit={world.hoa_tham.pk}").content.decode()
    page = client.get(address)
    assert not page.context["form"]["on"].value(), "the day is typed, for it ends the posts of many"
    shown = page.content.decode()
    assert "Hoàng Thị An (1980) – Chủ tịch UBND, Xã Hoa Thám" in shown
    assert "Nông Văn Bình" not in shown and "checked" not in shown
    everybody = reverse("cadre-leave-many")
    ticked = {"row": [f"{an.pk}:serving", f"{world.binh.pk}:left"], **POSTED}
    refused = client.post(everybody, ticked).content.decode()
    assert "Nông Văn Bình (1975) – Chủ tịch UBND, Xã Tân Văn: Trường hợp này nay đã ở trạng thái" in refused
    assert not CadreStep.objects.exists()
    ticked["row"][1] = f"{world.binh.pk}:serving"
    assert client.post(everybody, ticked).headers["Location"] == reverse("cadre-list")
    assert set(CadreStep.objects.values_list("cadre", "decision_no")) == {
        (an.pk, "926-QĐ/HU"),
        (world.binh.pk, "926-QĐ/HU"),
    }


def test_many_leave_in_the_same_queries(world):
    counts = []
    judge(LEAVE, world.lan, [latest(world.an)], RETIRED)
    for size in (2, 20):
        people = [
            latest(make_cadre(f"Lý {size} {n}", make_post("Chuyên viên", world.hoa_tham)))
            for n in range(size)
        ]
        with CaptureQueriesContext(connection) as queries:
            outcome = apply(LEAVE, world.lan, people, RETIRED)
        assert len(outcome.steps) == size
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10, counts


LEFT = {"leaving_form": "Nghỉ hưu", "decision": "926-QĐ/HU", "left_on": "2021-09-01", "moved_to": ""}


def an_left(**values):
    named = {"full_name": "Hoàng Thị An", "sex": "Nữ", "birth": "1980-05-01"}
    return person(**{**LEFT, **named, **values})


@pytest.fixture
def words(world):
    load_reference()


def test_a_list_of_leavers_does_the_same_act(client, world, an, words):
    bring_in(world.lan, [an_left(), person(11, **LEFT)], "former")
    assert ends(an) == ["01/09/2021", "01/09/2021"]
    steps = CadreStep.objects.order_by("cadre__full_name")
    assert [(step.cadre.full_name, step.act, step.origin, step.on) for step in steps] == [
        ("Hoàng Thị An", RECORD_LEAVING.name, "import", SEPTEMBER),
        ("Lương Văn Tám", RECORD_LEAVING.name, "import", SEPTEMBER),
    ]
    client.force_login(world.lan)
    page = client.get(an.get_absolute_url())
    assert page.status_code == 200 and "Hoàn tác" in page.content.decode(), (
        "no page offers the act, its undo has one"
    )


def test_a_list_that_says_more_corrects_the_step(world, an, words):
    bring_in(world.lan, [an_left(decision="", left_on="2021-09")], "former")
    bring_in(world.lan, [an_left()], "former")
    (step,) = an.steps.standing()
    assert (step.decision_no, step.from_state, an.steps.count()) == ("926-QĐ/HU", "serving", 3)
    undo(world.lan, [step])
    assert ends(an) == ["", ""]


def test_a_list_ends_no_further_post_before_it_was_seen(world, an, words):
    an.posts.filter(main=False).update(known_on="2021-11-30")
    outcome = look(world.lan, [an_left()], "former")
    assert verdicts(outcome) == ["wrong"]
    assert reasons(outcome) == [
        "Theo số liệu ngày 30/11/2021 đồng chí vẫn giữ chức vụ này; kiểm tra lại ngày thôi giữ."
    ]


def test_a_list_about_oneself_is_for_somebody_else(world, an, words):
    Account.objects.create(user=world.lan, cadre=an)
    assert reasons(look(world.lan, [an_left()], "former")) == ["Trường hợp này do đồng chí khác xử lý."]


def test_a_search_that_is_known_no_more_offers_nobody_to_leave(client, world):
    """Else one decision would be offered for everybody in the scope."""
    client.force_login(world.lan)
    response = client.get(page("leave-many"), {"q": "abcdef"})
    assert response.status_code == 400 and "Hoàng Thị An" not in response.content.decode()


@pytest.mark.parametrize("act", [LEAVE, RECORD_LEAVING])
def test_leaving_more_than_a_year_ahead_is_a_slip_of_the_pen(world, an, act):
    far = {**RETIRED, "on": datetime.date(2022, 12, 1)}
    assert apply(act, world.lan, [an], far).refused[an.pk] == [
        "Ngày 01/12/2022 còn quá một năm mới đến; kiểm tra lại ngày nghỉ, chuyển công tác."
    ]
    assert ends(an) == ["", ""]
    assert not judge(act, world.lan, [latest(an)], {**RETIRED, "on": datetime.date(2022, 11, 30)})
