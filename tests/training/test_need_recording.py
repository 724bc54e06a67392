"""The page of the board, and needs written down for many at once from it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from foundation.core.acts.run import apply
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.planning.lists import make_entry, make_target
from tests.training.factories import make_need
from training.models import Need
from training.needs.acts import REGISTER

BOARD, RECORD = reverse("need-board"), reverse("need-record")


@pytest.fixture
def lacking(world, client):
    """An and Bình lack intermediate theory by their posts; An is planned for a title that asks advanced."""
    make_standard("theory", 22)
    target = make_target(world.district, "Bí thư Huyện ủy")
    make_standard("theory", 23, title=target.post.title)
    for person in (world.an, world.binh):
        make_qualification(person, "theory", 21, valid_from="2015-05")
    make_entry(world.an, target)
    client.force_login(world.lan)
    return world


def total(client, **query):
    page = client.get(BOARD, query)
    assert page.status_code == 200
    return page.context["page"]["total"]


def ask(client, query="", **changes):
    """Open the form as the board's filter leaves it and send it, with what the page showed."""
    shown = {f"shown_{each['preview'].kind}": len(each["preview"].wishes) for each in sections(client, query)}
    data = {"kinds": ["theory"], "year": "2021", **shown, **changes}
    return client.post(f"{RECORD}{query}", data, follow=True)


def sections(client, query=""):
    return client.get(f"{RECORD}{query}").context["sections"]


def test_the_board_narrows_by_what_is_lacking_and_counts_it(client, lacking):
    page = client.get(BOARD)
    (label, count, url), *_ = page.context["totals"]
    assert (label, count) == ("Lý luận chính trị", 2)
    assert client.get(url).context["page"]["total"] == 2
    assert (
        page.context["not_written"]
        == client.get(page.context["not_written_url"]).context["page"]["total"]
        == 2
    )
    make_need(lacking.binh)
    for query, found in [
        ({"kind": "theory", "by": "planned"}, 1),
        ({"kind": "theory", "by": "held+planned"}, 1),
        ({"by": "held"}, 2),
        ({"kind": "theory", "least": 23}, 1),
        ({"kind": "state"}, 0),
        ({"need": "none"}, 1),
        ({"need": "open"}, 1),
        ({"word": "has"}, 0),
        ({"kind": "theory", "word": "lacks"}, 2),
        ({"unit": lacking.hoa_tham.pk}, 1),
        ({"title": lacking.an.now.held.post.title_id}, 2),
        ({"level": "commune"}, 2),
        ({"term": lacking.an.planning_entries.get().target.term_id}, 1),
    ]:
        assert total(client, **query) == found, query
    client.force_login(lacking.huong)
    assert total(client) == 1 and total(client, by="planned") == 0
    sheet = client.get(BOARD, {"format": "xlsx"})
    cells = [value for row in load_workbook(io.BytesIO(sheet.getvalue())).active.values for value in row]
    assert "thiếu: từ Trung cấp (giữ Chủ tịch UBND); có Sơ cấp (từ 05/2015)" in cells


def test_of_oneself_and_relatives_nothing_is_told_or_written(client, lacking):
    Account.objects.create(user=lacking.lan, cadre=lacking.an)
    page = client.get(BOARD)
    assert page.context["page"]["total"] == 2 and page.context["totals"][0][1] == 1
    assert page.context["page"]["rows_html"].count("state-fail") == 1
    assert total(client, kind="theory") == 1
    ask(client)
    assert [need.cadre for need in Need.objects.all()] == [lacking.binh]


