"""A decision names its people, shows what is not Đạt and has each kind of it ticked; one paper may serve many lists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.regulations.models import RuleSet
from planning.models import ApprovedList, PlanningEntry
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal, make_target
from tests.planning.pages import ids, on_screen

PAPER = {
    "decision_no": "9-QĐ/HU",
    "decision_on": "30/11/2021",
    "issuer": "Huyện ủy",
    "signer": "Nông Văn Sáu",
}
OLD = "Đã xem xét: 2 đồng chí không đạt thời gian công tác còn lại"


@pytest.fixture
def proposals(client, planned):
    """Two of sixty years, and one who is Đạt, all put forward for the district's committee."""
    births = {"Lý Văn Một": "1961-01-02", "Lý Văn Hai": "1961-03-04", "Lý Văn Ba": "1980-05-06"}
    people = [
        make_cadre(name, make_post("Chuyên viên", planned.office), birth=day) for name, day in births.items()
    ]
    client.force_login(planned.lan)
    return [make_proposal(cadre, planned.target) for cadre in people]


def rows(*entries):
    return [f"{entry.pk}:{entry.status}" for entry in entries]


def statuses(entries):
    return [PlanningEntry.objects.get(pk=entry.pk).status for entry in entries]


def test_every_line_shows_state_and_verdict_and_each_kind_of_fault_has_its_tick(client, planned, proposals):
    html = on_screen(client.get(reverse("planning-decide", args=ids(planned))).content.decode())
    assert OLD in html and html.count('name="reviewed"') == 1
    assert html.count('name="row"') == 3 and html.count("Dự kiến") == 3
    assert "Không đủ điều kiện" in html and "Đủ điều kiện" in html and "Nông Văn Bình" not in html


def test_a_missing_tick_is_a_sentence_and_nothing_is_lost(client, planned, proposals):
    address = reverse("planning-decide", args=ids(planned))
    answer = client.post(address, {"row": rows(*proposals[:2]), **PAPER})
    html = answer.content.decode()
    assert f"Chưa đánh dấu “{OLD}”." in html
    assert "9-QĐ/HU" in html and "Nông Văn Sáu" in html and html.count("checked") == 2
    assert statuses(proposals) == ["draft"] * 3
    reviewed = answer.context["kinds"][0].key
    answer = client.post(address, {"row": rows(*proposals[:2]), "reviewed": reviewed, **PAPER})
    assert answer.status_code == 302 and statuses(proposals) == ["approved", "approved", "draft"]
    step = proposals[0].steps.order_by("pk").last()
    assert (step.issuer, step.signer, step.decision_no) == ("Huyện ủy", "Nông Văn Sáu", "9-QĐ/HU")


def test_only_the_kinds_of_who_is_named_must_be_ticked(client, planned, proposals):
    client.post(reverse("planning-decide", args=ids(planned)), {"row": rows(proposals[2]), **PAPER})
    assert statuses(proposals) == ["draft", "draft", "approved"]


def test_the_page_of_one_person_asks_the_same(client, planned, proposals):
    address = reverse("planningentry-approve", args=[proposals[0].pk])
    page = client.get(address)
    one = OLD.replace("2 đồng chí", "1 đồng chí")
    assert one in on_screen(page.content.decode())
    asked = {"state": "draft", "version": page.context["version"], **PAPER}
    assert f"Chưa đánh dấu “{one}”." in client.post(address, asked).content.decode()
    asked["reviewed"] = [kind.key for kind in page.context["kinds"]]
    assert client.post(address, asked).status_code == 302
    assert statuses(proposals)[0] == "approved"


def test_the_signing_day_is_never_in_the_future_and_the_day_of_effect_may_be(client, planned, proposals):
    address = reverse("planning-decide", args=ids(planned))
    late = client.post(address, {"row": rows(proposals[2]), **PAPER, "decision_on": "01/12/2021"})
    assert "Ngày ký quyết định 01/12/2021 ở tương lai" in late.content.decode()
    client.post(address, {"row": rows(proposals[2]), **PAPER, "on": "01/01/2022"})
    entry = PlanningEntry.objects.get(pk=proposals[2].pk)
    assert f"{entry.approved_on} {entry.signed_on}" == "2022-01-01 2021-11-30"


@pytest.fixture
def two_lists(planned, proposals):
    """A list of a commune beside that of the district."""
    target = make_target(planned.hoa_tham)
    proposals.append(make_proposal(planned.an, target))
    return ["{}-{}".format(*ids(planned)), f"{target.term_id}-{target.post.title_id}"]


