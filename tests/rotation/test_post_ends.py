"""Nhiệm kỳ, thời hạn: which posts end when, what is said of the others, and what a reader is not told."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from foundation.core.months import add_months
from office.organisation.models.special_days import HolidayYear
from office.organisation.models.structure import PostTitle
from rotation.ends.ending import NO_BEGINNING, NO_FORM, EndKind, PostEnds, end_figures
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target, make_term
from tests.planning.review_papers import address
from tests.reminders.duties import appointed, appointment_rules
from tests.rotation.moves import make_appointment, make_rotation

DAY = datetime.date(2021, 11, 30)
LIST = reverse("post-ends")
TERM = {"appointment_term_months": (60, "months")}


def ends_of(cadre, **known):
    found = PostEnds(PostHeld.objects.on(DAY).filter(cadre=cadre), DAY, **known)
    return [(end.kind, str(end.ends or end.lacking)) for end in found]


def leader(name, title, unit, place="", **held):
    """Somebody who leads, with what is on record of how the post is held."""
    post = make_post(title, unit)
    PostTitle.objects.filter(pk=post.title_id).update(is_leader=True, form_place=place)
    cadre = make_cadre(name, post)
    PostHeld.objects.filter(cadre=cadre).update(**held)
    return cadre


def listed(client, **asked):
    return [row.cadre.full_name for row in client.get(LIST, asked).context["page"]["rows"]]


def test_an_appointment_ends_as_its_decision_says_else_as_the_rule_counts(world):
    appointment_rules(**TERM)
    appointed(world.binh, "2017-03-15")
    assert ends_of(world.binh) == [(EndKind.TERM, "2022-03-15")]
    PostHeld.objects.filter(cadre=world.binh).update(term_ends="2022-05-05")
    assert ends_of(world.binh) == [(EndKind.TERM, "2022-05-05")]


def test_what_is_not_known_is_lacking_and_never_left_out(world):
    appointment_rules(**TERM)
    one = leader("Lý Văn Một", "Trưởng phòng", world.office)
    two = leader(
        "Lý Văn Hai", "Phó Trưởng phòng", world.office, taking_form="appointed", valid_from=None, known_on=DAY
    )
    seat = leader("Lý Văn Ba", "Bí thư Đảng ủy", world.hoa_tham, place="secretary")
    assert ends_of(one) == [(EndKind.TERM, NO_FORM)]
    assert ends_of(two) == [(EndKind.TERM, NO_BEGINNING)]
    assert ends_of(seat) == [(EndKind.ELECTED, "chưa nhập nhiệm kỳ cấp ủy của cấp này")]


def test_a_post_of_a_committee_ends_with_its_term_of_the_level(world):
    make_term("commune", ends_on="2022-06-01")
    make_term("commune", kind="government", name="2021–2026", begins_on="2021-06-01", ends_on="2026-06-01")
    head = leader("Lý Văn Bốn", "Bí thư Đảng ủy", world.hoa_tham, place="secretary")
    state = leader("Lý Văn Năm", "Chủ tịch UBND", world.hoa_tham, place="government_head")
    assert ends_of(head) == [(EndKind.ELECTED, "2022-06-01")]
    assert ends_of(state) == [(EndKind.ELECTED, "2026-06-01")]


def test_a_rotation_ends_as_its_case_says_and_is_not_told_of_hidden_people(world):
    post = world.binh.posts.get().post
    make_rotation(world.binh, post, "2019-02-01", due_on="2022-02-01")
    assert ends_of(world.binh) == [(EndKind.ROTATION, "2022-02-01")]
    assert ends_of(world.binh, hidden={world.binh.pk}) == []


def test_acting_is_told_with_the_day_of_the_decision_or_as_lacking_a_rule(world):
    appointed(world.binh, "2021-01-15", form="acting")
    assert ends_of(world.binh) == [(EndKind.ACTING, "chưa có quy định về thời hạn")]
    PostHeld.objects.filter(cadre=world.binh).update(term_ends="2021-07-15")
    assert ends_of(world.binh) == [(EndKind.ACTING, "2021-07-15")]


def test_the_list_begins_with_what_is_overdue_and_counts_working_days(client, world):
    appointed(world.binh, "2016-03-15")
    PostHeld.objects.filter(cadre=world.binh).update(term_ends="2021-11-15")
    appointed(world.an, "2017-03-15")
    PostHeld.objects.filter(cadre=world.an).update(term_ends="2022-01-04")
    client.force_login(world.lan)
    html = client.get(LIST).content.decode()
    assert listed(client) == ["Nông Văn Bình", "Hoàng Thị An"]
    assert "Quá 11 ngày làm việc" in html and "Còn 25 ngày làm việc" in html
    assert "Đã quá hạn (1)" in html and "Hết trong tháng 01/2022 (1)" in html
    assert "chưa trừ ngày lễ năm 2021, 2022" in html
    HolidayYear.objects.create(year=2021, basis="Thông báo")
    HolidayYear.objects.create(year=2022, basis="Thông báo")
    assert "chưa trừ ngày lễ" not in client.get(LIST).content.decode()


def test_the_list_is_narrowed_by_unit_kind_and_time(client, world):
    appointed(world.binh, "2017-03-15")
    PostHeld.objects.filter(cadre=world.binh).update(term_ends="2021-11-15")
    leader("Lý Văn Hai", "Trưởng phòng", world.office, taking_form="appointed", term_ends="2023-06-01")
    leader("Lý Văn Ba", "Phó Trưởng phòng", world.office)
    client.force_login(world.lan)
    assert listed(client) == listed(client, within="overdue") == ["Nông Văn Bình"]
    assert listed(client, within="all") == listed(client, within="24")
    assert listed(client, within="24") == ["Nông Văn Bình", "Lý Văn Hai"]
    assert listed(client, within="24", unit=world.office.pk) == ["Lý Văn Hai"]
    assert listed(client, kind="rotation") == []
    assert listed(client, within="lacking") == ["Lý Văn Ba", "Hoàng Thị An"]
    assert "2 chức vụ lãnh đạo thiếu dữ liệu" in client.get(LIST).content.decode()


def test_a_row_leads_to_its_proposal_and_names_who_is_planned_as_far_as_readable(client, world):
    held = appointed(world.binh, "2017-03-15")
    PostHeld.objects.filter(pk=held.pk).update(term_ends="2022-03-15")
    make_entry(world.an, make_target(held.post.unit, held.post.title.name))
    client.force_login(world.lan)
    html = client.get(LIST).content.decode()
    assert "Hoàng Thị An" in html and f"?held={held.pk}" in html
    proposal = make_appointment(world.binh, held.post, "reappoint", held=held)
    html = client.get(LIST).content.decode()
    assert proposal.get_absolute_url() in html and "Đang đề xuất" in html
    client.force_login(world.huong)
    assert "Đề xuất bổ nhiệm lại" not in client.get(LIST).content.decode()


def test_a_term_leads_to_its_notice_for_who_may_draw_it_up(client, office):
    held = appointed(office.binh, "2017-03-15")
    PostHeld.objects.filter(pk=held.pk).update(term_ends="2022-03-15")
    acting = appointed(office.an, "2021-01-15", form="acting")
    PostHeld.objects.filter(pk=acting.pk).update(term_ends="2022-01-15")
    links = {each.pk: address("post-term-notice", [each]) for each in (held, acting)}
    page = client.get(LIST).content.decode()
    assert links[held.pk] in page and links[acting.pk] not in page, "who is only acting has no term"
    assert "Chưa xác định được" not in client.get(links[held.pk]).content.decode()
    assert links[held.pk] not in client.get(LIST, {"as_of": "01/10/2021"}).content.decode()
    client.force_login(office.huong)
    assert "post-term-notice" not in client.get(LIST).content.decode()


def test_of_a_reader_and_relatives_no_rotation_is_told(client, world):
    make_rotation(world.an, world.an.posts.get().post, "2019-02-01", due_on="2022-02-01")
    client.force_login(world.lan)
    assert listed(client) == ["Hoàng Thị An"]
    Account.objects.create(user=world.lan, cadre=world.an)
    client.force_login(world.lan)
    assert listed(client) == [] and "do đồng chí khác xem" in client.get(LIST).content.decode()


def test_the_file_holds_what_the_page_shows(client, world):
    appointed(world.binh, "2017-03-15")
    PostHeld.objects.filter(cadre=world.binh).update(term_ends="2022-03-15")
    client.force_login(world.lan)
    sent = client.get(LIST, {"format": "xlsx"})
    assert sent.status_code == 200 and sent["Content-Type"].endswith("sheet")
    sent.close()


def test_the_figures_count_what_the_page_lists(world):
    units = [world.district.pk, world.office.pk, world.hoa_tham.pk, world.tan_van.pk]
    appointed(world.binh, "2016-03-15")
    PostHeld.objects.filter(cadre=world.binh).update(term_ends="2021-11-30")
    appointed(world.an, "2017-03-15")
    PostHeld.objects.filter(cadre=world.an).update(term_ends="2022-11-30")
    assert end_figures(DAY, add_months(DAY, 12), units) == {"within_12_months": 1, "overdue": 1}


@pytest.mark.parametrize("many", [False, True])
def test_the_list_asks_the_same_for_any_number_of_rows(client, world, many):
    appointment_rules(**TERM)
    for number in range(15 if many else 2):
        leader(
            f"Lý Văn {number}",
            f"Trưởng {number}",
            world.office,
            taking_form="appointed",
            valid_from="2017-03-01",
        )
    client.force_login(world.lan)
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(LIST)
    assert len(asked) <= 34


def test_what_leaves_tells_of_no_secret_list(client, world):
    """Somebody planned openly for one post and secretly for another is not named beside the other."""
    for cadre, ends in ((world.binh, "2022-03-15"), (world.an, "2022-04-15")):
        appointed(cadre, "2017-03-15")
        PostHeld.objects.filter(cadre=cadre).update(term_ends=ends)
    third = make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.office))
    for cadre, secret in ((world.binh, False), (world.an, True)):
        post = cadre.posts.get().post
        target = make_target(post.unit, post.title.name)
        make_entry(third, target)
        type(target).objects.filter(pk=target.pk).update(secret=secret)
    client.force_login(world.lan)
    assert client.get(LIST).content.decode().count("Lý Văn Ba") == 2
    assert client.get(LIST, {"print": "1"}).content.decode().count("Lý Văn Ba") == 1


def test_a_decision_on_what_follows_is_told_and_nothing_is_proposed_again(client, world):
    held = appointed(world.binh, "2017-03-15")
    PostHeld.objects.filter(pk=held.pk).update(term_ends="2022-03-15")
    proposal = make_appointment(world.binh, held.post, "reappoint", held=held)
    decided = {"state": "decided", "decision_on": "2021-11-20"}
    type(proposal).objects.filter(pk=proposal.pk).update(**decided, valid_from="2022-03-15")
    client.force_login(world.lan)
    html = client.get(LIST).content.decode()
    assert "Đã có quyết định" in html and f"?held={held.pk}" not in html
    type(proposal).objects.filter(pk=proposal.pk).update(**decided, valid_from="2017-03-15")
    assert f"?held={held.pk}" in client.get(LIST).content.decode()