def test_needs_are_written_for_all_filtered_once_and_taken_back(client, lacking):
    preview = sections(client)[0]
    assert preview["wishes"] == [
        "Hoàng Thị An (Chủ tịch UBND, Xã Hoa Thám): Trung cấp",
        "Hoàng Thị An (Chủ tịch UBND, Xã Hoa Thám): Cao cấp, theo quy hoạch – chỉ cơ quan tổ chức biết",
        "Nông Văn Bình (Chủ tịch UBND, Xã Tân Văn): Trung cấp",
    ]
    assert "Đã ghi 3 nhu cầu." in ask(client).content.decode()
    needs = Need.objects.order_by("cadre", "level")
    assert [(need.cadre, need.level, need.why, need.reserved) for need in needs] == [
        (lacking.an, 22, "held", False),
        (lacking.an, 23, "planned", True),
        (lacking.binh, 22, "held", False),
    ]
    assert needs[1].entry == lacking.an.planning_entries.get()
    # Sent once more, as by a double click, it finds all of it written.
    again = client.post(RECORD, {"kinds": ["theory"], "year": "2021", "shown_theory": "3"}, follow=True)
    assert "đều đã được ghi" in again.content.decode() and needs.count() == 3
    assert len(sections(client)[0]["written"]) == 2
    made_by_hand = make_need(lacking.binh, "state", 32)
    assert not apply(REGISTER, lacking.lan, [needs[0]], {}).refused
    step = needs[1].steps.get()
    undone = client.post(reverse("need-unrecord", args=[step.need_id, step.pk]), {}, follow=True)
    undone = undone.content.decode()
    assert "Đã hoàn tác: ghi nhu cầu (2)." in undone and "1 nhu cầu đã được dùng tiếp" in undone
    assert {need.pk for need in Need.objects.all()} == {
        Need.objects.get(state="registered").pk,
        made_by_hand.pk,
    }


def test_for_the_ticked_alone_and_by_year(client, lacking):
    opened = client.post(f"{RECORD}?kind=theory", {"choose": "1", "chosen": [lacking.binh.pk]})
    assert opened.context["count"] == 1 and list(opened.context["chosen"]) == [lacking.binh.pk]
    told = {"kinds": ["theory", "update"], "year": "2022", "chosen": [lacking.binh.pk]}
    client.post(RECORD, {**told, "shown_theory": "1", "shown_update": "1", "wanted_by": "31/12/2022"})
    found = {(need.cadre, need.kind, need.cycle, need.why) for need in Need.objects.all()}
    assert found == {(lacking.binh, "theory", None, "held"), (lacking.binh, "update", 2022, "yearly")}
    ask(client, kinds=["update"], year="2022")
    assert Need.objects.filter(kind="update", cycle=2022).count() == 2


def test_what_became_more_since_the_page_was_opened_is_asked_about(client, lacking):
    answer = client.post(RECORD, {"kinds": ["theory"], "year": "2021", "shown_theory": "2"})
    assert "lúc mở trang có 2 nhu cầu cần ghi, nay có 3" in answer.content.decode()
    assert not Need.objects.exists()
    assert "Chọn ít nhất một loại." in ask(client, kinds=[]).content.decode()


def test_any_number_of_people_takes_the_same_queries(client, lacking):
    make_need(lacking.binh)
    few, sheet = (queries_of(client, lacking.lan, BOARD, query) for query in ({}, {"format": "xlsx"}))
    for number in range(8):
        person = make_cadre(f"Lý Văn {number}", make_post(f"Phó {number}", lacking.tan_van, is_leader=True))
        make_qualification(person, "theory", 21, valid_from="2015-05")
        make_need(person)
    assert queries_of(client, lacking.lan, BOARD, {}) <= few
    assert queries_of(client, lacking.lan, BOARD, {"format": "xlsx"}) <= sheet
    opened = queries_of(client, lacking.lan, RECORD, {})
    Need.objects.all().delete()
    assert queries_of(client, lacking.lan, RECORD, {}) <= opened


def test_a_list_of_one_kind_opens_that_kind_and_says_when_nothing_is_left(client, lacking):
    opened = client.get(f"{RECORD}?kind=theory")
    assert [(each["preview"].kind, each["ticked"]) for each in opened.context["sections"]] == [
        ("theory", True)
    ]
    assert [(each["preview"].kind, each["ticked"]) for each in opened.context["others"]] == [
        ("update", False)
    ]
    assert "Cập nhật kiến thức năm 2022" in opened.content.decode(), "plans are made for the year to come"
    written = client.post(f"{RECORD}?kind=theory", {"kinds": ["theory"], "shown_theory": "3"}, follow=True)
    assert "Đã ghi 3 nhu cầu." in written.content.decode()
    page = client.get(f"{RECORD}?kind=theory").content.decode()
    assert "2 đồng chí đã có nhu cầu, không còn gì để ghi." in page and 'id="kind-theory"' not in page