def test_one_paper_serves_many_lists_in_one_act(client, planned, proposals, two_lists):
    address = reverse("planning-decide-many")
    offered = client.get(address).content.decode()
    assert all(f'value="{key}"' in offered for key in two_lists) and 'name="row"' not in offered
    page = client.get(address, {"list": two_lists})
    html = page.content.decode()
    assert html.count('name="row"') == 4 and "Lý Văn Một" in html and "Hoàng Thị An" in html
    before = ApprovedList.objects.count()
    reviewed = [kind.key for kind in page.context["kinds"]]
    sent = {"list": two_lists, "row": rows(*proposals), "reviewed": reviewed, **PAPER}
    assert client.post(address, sent).status_code == 302
    assert statuses(proposals) == ["approved"] * 4
    assert ApprovedList.objects.count() == before + 2


def test_a_list_that_cannot_be_read_is_left_out(client, planned, proposals):
    html = client.get(reverse("planning-decide-many"), {"list": ["x", "9-", "99999999999-1", "0-0"]})
    assert html.status_code == 200 and 'name="row"' not in html.content.decode()


def test_where_there_is_one_list_to_decide_it_is_there_at_once(client, planned, proposals):
    assert client.get(reverse("planning-decide-many")).content.decode().count('name="row"') == 3


def test_a_further_decision_names_those_who_are_planned(client, planned):
    client.force_login(planned.lan)
    address = reverse("planning-decide", args=ids(planned))
    assert "Hoàng Thị An" not in client.get(address).content.decode()
    page = client.get(address, {"planned": "1"})
    html = page.content.decode()
    assert "Hoàng Thị An" in html and "checked" not in html and 'name="reviewed"' not in html
    sent = {"planned": "1", "row": rows(planned.first), **PAPER}
    assert client.post(address, sent).status_code == 302
    assert planned.first.steps.standing().count() == 2
    assert PlanningEntry.objects.get(pk=planned.first.pk).decision_no == "318-QĐ/HU"


def test_queries_of_the_page_do_not_grow_with_its_lines(client, planned, proposals):
    address = reverse("planning-decide", args=ids(planned))
    counts = []
    for more in range(2):
        for number in range(10 * more):
            cadre = make_cadre(
                f"Lý Văn {number}", make_post("Chuyên viên", planned.office), birth="1961-01-02"
            )
            make_proposal(cadre, planned.target)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_form_and_answer_count_people_and_places_alike(client, planned):
    """Two places of one person are one đồng chí, and two lượt."""
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office), birth="1980-01-01")
    targets = [make_target(unit) for unit in (planned.hoa_tham, planned.tan_van)]
    entries = [make_proposal(cuc, target) for target in targets]
    client.force_login(planned.lan)
    address = reverse("planning-decide", args=[targets[0].term_id, targets[0].post.title_id])
    page = client.get(address)
    html = page.content.decode()
    assert ": 1 đồng chí (2 lượt)</h2>" in html and "2 đồng chí" not in html
    assert page.context["offered"][0].proposed == "1 đồng chí (2 lượt)"
    reviewed = [kind.key for kind in page.context["kinds"]]
    answer = client.post(address, {"row": rows(*entries), "reviewed": reviewed, **PAPER}, follow=True)
    assert "Đã ghi quyết định cho 1 đồng chí (2 lượt)." in answer.content.decode()
    assert statuses(entries) == ["approved"] * 2


def test_the_ticks_stand_under_what_they_are(client, planned, proposals):
    html = client.get(reverse("planning-decide", args=ids(planned))).content.decode()
    assert "Nội dung chưa đạt, chưa kiểm tra trong các trường hợp được chọn" in html


def test_what_nobody_checks_and_what_is_not_confirmed_is_said_once_for_all_lines(client, planned, proposals):
    """A line of it tells how much is answered, and what was found of this person alone."""
    RuleSet.objects.update(conditions=["time_left", "titles_of_person", "assets", "health"])
    html = client.get(reverse("planning-decide", args=ids(planned))).content.decode()
    kinds = html.index('id="kinds"')
    assert (
        html.count("1 điều kiện có quy định chưa xác nhận: số chức danh quy hoạch của một người ở cùng cấp.")
        == 1
    )
    assert html.count("2 điều kiện chưa kiểm tra: kê khai tài sản, thu nhập, sức khỏe.") == 1
    assert html[:kinds].count("kê khai tài sản") == 1 and html[:kinds].count("Không đủ điều kiện") == 2
    assert html.count("Đạt 1/4 điều kiện, 2 điều kiện chưa kiểm tra") == 1
    page = client.get(reverse("planningentry-approve", args=[proposals[2].pk])).content.decode()
    assert page.count("2 điều kiện chưa kiểm tra: kê khai tài sản, thu nhập, sức khỏe.") == 1
