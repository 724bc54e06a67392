"""The page of the figures that lists ask: filled in, confirmed by the head alone, saved together or not at all."""

import pytest
from django.urls import reverse

from office.organisation.rights import Role
from office.regulations.models import Rule, RuleSet
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import LONG_AGO, make_rule, make_unit
from tests.forms import hidden_fields
from tests.planning.lists import make_target, make_term

PAGE = reverse("planning-guidance")
SAVE = reverse("planning-guidance-save")


@pytest.fixture
def asked(world):
    """One list of a term to come, whose set has two figures that nobody has confirmed and one that it does not ask."""
    world.rules = RuleSet.objects.create(name="Bộ của tỉnh", in_force_from=LONG_AGO)
    *_, world.women = make_rule("women_min_share", "0.15", "share", world.rules, confirmed=False)
    *_, world.months = make_rule("months_required", 48, "months", world.rules, confirmed=False)
    make_rule("quorum_share", "0.66", "share", world.rules, confirmed=False)
    world.chief = make_user("truong", Role.CHIEF, world.district)
    make_target(world.hoa_tham)
    return world


def typed(client):
    """What the page sends where nobody touches it; a box without a tick is not sent."""
    response = client.get(PAGE)
    data = hidden_fields(response.content.decode())
    for asked in response.context["guidance"].rules:
        for name in ("value", "article"):
            data[asked.form.add_prefix(name)] = asked.form[name].initial or ""
    return data


def field(rule, name):
    return f"rule-{rule.pk}-{name}"


def test_every_figure_that_a_list_asks_stands_there_with_the_list(client, asked):
    client.force_login(asked.chief)
    response = client.get(PAGE)
    html = response.content.decode()
    assert [each.rule for each in response.context["guidance"].rules] == [asked.women, asked.months]
    assert "Tỷ lệ có mặt tối thiểu" not in html and "2 quy định chưa xác nhận" in html
    assert "Hệ số quy hoạch cấp ủy tối thiểu" in html, "what the set does not say"


def test_the_head_fills_in_confirms_and_saves_all_at_once(client, asked):
    client.force_login(asked.chief)
    sent = typed(client) | {
        field(asked.women, "value"): "20%",
        field(asked.women, "article"): "Điều 4",
        field(asked.women, "confirmed"): "on",
    }
    assert client.post(SAVE, sent).status_code == 302
    asked.women.refresh_from_db()
    assert (asked.women.value, asked.women.article, asked.women.confirmed) == ("0.2", "Điều 4", True)
    assert not Rule.objects.get(pk=asked.months.pk).confirmed


def test_one_wrong_line_saves_none_and_keeps_what_was_typed(client, asked):
    client.force_login(asked.chief)
    sent = typed(client) | {
        field(asked.women, "value"): "30%",
        field(asked.months, "confirmed"): "on",
    }
    response = client.post(SAVE, sent)
    assert (
        response.status_code == 200
        and "bộ quy định chưa có mốc tính đã xác nhận" in response.content.decode()
    )
    assert 'value="30%"' in response.content.decode()
    assert Rule.objects.get(pk=asked.women.pk).value == "0.15"


def test_a_reckoning_and_what_counts_from_it_are_confirmed_together(client, asked):
    *_, reckoning = make_rule("reckoning", "congress", "reckoning", asked.rules, confirmed=False)
    client.force_login(asked.chief)
    ticked = {field(rule, "confirmed"): "on" for rule in (reckoning, asked.months)}
    assert client.post(SAVE, typed(client) | ticked).status_code == 302
    assert Rule.objects.filter(confirmed=True).count() == 2


def test_the_administrator_may_not_confirm_and_what_he_changes_waits_for_the_head(client, asked):
    client.force_login(make_user("kythuat", Role.ADMIN, asked.district))
    edit = reverse("rule-edit", args=[asked.women.pk])
    page = {"key": "women_min_share", "measure": "share", "value": "20%", "article": "", "confirmed": "on"}
    client.post(edit, page)
    asked.women.refresh_from_db()
    assert (asked.women.value, asked.women.confirmed) == ("0.2", False)
    Rule.objects.filter(pk=asked.women.pk).update(confirmed=True)
    client.post(edit, page | {"value": "25%"})
    asked.women.refresh_from_db()
    assert (asked.women.value, asked.women.confirmed) == ("0.25", False)
    Rule.objects.filter(pk=asked.women.pk).update(confirmed=True)
    client.post(edit, page | {"value": "25%", "level": "commune"})
    assert not Rule.objects.get(pk=asked.women.pk).confirmed, "nor does it hold elsewhere unseen"


def test_two_heads_at_one_figure_are_asked(client, asked):
    client.force_login(asked.chief)
    sent = typed(client) | {field(asked.women, "value"): "20%"}
    Rule.objects.filter(pk=asked.women.pk).update(value="1/4")
    response = client.post(SAVE, sent)
    assert response.status_code == 200 and "chọn giá trị giữ lại" in response.content.decode()
    assert Rule.objects.get(pk=asked.women.pk).value == "1/4"


def test_an_officer_reads(client, asked):
    client.force_login(asked.lan)
    html = client.get(PAGE).content.decode()
    assert "Lưu tất cả" not in html and "§ Chưa xác nhận" in html
    assert client.post(SAVE, {}).status_code == 403


def test_queries_do_not_grow_with_lists_and_figures(client, asked):
    few = queries_of(client, asked.chief, PAGE, {})
    term = make_term(name="2026–2031", begins_on="2026-06-01", ends_on="2031-06-01")
    for number in range(3):
        make_target(make_unit(f"xa-{number}", f"Xã {number}", parent=asked.district), term=term)
    make_rule("young_min_share", "0.1", "share", asked.rules, confirmed=False)
    assert queries_of(client, asked.chief, PAGE, {}) == few
